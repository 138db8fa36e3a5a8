"""Whether two pages tell the same event: parties, day, place, mode and words, each of which can rule it out.

Measured on the stories marked by hand (docs/quality.md, Happenings; `scripts/happenings.py`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from palagan.model.record import Party
from palagan.record.dates import overlap
from palagan.record.parties import UNKNOWN, country_of, side_nearness
from palagan.record.places import can_be_same, is_spot, unlike
from palagan.record.telling import Telling
from palagan.record.weights import overlap_of

SAME = 3.0
"""Points at which two tellings are one event."""
SPOKEN = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
"""Types done by speaking: two of them by the same party on one day are one only if their words are alike."""
_SPOKEN_ALIKE = 0.25
_BY_MODE = frozenset({"CONSULT", "RETREAT", "COERCE"})
"""Types whose modes are different acts."""
APART = frozenset({"abduct"})
"""Modes that no telling without them, or with another, tells: who is abducted is not bombed."""
_NEAR_DAYS = 2
"""Days between an event and the publication of a page that tells it undated, or between two such pages."""
MUCH = 0.5
"""Likeness of words from which other modes are one act, and an event may be told of two days of one place."""
_LITTLE = 0.2
"""Likeness of words below which tellings that are not of one told day look little alike."""
_HISTORY, _HISTORY_DATED = -4.0, -3.0
"""Points for history and news if neither has a date, and if one has."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A telling with what comparing needs worked out once. `doers` and `others`: the parties that at least half of the
    mentions which tell that side name."""

    telling: Telling
    doers: tuple[Party, ...]
    others: tuple[Party, ...]
    mutual: bool


def compared(telling: Telling) -> Compared:
    """The telling made ready."""
    return Compared(
        telling,
        _mainly([sources for sources, _ in telling.sides]),
        _mainly([targets for _, targets in telling.sides]),
        telling.mutual,
    )


def _mainly(sides: Sequence[Sequence[Party]]) -> tuple[Party, ...]:
    told = [side for side in sides if side]
    times = Counter(party for side in told for party in side)
    return tuple(party for party, number in times.items() if 2 * number >= len(told))


def likeness(one: Compared, other: Compared) -> float | None:
    """Points for two tellings being one event; None when something rules it out.

    Of one page's events only the reader says which are one: two tellings of one page never are.
    """
    a, b = one.telling, other.telling
    if a.type != b.type or a.planned != b.planned or a.page == b.page:
        return None
    if a.mode != b.mode and (a.mode in APART or b.mode in APART):
        return None
    if a.type == "ASSAULT" and one.mutual != other.mutual:
        return None
    when = _when(a, b)
    if when is None and not (_a_day_apart(a, b) and a.place == b.place is not None):
        return None
    if unlike(a.place, b.place):
        return None
    who = _who(one, other)
    if who is None:
        if not _one_spot_and_day(a, b):
            return None
        who = _ONE_UNTOLD
    words = overlap_of(a.words, b.words)
    if words < MUCH and (when is None or _other_act(a, b)):
        return None
    if a.type in SPOKEN and words < _SPOKEN_ALIKE:
        return None
    how = _ONE_UNTOLD if a.mode and a.mode == b.mode else 0.0
    vague = words < _LITTLE and not (a.days and b.days)
    return who + (when or 0.0) + _where(a.place, b.place) + how + 2 * words - vague


_ONE_UNTOLD = 0.5
"""Points for a side that one of the two does not tell."""


def _when(one: Telling, other: Telling) -> float | None:
    if one.days and other.days:
        if not overlap(one.days, other.days):
            return None
        if one.days.exact and other.days.exact:
            return 1.0
        return 1.0 if one.days == other.days else 0.25
    if one.background != other.background:
        return _HISTORY_DATED if one.days or other.days else _HISTORY
    if one.background:
        return 0.0 if one.days or other.days else -0.5
    if one.days or other.days:
        dated, undated = (one, other) if one.days else (other, one)
        if undated.day is None or dated.days is None or dated.days.open:
            return 0.0
        if undated.day < dated.days.first - 1:
            return None
        return 0.25 if undated.day <= dated.days.last + _NEAR_DAYS else 0.0
    if one.day is None or other.day is None:
        return 0.0
    return 0.25 if abs(one.day - other.day) <= _NEAR_DAYS else None


def _where(one: str | None, other: str | None) -> float:
    if one is None or other is None or not can_be_same(one, other):
        return 0.0
    return 1.0 if one == other and is_spot(one) else 0.5


def _other_act(one: Telling, other: Telling) -> bool:
    return bool(one.type in _BY_MODE and one.mode and other.mode and one.mode != other.mode)


def _one_spot_and_day(one: Telling, other: Telling) -> bool:
    """Whether both tell a strike on one town on one day, or a truce of one day: their parties may be told differently,
    unless each names another country as the one who did it."""
    if one.days is None or one.days != other.days or not one.days.exact:
        return False
    if one.type == "RETREAT" and one.mode == other.mode == "ceasefire":
        return bool(one.countries & other.countries)
    if one.type != "ASSAULT" or one.place is None or one.place != other.place or not is_spot(one.place):
        return False
    did = [{country_of(p.code) for p in telling.sources} - {UNKNOWN} for telling in (one, other)]
    return not did[0] or not did[1] or bool(did[0] & did[1])


def _a_day_apart(one: Telling, other: Telling) -> bool:
    a, b = one.days, other.days
    return a is not None and b is not None and a.exact and b.exact and abs(a.first - b.first) == 1


def _who(one: Compared, other: Compared) -> float | None:
    a, b = one.telling, other.telling
    straight = _sides((one.doers, one.others), (other.doers, other.others))
    if straight is None:
        straight = _sides((a.sources, a.targets), (b.sources, b.targets))
    if one.mutual or other.mutual or a.type == "CONSULT":
        everyone = side_nearness((*a.sources, *a.targets), (*b.sources, *b.targets))
        return max((value for value in (straight, everyone) if value is not None), default=None)
    return straight


def _sides(one: tuple[Sequence[Party], ...], other: tuple[Sequence[Party], ...]) -> float | None:
    told = [(a, b) for a, b in zip(one, other, strict=True) if a or b]
    values = [side_nearness(*sides) for sides in told]
    if not values or any(value is None for value in values):
        return None if values else 0.0
    return sum(value or _ONE_UNTOLD for value in values) / len(values)
