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
_WITH_LEAVES = "FROM page_parts k CROSS JOIN page_leaves c ON c.number = k.number"


def fold_again(connection: Connection, touched: Touched) -> None:
    """Put every page into its story, after the pages of `touched.days` came, changed or went and those of
    `touched.shared` share other text; tells the stories that got or lost a page."""
    changes = update_stories(CaseShelf(connection), touched.days, touched.shared)
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
    """What a case holds of its pages, as far as stories go (`StoryBook`). Which story a page is in, is read once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._stories: dict[int, dict[str, str]] = {}
        self._days: list[int] | None = None
        self._copies: dict[str, list[Copied]] = {}

    def days(self) -> Sequence[int]:
        """The days that have pages."""
        if self._days is None:
            query = """
                WITH RECURSIVE found (day) AS (
                    SELECT min(day) FROM page_parts
                    UNION ALL SELECT (SELECT min(day) FROM page_parts WHERE day > found.day) FROM found
                    WHERE found.day IS NOT NULL
                ) SELECT day FROM found WHERE day IS NOT NULL
            """
            self._days = [day for (day,) in self._connection.exec_driver_sql(query)]
        return self._days

    def leaves(self, day: int) -> Sequence[Leaf]:
        """The leaves of a day."""
        query = f"SELECT k.page, k.lead, c.leaf {_WITH_LEAVES} WHERE k.day = ?"
        found = self._connection.exec_driver_sql(query, (day,)).cursor.fetchall()
        self._stories[day] = {page: lead for page, lead, _ in found if lead is not None}
        return [unpack(leaf, Leaf) for _, _, leaf in found]

    def undated(self) -> Sequence[Leaf]:
        """The leaves without a day."""
        query = f"SELECT c.leaf {_WITH_LEAVES} WHERE k.day IS NULL"
        return [unpack(leaf, Leaf) for (leaf,) in self._connection.exec_driver_sql(query)]

    def undated_pages(self) -> Sequence[str]:
        """Their pages, in their order."""
        query = "SELECT page FROM page_parts WHERE day IS NULL ORDER BY moment, page"
        return [page for (page,) in self._connection.exec_driver_sql(query)]

    def undated_number(self) -> int:
        """How many they are."""
        query = "SELECT count(*) FROM page_parts WHERE day IS NULL"
        return int(self._connection.exec_driver_sql(query).scalar_one())

    def stories(self, day: int) -> Mapping[str, str]:
        """The stories of the pages of a day, by first page."""
        if day not in self._stories:
            query = "SELECT page, lead FROM page_parts WHERE day = ? AND lead IS NOT NULL"
            self._stories[day] = dict(self._connection.exec_driver_sql(query, (day,)).cursor.fetchall())
        return self._stories[day]

    def undated_stories(self) -> Mapping[str, str]:
        """The stories of pages without a day."""
        query = "SELECT page, lead FROM page_parts WHERE day IS NULL AND lead IS NOT NULL"
        return dict(self._connection.exec_driver_sql(query).cursor.fetchall())

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

    def copies_among(self, pages: Collection[str]) -> Iterable[Copied]:
        """The copies of which both are among some pages."""
        query = "SELECT earlier, later, share FROM copies WHERE earlier IN ({})"
        among = frozenset(pages)
        return [copy for copy in rows(self._connection, query, sorted(among)) if copy[1] in among]
