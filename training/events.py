"""Train the event classifier and the linker of parties: python training/events.py GOLD.jsonl … [--out FILE].

Reads gold pages (../shared/gold by default), scans them with the package's own reader, matches anchors and actors to
the annotation, and fits softmax models.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
from linear import Choice, Example, train_linear
from trees import train_trees

from palagan.model.article import Article, Kind, Segment
from palagan.reading.actors import find_cast
from palagan.reading.attribution import attributions
from palagan.reading.cast import Cast
from palagan.reading.linking import Candidate
from palagan.reading.read import report_sentences
from palagan.reading.scan import Scanned, scan_events
from palagan.reading.statements import find_statements
from palagan.reading.within import by_sentence

TYPES = [
    "NONE", "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip


@dataclass
class Lesson:
    """One gold page, scanned: the examples it gives for each model."""

    page: str
    type: list[Example]
    source: list[Choice]
    target: list[Choice]


def fold(text: str) -> str:
    """Letters and digits in lower case, as the scorer compares names."""
    text = unicodedata.normalize("NFKD", text).casefold()
    return " ".join(re.sub(r"[^\w]+", " ", "".join(c for c in text if not unicodedata.combining(c))).split())


def gold_article(doc: dict[str, Any], raw: str) -> Article:
    """The article as the annotators saw it: kinds of lines from gold."""
    segments, position = [], 0
    for number, line in enumerate(raw.split("\n")):
        kind = doc["lines"].get(str(number))
        if kind:
            segments.append(Segment(position, position + len(line), Kind(kind)))
        position += len(line) + 1
    published = doc.get("published") or (doc.get("hint") or {}).get("published")
    return Article(
        doc["id"], doc["id"], None, None, raw, tuple(segments), "id",
        outlet=doc.get("outlet"), published=published, published_from="page", dateline=doc.get("dateline"),
    )  # fmt: skip


def same_actors(doc: dict[str, Any], cast: Cast, text: str) -> dict[str, set[str]]:
    """Gold actor id → ids of the cast's actors that share a written form."""
    forms: dict[str, set[str]] = {}
    for actor in cast.actors:
        for form in {actor.name, *(text[m.start : m.end] for m in actor.mentions)}:
            forms.setdefault(fold(form), set()).add(actor.id)
    return {
        a["id"]: {found for form in (a["name"], *a["mentions"]) for found in forms.get(fold(form), ())}
        for a in doc["actors"]
    }


def gold_spans(doc: dict[str, Any], raw: str) -> list[tuple[int, int, dict[str, Any]]]:
    """Each gold event with the offsets of its anchor: repeated anchors of a line are taken in order."""
    starts, position = [], 0
    for line in raw.split("\n"):
        starts.append(position)
        position += len(line) + 1
    used: dict[tuple[int, str], int] = {}
    out = []
    for event in doc["events"]:
        base, key = starts[event["line"]], (event["line"], event["anchor"])
        found = raw.find(event["anchor"], max(base, used.get(key, 0)))
        if found < 0:
            found = raw.find(event["anchor"], base)
        used[key] = found + 1
        out.append((found, found + len(event["anchor"]), event))
    return out


def matched(scanned: Sequence[Scanned], gold: list[tuple[int, int, dict[str, Any]]]) -> Iterator[tuple[Scanned, Any]]:
    """Each scanned anchor with the gold event it stands for, or None: by overlap, then by type in the same sentence."""
    taken: set[int] = set()
    pairs: dict[int, dict[str, Any]] = {}
    for number, item in enumerate(scanned):
        start, end = _span(item)
        for other, (a, b, event) in enumerate(gold):
            if other not in taken and a < end and start < b:
                taken.add(other)
                pairs[number] = event
                break
    for number, item in enumerate(scanned):
        if number in pairs:
            continue
        for other, (a, _, event) in enumerate(gold):
            inside = item.clause.span.start <= a < item.clause.span.end
            if other not in taken and inside and event["type"] == item.anchor.entry.type:
                taken.add(other)
                pairs[number] = event
                break
    for number, item in enumerate(scanned):
        yield item, pairs.get(number)


def _span(item: Scanned) -> tuple[int, int]:
    return item.clause.tokens[item.anchor.first].start, item.clause.tokens[item.anchor.last - 1].end


def lesson(doc: dict[str, Any], folder: Path) -> Lesson:
    """What one gold page teaches."""
    raw = (folder / doc["file"]).read_text("utf-8").replace("\r\n", "\n")
    article = gold_article(doc, raw)
    sentences = report_sentences(article)
    cast = find_cast(article, sentences)
    statements = find_statements(article, sentences, cast)
    scanned = scan_events(
        article, sentences, cast, by_sentence(sentences, attributions(article, sentences, cast, statements))
    )
    same = same_actors(doc, cast, raw)
    out = Lesson(doc["id"], [], [], [])
    for item, event in matched(scanned, gold_spans(doc, raw)):
        out.type.append((item.features, TYPES.index(event["type"]) if event else 0))
        if event is None:
            continue
        options = item.candidates
        for side, examples in (("sources", out.source), ("targets", out.target)):
            wanted = {actor for gold in event[side] for actor in same.get(gold, ())}
            if not wanted:
                wanted = _alike(doc, event[side], cast, options)
            right = frozenset(n for n, c in enumerate(options) if c.actor in wanted)
            if not right and event[side]:
                continue  # the reader's cast lacks the party: nothing to learn from
            nobody = frozenset({len(options) - 1})
            examples.append((tuple(c.features for c in options), right or nobody))
    return out


def _alike(doc: dict[str, Any], ids: Sequence[str], cast: Cast, options: Sequence[Candidate]) -> set[str]:
    """Candidates that stand for a gold party the cast lacks: those of its code, else of its country."""
    codes = {a["code"] for a in doc["actors"] if a["id"] in ids} - {"UNK"}
    known = {c.actor: actor.code for c in options if (actor := cast.get(c.actor))}
    same = {actor for actor, code in known.items() if code in codes}
    lands = {code.partition(".")[0] for code in codes}
    return same or {actor for actor, code in known.items() if code.partition(".")[0] in lands}


def fit(lessons: Sequence[Lesson]) -> dict[str, Any]:
    """The three models as the package's weights file holds them."""
    return {
        "type": {"classes": TYPES, "weights": train_linear([e for x in lessons for e in x.type], len(TYPES))},
        "source": train_trees([e for x in lessons for e in x.source]),
        "target": train_trees([e for x in lessons for e in x.target]),
    }


def read_lessons(paths: Sequence[Path]) -> list[Lesson]:
    """The lessons of gold files, in order."""
    return [
        lesson(json.loads(row), path.parent) for path in paths for row in path.read_text("utf-8").splitlines() if row
    ]


def main() -> None:
    """Fit on all the files named and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    shared = Path(__file__).resolve().parents[2] / "shared" / "gold"
    parser.add_argument("gold", nargs="*", type=Path, default=[shared / "train.jsonl"])
    weights = Path(__file__).resolve().parents[1] / "src/palagan/languages/id/weights/events.json"
    parser.add_argument("--out", type=Path, default=weights)
    options = parser.parse_args()
    models = fit(read_lessons(options.gold))
    data = {"trained_on": [path.name for path in options.gold], "models": models}
    options.out.write_text(json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n", "utf-8")
    sys.stdout.write(f"{options.out}: {options.out.stat().st_size:,} bytes\n")


if __name__ == "__main__":
    main()
