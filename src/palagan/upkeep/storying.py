"""Stories folded again from the days that changed, until the days after come to the same as before."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from sqlalchemy import Connection

from palagan.record.leaf import Leaf
from palagan.record.packing import unpack
from palagan.record.stream import FREE, WINDOW, fold_day
from palagan.store.upkeep import change, rows, save_assignments
from palagan.upkeep.touched import Touched

Shared = tuple[str, str, float]
"""An earlier and a later page, and the share of the later that stands in the earlier."""


def fold_again(connection: Connection, touched: Touched) -> None:
    """Put every page into its story, after the pages of `touched.days` came, changed or went.

    What a day makes of its pages rests on the days of its window; so folding stops where, for the length of a window,
    no page came, went or moved.
    """
    if None in touched.days:
        _fold_undated(connection, touched)
    days = [day for (day,) in connection.exec_driver_sql(_DAYS)]
    book = _Days(connection)
    dirty = sorted(day for day in touched.days if day is not None)
    changed = dirty[:]  # days on which a page came, went or moved, as far as is known
    for at, day in enumerate(days):
        if not any(day - WINDOW <= other <= day + FREE for other in _near(changed, day)):
            continue
        moved = _fold(book, days, at, touched)
        for other in moved:
            changed.insert(bisect_left(changed, other), other)


def _near(changed: Sequence[int], day: int) -> Sequence[int]:
    return changed[bisect_left(changed, day - WINDOW) : bisect_right(changed, day + FREE)]


_DAYS = "SELECT DISTINCT day FROM page_parts WHERE day IS NOT NULL ORDER BY day"


def _fold(book: _Days, days: Sequence[int], at: int, touched: Touched) -> list[int]:
    """Fold one day; gives the days of the pages that moved."""
    day = days[at]
    window = days[bisect_left(days, day - WINDOW) : at + 1]
    leaves = [leaf for other in window for leaf in book.leaves(other)]
    kept = {page: story for other in window if other < day - FREE for page, story in book.stories(other).items()}
    copies = [copy for other in window for copy in book.copies(other)]
    assigned = fold_day(day, leaves, kept, copies).assigned
    after = days[at + 1] if at + 1 < len(days) else None
    moved = []
    for other in window:
        if other < day - FREE or (after is not None and after <= other + FREE):
            continue  # settled before, or to be settled by a later day
        new = {leaf.page: assigned[leaf.page] for leaf in book.leaves(other)}
        if book.settle(other, new, touched):
            moved.append(other)
    return moved


def _fold_undated(connection: Connection, touched: Touched) -> None:
    book = _Days(connection)
    leaves = book.leaves(None)
    assigned = fold_day(None, leaves, {}, book.copies(None)).assigned
    book.settle(None, {leaf.page: assigned[leaf.page] for leaf in leaves}, touched)


class _Days:
    """The leaves, stories and copies of days, read once each; a few windows of them are held."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._leaves: dict[int | None, list[Leaf]] = {}
        self._stories: dict[int | None, dict[str, str]] = {}
        self._copies: dict[int | None, list[Shared]] = {}

    def leaves(self, day: int | None) -> list[Leaf]:
        """The leaves of a day's pages."""
        self._read(day)
        return self._leaves[day]

    def stories(self, day: int | None) -> dict[str, str]:
        """The stories of a day's pages, of those that are in one."""
        self._read(day)
        return self._stories[day]

    def copies(self, day: int | None) -> list[Shared]:
        """The copies of which the later page is of a day."""
        if day not in self._copies:
            query = "SELECT earlier, later, share FROM copies WHERE later IN ({})"
            found = rows(self._connection, query, [leaf.page for leaf in self.leaves(day)])
            self._copies[day] = [(earlier, later, share) for earlier, later, share in found]
        return self._copies[day]

    def settle(self, day: int | None, new: dict[str, str], touched: Touched) -> bool:
        """Keep the stories of a day's pages; whether any of them moved."""
        old = self.stories(day)
        moved = {page: story for page, story in new.items() if old.get(page) != story}
        if not moved:
            return False
        save_assignments(self._connection, moved)
        went = [(page, old[page], story, day) for page, story in moved.items() if page in old]
        change(
            self._connection,
            "INSERT INTO story_moves (page, came_from, went_to, day, why) VALUES (?, ?, ?, ?, 'later pages show it')",
            went,
        )
        touched.stories |= {*moved.values(), *(came_from for _, came_from, _, _ in went)}
        self._stories[day] = new
        return True

    def _read(self, day: int | None) -> None:
        if day in self._leaves:
            return
        if day is not None:
            for old in [other for other in self._leaves if other is not None and other < day - 2 * WINDOW]:
                for held in (self._leaves, self._stories, self._copies):
                    held.pop(old, None)
        query = "SELECT page, leaf, story FROM page_parts WHERE day IS ? ORDER BY dated, moment, page"
        found = self._connection.exec_driver_sql(query, (day,)).fetchall()
        self._leaves[day] = [unpack(leaf, Leaf) for _, leaf, _ in found]
        self._stories[day] = {page: story for page, _, story in found if story is not None}
