"""What parts two mentions of one type on a page for certain: other countries, persons, days or towns, each told; words
that tell of a further event."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from palagan.model.reading import Actor, Event, Span
from palagan.reading.calendar import first_day, last_day
from palagan.reading.cast import Cast
from palagan.reading.happenings import Told

_UNKNOWN = "UNK"
_TOWNS = frozenset({"regency", "city", "district", "village"})
"""Levels of places that do not hold one another."""
_ABDUCT = "abduct"
"""The mode of an act that no telling with another mode tells: who is abducted is not bombed."""

Get = Callable[[str], Actor | None]


class Mention(NamedTuple):
    """An event with what is known of its telling, the number of its line, and the level of its place."""

    event: Event
    told: Told
    line: int
    level: str | None


def parted(one: Mention, other: Mention, cast: Cast) -> bool:
    """Whether the two cannot be one event; `other` stands before `one`."""
    a, b = one.event, other.event
    if one.told.further or (a.mode == _ABDUCT) != (b.mode == _ABDUCT):
        return True
    if _lands_apart(a.sources, b.sources, cast) or _lands_apart(a.targets, b.targets, cast):
        return True
    if _persons_apart(a.sources, b.sources, cast.get):
        return True
    return _days_apart(a, b) or _towns_apart(one, other)


def _lands_apart(one: Sequence[str], other: Sequence[str], cast: Cast) -> bool:
    """Whether each side names a country that the other does not: the sanctions of two unions are two."""
    lands = [{cast.land(actor) for actor in side} - {_UNKNOWN, ""} for side in (one, other)]
    return bool(lands[0] - lands[1]) and bool(lands[1] - lands[0])


def _persons_apart(one: Sequence[str], other: Sequence[str], get: Get) -> bool:
    """Whether each side names a person that the other does not: two ministers who ask ask twice."""
    first, second = ({actor for actor in side if _is_person(get(actor))} for side in (one, other))
    return bool(first - second) and bool(second - first)


def _is_person(actor: Actor | None) -> bool:
    return actor is not None and actor.kind == "person"


def _days_apart(one: Event, other: Event) -> bool:
    if one.date is None or other.date is None or overlap(one.date, other.date):
        return False
    return beside(one, one.date_span) and beside(other, other.date_span)


def overlap(one: str, other: str) -> bool:
    """Whether some day lies in both dates."""
    return _starts_by(one, other) and _starts_by(other, one)


def _starts_by(one: str, other: str) -> bool:
    end = last_day(other)
    return end is None or first_day(one) <= end


def beside(event: Event, span: Span | None) -> bool:
    """Whether words stand in the sentence that tells the event: what another sentence tells may not be its own."""
    return span is not None and event.evidence.start <= span.start < event.evidence.end


def _towns_apart(one: Mention, other: Mention) -> bool:
    """Whether each sentence tells a town of its own; neither name holds the other ("Gaza", "Kota Gaza")."""
    a, b = one.event, other.event
    if one.level != other.level or one.level not in _TOWNS or a.place is None or b.place is None:
        return False
    names = [set(place.lower().split()) for place in (a.place, b.place)]
    if names[0] <= names[1] or names[1] <= names[0]:
        return False
    return beside(a, a.place_span) and beside(b, b.place_span)
