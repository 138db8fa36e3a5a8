"""What other events of the page tell about a time or place: which of them have it in their own sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from palagan.reading.between import Standing, gap_of
from palagan.reading.ground import Telling
from palagan.reading.made_once import made_once

_OWNERS = 24
"""Events that are remembered for one time or place."""
_SAME, _AROUND = 3, 12
"""How like two events are that may be one (see `likeness`), and the events on each side that are asked."""
_BESIDE = 4
"""Events before and after one that may stand nearer to a time or place of its sentence."""


class Kin:
    """The events of a page, each with the time or place that stands nearest to it in its sentence, or None."""

    def __init__(self, tellings: Sequence[Telling], own: Sequence[str | None]) -> None:
        self._tellings = tellings
        self._own = own
        self._valued: dict[str, list[int]] = {}
        for number, (telling, value) in enumerate(zip(tellings, own, strict=True)):
            if value is not None:
                self._valued.setdefault(telling.type, []).append(number)
        self._number = {id(telling): number for number, telling in enumerate(tellings)}
        self._owners: dict[str, list[Telling]] = {}
        for telling, value in zip(tellings, own, strict=True):
            if value is not None and len(owners := self._owners.setdefault(value, [])) < _OWNERS:
                owners.append(telling)

    def of(self, telling: Telling, value: str) -> tuple[int, int]:
        """How like the event the likest other one is that has the value (see `likeness`), and how many others do."""
        best = held = 0
        type_ = telling.type
        for other in self._owners.get(value, ()):
            if other is not telling:
                held += 1
                if other.type == type_:
                    best = max(best, likeness(telling, other))
        return best, min(held, 4)

    def likest(self, telling: Telling) -> str | None:
        """The value of the likest event around one that may tell the same, of those alike the nearest; None where no
        event of its type shares a party or its word with it."""
        number = self._number[id(telling)]
        alike = self._valued.get(telling.type, [])
        here = bisect_left(alike, number)
        best, out = 0, None
        for other in sorted(alike[max(0, here - _AROUND) : here + _AROUND], key=lambda other: abs(other - number)):
            rank = likeness(telling, self._tellings[other]) if other != number else 0
            if rank >= _SAME and rank > best:
                best, out = rank, self._own[other]
        return out

    def nearer(self, telling: Telling, one: Standing, gap: int) -> int:
        """How many other events of the sentence stand nearer to something in it, at most 2."""
        number = self._number[id(telling)]
        around = self._tellings[max(0, number - _BESIDE) : number + _BESIDE + 1]
        at = telling.sentence
        return min(sum([o.sentence == at and o is not telling and gap_of(o, one) < gap for o in around]), 2)


def likeness(one: Telling, other: Telling) -> int:
    """How likely two tellings tell one event: 0 (not at all) to 5 (the same word and parties)."""
    if one.type != other.type:
        return 0
    meet = not one.parties.isdisjoint(other.parties)
    apart = not meet and bool(one.parties) and bool(other.parties)
    if one.root == other.root:
        return 5 if meet else 2 if apart else 4
    return 3 if meet else 1


@made_once(4096)
def of_kin(back: str, kin: int, held: int, many: str) -> tuple[str, ...]:
    """How many sentences back a time or place stands, and what other events have it; `many` tells of its own."""
    return f"back={back}", f"kin={kin}", f"held={held}", f"kin={kin}|{many}"
