"""A case filled with synthetic pages and their readings: in bulk at first, as a run adds them later."""

from __future__ import annotations

import gc
import json
import zlib
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict
from functools import cache
from itertools import count, islice
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from benchmarks.newsroom import World
from benchmarks.readings import epoch, made
from palagan.gather.identity import page_identity
from palagan.model.page import Page
from palagan.model.reading import Reading
from palagan.store.open import CaseFile, open_case
from palagan.store.pages import add_page, all_pages
from palagan.store.reading_row import reading_row
from palagan.store.readings import load_reading, save_readings
from palagan.store.schema import pages, readings

BATCH = 1000
FOR_SEVERAL = 20_000
"""Pages from which several processes pay."""
_FAST = 1
"""How hard pages are compressed: a benchmark's bytes need not be few."""

Row = tuple[Page, Reading]
Columns = tuple[dict[str, Any], dict[str, Any]]
"""A row of the table of pages, and one of the table of readings."""


def fill(case: CaseFile, rows: Iterable[Row], now: str) -> int:
    """Puts pages that the case lacks into its tables, with their readings; gives how many. Ids must be new."""
    return fill_columns(case, (columns(page, reading, now) for page, reading in rows))


def fill_columns(case: CaseFile, rows: Iterable[Columns]) -> int:
    """The same for pages and readings that are columns already."""
    done = 0
    source = iter(rows)
    with _without_collecting():
        while batch := list(islice(source, BATCH)):
            with case.writing() as connection:
                connection.execute(insert(pages), [page for page, _ in batch])
                connection.execute(insert(readings), [reading for _, reading in batch])
            done += len(batch)
    return done


def synthetic_columns(size: int, seed: int, now: str, workers: int = 1) -> Iterator[Columns]:
    """So many synthetic pages with their readings, oldest first, made by several processes where they are many."""
    if workers == 1 or size < FOR_SEVERAL:
        yield from islice((columns(one.page, one.reading, now) for one in made(seed)), size)
        return
    with ProcessPoolExecutor(workers) as pool:
        numbers = count(0)
        waiting = deque(pool.submit(_epoch, seed, number, now) for number in islice(numbers, workers + 1))
        left = size
        while left > 0:
            rows = waiting.popleft().result()
            waiting.append(pool.submit(_epoch, seed, next(numbers), now))
            yield from islice(rows, left)
            left -= len(rows)
        pool.shutdown(wait=False, cancel_futures=True)


def _epoch(seed: int, number: int, now: str) -> list[Columns]:
    gc.disable()  # nothing made here refers to itself
    return [columns(one.page, one.reading, now) for one in epoch(_world(seed), seed, number)]


@cache
def _world(seed: int) -> World:
    return World(seed)


def add(case: CaseFile, rows: Iterable[Row], now: str) -> int:
    """Keeps pages and readings as `palagan add` and `palagan run` do, in one transaction; gives how many."""
    with case.writing() as connection:
        kept = []
        for page, reading in rows:
            add_page(connection, page, page_identity(page.hints) or None, now)
            kept.append(reading_row(page.id, reading.reader, reading, None))
        save_readings(connection, kept)
    return len(kept)


def columns(page: Page, reading: Reading, now: str) -> Columns:
    """The rows of a page and its reading, as `add` would write them."""
    hints = page.hints
    row = {
        "id": page.id,
        "identity": page_identity(hints) or None,
        "source": page.source,
        "media": page.media,
        "encoding": page.encoding,
        "encoding_doubt": page.encoding_doubt,
        "sha256": page.sha256,
        "size": len(page.content),
        "url": hints.url,
        "external_id": hints.external_id,
        "hint_outlet": hints.outlet,
        "hint_published": hints.published,
        "hint_title": hints.title,
        "hint_byline": hints.byline,
        "hint_language": hints.language,
        "captured": page.captured,
        "added": now,
        "notes": json.dumps(page.notes),
        "content": zlib.compress(page.content, _FAST),
    }
    return row, asdict(reading_row(page.id, reading.reader, reading, None))


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Nothing made here refers to itself: not to look for such rings saves a quarter of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def rows_of(path: Path) -> list[Row]:
    """All pages and readings of a small case, in the order of adding."""
    case = open_case(path)
    with case.reading() as connection:
        rows = [(page, load_reading(connection, page.id)) for page in list(all_pages(connection))]
    case.close()
    return [(page, reading) for page, reading in rows if reading is not None]
