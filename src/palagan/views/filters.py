"""What every view can be narrowed by: time, actor, type, place, outlet, status, minimum origins."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from palagan.model.record import Party


@dataclass(frozen=True, slots=True)
class Filter:
    """Empty fields let everything through. Days are "YYYY-MM-DD"; words match anywhere in a name, without case.

    `actors` match a party's name, code or the country of its code; `min_origins` counts the certain (low) origins.
    """

    since: str | None = None
    until: str | None = None
    actors: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    min_origins: int = 0

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
        return any(_is_party(wanted, party) for wanted in self.actors for party in parties)

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


def fold(text: str) -> str:
    """Text without case and accents, for comparing names."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def _is_party(wanted: str, party: Party) -> bool:
    code = party.code.upper()
    return fold(wanted) in fold(party.name) or wanted.upper() in {code, code.partition(".")[0]}


def _upper(day: str) -> str:
    """The last day that a date of any precision can mean, as text that compares."""
    return day + "-99" * (2 - day.count("-")) if day.count("-") < 2 else day
