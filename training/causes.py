"""What is wrong with events, by cause, for docs/quality.md: python training/causes.py [GOLD.jsonl] [--readings FILE].

FILE holds a reading a line, of the pages of GOLD (`crossvalidated.py` makes it for training pages); without it the
pages are read with the weights of the package. Events are matched by line and type as the scorer matches them; a missed
one is sought among the anchors of the scan.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
from events import _span, fold, gold_spans
from read_pages import raw_page

from palagan.articles.make import make_article
from palagan.model.contract import reading_to_json
from palagan.reading.actors import find_cast
from palagan.reading.attribution import attributions
from palagan.reading.read import read_article, report_sentences
from palagan.reading.scan import scan_events
from palagan.reading.statements import find_statements
from palagan.reading.within import by_sentence

SHARED = Path(__file__).resolve().parents[2] / "shared"
Json = dict[str, Any]


def scorer() -> Any:
    """bench/score.py, which says what matches."""
    spec = importlib.util.spec_from_file_location("shared_score", SHARED / "bench" / "score.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"no scorer in {SHARED}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def anchors(doc: Json, folder: Path) -> list[tuple[int, int]]:
    """The stretches that the scan holds for words of events, kept or not."""
    article = make_article(raw_page(doc, folder))
    sentences = report_sentences(article)
    cast = find_cast(article, sentences)
    told = attributions(article, sentences, cast, find_statements(article, sentences, cast))
    return [_span(item) for item in scan_events(article, sentences, cast, by_sentence(sentences, told))]


class Page:
    """One page: what gold and the reader have, and which of it matches."""

    def __init__(self, score: Any, doc: Json, reading: Json, folder: Path) -> None:
        self.score, self.doc, self.text = score, doc, reading["text"]
        got = score.as_gold_shape(reading)
        self.spans = {actor["id"]: actor["mentions"] for actor in reading["actors"]}
        self.gold = {actor["id"]: actor for actor in doc["actors"]}
        self.ours = {actor["id"]: actor for actor in got["actors"]}
        self.read, self.scanned = got["events"], anchors(doc, folder)
        self.pairs = score.pair_up(
            doc["events"], self.read, lambda g, p: (g["line"], g["type"]) == (p["line"], p["type"]), self._likeness
        )
        self.found, self.right = [id(g) for g, _ in self.pairs], [id(p) for _, p in self.pairs]
        self.told = gold_spans(doc, self.text)

    def _likeness(self, gold: Json, got: Json) -> float:
        wanted, given = self.score.dyads(gold, self.gold), self.score.dyads(got, self.ours)
        return 2 * len(wanted & given) / (len(wanted) + len(given))

    def missed(self, counts: Counter[str]) -> None:
        """Why events of gold have no match."""
        for start, end, event in self.told:
            if id(event) in self.found:
                continue
            here = [p for p in self.read if p["anchor"]["start"] < end and start < p["anchor"]["end"]]
            if any(id(p) not in self.right for p in here):
                counts["missed: found under another type"] += 1
            elif here:
                counts["missed: its word was taken for another event"] += 1
            elif any(a < end and start < b for a, b in self.scanned):
                counts["missed: a known word, ruled out"] += 1
            else:
                counts["missed: no word of the lexicon"] += 1

    def wrong(self, counts: Counter[str]) -> None:
        """Why events that were read have no match."""
        for event in self.read:
            if id(event) in self.right:
                continue
            first, last = event["anchor"]["start"], event["anchor"]["end"]
            if any(id(g) not in self.found for start, end, g in self.told if start < last and first < end):
                counts["wrong: another type in gold"] += 1
            elif any((g["line"], g["type"]) == (event["line"], event["type"]) for g in self.doc["events"]):
                counts["wrong: told twice or split"] += 1
            else:
                counts["wrong: no event in gold"] += 1

    def parties(self, counts: Counter[str]) -> None:
        """What became of the parties of events that match."""
        for gold, got in self.pairs:
            sides = [(self._lands(gold[s], self.gold), self._lands(got[s], self.ours)) for s in ("sources", "targets")]
            both = all(wanted == given for wanted, given in sides)
            counts["both sides right"] += both
            if set(gold["sources"]) & set(gold["targets"]):
                counts["of all on both sides: " + ("right" if both else "wrong")] += 1
                continue
            for side, (wanted, given) in zip(("sources", "targets"), sides, strict=True):
                counts[f"{side}: {self._cause(gold[side], got[side], wanted, given, got['evidence'])}"] += 1

    def _cause(self, gold: list[str], got: list[str], wanted: frozenset[str], given: frozenset[str], at: Json) -> str:
        if wanted == given:
            return "right"
        if not wanted:
            inside = any(at["start"] <= m["start"] < at["end"] for actor in got for m in self.spans.get(actor, ()))
            return "nobody in gold, given from " + ("the sentence" if inside else "elsewhere")
        if given and (given < wanted or wanted < given):
            return "one too few" if given < wanted else "one too many"
        same = self.score.same_actor
        if any(same(self.gold[g], self.ours[o]) for g in gold for o in got if g in self.gold and o in self.ours):
            return "the right actor, a wrong country"
        what = "another given" if given else "nobody given"
        if not any(same(self.gold[g], own) for g in gold for own in self.ours.values()):
            return f"{what}, the right one is no actor of ours"
        words = f" {fold(self.text[at['start'] : at['end']])} "
        forms = [form for g in gold for form in (self.gold[g]["name"], *self.gold[g]["mentions"])]
        named = any(f" {fold(form)} " in words for form in forms)
        return f"{what}, the right one is " + ("in the sentence" if named else "elsewhere")

    @staticmethod
    def _lands(ids: list[str], actors: Json) -> frozenset[str]:
        return frozenset(actors[one]["code"].partition(".")[0] for one in ids if one in actors)


def main() -> None:
    """Print cause and count."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="?", type=Path, default=SHARED / "gold" / "dev.jsonl")
    parser.add_argument("--readings", type=Path)
    options = parser.parse_args()
    score = scorer()
    docs = [json.loads(row) for row in options.gold.read_text("utf-8").splitlines()]
    if options.readings:
        rows = [json.loads(row) for row in options.readings.read_text("utf-8").splitlines()]
    else:
        rows = [reading_to_json(read_article(make_article(raw_page(doc, options.gold.parent)))) for doc in docs]
    readings = {score.page_key(one["text"]): one for one in rows}
    counts: Counter[str] = Counter()
    for doc in docs:
        raw = (options.gold.parent / doc["file"]).read_text("utf-8")
        page = Page(score, doc, readings[score.page_key(raw)], options.gold.parent)
        counts["events in gold"] += len(doc["events"])
        counts["events read"] += len(page.read)
        counts["matched"] += len(page.pairs)
        page.missed(counts)
        page.wrong(counts)
        page.parties(counts)
    for cause, count in sorted(counts.items()):
        sys.stdout.write(f"{count:6}  {cause}\n")


if __name__ == "__main__":
    main()
