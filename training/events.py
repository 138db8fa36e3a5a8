"""Train the event classifier and the linker of parties: python training/events.py GOLD.jsonl … [--out FILE].

Reads gold pages (../shared/gold by default) and the reports that we annotated ourselves (`annotated.py`), scans them
with the package's own reader, matches anchors and actors to the annotation, and fits the models. How far the reader's
confidence can be trusted is learnt from gold pages held out, a third at a time (`reliability.py`).
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
import numpy as np
from annotated import CORPUS, OURS, corpus_lines, reports
from folds import thirds
from keeping import keep
from linear import Choice, Example, averaged, train_linear, train_shrunk
from network import known_words, train_network
from pairs import Asked, train_pairs
from reliability import reliability
from trees import TIMES, train_softmax

from palagan.model.article import Article, Kind, Segment
from palagan.reading.actors import find_cast
from palagan.reading.attribution import attributions
from palagan.reading.cast import Cast
from palagan.reading.linking import Candidate
from palagan.reading.read import report_sentences
from palagan.reading.scan import Scanned, scan_events
from palagan.reading.statements import find_statements
from palagan.reading.status import STATUSES, status_signs
from palagan.reading.surroundings import MARK
from palagan.reading.within import by_sentence

TYPES = [
    "NONE", "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip

ROUNDS = 160
"""Trees a model: with our annotations twice as many as gold alone bears (country pairs on dev .482, at 80 .474)."""


GOLD = 2
"""How often a page of gold is looked at for one look at a report of ours, by the network and by the model of types: F1
of types on train by cross-validation .761, on dev .746, each looked at once .759 and .738 (2026-11)."""


@dataclass
class Lesson:
    """One gold page, scanned: the examples it gives for each model."""

    page: str
    type: list[Example]
    status: list[Example]
    source: list[Choice]
    target: list[Choice]
    told: list[Asked]
    """What `pairs.py` learns from."""


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
    """Each gold event with the offsets of its anchor, as `at` tells or found: repeated ones in order."""
    if all("at" in event for event in doc["events"]):
        return [(*event["at"], event) for event in doc["events"]]
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
    """Each scanned anchor with the gold event it stands for, or None: by overlap, then by type in the same sentence.

    Of several words in the anchor of gold ("melontarkan kritik") the one whose type it is stands for it.
    """
    taken: set[int] = set()
    pairs: dict[int, dict[str, Any]] = {}
    for other, (a, b, event) in enumerate(gold):
        inside = [n for n, one in enumerate(scanned) if n not in pairs and a < _span(one)[1] and _span(one)[0] < b]
        if inside:
            taken.add(other)
            fits = {n: (scanned[n].anchor.entry.type == event["type"], not scanned[n].ruled_out) for n in inside}
            pairs[max(inside, key=fits.__getitem__)] = event
    for number, item in enumerate(scanned):
        if number in pairs:
            continue
        for other, (a, _, event) in enumerate(gold):
            inside_it = item.clause.span.start <= a < item.clause.span.end
            if other not in taken and inside_it and event["type"] == item.anchor.entry.type:
                taken.add(other)
                pairs[number] = event
                break
    for number, item in enumerate(scanned):
        yield item, pairs.get(number)


def _span(item: Scanned) -> tuple[int, int]:
    return item.clause.tokens[item.anchor.first].start, item.clause.tokens[item.anchor.last - 1].end


def lesson(doc: dict[str, Any], raw: str) -> Lesson:
    """What one annotated page teaches."""
    article = gold_article(doc, raw)
    sentences = report_sentences(article)
    cast = find_cast(article, sentences)
    statements = find_statements(article, sentences, cast)
    scanned = scan_events(
        article, sentences, cast, by_sentence(sentences, attributions(article, sentences, cast, statements))
    )
    same = same_actors(doc, cast, raw)
    codes = {actor["id"]: actor["code"] for actor in doc["actors"]}
    out = Lesson(doc["id"], [], [], [], [], [])
    for item, event in matched(scanned, gold_spans(doc, raw)):
        out.type.append((item.features, TYPES.index(event["type"]) if event else 0))
        if event:
            signs = status_signs(item.clause, item.anchor, event["type"])
            out.status.append((signs, STATUSES.index(event["status"])))
        if event is None and item.ruled_out:
            continue
        options = item.candidates
        rights: list[frozenset[int]] = []
        for side, examples in (("sources", out.source), ("targets", out.target)) if event else ():
            right = {n for gold in event[side] for n in _right(codes[gold], same.get(gold, set()), cast, options)}
            nobody = frozenset() if event[side] else frozenset({len(options) - 1})
            rights.append(frozenset(right) or nobody)
            if rights[-1]:  # else the reader's cast lacks the party: nothing to learn from
                examples.append((tuple(c.features for c in options), rights[-1]))
        out.told.append(Asked(item, options, *rights))
    return out


def _right(code: str, same: set[str], cast: Cast, options: Sequence[Candidate]) -> set[int]:
    """The candidates that stand for a party: the actor itself, of the right country; else those of its code or country.

    An actor whom the reader codes wrongly teaches nothing, since events are told apart by their countries.
    """
    land = code.partition(".")[0]
    known = {n: actor.code for n, c in enumerate(options) if (actor := cast.get(c.actor))}
    there = {n for n, own in known.items() if own.partition(".")[0] == land}
    itself = {n for n in there if options[n].actor in same}
    return itself or {n for n in there if known[n] == code} or there


def fit(lessons: Sequence[Lesson], corpus: Path = CORPUS) -> dict[str, Any]:
    """The models as the package's weights files hold them; `corpus` is running text, for the words of the network."""
    return {
        "type": {"classes": TYPES, "weights": fit_types([e for x in _weighted(lessons) for e in x.type])},
        "status": {"classes": STATUSES, "weights": fit_status([e for x in lessons for e in x.status])},
        **fit_parties(lessons, corpus),
        **train_pairs([lesson.told for lesson in lessons], [fit_parties(rest, corpus) for rest in thirds(lessons)]),
    }


def fit_types(examples: Sequence[Example]) -> dict[str, list[float]]:
    """Weights of whether and which: the mean of a model that sees all signs and one that sees no surroundings."""
    near = [(tuple([sign for sign in signs if not sign.startswith(MARK)]), label) for signs, label in examples]
    return averaged(train_linear(near, len(TYPES)), train_shrunk(examples, len(TYPES)), len(TYPES))


def _weighted(lessons: Sequence[Lesson]) -> list[Lesson]:
    """Each lesson as often as it is looked at."""
    return [x for x in lessons for _ in range(1 if x.page.startswith(OURS) else GOLD)]


def fit_status(examples: Sequence[Example]) -> dict[str, list[float]]:
    """Weights of whether an event is told as done, planned or possible."""
    return averaged(train_linear(examples, len(STATUSES)), train_shrunk(examples, len(STATUSES)), len(STATUSES))


def fit_parties(lessons: Sequence[Lesson], corpus: Path = CORPUS) -> dict[str, Any]:
    """The models of each side alone."""
    seen = [x.told for x in _weighted(lessons)]
    return {
        "source": train_softmax([e for x in lessons for e in x.source], ROUNDS, times=TIMES),
        "target": train_softmax([e for x in lessons for e in x.target], ROUNDS, times=TIMES),
        "network": train_network(seen, known_words(corpus)),
    }


def gold_pages(paths: Sequence[Path]) -> list[tuple[dict[str, Any], str]]:
    """The pages of gold files with their text, in order."""
    docs = [(json.loads(row), path.parent) for path in paths for row in path.read_text("utf-8").splitlines() if row]
    return [(doc, (folder / doc["file"]).read_text("utf-8").replace("\r\n", "\n")) for doc, folder in docs]


def main() -> None:
    """Fit on all the files named and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    shared = Path(__file__).resolve().parents[2] / "shared" / "gold"
    parser.add_argument("gold", nargs="*", type=Path, default=[shared / "train.jsonl"])
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="what the annotations point into")
    weights = Path(__file__).resolve().parents[1] / "src/palagan/languages/id/weights/events.json"
    parser.add_argument("--out", type=Path, default=weights)
    options = parser.parse_args()
    pages = gold_pages(options.gold)
    gold = [lesson(*page) for page in pages]
    ours = [lesson(*report) for report in reports(corpus_lines(options.corpus))]
    learn = partial(fit, corpus=options.corpus)
    models = learn([*gold, *ours])
    models["reliability"] = reliability(pages, gold, ours, learn, gold_article)
    np.savez_compressed(options.out.with_name("parties.npz"), **models.pop("network"))
    keep(options.out, options.gold, models)


if __name__ == "__main__":
    main()
