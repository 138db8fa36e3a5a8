"""The map: ground shaded by what is told of it, spots sized by it, disputed areas hatched and named."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from palagan.languages.tables import table
from palagan.looking.mapped import Mapped
from palagan.places.gazetteer import REGIONS, tabled
from palagan.places.place import SPOTS, Place
from palagan.places.shapes import Ring
from palagan.web.drawing.ground import Box, Ground, Land, ground_of, lands, outline, path_of, whole
from palagan.web.drawing.rows import width_of

STEPS = 5
"""Shades."""
MOST_SPOTS = 400
_LABELS = 28
_NAMED = 9.0
"""Pixels from which a disputed area that nothing is told of is named."""
_NAMED_LAND = 24.0
"""Pixels of radius from which a country is named."""
_LEAST_RADIUS, _MOST_RADIUS = 3.5, 20.0
_SHARE = 0.9
"""Part of the happenings that the map opens on."""
_AROUND = 1.5
"""Degrees around the outermost place."""


@dataclass(frozen=True, slots=True)
class Shaded:
    """Ground that happenings are told of, no finer: its path, `step` 1 (few) to STEPS (most)."""

    place: Mapped
    path: str
    step: int


@dataclass(frozen=True, slots=True)
class Spot:
    """A town or site. `wide`: the pixels around it that its name may mean; of a kabupaten drawn, of a town not."""

    place: Mapped
    x: float
    y: float
    radius: float
    wide: float


@dataclass(frozen=True, slots=True)
class Disputed:
    """A disputed area, told of or not; (`x`, `y`) is its middle."""

    place: Place
    path: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Label:
    """A name on the map; `kind` "spot", "ground", "sea" or "disputed"."""

    text: str
    x: float
    y: float
    anchor: str
    kind: str


@dataclass(frozen=True, slots=True)
class MapDrawn:
    """The picture, in pixels. `beyond` counts the places that lie beyond its edges, `left_out` spots too many to draw.
    `bounds`: the least happenings of each shade."""

    ground: Ground
    lands: tuple[Land, ...]
    countries: tuple[Shaded, ...]
    regions: tuple[Shaded, ...]
    seas: tuple[Spot, ...]
    spots: tuple[Spot, ...]
    disputed: tuple[Disputed, ...]
    labels: tuple[Label, ...]
    bounds: tuple[int, ...]
    largest: int
    beyond: int
    left_out: int


def opening(places: Sequence[Mapped]) -> Box:
    """The box that nearly all happenings lie in, of those that are told finer than a country where there are such."""
    fine = [place for place in places if place.kind not in ("country", "wide")] or [
        place for place in places if place.kind == "country"
    ]
    if not fine:
        return whole(-170, -56, 190, 80)
    west, east = _middle_part([(place.lon, place.all) for place in fine])
    south, north = _middle_part([(place.lat, place.all) for place in fine])
    more = max(_AROUND, (east - west) * 0.12, (north - south) * 0.12)
    return whole(west - more, south - more, east + more, north + more)


def _middle_part(weighed: list[tuple[float, int]]) -> tuple[float, float]:
    ordered = sorted(weighed)
    edge = sum(weight for _, weight in ordered) * (1 - _SHARE) / 2
    low, high, seen = ordered[0][0], ordered[-1][0], 0.0
    for at, weight in ordered:
        if seen + weight > edge:
            low = at
            break
        seen += weight
    seen = 0.0
    for at, weight in reversed(ordered):
        if seen + weight > edge:
            high = at
            break
        seen += weight
    return low, high


def draw_map(places: Sequence[Mapped], box: Box, tongue: str) -> MapDrawn:
    """The picture of a box."""
    ground = ground_of(box)
    seen = [place for place in places if place.kind != "wide" and _is_seen(ground, place)]
    wide = [place for place in seen if place.kind not in SPOTS and place.kind not in ("sea", "regency")]
    bounds = _bounds([place.all for place in wide])
    shaded = [Shaded(place, path, _step(place.all, bounds)) for place in wide if (path := _path(ground, place.id))]
    without = {place.id for place in wide} - {one.place.id for one in shaded}
    small = [place for place in seen if place.kind in SPOTS or place.kind == "regency" or place.id in without]
    largest = max((place.all for place in small), default=0)
    spots = tuple(_spot(ground, place, largest) for place in small if place.kind != "sea")
    seas = tuple(_spot(ground, place, largest) for place in seen if place.kind == "sea")
    disputed = tuple(_disputed(ground))
    regions = tuple(one for one in shaded if one.place.kind != "country")
    countries = tuple(one for one in shaded if one.place.kind == "country")
    drawn = spots[:MOST_SPOTS]
    return MapDrawn(
        ground,
        lands(ground),
        countries,
        regions,
        seas,
        drawn,
        disputed,
        tuple(_labels(ground, drawn, regions, seas, disputed, tongue)),
        bounds,
        largest,
        sum(1 for place in places if place.kind != "wide") - len(seen),
        max(0, len(spots) - MOST_SPOTS),
    )


def _is_seen(ground: Ground, place: Mapped) -> bool:
    return ground.sees(place.lon, place.lat) or (place.kind not in SPOTS and bool(_path(ground, place.id)))


def _spot(ground: Ground, place: Mapped, largest: int) -> Spot:
    radius = _LEAST_RADIUS + (_MOST_RADIUS - _LEAST_RADIUS) * math.sqrt(place.all / largest) if largest else 0.0
    wide = ground.pixels(place.radius) if place.kind not in ("city", "area") else 0.0
    return Spot(place, ground.x(place.lon), ground.y(place.lat), round(radius, 1), min(wide, 160.0))


def _path(ground: Ground, id_: str) -> str:
    place = tabled().get(id_)
    if place is None:
        return ""
    line = _outlines().get(id_)
    if line is not None:
        return path_of(ground, (line,))
    return "".join(outline(ground, "regions" if "." in part else "countries", part) for part in place.parts)


@cache
def _outlines() -> dict[str, Ring]:
    """The coarse outlines of `regions.tsv`, of areas that no atlas shape covers."""
    found = {}
    for row in table(REGIONS):
        if row["outline"]:
            points = [point.split() for point in row["outline"].split(",")]
            found[row["id"]] = tuple((float(lon), float(lat)) for lon, lat in points)
    return found


def _disputed(ground: Ground) -> Iterable[Disputed]:
    """Disputed areas on the paper that are large enough to be seen."""
    for place in tabled().values():
        if not place.disputed or place.lat is None or place.lon is None or place.kind == "area":
            continue
        path = _path(ground, place.id)
        if not path and place.radius and place.kind != "city" and ground.sees(place.lon, place.lat):
            across = ground.pixels(place.radius)
            if across >= 4:
                path = _circle(ground.x(place.lon), ground.y(place.lat), across)
        if path and (ground.pixels(place.radius or 0) >= 3):
            yield Disputed(place, path, ground.x(place.lon), ground.y(place.lat))


def _circle(x: float, y: float, across: float) -> str:
    half = f"a{across:.1f} {across:.1f} 0 1 0"
    return f"M{x - across:.1f} {y:.1f}{half} {2 * across:.1f} 0{half} {-2 * across:.1f} 0Z"


def _bounds(counts: Sequence[int]) -> tuple[int, ...]:
    """The least count of each shade, in equal ratios up to the largest; fewer shades where counts are few."""
    largest = max(counts, default=0)
    if not largest:
        return ()
    return tuple(sorted({max(1, math.ceil(largest ** (step / STEPS))) for step in range(STEPS)}))


def _step(count: int, bounds: Sequence[int]) -> int:
    return max((number for number, least in enumerate(bounds, start=1) if count >= least), default=1)


def _land_names(ground: Ground, tongue: str) -> Iterable[Label]:
    """Names of countries that are large on the paper, for finding one's way."""
    for land in lands(ground):
        place = tabled().get(land.id)
        if place is None or place.lat is None or place.lon is None or not ground.sees(place.lon, place.lat):
            continue
        if ground.pixels(place.radius or 0) >= _NAMED_LAND:
            yield Label(place.called(tongue), ground.x(place.lon), ground.y(place.lat), "middle", "land")


def _labels(
    ground: Ground,
    spots: Sequence[Spot],
    regions: Sequence[Shaded],
    seas: Sequence[Spot],
    disputed: Sequence[Disputed],
    tongue: str,
) -> Iterable[Label]:
    """Names of what most is told of, none upon another; then of disputed areas that nothing is told of."""
    taken: list[tuple[float, float, float, float]] = []
    wanted: list[Label] = []
    told = {one.place.id for one in regions} | {spot.place.id for spot in spots}
    for one in sorted(disputed, key=lambda one: -(one.place.radius or 0)):
        if one.place.id in told:
            wanted.append(Label(one.place.called(tongue), one.x, one.y, "middle", "disputed"))
    for spot in spots[:_LABELS]:
        wanted.append(Label(spot.place.called(tongue), spot.x + spot.radius + 3, spot.y + 4, "start", "spot"))
    for shaded in regions[:_LABELS]:
        x, y = ground.x(shaded.place.lon), ground.y(shaded.place.lat)
        if not shaded.place.disputed:
            wanted.append(Label(shaded.place.called(tongue), x, y, "middle", "ground"))
    wanted += [Label(sea.place.called(tongue), sea.x, sea.y, "middle", "sea") for sea in seas[:8]]
    for one in sorted(disputed, key=lambda one: -(one.place.radius or 0)):
        if one.place.id not in told and ground.pixels(one.place.radius or 0) >= _NAMED:
            wanted.append(Label(one.place.called(tongue), one.x, one.y, "middle", "disputed"))
    wanted += _land_names(ground, tongue)
    for label in wanted:
        long = width_of(label.text) * 0.95
        left = label.x - (long / 2 if label.anchor == "middle" else 0)
        box = (left, label.y - 12, left + long, label.y + 3)
        if box[0] < 2 or box[2] > ground.width - 2 or box[1] < 2 or box[3] > ground.height - 2:
            continue
        if any(box[0] < t[2] and t[0] < box[2] and box[1] < t[3] and t[1] < box[3] for t in taken):
            continue
        taken.append(box)
        yield label
