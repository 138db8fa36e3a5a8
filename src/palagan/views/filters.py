"""What every view can be narrowed by: time, actor, type, place, outlet, status, minimum origins."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from palagan.errors import InputError
from palagan.model.record import Party
from palagan.record.correctable import event_types, kinds_of_harm
from palagan.views.asked_actors import is_asked_for

_DATE = re.compile(r"\d{4}(-\d\d){0,2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Filter:
    """Empty fields let everything through. Days are "YYYY-MM-DD"; words match anywhere in a name, without case.

    `actors` match a party's code or words of its name (`is_asked_for`); `min_origins` counts the certain (low) origins.
    `stories` are ids or their beginnings.
    """

    since: str | None = None
    until: str | None = None
    actors: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    min_origins: int = 0
    stories: tuple[str, ...] = ()

    def lets_day(self, day: str | None) -> bool:
        """Whether a date (EDTF, any precision) lies within the bounds; an unknown one only where there are none."""
        if self.since is None and self.until is None:
            return True
        if not day:
            return False
        start, _, end = day.partition("/")
        last = end or start
        if self.since and last != ".." and _upper(last) < self.since:
            return False
        return not (self.until and start > self.until)

    def lets_parties(self, parties: Iterable[Party]) -> bool:
        """Whether some party is one of the actors asked for."""
        if not self.actors:
            return True
        return any(is_asked_for(wanted, party.name, party.code) for party in parties for wanted in self.actors)

    def lets_type(self, type_: str) -> bool:
        """Whether the event type is asked for."""
        return not self.types or type_.upper() in {t.upper() for t in self.types}

    def lets_place(self, place: str | None) -> bool:
        """Whether the place has one of the words asked for."""
        return not self.places or (place is not None and any(fold(word) in fold(place) for word in self.places))

    def lets_outlet(self, outlets: Iterable[str | None]) -> bool:
        """Whether one of the outlets is asked for."""
        if not self.outlets:
            return True
        names = [fold(outlet) for outlet in outlets if outlet]
        return any(fold(wanted) in name for wanted in self.outlets for name in names)

    def lets_status(self, status: str) -> bool:
        """Whether the status is asked for."""
        return not self.statuses or status in self.statuses

    def lets_origins(self, low: int) -> bool:
        """Whether enough independent origins are certain."""
        return low >= self.min_origins

    def lets_story(self, story: str | None) -> bool:
        """Whether the story is asked for."""
        return not self.stories or (story is not None and story.startswith(self.stories))


STATUSES = ("happened", "planned", "possible")
_DATE_FORMS = "Write it as 2020-10-06, 2020-10 or 2020."
Words = str | Iterable[str] | None


def choose(
    since: str | None = None,
    until: str | None = None,
    actor: Words = None,
    type: Words = None,
    place: Words = None,
    outlet: Words = None,
    status: Words = None,
    min_origins: int = 0,
    story: Words = None,
) -> Filter:
    """The filter that a person asks for: one word or several a field; days may be months or years, taken whole.

    A date, type or status that is none is an `InputError`.
    """
    for wanted in _words(status):
        if wanted not in STATUSES:
            raise InputError("is no status", item=f"status {wanted}", way_out=f"Choose {', '.join(STATUSES)}.")
    for wanted in _words(type):
        if wanted.upper() not in event_types() and wanted.lower() not in kinds_of_harm():
            known = ", ".join((*event_types(), *kinds_of_harm()))
            raise InputError(
                "is no type of event and no kind of harm", item=f"type {wanted}", way_out=f"Choose {known}."
            )
    return Filter(
        since=_day(since, "since", "-01"),
        until=_day(until, "until", "-99"),
        actors=_words(actor),
        types=_words(type),
        places=_words(place),
        outlets=_words(outlet),
        statuses=_words(status),
        min_origins=min_origins,
        stories=_words(story),
    )


def _words(given: Words) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else tuple(given or ())


def _day(value: str | None, name: str, filler: str) -> str | None:
    """A day from a day, month or year, its missing parts filled: "-01" for the first, "-99" to stand after the last."""
    if value is None:
        return None
    missing = 2 - value.count("-")
    try:
        if not _DATE.fullmatch(value):
            raise ValueError
        dt.date.fromisoformat(value + "-01" * missing)
    except ValueError as error:
        raise InputError("is no date", item=f"{name} {value}", way_out=_DATE_FORMS) from error
    return value + filler * missing


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """Text without case and accents, for comparing names."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def _upper(day: str) -> str:
    """The last day that a date of any precision can mean, as text that compares."""
    return day + "-99" * (2 - day.count("-")) if day.count("-") < 2 else day
