"""`python -m benchmarks.growth [SHAPE …] [--largest N] [--write]`: how time grows with the length of hard texts."""

from __future__ import annotations

import argparse
import gc
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import log
from pathlib import Path

from benchmarks.__main__ import machine
from benchmarks.shapes import HTML_SHAPES, SHAPES, article_of, page_of
from palagan.articles.make import make_article
from palagan.commands.output import give_table
from palagan.reading.read import read_article

RESULTS = Path(__file__).with_name("growth.md")
SIZES = (100_000, 500_000, 2_000_000, 5_000_000)
LONGEST_SHAPES = (
    "one line without a stop", "one line of sentences", "50,000 short lines", "quotation marks", "nested brackets",
    "mixed scripts", "digits", "capitals", "dan", "kata", "fractions",
)  # fmt: skip
"""Measured up to the largest size; the others up to the second."""
BUDGET = 120.0
"""Seconds: a size that would take longer, going by the last, is left out."""
FELT = 0.02
"""Seconds below which a measurement says nothing of growth."""
COLUMNS = ("step", "shape", *(f"{size / 1e6:g} MB" for size in SIZES), "exponent")

Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Grown:
    """Processor seconds of one shape by size; None where it was not measured."""

    step: str
    shape: str
    seconds: tuple[float | None, ...]

    @property
    def exponent(self) -> float | None:
        """Slope of log seconds over log size, least squares; 1 is in proportion."""
        points = [
            (log(size), log(spent))
            for size, spent in zip(SIZES, self.seconds, strict=True)
            if spent is not None and spent >= FELT
        ]
        if len(points) < 2:
            return None
        middle_x = sum(x for x, _ in points) / len(points)
        middle_y = sum(y for _, y in points) / len(points)
        over = sum((x - middle_x) * (y - middle_y) for x, y in points)
        return over / sum((x - middle_x) ** 2 for x, _ in points)

    def cells(self) -> tuple[str, ...]:
        """A row of the table."""
        told = [f"{spent:.2f}" if spent is not None else "" for spent in self.seconds]
        return (self.step, self.shape, *told, f"{self.exponent:.2f}" if self.exponent is not None else "")


def grown(step: str, shape: str, work: Callable[[int], Work], sizes: tuple[int, ...]) -> Grown:
    """One shape at the sizes asked for, as far as the budget goes."""
    spent: list[float | None] = []
    for number, size in enumerate(SIZES):
        before = spent[-1] if spent else 0.0
        factor = size / SIZES[number - 1] if number else 1.0
        if size not in sizes or before is None or before * factor * 1.3 > BUDGET:
            spent.append(None)
            continue
        ready = work(size)
        gc.collect()
        began = time.process_time()
        ready()
        spent.append(time.process_time() - began)
    return Grown(step, shape, tuple(spent))


def reading(shape: str) -> Callable[[int], Work]:
    """The reader over a report that is nothing but the shape."""

    def ready(size: int) -> Work:
        article = article_of(SHAPES[shape](size))
        return lambda: read_article(article)

    return ready


def making(shape: str, *, html: bool) -> Callable[[int], Work]:
    """The page of the shape made an article."""

    def ready(size: int) -> Work:
        page = page_of(HTML_SHAPES[shape](size), "html") if html else page_of(SHAPES[shape](size))
        return lambda: make_article(page)

    return ready


def measured(only: list[str], largest: int) -> Iterator[Grown]:
    """All rows, or those of some shapes."""
    for medium in ("text", "html"):
        make_article(page_of(SHAPES["one line of sentences"](2000), "html" if medium == "html" else "text"))
    read_article(article_of(SHAPES["one line of sentences"](2000)))
    sizes = tuple(size for size in SIZES if size <= largest)
    for shape in SHAPES:
        if not only or shape in only:
            wanted = sizes if shape in LONGEST_SHAPES or only else sizes[:2]
            yield grown("reading", shape, reading(shape), wanted)
            yield grown("article, text", shape, making(shape, html=False), wanted)
    for shape in HTML_SHAPES:
        if not only or shape in only:
            yield grown("article, HTML", shape, making(shape, html=True), sizes)


def main() -> None:
    """Measure, print, and keep where asked."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.growth", description=__doc__)
    parser.add_argument("shapes", nargs="*", help="only these")
    parser.add_argument("--largest", type=int, default=SIZES[-1], help="characters of the largest text")
    parser.add_argument("--write", action="store_true", help=f"keep the table in {RESULTS.name}")
    options = parser.parse_args()
    where = machine()
    print(where)
    rows = [row.cells() for row in measured(options.shapes, options.largest)]
    give_table(COLUMNS, rows, right=tuple(range(2, len(COLUMNS))))
    if options.write:
        lines = (COLUMNS, ("---", "---", *("--:" for _ in COLUMNS[2:])), *rows)
        table = "\n".join(f"| {' | '.join(line)} |" for line in lines)
        told = "Processor seconds by length; the exponent of growth (1: in proportion). Shapes: `benchmarks/shapes.py`."
        RESULTS.write_text(f"# A run of `python -m benchmarks.growth`\n\n{where}\n\n{told}\n\n{table}\n", "utf-8")


if __name__ == "__main__":
    main()
