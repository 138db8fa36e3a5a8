"""What parts two mentions of one type on a page for certain: other countries, persons, days or towns, each told; words
that tell of a further event."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from palagan.model.reading import Event
from palagan.model.stretch import stands_in
from palagan.reading.calendar import first_day, last_day
from palagan.reading.cast import Cast
from palagan.reading.happenings import Told

_UNKNOWN = frozenset({"UNK", ""})
_TOWNS = frozenset({"regency", "city", "district", "village"})
"""Levels of places that do not hold one another."""
_APART = frozenset({"abduct", "visit"})
"""Modes of acts that no telling with another mode tells: who is abducted is not bombed, and the meeting held on a visit
is another event."""


class Side(NamedTuple):
    """Those on one side of an event: their countries, those that are known, and the persons among them."""

    lands: frozenset[str]
    known: frozenset[str]
    persons: frozenset[str]


class Mention(NamedTuple):
    """An event with what is known of its telling, the number of its line, the level of its place, and its two sides."""

    event: Event
    told: Told
    line: int
    level: str | None
    doers: Side
    others: Side


def mention_of(event: Event, told: Told, line: int, level: str | None, cast: Cast) -> Mention:
    """The mention, its sides looked up once."""
    return Mention(event, told, line, level, _side(event.sources, cast), _side(event.targets, cast))


def _side(actors: Sequence[str], cast: Cast) -> Side:
    lands = frozenset(map(cast.land, actors))
    persons = frozenset(one for one in actors if (actor := cast.get(one)) is not None and actor.kind == "person")
    return Side(lands, lands - _UNKNOWN, persons)


def parted(one: Mention, other: Mention) -> bool:
    """Whether the two cannot be one event; `other` stands before `one`."""
    a, b = one.event, other.event
    if one.told.further or (a.mode != b.mode and not _APART.isdisjoint((a.mode, b.mode))):
        return True
    if _apart(one.doers.known, other.doers.known) or _apart(one.others.known, other.others.known):
        return True  # the sanctions of two unions are two
    if _apart(one.doers.persons, other.doers.persons):
        return True  # two ministers who ask ask twice
    return _days_apart(a, b) or _towns_apart(one, other)


def _apart(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether each names one that the other does not."""
    return not (one <= other or other <= one)


def _days_apart(one: Event, other: Event) -> bool:
    if one.date is None or other.date is None or overlap(one.date, other.date):
        return False
    return stands_in(one.date_span, one.evidence) and stands_in(other.date_span, other.evidence)


def overlap(one: str, other: str) -> bool:
    """Whether some day lies in both dates."""
    return _starts_by(one, other) and _starts_by(other, one)


def _starts_by(one: str, other: str) -> bool:
    end = last_day(other)
    return end is None or first_day(one) <= end


def _towns_apart(one: Mention, other: Mention) -> bool:
    """Whether each sentence tells a town of its own; neither name holds the other ("Gaza", "Kota Gaza")."""
    a, b = one.event, other.event
    if one.level != other.level or one.level not in _TOWNS or a.place is None or b.place is None:
        return False
    names = [set(place.lower().split()) for place in (a.place, b.place)]
    if names[0] <= names[1] or names[1] <= names[0]:
        return False
    return _tells_its_town(one) and _tells_its_town(other)


def _tells_its_town(one: Mention) -> bool:
    return one.told.that_place or stands_in(one.event.place_span, one.event.evidence)
