"""What a page's events say together of who does and suffers: sums over events, with each event's own part taken out."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence

import numpy as np

from palagan.reading.parts import Floats


class Numbered:
    """The countries of a page by number, in the order in which they are asked about; 0 is nobody's."""

    def __init__(self, land: Callable[[str], str]) -> None:
        self._land = land
        self._numbers = {"": 0}
        self._of_actors = {"": 0}

    def __len__(self) -> int:
        return len(self._numbers)

    def __getitem__(self, actor: str) -> int:
        """The number of an actor's country."""
        found = self._of_actors.get(actor)
        if found is None:
            found = self._of_actors[actor] = self._numbers.setdefault(self._land(actor), len(self._numbers))
        return found


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
    members: dict[Hashable, list[int]] = {}
    for event, group in enumerate(groups):
        members.setdefault(group, []).append(event)
    if len(members) == 1 and len(groups) > 1:
        return _of_group(chances)
    mean, most = np.zeros_like(chances), np.zeros_like(chances)
    for several in members.values():
        if len(several) > 1:
            mean[several], most[several] = _of_group(chances[several])
    return mean, most


def _of_group(chances: Floats) -> tuple[Floats, Floats]:
    """The same for two events or more of one group."""
    count, things = chances.shape
    mean = np.add.reduce(chances, axis=0) - chances
    if count > 2:
        mean /= count - 1
    column, whose = np.arange(things), chances.argmax(axis=0)
    others = chances.copy()
    others[whose, column] = 0.0
    most = np.tile(chances[whose, column], (count, 1))
    most[whose, column] = others.max(axis=0)
    return mean, most
