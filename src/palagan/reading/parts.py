"""Rows of features by number, for trees that are asked about many rows at once: arrays instead of names.

Features come in parts: those that always stand together, and the rungs of ladders, of which a higher one has all that a
lower one has and one more.
"""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from palagan.reading.rungs import ladder

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


class Parts:
    """Parts by number, from 0 on: some hundreds, as they come of closed lists (types, sectors, steps). All are kept."""

    def __init__(self) -> None:
        self._parts: list[tuple[str, ...]] = []
        self._numbers: dict[tuple[str, ...], int] = {}
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._parts)

    def __getitem__(self, number: int) -> tuple[str, ...]:
        """The features of a part."""
        return self._parts[number]

    def number(self, *features: str) -> int:
        """The number of the part with these features."""
        found = self._numbers.get(features)
        if found is None:
            with self._lock:
                found = self._numbers.setdefault(features, len(self._parts))
                if found == len(self._parts):
                    self._parts.append(features)
        return found

    def rungs(self, name: str, height: int) -> list[int]:
        """The parts that reach no step of a ladder, one step, and so on up to all of them."""
        return [self.number(*reached) for reached in ladder(name, range(height))]


class Ladders:
    """Ladders with the same steps, side by side: what is asked about numbers is how many steps each of them reaches."""

    def __init__(self, parts: Parts, steps: Sequence[float], *names: str) -> None:
        self._steps = np.array(steps)
        self._rungs = np.array([number for name in names for number in parts.rungs(name, len(steps))])
        self._lowest = np.arange(len(names)) * (len(steps) + 1)

    def __call__(self, *values: Floats | Sequence[float]) -> Ints:
        """A line of parts for each row; `values` has as many numbers as there are rows for each ladder in turn."""
        reached = self._steps.searchsorted(np.array(values).T, side="right")
        found: Ints = self._rungs.take(reached + self._lowest)
        return found


class Rows(NamedTuple):
    """Rows in groups: of each group a row has one member, and a member the features of several parts.

    A group holds the parts of its members, a line each, and which member each row has; None stands for each its own.
    """

    parts: Parts
    groups: tuple[tuple[Ints, Ints | None], ...]

    def named(self) -> list[tuple[str, ...]]:
        """The features of each row."""
        if not self.groups:
            return []
        own = [members if which is None else members[which] for members, which in self.groups]
        return [tuple([f for part in row for f in self.parts[part]]) for row in np.concatenate(own, axis=1).tolist()]
