"""Read this first: the steps from pages to the record, in order, one page failing alone.

    gather     what was given → pages      palagan.gather.collect
    articles   page → article              palagan.articles.make      ┐ read_page: both for one page
    reading    article → reading           palagan.reading.read       ┘ read_in_order: for many, on several processes
    record     all readings → record       palagan.record.build

`run.py` takes a case through them. What is not taken is a `Drop` with a reason, and this is the one file that catches
whatever a page may raise.
"""

from __future__ import annotations

import time
import traceback
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from palagan.model.article import Article
from palagan.model.drop import Drop, Reason, Stage
from palagan.model.page import Page
from palagan.model.reading import Reading
from palagan.model.record import Record
from palagan.pool import in_order, never
from palagan.store.reading_row import ReadingRow, reading_row

POOL_PAYS = 64
"""Pages from which further processes are worth their start (a second or so each, for the imports)."""


@dataclass(frozen=True, slots=True)
class Steps:
    """The steps as functions, so that a test or a cluster can hand in others. `reader` names who reads."""

    article: Callable[[Page], Article]
    reads: Callable[[str], bool]
    reading: Callable[[Article], Reading]
    record: Callable[[Sequence[Reading]], Record]
    reader: str


def steps() -> Steps:
    """The steps of this program."""
    from palagan.articles.language import is_read
    from palagan.articles.make import make_article
    from palagan.reading.read import READER, read_article
    from palagan.record.build import build_record

    return Steps(make_article, is_read, read_article, build_record, READER)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a page: its reading, or the drop. A dropped page's `reading` is its article alone, if any."""

    reading: Reading | None
    drop: Drop | None


def read_page(page: Page, by: Steps | None = None) -> Outcome:
    """One page read: articles, then reading. Pure; whatever goes wrong is the page's drop."""
    return _read_page(page, by or steps(), defaultdict(float))


def _read_page(page: Page, by: Steps, seconds: defaultdict[str, float]) -> Outcome:
    article: Article | None = None
    stage = Stage.ARTICLES
    began = time.perf_counter()
    try:
        article = by.article(page)
        seconds[stage.value] += time.perf_counter() - began
        unread = _why_not_read(article, by)
        if unread:
            return Outcome(Reading(article, (), reader=by.reader), unread)
        stage = Stage.READING
        began = time.perf_counter()
        reading = by.reading(article)
        seconds[stage.value] += time.perf_counter() - began
        return Outcome(reading, None)
    except Exception as error:  # noqa: BLE001 - one bad page never stops a run
        kept = Reading(article, (), reader=by.reader) if article else None
        return Outcome(kept, Drop(stage, page.source, Reason.FAILED, _told(error)))


def _why_not_read(article: Article, by: Steps) -> Drop | None:
    if not article.is_article:
        return Drop(Stage.ARTICLES, article.source, Reason.NOT_ARTICLE, "a list, an index or a page with no report")
    if not by.reads(article.language):
        return Drop(
            Stage.READING, article.source, Reason.LANGUAGE, f"{article.language}: kept, not read; no folder for it yet"
        )
    return None


def _told(error: Exception) -> str:
    """An error as one line: what, and where in our code."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f" ({frames[-1].filename.rpartition('palagan/')[2]}:{frames[-1].lineno})" if frames else ""
    return f"{type(error).__name__}: {' '.join(str(error).split())[:300]}{where}"


@dataclass(frozen=True, slots=True)
class Batch:
    """What became of some pages: one row a page, the drops among them, and the seconds spent at each stage."""

    rows: tuple[ReadingRow, ...]
    drops: tuple[Drop, ...]
    seconds: Mapping[str, float]


def read_pages(pages: Sequence[Page], by: Steps | None = None) -> Batch:
    """Some pages read, one after the other; what a process of the pool does."""
    by = by or steps()
    seconds: defaultdict[str, float] = defaultdict(float)
    rows, drops = [], []
    for page in pages:
        outcome = _read_page(page, by, seconds)
        rows.append(reading_row(page.id, by.reader, outcome.reading, outcome.drop))
        if outcome.drop:
            drops.append(outcome.drop)
    return Batch(tuple(rows), tuple(drops), dict(seconds))


def read_in_order(
    chunks: Iterable[Sequence[Page]], by: Steps, *, workers: int = 1, stopped: Callable[[], bool] = never
) -> Iterator[Batch]:
    """Chunks of pages read on `workers` processes; the batches come in the order of the chunks."""
    lost = partial(_lost, reader=by.reader)
    yield from in_order(partial(read_pages, by=by), chunks, workers=workers, lost=lost, stopped=stopped)


def _lost(page: Page, reader: str) -> Batch:
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
