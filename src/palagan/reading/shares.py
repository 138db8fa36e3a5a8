"""What a page's events say together of who does and suffers: sums over events, with each event's own part taken out."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from palagan.reading.parts import Floats


class Numbered(dict[str, int]):
    """The countries of a page by number, in the order in which their actors are asked about; 0 is nobody's."""

    def __init__(self, land: Callable[[str], str]) -> None:
        super().__init__({"": 0})
        self._land = land
        self._numbers = {"": 0}

    def __missing__(self, actor: str) -> int:
        number = self[actor] = self._numbers.setdefault(self._land(actor), len(self._numbers))
        return number

    @property
    def count(self) -> int:
        """How many countries have been asked about, nobody's among them."""
        return len(self._numbers)


def sums(told: Iterable[tuple[int, int, float]], shape: tuple[int, int]) -> Floats:
    """The chances of (line, column, chance), added up in their order."""
    line, column, chance = zip(*told, strict=True)
    places = np.array(line) * shape[1] + np.array(column)
    out: Floats = np.bincount(places, chance, shape[0] * shape[1]).reshape(shape).astype(np.float64, copy=False)
    return out


def of_others(chances: Floats, groups: Sequence[Hashable]) -> tuple[Floats, Floats]:
    """What the other events of an event's group say of each thing: on the average, and at most.

    `chances` has a line for each event and a column for each thing that it may speak of; `groups` tells the group of
    each event.
    """
    numbers: dict[Hashable, int] = {}
    of_event = np.array([numbers.setdefault(group, len(numbers)) for group in groups])
    things = chances.shape[1]
    cells = (of_event * things)[:, None] + np.arange(things)
    held = np.bincount(of_event)
    order, starts = of_event.argsort(kind="stable"), held.cumsum() - held

    def added(values: NDArray[Any]) -> Floats:
        """The sum over the events of each group, in their order, for each event."""
        found: Floats = np.bincount(cells.ravel(), values.ravel()).take(cells)
        return found

    def at_most(values: Floats) -> Floats:
        """The highest of the events of each group, for each event."""
        found: Floats = np.maximum.reduceat(values.take(order, axis=0), starts, axis=0).take(of_event, axis=0)
        return found

    mean = (added(chances) - chances) / np.maximum(held - 1, 1).take(of_event)[:, None]
    top = at_most(chances)
    highest = chances == top
    alone = highest & (added(highest) == 1.0)
    return mean, np.where(alone, at_most(np.where(alone, 0.0, chances)), top)
