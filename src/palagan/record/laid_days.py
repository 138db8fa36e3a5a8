"""The days of a case laid out while windows need them, and the stories of their pages by number."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from palagan.record.leaf import Leaf
from palagan.record.window import Ints, Laid, Words, lay


class LaidDays:
    """Days laid out, each read once while windows need it; `leaves` and `stories` tell what is kept of a day."""

    def __init__(self, leaves: Callable[[int], Sequence[Leaf]], stories: Callable[[int], Mapping[str, str]]) -> None:
        self._leaves_of = leaves
        self._stories_of = stories
        self.words = Words()
        self.names: list[str] = []
        """The stories that pages are in, by number."""
        self._numbers: dict[str, int] = {}
        self._laid: dict[int, Laid] = {}
        self._owners: dict[int, Ints] = {}
        self._stories: dict[int, Mapping[str, str]] = {}

    def laid(self, day: int) -> Laid:
        """The pages of a day."""
        if day not in self._laid:
            self._laid[day] = lay(self._leaves_of(day), self.words)
        return self._laid[day]

    def stories(self, day: int) -> Mapping[str, str]:
        """Page → story as kept."""
        if day not in self._stories:
            self._stories[day] = self._stories_of(day)
        return self._stories[day]

    def owners(self, day: int, now: Mapping[str, str]) -> Ints:
        """The stories of a day's pages, none of which is free any more, by number."""
        if day not in self._owners:
            kept = self.stories(day)
            told = [now.get(page) or kept.get(page) or page for page in self.laid(day).pages]
            self._owners[day] = np.array([self._number(story) for story in told], dtype=np.int64)
        return self._owners[day]

    def _number(self, story: str) -> int:
        number = self._numbers.setdefault(story, len(self.names))
        if number == len(self.names):
            self.names.append(story)
        return number

    def forget(self, day: int) -> None:
        """Let go of the days up to this one: no later window holds them."""
        for held in (self._laid, self._owners):
            for one in [one for one in held if one <= day]:
                del held[one]
