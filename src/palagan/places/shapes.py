"""Outlines of countries and of their first-level regions, in degrees, for drawing.

`data/shapes.zip` holds three layers: "world" (countries, coarse), "countries" (finer) and "regions" (first-level
regions, drawn from their towns, so with rough edges). A ring is a list of numbers in hundredths of a degree: the first
point, then steps, longitude before latitude. `scripts/gazetteer/make.py` writes it.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from itertools import accumulate
from pathlib import Path
from typing import Literal

from palagan.errors import DataError

Layer = Literal["world", "countries", "regions"]
Ring = tuple[tuple[float, float], ...]
"""Points (longitude, latitude); the last is joined to the first. Rings of one shape fill by the even-odd rule."""
FILE = "places/data/shapes.zip"


@cache
def _layer(layer: Layer) -> dict[str, list[list[int]]]:
    try:
        packed = resources.files("palagan").joinpath(FILE).read_bytes()
    except FileNotFoundError as error:
        raise DataError("data file is missing", item=FILE, way_out="Reinstall Palagan.") from error
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        shapes: dict[str, list[list[int]]] = json.loads(archive.read(layer))
    return shapes


def drawn(layer: Layer) -> tuple[str, ...]:
    """The ids that a layer has shapes of."""
    return tuple(_layer(layer))


@cache
def shape(layer: Layer, id_: str) -> tuple[Ring, ...]:
    """The rings of a country or region; none where the layer lacks it."""
    return tuple(
        tuple(zip(_degrees(ring[::2]), _degrees(ring[1::2]), strict=True)) for ring in _layer(layer).get(id_, ())
    )


@cache
def bounds(layer: Layer, id_: str) -> tuple[float, float, float, float] | None:
    """West, south, east, north of a shape; None where the layer lacks it."""
    points = [point for ring in shape(layer, id_) for point in ring]
    if not points:
        return None
    lons, lats = [point[0] for point in points], [point[1] for point in points]
    return min(lons), min(lats), max(lons), max(lats)


def _degrees(steps: Sequence[int]) -> list[float]:
    return [at / 100 for at in accumulate(steps)]


def pack(path: Path, layers: Mapping[Layer, Mapping[str, Sequence[Ring]]]) -> None:
    """Write the file; a ring of fewer than three points apart from each other is left out."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for layer, shapes in layers.items():
            rings = {id_: [_steps(ring) for ring in listed] for id_, listed in sorted(shapes.items())}
            kept = {id_: [ring for ring in listed if len(ring) >= 6] for id_, listed in rings.items()}
            text = json.dumps({id_: listed for id_, listed in kept.items() if listed}, separators=(",", ":"))
            archive.writestr(zipfile.ZipInfo(layer, (1980, 1, 1, 0, 0, 0)), text, zipfile.ZIP_DEFLATED, 9)


def _steps(ring: Ring) -> list[int]:
    points = [(round(lon * 100), round(lat * 100)) for lon, lat in ring]
    apart = [point for at, point in enumerate(points) if at == 0 or point != points[at - 1]]
    if len(apart) > 1 and apart[0] == apart[-1]:
        apart.pop()
    steps: list[int] = []
    before = (0, 0)
    for lon, lat in apart:
        steps += [lon - before[0], lat - before[1]]
        before = (lon, lat)
    return steps
