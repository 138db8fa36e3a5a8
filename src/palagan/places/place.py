"""What the gazetteer knows of one place."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

Kind = Literal["city", "district", "area", "regency", "province", "region", "country", "sea", "wide"]
"""How narrow a place is. "area": a base, a crossing; "region": a part of a country; "wide": a part of a continent."""
KINDS: tuple[Kind, ...] = ("city", "district", "area", "regency", "province", "region", "country", "sea", "wide")
SPOTS: frozenset[Kind] = frozenset({"city", "district", "area"})
"""Kinds that are drawn as a spot; the others cover ground."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place with its names, Indonesian first. `countries` are ISO alpha-3 (our own codes for what ISO lacks).

    `lat`, `lon` are degrees, `radius` the kilometres around them that the name may mean; all None where only what it
    lies in is known. `within`: ids of what it lies in, the narrowest first. `parts`: shapes that cover it.
    `disputed`: who it belongs to is contested, which `note` tells.
    """

    id: str
    name: str
    name_en: str
    kind: Kind
    countries: tuple[str, ...]
    lat: float | None = None
    lon: float | None = None
    radius: float | None = None
    within: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    disputed: bool = False
    note: str = ""
    note_en: str = ""
    people: int = 0

    def called(self, tongue: str) -> str:
        """Its name in a language ("id", "en")."""
        return self.name_en if tongue == "en" else self.name

    def km_to(self, other: Place) -> float:
        """Kilometres between the two, on a plane at this one's latitude; infinite where one has no point."""
        if self.lat is None or self.lon is None or other.lat is None or other.lon is None:
            return math.inf
        narrow = math.cos(math.radians(self.lat))
        return math.hypot(self.lat - other.lat, (self.lon - other.lon) * narrow) * 111.2
