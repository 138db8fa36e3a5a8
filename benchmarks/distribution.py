"""`python -m benchmarks.distribution [--write]`: what synthetic readings are like, beside those of real pages.

The real ones are read from the shared folder (gold train and dev; stories.dev), where there is one. `--write` keeps the
table in benchmarks/distribution.md.
"""

from __future__ import annotations

import argparse
import json
import os
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from benchmarks.__main__ import machine
from benchmarks.pages import ROOT
from benchmarks.readings import synthetic
from palagan.commands.output import give_table
from palagan.model.article import REPORT
from palagan.model.reading import Event, Figure, Reading, Statement
from palagan.one_page import read

RESULTS = Path(__file__).with_name("distribution.md")
PAGES = 1_500
_WORD = re.compile(r"[^\W_]+")

Measure = Callable[[Sequence[Reading]], str]


def mean(of: Callable[[Reading], int]) -> Measure:
    """The mean over pages, and the bounds of the middle eight tenths."""

    def measure(readings: Sequence[Reading]) -> str:
        told = sorted(of(reading) for reading in readings)
        low, high = told[len(told) // 10], told[len(told) * 9 // 10]
        return f"{sum(told) / len(told):.1f} ({low}–{high})"

    return measure


def pages(of: Callable[[Reading], object]) -> Measure:
    """The share of pages of which something holds."""
    return lambda readings: f"{sum(bool(of(reading)) for reading in readings) / len(readings):.2f}"


def _share(told: Sequence[object]) -> str:
    return f"{sum(map(bool, told)) / max(1, len(told)):.2f}"


def events(of: Callable[[Event], object]) -> Measure:
    """The share of events."""
    return lambda readings: _share([of(event) for reading in readings for event in reading.events])


def statements(of: Callable[[Statement], object]) -> Measure:
    """The share of statements."""
    return lambda readings: _share([of(one) for reading in readings for one in reading.statements])


def figures(of: Callable[[Figure], object]) -> Measure:
    """The share of figures."""
    return lambda readings: _share([of(one) for reading in readings for one in reading.figures])


def words_of(reading: Reading) -> int:
    """How many words the report has."""
    spans = [segment for segment in reading.article.segments if segment.kind in REPORT]
    return sum(len(_WORD.findall(reading.words(span.start, span.end))) for span in spans)


MEASURES: dict[str, Measure] = {
    "report, words": mean(words_of),
    "different words": mean(lambda r: len(set(_WORD.findall(r.article.text.lower())))),
    "segments": mean(lambda r: len(r.article.segments)),
    "sentences": mean(lambda r: len(r.sentences)),
    "actors": mean(lambda r: len(r.actors)),
    "their mentions": mean(lambda r: sum(len(actor.mentions) for actor in r.actors)),
    "events": mean(lambda r: len(r.events)),
    "happenings": mean(lambda r: len({event.happening for event in r.events})),
    "statements": mean(lambda r: len(r.statements)),
    "figures": mean(lambda r: len(r.figures)),
    "times": mean(lambda r: len(r.times)),
    "places": mean(lambda r: len(r.places)),
    "credits": mean(lambda r: len(r.article.credits)),
    "pages with figures": pages(lambda r: r.figures),
    "pages that credit": pages(lambda r: r.article.credits),
    "pages undated": pages(lambda r: r.article.published is None),
    "events: assault": events(lambda e: e.type == "ASSAULT"),
    "events: with mode": events(lambda e: e.mode),
    "events: dated": events(lambda e: e.date),
    "events: placed": events(lambda e: e.place),
    "events: both sides": events(lambda e: e.sources and e.targets),
    "events: on a word": events(lambda e: e.said_by),
    "events: denied": events(lambda e: e.denied_by),
    "events: background": events(lambda e: e.background),
    "events: planned": events(lambda e: e.status == "planned"),
    "statements: direct": statements(lambda s: s.direct),
    "statements: through another": statements(lambda s: s.via),
    "figures: of an event": figures(lambda f: f.event),
    "figures: on a word": figures(lambda f: f.said_by),
    "figures: sums": figures(lambda f: f.cumulative),
}


def real(folder: Path) -> Iterator[tuple[str, list[Reading]]]:
    """The readings of real pages, by set."""
    gold = [json.loads(line) for name in ("train", "dev") for line in (folder / f"{name}.jsonl").open(encoding="utf-8")]
    yield (
        "gold train, dev",
        [
            read(
                (folder / one["file"]).read_text("utf-8"),
                outlet=one["outlet"],
                published=(one.get("hint") or {}).get("published"),
            )
            for one in gold
        ],
    )
    told = [json.loads(line) for line in (folder / "stories.dev.jsonl").open(encoding="utf-8")]
    yield (
        "stories.dev",
        [read(one["text"], outlet=one["outlet"], published=one["published"], title=one["title"]) for one in told],
    )


def main() -> None:
    """Measure, print, and keep where asked."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.distribution", description=__doc__)
    parser.add_argument("--write", action="store_true", help=f"keep the table in {RESULTS.name}")
    options = parser.parse_args()
    gold = Path(os.environ.get("PALAGAN_SHARED") or ROOT.parent / "shared") / "gold"
    sets = [("synthetic", list(synthetic(PAGES, seed=1))), *(real(gold) if gold.is_dir() else ())]
    head = ("a page", *(f"{name} ({len(readings)})" for name, readings in sets))
    rows = [(name, *(measure(readings) for _, readings in sets)) for name, measure in MEASURES.items()]
    give_table(head, rows, right=tuple(range(1, len(head))))
    if options.write:
        lines = (head, ("---", *("--:" for _ in sets)), *rows)
        table = "\n".join(f"| {' | '.join(line)} |" for line in lines)
        told = "Means, with the middle eight tenths of pages in brackets; shares. Real pages as the reader reads them."
        RESULTS.write_text(f"# What synthetic readings are like\n\n{machine()}\n\n{told}\n\n{table}\n", "utf-8")


if __name__ == "__main__":
    main()
