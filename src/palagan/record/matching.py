"""Whether two pages tell the same event: parties, day, place, mode and words, each of which can rule it out."""

from __future__ import annotations

from palagan.record.dates import overlap
from palagan.record.parties import UNKNOWN, country_of, side_nearness
from palagan.record.places import can_be_same, holders, is_spot
from palagan.record.telling import Telling
from palagan.record.weights import overlap_of

SAME = 3.0
"""Points at which two tellings are one event."""
_SPOKEN = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
"""Types done by speaking: two of them by the same party on one day are one only if their words are alike."""
_NEAR_DAYS = 2
"""Days between the publication of two pages that may tell one undated event."""
_MUCH = 0.5
"""Likeness of words from which one event may be told of two days, one after the other, if of one place."""
_ONE_UNTOLD = 0.5
"""Points for a side that one of the two does not tell."""


def likeness(one: Telling, other: Telling) -> float | None:
    """Points for two tellings being one event; None when something rules it out.

    Of one page's events only the reader says which are one: two tellings of one page never are.
    """
    if one.type != other.type or one.planned != other.planned or one.background != other.background:
        return None
    if one.sheet is other.sheet:
        return None
    if not can_be_same(one.place, other.place):
        return None
    if one.mode and other.mode and one.mode != other.mode and one.type in {"CONSULT", "RETREAT", "COERCE"}:
        return None
    when = _when(one, other)
    nearly = when is None and _a_day_apart(one, other) and one.place == other.place is not None
    if when is None and not nearly:
        return None
    if one.type == "ASSAULT" and one.mutual != other.mutual:
        return None
    who = _who(one, other)
    if who is None:
        if not _one_spot_and_day(one, other):
            return None
        who = _ONE_UNTOLD
    words = overlap_of(one.words, other.words)
    if nearly and words < _MUCH:
        return None
    where = 0.0
    if one.place and other.place:
        where = 1.0 if one.place == other.place else 0.5
        if len(holders(one.place)) == 0 and one.place == other.place:
            where = 0.5
    how = 0.5 if one.mode and one.mode == other.mode else 0.0
    if one.type in _SPOKEN and words < 0.25:
        return None
    return who + (when or 0.0) + where + how + 2 * words


def _when(one: Telling, other: Telling) -> float | None:
    if one.days and other.days:
        if not overlap(one.days, other.days):
            return None
        if one.days.exact and other.days.exact:
            return 1.0
        return 1.0 if one.days == other.days else 0.25
    if one.background:
        return 0.0
    if one.days or other.days:
        dated, undated = (one, other) if one.days else (other, one)
        if undated.day is None or dated.days is None:
            return 0.0
        if dated.days.open:
            return None
        return 0.25 if dated.days.first - 1 <= undated.day <= dated.days.last + _NEAR_DAYS else None
    if one.day is None or other.day is None:
        return -0.5
    return 0.25 if abs(one.day - other.day) <= _NEAR_DAYS else None


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


def _who(one: Telling, other: Telling) -> float | None:
    straight = _sides(one, other)
    if one.mutual or other.mutual or one.type == "CONSULT":
        everyone = side_nearness((*one.sources, *one.targets), (*other.sources, *other.targets))
        return max((value for value in (straight, everyone) if value is not None), default=None)
    return straight


def _sides(one: Telling, other: Telling) -> float | None:
    told = [(one.sources, other.sources), (one.targets, other.targets)]
    values = [side_nearness(*sides) for sides in told if sides[0] or sides[1]]
    if not values or any(value is None for value in values):
        return None if values else 0.0
    return sum(value or _ONE_UNTOLD for value in values) / len(values)
