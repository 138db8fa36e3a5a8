"""Which anchors of a page tell an event, and of which type: as many of a sentence as are likely to.

Two words of one sentence that each are likelier not to name an event may well name one between them; and where one word
does, a second of the same type must be sure on its own. So the anchors of a sentence that would tell the same type are
weighed together: the likeliest one stands if one event at least is likely enough, the next if two are, and so on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from palagan.reading.mishaps import of_nobody
from palagan.reading.once import told_already
from palagan.reading.scan import Scanned
from palagan.reading.sports import at_play

NONE = "NONE"
_ENOUGH = 0.45
"""The chance of so many events from which on they are told; as many are read as stand in gold. F1 of types on train by
cross-validation .763 at .40, .761 at .45, .758 at .50, on dev .745, .746, .757 (2026-11)."""
_OF_PLACE = frozenset({"headline", "denial", "proposed", "reported", "venue"})
_NOTHING = frozenset[str]()
_OPPOSITES: dict[str | None, frozenset[str]] = {"release": frozenset({"ASSAULT", "COERCE"})}
"""Types that words of a mode never tell, whatever the words around them: letting go seizes nobody."""
_NEVER = _OF_PLACE | {
    "label",
    "withheld",
    "trait",
    "sought",
    "undertaking",
    "helping",
    "doubtful",
    "called for",
    "unsaid",
    "negated",
}
"""What rules an anchor out for good: a headline tells another report, "menolak tuduhan itu" denies it, "belum
menyerang" says that it was not done, "mari kita berunding" asks for it, "di meja perundingan" is where one talks; for
the others see `untold.py`."""


class Typed(NamedTuple):
    """The type of the event that an anchor tells, and its chance."""

    type: str
    chance: float


def may_tell(scanned: Scanned) -> bool:
    """Whether an anchor may tell an event, whatever its chances are."""
    return scanned.ruled_out not in _NEVER


def told_types(page: Sequence[Scanned], chances: Sequence[Mapping[str, float]]) -> list[Typed | None]:
    """What each anchor tells, None where it tells no event; `chances` are those of each type, and of `NONE`;
    nobody asks for those of an anchor that may tell none."""
    groups: dict[tuple[int, str], list[int]] = {}
    for number, (scanned, own) in enumerate(zip(page, chances, strict=True)):
        if may_tell(scanned):
            never = _OPPOSITES.get(scanned.anchor.entry.mode, _NOTHING)
            likeliest = max([name for name in own if name != NONE and name not in never], key=own.__getitem__)
            groups.setdefault((scanned.clause.span.start, likeliest), []).append(number)
    out: list[Typed | None] = [None] * len(page)
    for (_, type_), group in groups.items():
        ranked = sorted(group, key=lambda number: chances[number][NONE])
        for number in ranked[: how_many([1 - chances[number][NONE] for number in group])]:
            out[number] = Typed(type_, chances[number][type_])
    types = [typed and typed.type for typed in out]
    untrue = told_already(page, types) | of_nobody(page, types) | at_play(page, types)
    return [None if number in untrue else typed for number, typed in enumerate(out)]


def how_many(chances: Sequence[float], enough: float = _ENOUGH) -> int:
    """The greatest number of which it is likely enough that so many hold, each with its chance and apart."""
    exactly = [1.0]
    for chance in chances:
        longer = [*(before * (1 - chance) for before in exactly), 0.0]
        for number, before in enumerate(exactly):
            longer[number + 1] += before * chance
        exactly = longer
    left = 1.0
    for number, held in enumerate(exactly):
        left -= held
        if left < enough:
            return number
    return len(chances)
