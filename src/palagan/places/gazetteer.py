"""All places that have a position: our own tables and the towns of GeoNames, by id and by name.

Ids: a country its alpha-3 ("IDN"), a first-level region that and GeoNames' code ("IDN.36"), a kabupaten "kab-" and its
name, a town "gn-" and GeoNames' number, a place of `regions.tsv` the id it has there.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache

from palagan.languages.tables import alternatives, table
from palagan.places.place import Kind, Place
from palagan.places.spelling import spelt, without_article
from palagan.places.towns import Town, town_numbered, towns_named

REGIONS, PROVINCES = "places/regions.tsv", "places/provinces.tsv"
REGENCIES, COUNTRIES = "places/regencies.tsv", "places/countries.tsv"
TOWN_NAMES = "places/town_names.tsv"
_KIND_WORDS = re.compile(
    r"^(?:kota|provinsi|oblast|negara bagian|wilayah|distrik|kegubernuran|prefektur|republik|krai|kabupaten) "
    r"| (?:oblast|region|province|governorate|district|state|prefecture|krai|county|city|governorate)$"
)


def bare(spelling: str) -> str:
    """A spelling without the word for a kind of region before or after it ("oblast kherson" → "kherson")."""
    return without_article(_KIND_WORDS.sub("", spelling))


@cache
def tabled() -> dict[str, Place]:
    """The places of our own tables, by id."""
    places = (*_regions(), *_countries(), *_provinces(), *_regencies())
    return {place.id: place for place in reversed(places)}


@cache
def spellings() -> dict[str, tuple[Place, ...]]:
    """Spelling → the places of our own tables that have it."""
    found: dict[str, dict[str, Place]] = defaultdict(dict)
    for spelling, place in _named():
        found[spelling].setdefault(place.id, place)
    return {spelling: tuple(places.values()) for spelling, places in found.items()}


@cache
def regions() -> frozenset[str]:
    """The ids of `regions.tsv`."""
    return frozenset(row["id"] for row in table(REGIONS))


def place_by_id(id_: str) -> Place | None:
    """The place of an id, or None; what a record kept may be of another edition of the gazetteer."""
    if id_.startswith("gn-"):
        town = town_numbered(int(id_[3:])) if id_[3:].isdecimal() else None
        return of_town(town) if town else None
    return tabled().get(id_)


@lru_cache(maxsize=8192)
def of_town(town: Town) -> Place:
    """A town as a place; its radius grows with its people (2 km a village, 10 km a city of a million)."""
    region = (town.region,) if town.region in tabled() else ()
    radius = round(min(20.0, 2 + (town.people / 1_000_000) ** 0.5 * 8), 1)
    spot = town.lat, town.lon, radius
    within = (*region, town.country)
    name = _press_names().get(town.id, town.name)
    return Place(f"gn-{town.id}", name, town.name, "city", (town.country,), *spot, within, people=town.people)


@cache
def _press_names() -> dict[int, str]:
    """GeoNames' number → the name in the Indonesian press."""
    return {int(row["town"]): row["name"] for row in reversed(table(TOWN_NAMES))}


def towns(spelling: str) -> tuple[Place, ...]:
    """The towns of GeoNames that have a spelling, the most populous first."""
    return tuple(map(of_town, towns_named(spelling)))


def _regions() -> Iterator[Place]:
    for row in table(REGIONS):
        countries = alternatives(row["countries"])
        kind: Kind = row["kind"]  # type: ignore[assignment]
        yield Place(
            row["id"], row["name"], row["name_en"], kind, countries, float(row["lat"]), float(row["lon"]),
            float(row["radius"]), countries if len(countries) == 1 and kind != "country" else (),
            alternatives(row["parts"]), row["disputed"] == "yes", row["note"], row["note_en"],
        )  # fmt: skip


@cache
def _state_names() -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in table("languages/knowledge/states.tsv")}


def _countries() -> Iterator[Place]:
    ours = {row["name"] for row in table(REGIONS) if row["kind"] == "country"}
    for row in table(COUNTRIES):
        name = _state_names().get(row["id"], {}).get("name", row["name_en"])
        if name not in ours:
            spot = float(row["lat"]), float(row["lon"]), float(row["radius"])
            yield Place(row["id"], name, row["name_en"], "country", (row["id"],), *spot, parts=(row["id"],))


def _provinces() -> Iterator[Place]:
    for row in table(PROVINCES):
        country = row["id"][:3]
        spot = float(row["lat"]), float(row["lon"]), float(row["radius"])
        yield Place(
            row["id"], row["name"], row["name_en"], "province", (country,), *spot, (country,), parts=(row["id"],)
        )


def _regencies() -> Iterator[Place]:
    for row in table(REGENCIES):
        spot = float(row["lat"]), float(row["lon"]), float(row["radius"])
        id_ = f"kab-{spelt(row['name']).replace(' ', '-')}"
        name, english = f"Kabupaten {row['name']}", f"{row['name']} Regency"
        yield Place(id_, name, english, "regency", ("IDN",), *spot, (row["within"], "IDN"))


def _named() -> Iterator[tuple[str, Place]]:
    places = tabled()
    for row in table(REGIONS):
        for name in (row["name"], row["name_en"], *alternatives(row["names"])):
            yield spelt(name), places[row["id"]]
    by_name = {spelt(place.name): place for place in places.values() if place.kind == "country"}
    for row in _state_names().values():
        place = places.get(row["code"]) or by_name.get(spelt(row["name"]))
        if place is not None and place.kind == "country":
            for name in (row["name"], place.name_en, *alternatives(row["names"])):
                yield spelt(name), place
    for row in table(COUNTRIES):
        if row["id"] in places:
            yield spelt(row["name_en"]), places[row["id"]]
    for row in table(PROVINCES):
        place = places[row["id"]]
        for name in (row["name"], row["name_en"]):
            yield spelt(name), place
            yield bare(spelt(name)), place
    for row in table(REGENCIES):
        place = places[f"kab-{spelt(row['name']).replace(' ', '-')}"]
        yield spelt(place.name), place
        yield spelt(place.name_en), place
        yield spelt(row["name"]), place
