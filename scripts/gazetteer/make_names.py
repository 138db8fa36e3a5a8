"""Which towns of GeoNames the knowledge base's places are, by all spellings that GeoNames has: `town_names.tsv`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from make_towns import alpha_3, cities

from palagan.languages.tables import alternatives, table
from palagan.places.known import state_of
from palagan.places.spelling import spelt, without_article

_LEVELS = frozenset({"city", "district", "facility"})


def _spellings(town: dict[str, Any]) -> set[str]:
    names = {spelt(name) for name in (town["name"], *town["alternatenames"])}
    return names | {without_article(name) for name in names}


def make_names(folder: Path, to: Path) -> None:
    """Write `to`: the knowledge base's name of a place, its country, GeoNames' number, what the match rests on."""
    codes = alpha_3(folder)
    wanted = {row["country"] for row in table("languages/knowledge/places.tsv")}
    known: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for town in cities(folder):
        country = codes[town["countrycode"]]
        if country in wanted:
            for spelling in _spellings(town):
                known[country, spelling].append(town)
    regions = {row["name"]: row["id"] for row in table("places/provinces.tsv")}
    lines = list(_lines(known, regions))
    to.write_text("name\tcountry\ttown\tsource\n" + "\n".join(lines) + "\n", "utf-8")
    print(f"{to.name}: {len(lines)} places of the knowledge base")


def _lines(known: dict[tuple[str, str], list[dict[str, Any]]], regions: dict[str, str]) -> Iterator[str]:
    states = table("languages/knowledge/states.tsv")
    rows = [
        (row["name"], row["names"], row["country"], row["within"])
        for row in table("languages/knowledge/places.tsv")
        if row["level"] in _LEVELS
    ]
    rows += [(capital, capital, row["code"], "") for row in states for capital in alternatives(row["capitals"])]
    seen = set()
    for name, names, code, within in rows:
        country = state_of(code)
        for spelling in map(spelt, (name, *alternatives(names))):
            several = known.get((country, spelling), [])
            inside = [town for town in several if regions.get(within, "")[4:] == town["admin1code"]]
            chosen = inside or ([] if within in regions else several)
            if chosen and (name, country) not in seen:
                seen.add((name, country))
                yield f"{name}\t{country}\t{chosen[0]['geonameid']}\tknowledge base; GeoNames, same spelling"
                break
