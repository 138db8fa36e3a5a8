"""`python -m benchmarks.reuse [PAGES]`: how many known copies are found, how many found are right, how fast.

The pages are made by `make_reuse.py` of the shared folder, whose copies are known: each is held against its source. A
pair that was found is right where both pages go back to one source, so two copies of one page are right as well.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from tests.quality.gold_readings import shared_folder
from tests.record.copy_book import MemoryBook

from benchmarks.__main__ import machine
from palagan.model.article import Article, Kind, Segment
from palagan.model.reading import Reading
from palagan.model.record import Copy
from palagan.record.copies import find_copies, update_copies
from palagan.record.sheet import Sheet, lay_out
from palagan.record.texts import text_of

KINDS = {"exact": 0.99, "light": 0.99, "heavy": 0.97, "half": 0.99, "embedded": 0.99, "three": 0.90}
SETS = ((7, False), (11, False), (7, True), (11, True))
FRESH = 100


@dataclass(frozen=True, slots=True)
class Made:
    """A page made, the page it goes back to (itself for an original), and how it was made."""

    sheet: Sheet
    root: str
    kind: str


def made(pages: int, seed: int, stock: bool) -> list[Made]:
    """The synthetic pages of a seed."""
    shared = shared_folder()
    if shared is None:
        raise SystemExit("no shared folder: set PALAGAN_SHARED")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pages.jsonl"
        script = [sys.executable, str(shared / "bench" / "make_reuse.py"), str(pages), str(path), "--seed", str(seed)]
        subprocess.run([*script, *(["--stock"] if stock else [])], check=True)
        with path.open(encoding="utf-8") as lines:
            return [_made(json.loads(line)) for line in lines]


def _made(row: dict[str, Any]) -> Made:
    text, segments, start = row["text"], [], 0
    for line in text.split("\n"):
        segments.append(Segment(start, start + len(line), Kind.BODY))
        start += len(line) + 1
    article = Article(
        page_id=_page(row["id"]),
        source="made",
        url=None,
        external_id=str(row["id"]),
        text=text,
        segments=tuple(segments),
        language="id",
        outlet=row["outlet"],
        title=None,
        published=row["published"],
        credits=(),
        is_article=True,
    )
    root = row["id"] if row["source"] is None else row["source"]
    return Made(lay_out(Reading(article, (), (), (), (), ())), _page(root), row["kind"])


def _page(number: int) -> str:
    return f"pg-{number:012}"


def recall(pages: Sequence[Made], copies: Sequence[Copy]) -> dict[str, float]:
    """Per kind, the share of copies that were found with the page they were made from, as the later of the two."""
    found = {(copy.earlier, copy.later) for copy in copies}
    known, of = Counter[str](), Counter[str]()
    for page in pages:
        if page.sheet.id != page.root:
            of[page.kind] += 1
            known[page.kind] += (page.root, page.sheet.id) in found
    return {kind: known[kind] / of[kind] for kind in KINDS if of[kind]}


def precision(pages: Sequence[Made], copies: Sequence[Copy]) -> float:
    """The share of pairs found whose pages go back to one source."""
    root = {page.sheet.id: page.root for page in pages}
    return sum(root[copy.earlier] == root[copy.later] for copy in copies) / max(1, len(copies))


def rows(pages: int) -> Iterator[tuple[str, str, str]]:
    """The table: what was measured, the figure, what is aimed at."""
    for seed, stock in SETS:
        made_pages = made(pages, seed, stock)
        sheets = [page.sheet for page in made_pages]
        name = f"seed {seed}{', with stock' if stock else ''}"
        began, spent = time.perf_counter(), time.process_time()
        copies = find_copies(sheets, {})
        spent, lasted = time.process_time() - spent, time.perf_counter() - began
        yield f"{name}: precision", f"{precision(made_pages, copies):.4f}", "0.99"
        for kind, share in recall(made_pages, copies).items():
            yield f"{name}: recall, {kind}", f"{share:.4f}", f"{KINDS[kind]:.2f}"
        yield f"{name}: pairs found", f"{len(copies):,}", ""
        yield f"{name}: pages/s of one core", f"{pages / spent:,.0f}", "3,000"
        yield f"{name}: pages/s by the wall clock", f"{pages / lasted:,.0f}", ""
        yield f"{name}: fingerprints a page", f"{_prints(sheets):.1f}", "40"
    yield f"{FRESH} more pages to {pages:,}, in memory", f"{_brought(sheets):.2f} s", ""


def _prints(sheets: Sequence[Sheet]) -> float:
    some = sheets[:: max(1, len(sheets) // 1000)]
    return sum(len(text_of(sheet, ()).prints) for sheet in some) / len(some)


def _brought(sheets: Sequence[Sheet]) -> float:
    """Seconds to say what a few more pages, spread over the time of all, change."""
    every = max(1, len(sheets) // FRESH)
    book, texts = MemoryBook(), [text_of(sheet, ()) for sheet in sheets]
    book.change([text for n, text in enumerate(texts) if n % every], [])
    began = time.process_time()
    update_copies(book, texts[::every], [])
    return time.process_time() - began


def main() -> None:
    """Measure and print, each figure as it is found."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reuse", description=__doc__)
    parser.add_argument("pages", nargs="?", type=int, default=20_000, help="pages to make for each table")
    options = parser.parse_args()
    print(f"{machine()}, {options.pages:,} pages a set", flush=True)
    for row in chain([("measured", "figure", "aim")], rows(options.pages)):
        print(*row, sep="\t", flush=True)


if __name__ == "__main__":
    main()
