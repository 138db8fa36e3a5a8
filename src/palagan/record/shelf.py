"""A book of stories in memory: leaves, stories and moves by day, for records that are made in one go and for tests."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from palagan.record.leaf import Leaf
from palagan.record.story_book import Move, StoryChanges, update_stories


class Shelf:
    """Implements `StoryBook`. `add` and `remove` bring the stories up to date; `story_of` is page → first page."""

    def __init__(self) -> None:
        self.story_of: dict[str, str] = {}
        self.log: dict[int, list[Move]] = {}
        self._by_day: dict[int | None, dict[str, Leaf]] = {}
        self._day_of: dict[str, int | None] = {}
        self._days: list[int] = []
        self._copies: dict[str, dict[str, float]] = {}

    def change(
        self,
        added: Iterable[Leaf] = (),
        removed: Iterable[str] = (),
        copies: Iterable[tuple[str, str, float]] = (),
    ) -> StoryChanges:
        """Take pages away, add others with the copies among all, and fold again what that reaches."""
        touched: set[int | None] = set()
        shared: set[int | None] = set()
        for page in removed:
            touched.add(day := self._day_of.pop(page))
            del self._by_day[day][page]
            self.story_of.pop(page, None)
            for other in self._copies.pop(page, {}):
                self._copies[other].pop(page, None)
                shared.add(self._day_of.get(other))
        for leaf in added:
            touched.add(leaf.day)
            self._by_day.setdefault(leaf.day, {})[leaf.page] = leaf
            self._day_of[leaf.page] = leaf.day
        for one, other, share in copies:
            shared.add(max((self._day_of[one], self._day_of[other]), key=lambda day: (day is None, day or 0)))
            self._copies.setdefault(one, {})[other] = self._copies.setdefault(other, {})[one] = share
        self._days = sorted(day for day, leaves in self._by_day.items() if day is not None and leaves)
        changes = update_stories(self, touched, shared)
        self.story_of.update(changes.assigned)
        for day in changes.days:
            self.log.pop(day, None)
        for move in changes.moves:
            self.log.setdefault(move.day, []).append(move)
        return changes

    def days(self) -> Sequence[int]:
        return self._days

    def leaves(self, day: int) -> Sequence[Leaf]:
        return list(self._by_day.get(day, {}).values())

    def undated(self) -> Sequence[Leaf]:
        return list(self._by_day.get(None, {}).values())

    def undated_pages(self) -> Sequence[str]:
        return [leaf.page for leaf in sorted(self.undated(), key=lambda leaf: leaf.place)]

    def undated_number(self) -> int:
        return len(self._by_day.get(None, {}))

    def stories(self, day: int) -> Mapping[str, str]:
        return self._kept(self.leaves(day))

    def undated_stories(self) -> Mapping[str, str]:
        return self._kept(self.undated())

    def moves(self, since: int) -> Sequence[Move]:
        return [move for day, moves in self.log.items() if day >= since for move in moves]

    def copies(self, pages: Collection[str]) -> Iterable[tuple[str, str, float]]:
        for page in pages:
            for other, share in self._copies.get(page, {}).items():
                yield page, other, share

    def copies_among(self, pages: Collection[str]) -> Iterable[tuple[str, str, float]]:
        return [copy for copy in self.copies(pages) if copy[1] in pages]

    def _kept(self, leaves: Iterable[Leaf]) -> dict[str, str]:
        return {leaf.page: self.story_of[leaf.page] for leaf in leaves if leaf.page in self.story_of}
