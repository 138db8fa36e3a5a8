"""Stories brought up to date in a case: what the fold over days (`record/story_book.py`) asks and what it changes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import Connection

from palagan.record.leaf import Leaf
from palagan.record.packing import unpack
from palagan.record.stories import story_id
from palagan.record.story_book import Move, update_stories
from palagan.store.upkeep import change, rows, save_assignments, stories_of
from palagan.upkeep.touched import Touched

Copied = tuple[str, str, float]
"""An earlier and a later page, and the share of the later that stands in the earlier."""


def fold_again(connection: Connection, touched: Touched) -> None:
    """Put every page into its story, after the pages of `touched.days` came, changed or went; tells the stories that
    got or lost a page."""
    changes = update_stories(CaseShelf(connection), touched.days)
    touched.stories |= set(stories_of(connection, sorted(changes.assigned)).values())
    assigned = [(page, story_id(lead), lead) for page, lead in sorted(changes.assigned.items())]
    touched.stories |= {story for _, story, _ in assigned}
    save_assignments(connection, assigned)
    change(connection, "DELETE FROM story_moves WHERE day = ?", ((day,) for day in changes.days))
    change(
        connection,
        "INSERT INTO story_moves (page, day, came_from, went_to, why) VALUES (?, ?, ?, ?, ?)",
        ((move.page, move.day, move.before, move.after, move.why) for move in changes.moves),
    )


class CaseShelf:
    """What a case holds of its pages, as far as stories go (`StoryBook`). Days are read once each."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._leaves: dict[int | None, list[Leaf]] = {}
        self._stories: dict[int | None, dict[str, str]] = {}
        self._days: list[int] | None = None
        self._copies: dict[str, list[Copied]] = {}

    def days(self) -> Sequence[int]:
        """The days that have pages."""
        if self._days is None:
            query = "SELECT DISTINCT day FROM page_parts WHERE day IS NOT NULL ORDER BY day"
            self._days = [day for (day,) in self._connection.exec_driver_sql(query)]
        return self._days

    def leaves(self, first: int, last: int) -> Sequence[Leaf]:
        """The leaves of some days."""
        self._read(first, last)
        return [leaf for day in range(first, last + 1) for leaf in self._leaves[day]]

    def undated(self) -> Sequence[Leaf]:
        """The leaves without a day."""
        self._read_undated()
        return self._leaves[None]

    def undated_number(self) -> int:
        """How many they are."""
        query = "SELECT count(*) FROM page_parts WHERE day IS NULL"
        return int(self._connection.exec_driver_sql(query).scalar_one())

    def stories(self, first: int, last: int) -> Mapping[str, str]:
        """The stories of the pages of some days, by first page."""
        self._read(first, last)
        return {page: lead for day in range(first, last + 1) for page, lead in self._stories[day].items()}

    def undated_stories(self) -> Mapping[str, str]:
        """The stories of pages without a day."""
        self._read_undated()
        return self._stories[None]

    def moves(self, since: int) -> Sequence[Move]:
        """The moves made since a day."""
        query = "SELECT page, came_from, went_to, day, why FROM story_moves WHERE day >= ?"
        return [Move(*row) for row in self._connection.exec_driver_sql(query, (since,))]

    def copies(self, pages: Collection[str]) -> Iterable[Copied]:
        """The copies of some pages."""
        missing = sorted(page for page in pages if page not in self._copies)
        self._copies |= {page: [] for page in missing}
        for column, place in (("earlier", 0), ("later", 1)):
            query = f"SELECT earlier, later, share FROM copies WHERE {column} IN ({{}})"
            for earlier, later, share in rows(self._connection, query, missing):
                self._copies[(earlier, later)[place]].append((earlier, later, share))
        return dict.fromkeys(copy for page in pages for copy in self._copies[page])

    def _read(self, first: int, last: int) -> None:
        missing = [day for day in range(first, last + 1) if day not in self._leaves]
        if not missing:
            return
        for day in missing:
            self._leaves[day], self._stories[day] = [], {}
        query = """
            SELECT day, page, leaf, lead FROM page_parts WHERE day BETWEEN ? AND ? ORDER BY day, dated, moment, page
        """
        wanted = set(missing)
        for day, page, leaf, lead in self._connection.exec_driver_sql(query, (missing[0], missing[-1])):
            if day in wanted:
                self._keep(day, page, leaf, lead)

    def _read_undated(self) -> None:
        if None not in self._leaves:
            self._leaves[None], self._stories[None] = [], {}
            query = "SELECT page, leaf, lead FROM page_parts WHERE day IS NULL ORDER BY dated, moment, page"
            for page, leaf, lead in self._connection.exec_driver_sql(query):
                self._keep(None, page, leaf, lead)

    def _keep(self, day: int | None, page: str, leaf: bytes, lead: str | None) -> None:
        self._leaves[day].append(unpack(leaf, Leaf))
        if lead is not None:
            self._stories[day][page] = lead
