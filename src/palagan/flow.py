"""Read this first: the steps from pages to the record, in order, one page failing alone.

    gather     what was given → pages      palagan.gather.collect
    articles   page → article              palagan.articles.make      ┐ read_page: all three for one page
    habits     what its outlet repeats     palagan.articles.habits    │ read_in_order: for many, on several processes
    reading    article → reading           palagan.reading.read       ┘
    record     all readings → record       palagan.upkeep.bring, kept up; palagan.record.build, from scratch

A page's reading is a pure function of the page and of those habits of its outlet that touch its own lines. `run.py`
takes a case through the steps. What is not taken is a `Drop` with a reason, and this is the one file that catches
whatever a page may raise.
"""

from __future__ import annotations

import gc
import time
import traceback
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from palagan.articles.habits import NO_HABITS, Habits, digest_of, lay_habits, report_lines, touching
from palagan.model.article import Article
from palagan.model.drop import Drop, Reason, Stage
from palagan.model.page import Page
from palagan.model.reading import Reading
from palagan.pool import in_order, never
from palagan.store.reading_row import ReadingRow, ReportRow, reading_row

Got = TypeVar("Got")
POOL_PAYS = 64
"""Pages from which further processes are worth their start (a second or so each, for the imports)."""
_YOUNG = 50_000
"""New values after which the interpreter looks for rings of dead ones while pages are read; by itself after 700. Pages
make next to none, and looking took a twentieth of the time of reading, a sixth of that of the first page."""


@dataclass(frozen=True, slots=True)
class Steps:
    """The steps as functions, so that a test or a cluster can hand in others. `reader` names who reads."""

    article: Callable[[Page], Article]
    reads: Callable[[str], bool]
    reading: Callable[[Article], Reading]
    reader: str


def steps() -> Steps:
    """The steps of this program."""
    from palagan.articles.language import is_read
    from palagan.articles.make import make_article
    from palagan.reading.read import READER, read_article

    return Steps(make_article, is_read, read_article, READER)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a page: its reading, or the drop. A dropped page's `reading` is its article alone, if any.

    `lines` are those of its report by which its outlet's habits are learned, `habits` the digest of the habits among
    them that it was read with ("" for none).
    """

    reading: Reading | None
    drop: Drop | None
    lines: frozenset[int] = frozenset()
    habits: str = ""


def read_page(page: Page, by: Steps | None = None, habits: Habits = NO_HABITS) -> Outcome:
    """One page read: articles, habits, reading. Pure; whatever goes wrong is the page's drop."""
    return _read_page(page, by or steps(), habits, defaultdict(float))


@contextmanager
def _seldom_collecting() -> Iterator[None]:
    young, *older = gc.get_threshold()
    gc.set_threshold(max(young, _YOUNG) if young else 0, *older)
    try:
        yield
    finally:
        gc.set_threshold(young, *older)


@_seldom_collecting()
def _read_page(page: Page, by: Steps, habits: Habits, seconds: defaultdict[str, float]) -> Outcome:
    article: Article | None = None
    lines: frozenset[int] = frozenset()
    digest = ""
    stage = Stage.ARTICLES
    began = time.perf_counter()
    try:
        article = by.article(page)
        lines = report_lines(article) if article.outlet else lines
        repeated = touching(lines, article.outlet, habits)
        digest = digest_of(repeated)
        article = lay_habits(article, repeated)
        seconds[stage.value] += time.perf_counter() - began
        unread = _why_not_read(article, by)
        if unread:
            return Outcome(Reading(article, (), reader=by.reader), unread, lines, digest)
        stage = Stage.READING
        began = time.perf_counter()
        reading = by.reading(article)
        seconds[stage.value] += time.perf_counter() - began
        return Outcome(reading, None, lines, digest)
    except Exception as error:  # noqa: BLE001 - one bad page never stops a run
        kept = Reading(article, (), reader=by.reader) if article else None
        return Outcome(kept, Drop(stage, page.source, Reason.FAILED, _told(error)), lines, digest)


def _why_not_read(article: Article, by: Steps) -> Drop | None:
    if not article.is_article:
        why = "".join(f": {flag}" for flag in article.flags[-1:])
        told = f"a list, an index or a page with no report{why}"
        return Drop(Stage.ARTICLES, article.source, Reason.NOT_ARTICLE, told)
    if not by.reads(article.language):
        return Drop(
            Stage.READING, article.source, Reason.LANGUAGE, f"{article.language}: kept, not read; no folder for it yet"
        )
    return None


async def one_alone(work: Awaitable[Got], failed: Callable[[str], Got]) -> Got:
    """What the work on one item gives; where it raises, what `failed` makes of that, told in a line."""
    try:
        return await work
    except Exception as error:  # noqa: BLE001 - one bad page never stops the watcher
        return failed(_told(error))


def _told(error: Exception) -> str:
    """An error as one line: what, and where in our code."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f" ({frames[-1].filename.rpartition('palagan/')[2]}:{frames[-1].lineno})" if frames else ""
    return f"{type(error).__name__}: {' '.join(str(error).split())[:300]}{where}"


@dataclass(frozen=True, slots=True)
class Batch:
    """What became of some pages: one row a page, the drops among them, and the seconds spent at each stage.

    `reports` has a row for every page whose outlet is known.
    """

    rows: tuple[ReadingRow, ...]
    drops: tuple[Drop, ...]
    seconds: Mapping[str, float]
    reports: tuple[ReportRow, ...] = ()


def read_pages(pages: Sequence[Page], by: Steps | None = None, habits: Habits = NO_HABITS) -> Batch:
    """Some pages read, one after the other."""
    by = by or steps()
    return _read_several([(page, habits) for page in pages], by)


@_seldom_collecting()
def _read_several(given: Sequence[tuple[Page, Habits]], by: Steps) -> Batch:
    """What a process of the pool does with a chunk."""
    seconds: defaultdict[str, float] = defaultdict(float)
    rows, drops, reports = [], [], []
    for page, habits in given:
        outcome = _read_page(page, by, habits, seconds)
        rows.append(reading_row(page.id, by.reader, outcome.reading, outcome.drop))
        if outcome.drop:
            drops.append(outcome.drop)
        outlet = outcome.reading.article.outlet if outcome.reading else None
        if outlet:
            reports.append(ReportRow(page.id, outlet, outcome.lines, outcome.habits))
    return Batch(tuple(rows), tuple(drops), dict(seconds), tuple(reports))


def no_habits() -> Habits:
    """The habits of outlets of which nothing is known."""
    return NO_HABITS


def read_in_order(
    chunks: Iterable[Sequence[Page]],
    by: Steps,
    *,
    workers: int = 1,
    stopped: Callable[[], bool] = never,
    habits: Callable[[], Habits] = no_habits,
) -> Iterator[Batch]:
    """Chunks of pages read on `workers` processes; the batches come in the order of the chunks.

    `habits()` is asked anew before each chunk is handed out.
    """
    lost = partial(_lost, reader=by.reader)
    given = (_with_habits(chunk, habits()) for chunk in chunks)
    yield from in_order(partial(_read_several, by=by), given, workers=workers, lost=lost, stopped=stopped)


def _with_habits(chunk: Sequence[Page], habits: Habits) -> list[tuple[Page, Habits]]:
    return [(page, habits) for page in chunk]


def _lost(given: tuple[Page, Habits], reader: str) -> Batch:
    page, _ = given
    drop = Drop(Stage.READING, page.source, Reason.FAILED, "the process that read it died")
    return Batch((reading_row(page.id, reader, None, drop),), (drop,), {})


def chunks_of(pages: Iterable[Page], most: int = 32, most_bytes: int = 4 << 20) -> Iterator[list[Page]]:
    """Pages in lists of at most `most`, closed early once they weigh `most_bytes`; lazily."""
    chunk: list[Page] = []
    weight = 0
    for page in pages:
        chunk.append(page)
        weight += len(page.content)
        if len(chunk) >= most or weight >= most_bytes:
            yield chunk
            chunk, weight = [], 0
    if chunk:
        yield chunk
