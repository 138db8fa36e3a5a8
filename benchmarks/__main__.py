"""`python -m benchmarks [PAGES] [--write]`: measure and print the table; --write keeps it in benchmarks/results.md."""

from __future__ import annotations

import argparse
import os
import platform
from collections.abc import Iterator
from pathlib import Path

from benchmarks.engine import engine_rows
from benchmarks.measure import Row, memory, reading, start_up, whole_case
from benchmarks.pages import real, varied
from benchmarks.steps import gathering, reading_steps, store_and_record
from palagan import __version__
from palagan.commands.output import give_table

RESULTS = Path(__file__).with_name("results.md")
COLUMNS = ("measured", "figure", "", "aim")


def measured(count: int) -> Iterator[Row]:
    """All rows: the bundled sample, varied to `count` pages (fewer for HTML), and real pages where they are there."""
    yield from start_up()
    text, html = varied("text", count), varied("html", max(count // 4, 40))
    yield from reading("text", "text", text)
    yield from reading("html", "html", html)
    yield from gathering([*text, *html])
    yield from reading_steps(text)
    yield from engine_rows(real("text") or text)
    yield from whole_case(count)
    if real_text := real("text"):
        yield from reading("real text", "text", real_text)
        yield from store_and_record(f"{len(real_text)} real pages", real_text)
    if real_html := real("html"):
        yield from reading("real html", "html", real_html)
    yield from memory()


def cells(row: Row) -> tuple[str, str, str, str]:
    """A row as its cells."""
    figure = f"{row.figure:,.2f}" if row.figure < 10 else f"{row.figure:,.0f}"
    return row.what, figure, row.unit, row.aim


def machine() -> str:
    """What was measured on what."""
    load = f", load {os.getloadavg()[0]:.1f} before" if hasattr(os, "getloadavg") else ""
    cores = os.cpu_count()
    return f"palagan {__version__}, Python {platform.python_version()}, {platform.machine()}, {cores} cores{load}"


def main() -> None:
    """Measure, print, and keep where asked."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("pages", nargs="?", type=int, default=400, help="text pages to make of the sample")
    parser.add_argument("--write", action="store_true", help=f"keep the table in {RESULTS.name}")
    options = parser.parse_args()
    where = machine()
    print(where)
    rows = [cells(row) for row in measured(options.pages)]
    give_table(COLUMNS, rows, right=(1, 3))
    if options.write:
        table = "\n".join(f"| {' | '.join(row)} |" for row in (COLUMNS, ("---", "--:", "---", "--:"), *rows))
        RESULTS.write_text(f"# A run of `make bench`\n\n{where}\n\n{table}\n", "utf-8")


if __name__ == "__main__":
    main()
