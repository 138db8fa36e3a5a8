"""Pages read together without a case: what an outlet repeats on the pages given is laid over each of them.

The habits of the outlets are known only when the last page was read, so pages and readings wait in a temporary file,
and those that the habits touch are read again on the way out.
"""

from __future__ import annotations

import pickle
import tempfile
import zlib
from array import array
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import IO

from palagan.articles.habits import Habits, digest_of, learn_habits, touching
from palagan.flow import Batch, Steps, read_in_order
from palagan.gather.identity import page_identity
from palagan.model.page import Page

_Entry = tuple[list[Page], Batch]


def read_together(chunks: Iterable[Sequence[Page]], by: Steps, *, workers: int = 1) -> Iterator[Batch]:
    """The batches of the pages, in order, each read with the habits of its outlet as told from all the pages.

    Nothing comes before the last page was read once. Memory holds some hundred bytes a page; a temporary file holds
    pages and readings.
    """
    with tempfile.TemporaryFile(prefix="palagan-") as waiting:
        habits = _learned(waiting, chunks, by, workers)
        stale = (pages for pages, batch in _entries(waiting) if _is_stale(batch, habits))
        anew = read_in_order(stale, by, workers=workers if habits else 1, habits=lambda: habits)
        for pages, batch in _entries(waiting):
            if not _is_stale(batch, habits):
                yield batch
                continue
            left = len(pages)
            while left:
                again = next(anew)
                left -= len(again.rows)
                yield again


def _learned(waiting: IO[bytes], chunks: Iterable[Sequence[Page]], by: Steps, workers: int) -> Habits:
    """All pages read once and put away, and what their outlets repeat."""
    under_way: deque[Page] = deque()
    reports: list[tuple[str, str, array[int]]] = []

    def handed() -> Iterator[Sequence[Page]]:
        for chunk in chunks:
            under_way.extend(chunk)
            yield chunk

    for batch in read_in_order(handed(), by, workers=workers):
        pages = [under_way.popleft() for _ in batch.rows]
        address = {page.id: page_identity(page.hints) or page.id for page in pages}
        reports += [(row.outlet, address[row.page], array("Q", row.lines)) for row in batch.reports if row.lines]
        pickle.dump(zlib.compress(pickle.dumps((pages, batch)), 1), waiting)
    reports.sort(key=itemgetter(0, 1))
    return {one.outlet: one for one in learn_habits(reports)}


def _entries(waiting: IO[bytes]) -> Iterator[_Entry]:
    """What was put away, in order; several may go through the file at the same time."""
    waiting.seek(0, 2)
    at, end = 0, waiting.tell()
    while at < end:
        waiting.seek(at)
        entry: _Entry = pickle.loads(zlib.decompress(pickle.load(waiting)))
        at = waiting.tell()
        yield entry


def _is_stale(batch: Batch, habits: Habits) -> bool:
    """Whether a page of the batch would be read otherwise with these habits."""
    return any(digest_of(touching(row.lines, row.outlet, habits)) != row.habits for row in batch.reports)
