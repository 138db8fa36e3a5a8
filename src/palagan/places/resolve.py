"""What place a name on a page means, by the name itself and by its company: the parties and the other places told."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from palagan.places.gazetteer import regions, spellings, tabled, towns
from palagan.places.known import known, place_of, state_of
from palagan.places.naming import Reading, border, readings, several, split
from palagan.places.place import KINDS, Place
from palagan.places.spelling import without_article

How = Literal["name", "part", "company"]
"""What speaks for it: the name; a part of the name, or what several names lie in; only the company it is told in."""

_OURS = {"region": 9.0, "table": 5.0, "town": 1.5}
"""How much it weighs that a place stands in regions.tsv, in another table of ours, or is a town that ours join."""
_KNOWN = 1.5
"""How much more it weighs that the knowledge base has the name for it."""
_STATE = 4.5
"""How much more it weighs that a country has the name: "Singapura" is the state before it is its city."""
_PEOPLE = 0.9
"""How much ten times as many people weigh."""
_LAND, _REGION, _NAMED = 4.0, 2.0, 5.0
"""How much company weighs: the same country (shared out by votes), the same first-level region, a holder told."""
_ALONE = 100_000
"""People of a town that is taken for its name alone, against its company or without."""
_LEAST = 15_000
"""People of a town that is taken where it is told without company."""
_SEAT = 8.0
"""A kabupaten whose seat is the town of its own name is meant by the bare name: the wider of the two (kilometres)."""
_MOSTLY = 0.4
"""Share of votes for the country of a town that is told by a part of the name, or after a word for its kind."""
_CLEAR = 0.6
"""Share of votes that a country needs to be told from company alone."""


@dataclass(frozen=True, slots=True)
class Company:
    """What a place is told with: countries with their votes, and first-level regions that other places lie in."""

    countries: tuple[tuple[str, float], ...] = ()
    regions: tuple[str, ...] = ()

    def share(self, place: Place) -> float:
        """The share of votes for the countries of a place, 0–1."""
        whole = sum(votes for _, votes in self.countries)
        return sum(votes for country, votes in self.countries if country in place.countries) / whole if whole else 0.0


@dataclass(frozen=True, slots=True)
class Resolved:
    """`place` is what the name means, `at` where it can be drawn: itself, or the narrowest it lies in."""

    place: Place
    at: Place
    how: How

    @property
    def country(self) -> str | None:
        """The one country it lies in; None for a place of several or of none."""
        return self.place.countries[0] if len(self.place.countries) == 1 else None


def company(codes: Iterable[str], places: Iterable[str] = (), around: Iterable[str] = ()) -> Company:
    """The company of the parties' codes ("ISR.MIL"), of other places' names, which count double, and of the codes of
    others on the page or in the story, which count a quarter. The same whatever their order."""
    votes: dict[str, float] = defaultdict(float, _around(tuple(around)))
    for code in codes:
        country = _land(code)
        if country:
            votes[country] += 1.0
    held: set[str] = set()
    for name in places:
        place = _plain(name)
        if place is not None:
            for country in place.countries:
                votes[country] += 2 / len(place.countries)
            held |= {id_ for id_ in (place.id, *place.within) if "." in id_}
    return Company(tuple(sorted(votes.items())), tuple(sorted(held)))


@lru_cache(maxsize=1024)
def _around(codes: tuple[str, ...]) -> Mapping[str, float]:
    """The votes of those around, which are the same for all that a story tells."""
    votes: dict[str, float] = defaultdict(float)
    for code in codes:
        country = _land(code)
        if country:
            votes[country] += 0.25
    return votes


@lru_cache(maxsize=8192)
def _land(code: str) -> str | None:
    """The country of a party's code, where the gazetteer has it."""
    country = state_of(code.partition(".")[0])
    return country if country in tabled() else None


@lru_cache(maxsize=32768)
def _plain(name: str) -> Place | None:
    """What a name means with no company, where it can hardly mean another."""
    found = resolve(name)
    return found.place if found is not None and found.how != "company" else None


@lru_cache(maxsize=8192)
def resolve(name: str, told_with: Company = Company()) -> Resolved | None:
    """The place that a name means; None where it is unknown or may be several and nothing tells which.

    A name that the gazetteer lacks is told by its company alone (`how` "company", a country), where that is clear.
    """
    sides = border(name)
    if sides:
        return _common([resolve_whole(one, told_with) for one in sides])
    found = resolve_whole(name, told_with)
    joined = several(name)
    if len(joined) > 1 and (found is None or found.how != "name"):
        return _common([resolve_whole(one, told_with) for one in joined]) or _by_company(told_with)
    return found or _by_company(told_with)


def resolve_whole(name: str, told_with: Company) -> Resolved | None:
    """The same for a name taken as one, and not by its company alone."""
    proper, outer = split(name)
    if outer:
        holder = next((found for one in outer if (found := resolve_whole(one, told_with))), None)
        if holder is not None:
            inner = _named(proper, _with(told_with, holder.place))
            if inner is not None and _lies_in(inner.place, holder.place):
                return inner
            return Resolved(holder.place, holder.at, "part")
    return _named(name, told_with)


def _named(name: str, told_with: Company) -> Resolved | None:
    ways = readings(name)
    for number, reading in enumerate(ways):
        places = _candidates(reading)
        best = _best(places, reading, told_with) if places else None
        if best is not None:
            part = reading.part or best not in places
            return Resolved(best, _drawn_at(best, ways[number + 1 :]), "part" if part else "name")
    return None


def _drawn_at(place: Place, ways: tuple[Reading, ...]) -> Place:
    """Where a place is drawn; one known to lie in a country alone, at the town there that is a part of its name."""
    at = located(place)
    if place.lat is None and at.kind in ("country", "province", "region"):
        inside = (one for way in ways if way.part for one in _candidates(way) if _is_within(one, at, place))
        return next(inside, at)
    return at


def _is_within(inner: Place, at: Place, place: Place) -> bool:
    """Whether a place with a position lies where another is drawn."""
    return (
        inner.lat is not None
        and inner.id != at.id
        and inner.countries == place.countries
        and (at.kind == "country" or at.id in inner.within)
    )


@lru_cache(maxsize=16384)
def _candidates(reading: Reading) -> tuple[Place, ...]:
    found: dict[str, Place] = {}
    for spelling in reading.spellings:
        for one in dict.fromkeys((spelling, without_article(spelling))):
            places = (*known(one), *spellings().get(one, ()), *(() if reading.tabled else towns(one)))
            for place in places:
                if not reading.kinds or place.kind in reading.kinds:
                    found.setdefault(place.id, place)
            if found:
                break
    return tuple(found.values())


def _best(places: tuple[Place, ...], reading: Reading, told_with: Company) -> Place | None:
    """The candidate for which most speaks, where enough does; what two towns lie in that speak alike."""
    press, ours = _press_and_ours(reading)
    if len(places) == 1:
        only = places[0]
        return only if _is_enough(only, only.id in ours, reading, told_with) else None
    pairs = [(_weight(place, ours, told_with) + _KNOWN * (place.id in press), place) for place in places]
    weighed = sorted(pairs, key=lambda pair: (-pair[0], pair[1].id))
    weight, best = weighed[0]
    if not _is_enough(best, best.id in ours, reading, told_with):
        return None
    rivals = [place for other, place in weighed[1:] if weight - other < 0.3 and place.id not in ours]
    if best.id not in ours and rivals:
        shared = [id_ for id_ in best.within if all(id_ in rival.within for rival in rivals)]
        return tabled().get(shared[0]) if shared else None
    wider = (place for place in places if place.kind == "regency" and not reading.kinds and place.km_to(best) < _SEAT)
    return next(wider, best) if best.kind == "city" else best


@lru_cache(maxsize=16384)
def _press_and_ours(reading: Reading) -> tuple[frozenset[str], frozenset[str]]:
    """The places that the knowledge base has by a name, and those that it or a table of ours has."""
    press = frozenset(place.id for spelling in reading.spellings for place in known(spelling))
    tables = (place.id for spelling in reading.spellings for place in spellings().get(spelling, ()))
    return press, press.union(tables)


def _weight(place: Place, ours: frozenset[str], told_with: Company) -> float:
    weight = 0.0
    if place.id in ours:
        weight = _OURS["town" if place.id.startswith("gn-") else "region" if place.id in regions() else "table"]
    weight += _PEOPLE * math.log10(max(place.people, 1)) + _LAND * told_with.share(place)
    if any(region in told_with.regions for region in (place.id, *place.within)):
        weight += _REGION
    return weight - 0.5 * (place.kind == "regency") + _STATE * (place.kind == "country")


def _is_enough(place: Place, ours: bool, reading: Reading, told_with: Company) -> bool:
    share = told_with.share(place)
    if ours:
        return not reading.part or place.kind != "wide"
    if len(reading.spellings[0]) < 3:
        return False
    if reading.part or reading.kinds:
        return share >= _MOSTLY or place.people >= 10 * _ALONE
    if told_with.countries:
        return share > 0 or place.people >= _ALONE
    return place.people >= _LEAST


def located(place: Place) -> Place:
    """The place itself where it has a position, else the narrowest it lies in that has one."""
    if place.lat is not None:
        return place
    held = (place_of(id_) for id_ in place.within)
    return next((one for one in held if one is not None and one.lat is not None), place)


def _with(told_with: Company, holder: Place) -> Company:
    votes = dict(told_with.countries)
    for country in holder.countries:
        votes[country] = votes.get(country, 0) + _NAMED
    regions = {*told_with.regions, *(id_ for id_ in (holder.id, *holder.within, *holder.parts) if "." in id_)}
    return Company(tuple(sorted(votes.items())), tuple(sorted(regions)))


def _lies_in(inner: Place, outer: Place) -> bool:
    """Whether one can lie in the other: it is filed there, or they share a country and the inner is narrower."""
    if outer.id in inner.within or inner.id in outer.parts or set(inner.within) & set(outer.parts):
        return True
    shared = not inner.countries or not outer.countries or bool(set(inner.countries) & set(outer.countries))
    return shared and KINDS.index(inner.kind) < KINDS.index(outer.kind)


def _common(found: list[Resolved | None]) -> Resolved | None:
    """What several places lie in together."""
    places = [one.place for one in found if one is not None]
    if not places or len(places) < len(found):
        return None
    first = places[0]
    for id_ in (first.id, *first.within):
        if all(id_ in (place.id, *place.within) for place in places):
            whole = place_of(id_)
            if whole is not None:
                return Resolved(whole, located(whole), "part")
    return None


def _by_company(told_with: Company) -> Resolved | None:
    if not told_with.countries:
        return None
    whole = sum(votes for _, votes in told_with.countries)
    country, votes = max(told_with.countries, key=lambda pair: (pair[1], pair[0]))
    place = tabled().get(country)
    return Resolved(place, place, "company") if place is not None and votes / whole >= _CLEAR else None
