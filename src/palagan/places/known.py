"""The knowledge base's places found in the gazetteer: what the press calls them, where they lie."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache

from palagan.languages.tables import alternatives, table
from palagan.places.gazetteer import TOWN_NAMES, bare, place_by_id, spellings, tabled, towns
from palagan.places.place import Kind, Place
from palagan.places.spelling import spelt

PLACES = "languages/knowledge/places.tsv"
SPOTS = "places/spots.tsv"
STATES = "languages/knowledge/states.tsv"
_KIND: dict[str, Kind] = {
    "city": "city", "district": "district", "regency": "regency", "province": "province", "region": "region",
    "conflict-region": "region", "sea": "sea", "facility": "area",
}  # fmt: skip
_GROUND = frozenset({"province", "region", "sea", "wide", "country"})
"""Kinds that a town is not, though one may have the same name."""
_DE_FACTO = {"XNK": "AZE", "XDN": "UKR", "XAB": "GEO", "XSO": "GEO", "XTN": "MDA", "XNC": "CYP", "XSL": "SOM"}
"""The state that holds the ground of an authority in UN usage; the gazetteer files its towns there."""


def state_of(code: str) -> str:
    """The country of a code as the gazetteer files it; a state that is no more stays itself."""
    return _DE_FACTO.get(code, code)


@cache
def _rows() -> dict[str, tuple[dict[str, str], ...]]:
    """Spelling → rows."""
    found: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in table(PLACES):
        for spelling in dict.fromkeys(spelt(name) for name in (row["name"], *alternatives(row["names"]))):
            found[spelling].append(row)
    return {spelling: tuple(rows) for spelling, rows in found.items()}


@cache
def _capitals() -> dict[str, tuple[str, tuple[str, ...], str]]:
    """Spelling of a capital or of a seat of government → the country, the spellings of its capitals, the capital."""
    found = {}
    for row in table(STATES):
        capitals = alternatives(row["capitals"])
        for capital in capitals:
            found[spelt(capital)] = row["code"], tuple(map(spelt, capitals)), capital
        for seat in alternatives(row["government_seats"]) if capitals else ():
            found.setdefault(spelt(seat), (row["code"], tuple(map(spelt, capitals)), capitals[0]))
    return found


@lru_cache(maxsize=8192)
def known(spelling: str) -> tuple[Place, ...]:
    """The places of the knowledge base with a spelling, as the gazetteer has them or lying in what it has."""
    found = {place.id: place for row in _rows().get(spelling, ()) if (place := _of_row(row))}
    capital = _capitals().get(spelling)
    if capital:
        country, spelled, _ = capital
        joined = joined_town(capital[2], state_of(country))
        if joined is not None:
            found.setdefault(joined.id, joined)
        for name in () if joined else (spelling, *spelled):
            named = [town for town in towns(name) if town.countries == (state_of(country),)]
            if named:
                found.setdefault(named[0].id, named[0])
                break
    return tuple(found.values())


def _of_row(row: dict[str, str]) -> Place | None:
    """The gazetteer's place that a row means; of none, a place without a position that lies in what the row tells."""
    country, kind = state_of(row["country"]), _KIND[row["level"]]
    names = list(dict.fromkeys(spelt(name) for name in (row["name"], *alternatives(row["names"]))))
    for name in (*names, *map(bare, names if kind in _GROUND else ())):
        for place in spellings().get(name, ()):
            if _fits(place, kind, country):
                return place
    holders = _holders(row["within"], country)
    spot = spots().get((row["name"], row["country"]))
    if spot is not None:
        held = tuple(place.id for place in holders)
        id_ = f"kb-{country.lower()}-{names[0].replace(' ', '-')}"
        return Place(id_, row["name"], row["name"], kind, (country,), *spot, within=held)
    joined = joined_town(row["name"], country)
    if joined is not None and kind not in _GROUND:
        return joined
    if kind not in _GROUND:
        several = [town for name in names for town in towns(name) if town.countries == (country,)]
        inside = [town for town in several if _inside(town, holders)]
        chosen = inside or (several if kind == "city" or not _narrow(holders) else [])
        if chosen:
            return max(chosen, key=lambda place: (place.people, place.id))
    if not country and not holders:
        return None
    id_ = f"kb-{(country or 'sea').lower()}-{names[0].replace(' ', '-')}"
    countries = (country,) if country else ()
    return Place(id_, row["name"], row["name"], kind, countries, within=tuple(place.id for place in holders))


@cache
def spots() -> dict[tuple[str, str], tuple[float, float, float]]:
    """Name and country in the knowledge base → position and radius, where we tell it ourselves."""
    return {
        (row["name"], row["country"]): (float(row["lat"]), float(row["lon"]), float(row["radius"]))
        for row in table(SPOTS)
    }


def place_of(id_: str) -> Place | None:
    """The place of any id that has a position, or None; a record may have been made with another gazetteer."""
    return _by_id().get(id_) if id_.startswith("kb-") else place_by_id(id_)


@cache
def _by_id() -> dict[str, Place]:
    rows = (row for row in table(PLACES) if (row["name"], row["country"]) in spots())
    places = (place for row in rows if (place := _of_row(row)))
    return {place.id: place for place in places}


def joined_town(name: str, country: str) -> Place | None:
    """The town that `town_names.tsv` joins to a name of the knowledge base."""
    number = _joined().get((name, country))
    return place_by_id(f"gn-{number}") if number is not None else None


@cache
def _joined() -> dict[tuple[str, str], str]:
    return {(row["name"], row["country"]): row["town"] for row in table(TOWN_NAMES)}


def _fits(place: Place, kind: Kind, country: str) -> bool:
    """Whether a place of our tables can be the one that a row tells of."""
    if country and place.countries and country not in place.countries:
        return False
    if kind in _GROUND:
        return place.kind in _GROUND or place.kind == "district"
    if kind == "regency":
        return place.kind == "regency"
    return place.kind in ("area", "city", "district", "sea")


def _holders(within: str, country: str) -> tuple[Place, ...]:
    """What a row lies in, the narrowest first: the place that it names, what that lies in, and the country."""
    found: list[Place] = []
    spelling = spelt(within)
    candidates = [place for name in (spelling, bare(spelling)) for place in spellings().get(name, ())]
    candidates += [town for town in towns(spelling) if town.countries == (country,)][:1] if not candidates else []
    near = [place for place in candidates if not country or not place.countries or country in place.countries]
    if near:
        narrowest = min(near, key=lambda place: (place.kind != "regency", place.radius or 0))
        found = [narrowest, *(held for id_ in narrowest.within if (held := place_by_id(id_)))]
    whole = tabled().get(country)
    if whole is not None and all(place.id != country for place in found):
        found.append(whole)
    return tuple(found)


def _narrow(holders: tuple[Place, ...]) -> bool:
    """Whether the narrowest holder is narrower than a country."""
    return bool(holders) and holders[0].kind not in ("country", "wide", "sea")


def _inside(place: Place, holders: tuple[Place, ...]) -> bool:
    """Whether a town can lie in the narrowest holder: in the same first-level region, or near its middle."""
    if not _narrow(holders):
        return False
    holder = holders[0]
    regions = {*holder.within, *holder.parts, holder.id}
    return bool(set(place.within[:1]) & regions) if len(place.within) > 1 else False
