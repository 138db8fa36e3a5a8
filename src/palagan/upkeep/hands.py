"""Who does the heavy steps, which need no case: this process, or several that are kept for all slices."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import TypeVar

from palagan.errors import CaseError
from palagan.model.record import Copy
from palagan.pool import Crew
from palagan.record.copies import Compared, compare
from palagan.record.packing import pack, unpack
from palagan.store.upkeep import PartRow
from palagan.upkeep.pages import Given, make_parts
from palagan.upkeep.telling import StoryPages, ToldStory, tell_packed, tell_stories

Result = TypeVar("Result")

AT_ONCE = 50
"""Pages that a process is given at a time."""
COMPARED_AHEAD = 8
"""Some hundred pairs each, with their texts, that wait to be compared."""


def compare_packed(given: Sequence[Compared]) -> bytes:
    """The copies among some pairs, as bytes: what a process of the pool does."""
    return pack([copy for one in given for copy in compare(one)])


class Hands:
    """The heavy steps. Parts that were begun ahead are taken if the page's reading is still the same."""

    def __init__(self, crew: Crew | None) -> None:
        self._crew = crew
        self._ahead: deque[Future[list[PartRow]]] = deque()

    def begin_parts(self, pages: Sequence[Given]) -> None:
        """Let the other processes, if there are any, begin on the parts of more pages that will be asked for next."""
        if self._crew is not None:
            self._ahead += self._crew.begin(make_parts, _chunks(pages))

    def parts(self, pages: Sequence[Given]) -> list[PartRow]:
        """The parts of pages."""
        ready = {(part.page, part.made_of): part for done in self._ahead for part in _result(done)}
        self._ahead = deque()
        missing = [one for one in pages if (one.page, one.made_of) not in ready]
        if self._crew is None:
            made = make_parts(missing)
        else:
            made = [part for done in self._crew.begin(make_parts, _chunks(missing)) for part in _result(done)]
        ready |= {(part.page, part.made_of): part for part in made}
        return [ready[one.page, one.made_of] for one in pages]

    def compare(self, several: Iterable[Compared]) -> Iterator[list[Copy]]:
        """The copies among pairs of pages, `compare` for each of these, in order."""
        if self._crew is None:
            yield from map(compare, several)
            return
        begun: deque[Future[bytes]] = deque()
        for one in several:
            begun += self._crew.begin(compare_packed, [[one]])
            if len(begun) > COMPARED_AHEAD:
                yield unpack(_result(begun.popleft()), list[Copy])
        while begun:
            yield unpack(_result(begun.popleft()), list[Copy])

    def tell(self, chunks: Iterable[Sequence[StoryPages]]) -> Iterator[list[ToldStory]]:
        """`tell_stories` for each chunk, in order."""
        if self._crew is None:
            yield from map(tell_stories, chunks)
            return
        begun = self._crew.begin(tell_packed, chunks)
        while begun:
            yield unpack(_result(begun.popleft()), list[ToldStory])


@contextmanager
def hands(workers: int) -> Iterator[Hands]:
    """So many processes, or with one this process alone."""
    crew = Crew(workers) if workers > 1 else None
    try:
        yield Hands(crew)
    finally:
        if crew is not None:
            crew.close()


def _chunks(given: Sequence[Given]) -> Iterator[Sequence[Given]]:
    for start in range(0, len(given), AT_ONCE):
        yield given[start : start + AT_ONCE]


def _result(done: Future[Result]) -> Result:
    """What a process gives; one that dies has met a fault of ours, not of a page: the slice is taken back."""
    try:
        return done.result()
    except BrokenProcessPool as error:
        raise CaseError(
            "a process that made the record died",
            item="the record",
            way_out="Run the command again with more memory, or with --workers 1; what stands is kept.",
        ) from error
