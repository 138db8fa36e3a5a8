"""Stories kept up: folds again only the days that a change can reach, and says which pages moved from story to story.

A day's fold (`stream.py`) looks at the pages of `WINDOW` days and at the stories of those that are free no more. So a
change on a day reaches the folds of that day and of the window's days after it, and further days only as long as some
page of their window is in another story than before. Shared text that is told otherwise than before speaks only in the
folds of the later page's day and of those in which that page is still free.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np

from palagan.record.laid_days import LaidDays
from palagan.record.leaf import Leaf
from palagan.record.stream import FREE, IS_FREE, LEAST_COPIED, WINDOW, fold_laid
from palagan.record.window import lay

Why = Literal["merged", "split"]

MOST_UNDATED = 300
"""Pages without a day up to which they are compared with each other and with the case's last days. Of more, which no
window bounds, shared text alone tells what belongs together."""


@dataclass(frozen=True, slots=True)
class Move:
    """A page that a later day's pages (`day`, an ordinal) brought from one story into another, both by first page.

    "merged": all pages of the story that could still move went with it; "split": others stayed or went elsewhere.
    """

    page: str
    before: str
    after: str
    day: int
    why: Why


@dataclass(frozen=True, slots=True)
class StoryChanges:
    """What a change did: the pages whose story is another, the days folded anew, and all moves made on those days.

    `assigned` holds pages that are new or in another story than kept. The moves kept of `days` are to be forgotten.
    """

    assigned: Mapping[str, str]
    days: tuple[int, ...]
    moves: tuple[Move, ...]


class StoryBook(Protocol):
    """What is kept of a case. Days are ordinals; a page whose leaf has no day is undated."""

    def days(self) -> Sequence[int]:
        """The days that have pages, ascending."""

    def leaves(self, day: int) -> Sequence[Leaf]:
        """The leaves of a day."""

    def undated(self) -> Sequence[Leaf]:
        """The leaves without a day."""

    def undated_pages(self) -> Sequence[str]:
        """Their pages, in the order of their places."""

    def undated_number(self) -> int:
        """How many they are."""

    def stories(self, day: int) -> Mapping[str, str]:
        """Page → story as kept, for pages of a day; pages that are new need not be in it, pages gone may be."""

    def undated_stories(self) -> Mapping[str, str]:
        """The same for pages without a day."""

    def moves(self, since: int) -> Sequence[Move]:
        """The moves kept, made on the day `since` or later."""

    def copies(self, pages: Collection[str]) -> Iterable[tuple[str, str, float]]:
        """Pairs of pages that share text, one of `pages` at least, and the share of the later that the earlier has."""

    def copies_among(self, pages: Collection[str]) -> Iterable[tuple[str, str, float]]:
        """The same, both of `pages`."""


def update_stories(book: StoryBook, touched: Iterable[int | None], shared: Iterable[int | None] = ()) -> StoryChanges:
    """Bring the stories up to date after pages of the days `touched` were added, changed or taken away.

    Where two pages that stay share another part of their text than before, the later of their days is one of `shared`.
    None among the days stands for pages without a day, also where only one of the two has none. The same as stories
    made from scratch, whatever the order and the batches.
    """
    return _Update(book, set(touched), set(shared)).run()


class _Update:
    def __init__(self, book: StoryBook, touched: set[int | None], shared: set[int | None]) -> None:
        self.book = book
        self.days = list(book.days())
        self.dated = sorted(day for day in touched if day is not None)
        self.shared = sorted(day for day in shared if day is not None)
        self.begins = sorted({*self.dated, *self.shared})
        self.undated = None in touched or None in shared
        self.now: dict[str, str] = {}
        """What the folds made, of pages whose story is not as kept or that the next fold may move again."""
        self.day_of: dict[str, int] = {}
        """The days of these pages."""
        self.done: dict[str, str] = {}
        self.folded: set[int] = set()
        self.made: list[Move] = []
        self.told: dict[str, list[Move]] = defaultdict(list)
        for move in sorted(book.moves(self._start()), key=lambda move: -move.day) if self.begins else ():
            self.told[move.page].append(move)
        self.window = LaidDays(book.leaves, book.stories)

    def run(self) -> StoryChanges:
        at = bisect_left(self.days, self._start()) if self.begins else len(self.days)
        while at < len(self.days):
            day = self.days[at]
            if self._reached(day) or self._differs(day):
                self._fold(day)
                at += 1
            else:
                self._settle(day)
                at = self._next(day)
        if self.undated or self._end_touched():
            self._fold_undated()
        self._settle(None)
        gone = set(self.dated) - set(self.days)
        return StoryChanges(self.done, tuple(sorted(self.folded | gone)), tuple(self.made))

    def _start(self) -> int:
        """The first day to fold: the first touched, or where it has no pages left, the last before it that has."""
        return self._with_pages(self.begins[0])

    def _with_pages(self, day: int) -> int:
        at = bisect_right(self.days, day) - 1
        return self.days[at] if at >= 0 else day

    def _reached(self, day: int) -> bool:
        """Whether pages in the day's window were touched, or the text that free ones share, or the next day that had
        pages has none any more."""
        if _has(self.dated, day - WINDOW, day) or _has(self.shared, day - FREE, day):
            return True
        later = bisect_right(self.dated, day)
        return later < len(self.dated) and self._with_pages(self.dated[later]) == day

    def _span(self, first: int, last: int) -> Sequence[int]:
        """The days with pages among these."""
        return self.days[bisect_left(self.days, first) : bisect_right(self.days, last)]

    def _differs(self, day: int) -> bool:
        """Whether a page in the window before the day is not in the story that was kept when the day was folded."""
        return any(
            page in self.now and self.now[page] != self._kept_before(page, kept, day)
            for one in (self._span(day - WINDOW, day - 1) if self.now else ())
            for kept in [self.window.stories(one)]
            for page in self.window.laid(one).pages
        )

    def _next(self, day: int) -> int:
        """The next day to look at after one that nothing has reached."""
        at = bisect_right(self.begins, day)
        wanted = self._with_pages(self.begins[at]) if at < len(self.begins) else self.days[-1] + 1
        return max(bisect_left(self.days, wanted), bisect_right(self.days, day))

    def _kept_before(self, page: str, kept: Mapping[str, str], day: int) -> str | None:
        """The story of a page as it was kept before the day's fold; None for one that was in none."""
        story = kept.get(page)
        if story is not None:
            for move in self.told.get(page, ()):
                if move.day >= day:
                    story = move.before
        return story

    def _fold(self, day: int) -> None:
        span = self._span(day - WINDOW, day)
        laid = [self.window.laid(one) for one in span]
        stories = [
            self.window.owners(one, self.now) if one < day - FREE else np.full(len(its.pages), IS_FREE, dtype=np.int64)
            for one, its in zip(span, laid, strict=True)
        ]
        free = [(page, one) for one, its in zip(span, laid, strict=True) if one >= day - FREE for page in its.pages]
        copies = self.book.copies([page for page, _ in free])
        assigned = fold_laid(laid, self.window.words, np.concatenate(stories), self.window.names, copies)
        older = [(page, one) for page, one in free if one != day]
        before = {
            page: self.now.get(page, self._kept_before(page, self.window.stories(one), day)) for page, one in older
        }
        self.made.extend(_moves(before, assigned, [page for page, _ in older], day))
        self.now.update(assigned)
        self.day_of.update(free)
        self.folded.add(day)
        self.window.forget(day - WINDOW)

    def _settle(self, next_day: int | None) -> None:
        """Keep what the folds made of the pages that the next day's fold, made before, does not move."""
        free_from = None if next_day is None else next_day - FREE
        for page, story in self.now.items():
            day = self.day_of[page]
            if (free_from is None or day < free_from) and self.window.stories(day).get(page) != story:
                self.done[page] = story
        self.now, self.day_of = {}, {}

    def _end_touched(self) -> bool:
        """Whether something in the last days of the case is not as it was: pages without a day hang on to them."""
        if not self.begins or not 0 < self.book.undated_number() <= MOST_UNDATED:
            return False
        last = self.days[-1] if self.days else self.begins[0]
        return self.begins[-1] >= last - WINDOW or bool(self.folded and max(self.folded) >= last - WINDOW)

    def _fold_undated(self) -> None:
        if self.book.undated_number() > MOST_UNDATED:
            alone = self.book.undated_pages()
            assigned = _joined_by_text(alone, self.book.copies_among(alone))
        else:
            assigned = self._folded_undated()
        was = self.book.undated_stories()
        self.done.update((page, story) for page, story in assigned.items() if was.get(page) != story)

    def _folded_undated(self) -> dict[str, str]:
        span = self._span(self.days[-1] - WINDOW, self.days[-1]) if self.days else ()
        alone = lay(self.book.undated(), self.window.words)
        latest = self.done | self.now
        stories = [self.window.owners(one, latest) for one in span]
        free = np.full(len(alone.pages), IS_FREE, dtype=np.int64)
        return fold_laid(
            [*(self.window.laid(one) for one in span), alone],
            self.window.words,
            np.concatenate([*stories, free]),
            self.window.names,
            self.book.copies(alone.pages),
        )


def _has(days: Sequence[int], first: int, last: int) -> bool:
    """Whether one of the days, which ascend, is among these."""
    at = bisect_left(days, first)
    return at < len(days) and days[at] <= last


def _joined_by_text(pages: Iterable[str], copies: Iterable[tuple[str, str, float]]) -> dict[str, str]:
    """Page → story, for pages of which only the text that they share tells what belongs together."""
    near: dict[str, set[str]] = {page: set() for page in pages}
    for one, other, share in copies:
        if share >= LEAST_COPIED and one in near and other in near:
            near[one].add(other)
            near[other].add(one)
    found: dict[str, str] = {}
    for first in near:
        front = [] if first in found else [first]
        while front:
            page = front.pop()
            found[page] = first
            front += [other for other in near[page] if other not in found]
    return found


def _moves(
    before: Mapping[str, str | None], after: Mapping[str, str], pages: Sequence[str], day: int
) -> Iterable[Move]:
    """The moves among pages that were in a story before this day."""
    together: dict[str, set[str]] = defaultdict(set)
    for page in pages:
        together[before[page] or page].add(after[page])
    for page in pages:
        story = before[page] or page
        if after[page] != story:
            yield Move(page, story, after[page], day, "merged" if len(together[story]) == 1 else "split")
