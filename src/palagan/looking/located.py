"""Where happenings lie, for the formats that ask for degrees: as the gazetteer has it, never finer than the words."""

from __future__ import annotations

from collections.abc import Mapping

from palagan.exports.event import Where
from palagan.model.record import Happening, Story
from palagan.places.gazetteer import place_by_id
from palagan.places.happenings import where
from palagan.places.place import Kind, Place

LEVELS: Mapping[Kind, str] = {
    "area": "point", "city": "town", "district": "district", "regency": "district", "province": "province",
    "region": "region", "country": "country", "sea": "region", "wide": "region",
}  # fmt: skip
"""The gazetteer's kinds as `Where.level` has them."""
_TOO_WIDE = frozenset({"country", "sea", "wide"})
"""Kinds of which no degrees are given: a point in them would say more than the words."""


def located(happening: Happening, story: Story | None) -> Where | None:
    """The place of a happening in the company of its parties and its story; None where the gazetteer cannot tell it."""
    found = where(
        happening.place,
        tuple(party.code for party in (*happening.sources, *happening.targets)),
        story.places if story else (),
        tuple(party.code for party in story.parties) if story else (),
    )
    return _told(found.place, found.at) if found is not None else None


def located_at(spot: str) -> Where | None:
    """The place that a record kept of a happening; None where this edition of the gazetteer does not have it."""
    place = place_by_id(spot)
    return _told(place, place) if place is not None else None


def _told(place: Place, at: Place) -> Where:
    holders = [held for id_ in place.within if (held := place_by_id(id_)) is not None]
    drawn = at.lat is not None and at.kind not in _TOO_WIDE
    level = LEVELS[at.kind if drawn else place.kind]
    return Where(
        name=place.name,
        level=level,
        country=place.countries[0] if len(place.countries) == 1 else None,
        province=_named(place, holders, "province"),
        district=_named(place, holders, "regency") or _named(place, holders, "district"),
        latitude=at.lat if drawn else None,
        longitude=at.lon if drawn else None,
        disputed=place.note_en if place.disputed else "",
        geonames=int(place.id.removeprefix("gn-")) if place.id.startswith("gn-") else None,
    )


def _named(place: Place, holders: list[Place], kind: str) -> str | None:
    return next((one.name for one in (place, *holders) if one.kind == kind), None)
