"""Countries that only an office tells: what "*Presiden Rusia* Vladimir Putin" does is not in Russia for that."""

from __future__ import annotations

from collections.abc import Sequence

from palagan.reading.cast import Cast
from palagan.reading.making import Making
from palagan.reading.sites import Placed

_COUNTRY, _MEETING, _VISIT = "country", "CONSULT", "visit"
_DEEDS = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
_AT = frozenset({"in", "near"})


def visited_by(cast: Cast, events: Sequence[Making]) -> frozenset[str]:
    """The countries to which the page tells of a visit."""
    return frozenset(cast.land(to) for one in events if one.mode == _VISIT for to in one.targets)


def not_of_a_title(
    cast: Cast, event: Making, placed: Placed, nowhere: Placed, visited: frozenset[str] = frozenset()
) -> Placed:
    """The event's place; `nowhere` instead of a country that is named only inside the title of a person, unless it is a
    deed that only his own country has part in, or he meets those there who are told to visit it."""
    site = placed.site
    if site is None or site.place.level != _COUNTRY or site.led in _AT:
        return placed
    if event.type == _MEETING and site.place.country in visited:
        return placed
    if event.type in _DEEDS and {cast.land(one) for one in (*event.sources, *event.targets)} == {site.place.country}:
        return placed
    mention = cast.at(site.place.start)
    if mention is None or not cast.is_person(mention.actor):
        return placed
    return nowhere if mention.start < site.place.start and site.place.end < mention.end else placed
