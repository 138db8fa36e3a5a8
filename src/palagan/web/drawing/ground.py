"""A stretch of the world on paper: the projection of a map, and outlines as paths."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from palagan.places.shapes import Layer, Ring, bounds, drawn, shape

WIDTH = 1120
_LEAST, _MOST = 440, 620
"""Height in pixels: at least, at most."""
_FAR = 70
"""Degrees of longitude from which countries are drawn coarsely."""
NORTH, SOUTH = 84.0, -60.0
_MARGIN = 24
"""Pixels around the paper up to which outlines go on."""
_STEP = 0.7
"""Pixels between points that are drawn apart."""


@dataclass(frozen=True, slots=True)
class Box:
    """West, south, east, north in degrees; `east` may be over 180 where the box crosses the date line."""

    west: float
    south: float
    east: float
    north: float

    @property
    def wide(self) -> float:
        """Degrees from west to east."""
        return round(self.east - self.west, 3)

    @property
    def told(self) -> str:
        """As it stands in an address."""
        return ",".join(f"{side:g}" for side in (self.west, self.south, self.east, self.north))

    def moved(self, across: float, up: float) -> Box:
        """The same box farther, by parts of its own size."""
        east, north = across * self.wide, up * (self.north - self.south)
        return whole(self.west + east, self.south + north, self.east + east, self.north + north)

    def zoomed(self, factor: float) -> Box:
        """A box around the same middle, `factor` times as wide."""
        lon, lat = (self.west + self.east) / 2, (self.south + self.north) / 2
        half, tall = self.wide / 2 * factor, (self.north - self.south) / 2 * factor
        return whole(lon - half, lat - tall, lon + half, lat + tall)


def whole(west: float, south: float, east: float, north: float) -> Box:
    """A box within the world: no wider than it, no narrower than a tenth of a degree, its west within -180 and 180."""
    width = min(360.0, max(0.1, east - west))
    middle = (west + east) / 2
    west = (middle - width / 2 + 180) % 360 - 180
    height = min(NORTH - SOUTH, max(0.1, north - south))
    south = min(NORTH - height, max(SOUTH, (south + north) / 2 - height / 2))
    return Box(*(round(side, 3) for side in (west, south, west + width, south + height)))


@dataclass(frozen=True, slots=True)
class Ground:
    """Equirectangular, true along the parallel in the middle: `scale` pixels a degree of latitude."""

    box: Box
    width: int
    height: int
    scale: float
    narrow: float

    def x(self, lon: float) -> float:
        """Pixels from the left; a longitude is taken on the side of the date line on which the box has it."""
        east = (lon - self.box.west) % 360
        if east > (self.box.wide + 360) / 2:
            east -= 360
        return round(east * self.scale * self.narrow, 1)

    def y(self, lat: float) -> float:
        """Pixels from the top."""
        return round((self.box.north - lat) * self.scale, 1)

    def pixels(self, km: float) -> float:
        """How long so many kilometres are."""
        return round(km / 111.2 * self.scale, 1)

    def sees(self, lon: float, lat: float) -> bool:
        """Whether a point is on the paper."""
        return 0 <= self.x(lon) <= self.width and 0 <= self.y(lat) <= self.height


@lru_cache(maxsize=64)
def ground_of(box: Box) -> Ground:
    """The paper for a box; where the box is flatter or taller than paper is, more is drawn around it."""
    narrow = math.cos(math.radians((box.south + box.north) / 2))
    tall = (box.north - box.south) / (box.wide * narrow) * WIDTH
    height = min(_MOST, max(_LEAST, tall))
    if tall < height:
        more = (box.north - box.south) * (height / tall - 1) / 2
        south = max(SOUTH, min(box.south - more, NORTH - (box.north - box.south) - 2 * more))
        box = Box(box.west, south, box.east, min(NORTH, south + (box.north - box.south) + 2 * more))
    elif tall > height and box.wide * tall / height < 360:
        more = box.wide * (tall / height - 1) / 2
        box = Box(box.west - more, box.south, box.east + more, box.north)
    scale = WIDTH / (box.wide * narrow)
    return Ground(box, WIDTH, round((box.north - box.south) * scale), scale, narrow)


@dataclass(frozen=True, slots=True)
class Land:
    """A country on the paper."""

    id: str
    path: str


@lru_cache(maxsize=64)
def lands(ground: Ground) -> tuple[Land, ...]:
    """All countries on the paper."""
    layer: Layer = "world" if ground.box.wide > _FAR else "countries"
    found = ((id_, outline(ground, layer, id_)) for id_ in drawn(layer))
    return tuple(Land(id_, path) for id_, path in found if path)


@lru_cache(maxsize=4096)
def outline(ground: Ground, layer: Layer, id_: str) -> str:
    """A shape as the `d` of a path, empty where nothing of it is on the paper."""
    box = bounds(layer, id_)
    if box is None or box[1] > ground.box.north or box[3] < ground.box.south:
        return ""
    return path_of(ground, shape(layer, id_))


def path_of(ground: Ground, rings: Iterable[Ring]) -> str:
    """Rings as the `d` of a path, those that are on the paper; drawn again a turn on where the box crosses 180°."""
    return "".join(piece for ring in rings for turn in (-360, 0, 360) for piece in _pieces(ground, ring, turn))


def _pieces(ground: Ground, ring: Ring, turn: int) -> Iterator[str]:
    across = ground.scale * ground.narrow
    left = turn - ground.box.west
    points = [((lon + left) * across, (ground.box.north - lat) * ground.scale) for lon, lat in ring]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    right, foot = ground.width + _MARGIN, ground.height + _MARGIN
    if max(xs) < -_MARGIN or min(xs) > right or max(ys) < -_MARGIN or min(ys) > foot:
        return
    if min(xs) < -_MARGIN:
        points = _cut(points, 0, -_MARGIN, 1)
    if max(xs) > right:
        points = _cut(points, 0, right, -1)
    if min(ys) < -_MARGIN:
        points = _cut(points, 1, -_MARGIN, 1)
    if max(ys) > foot:
        points = _cut(points, 1, foot, -1)
    apart: list[tuple[float, float]] = []
    for x, y in points:
        if not apart or abs(x - apart[-1][0]) + abs(y - apart[-1][1]) >= _STEP:
            apart.append((x, y))
    if len(apart) > 2:
        yield f"M{'L'.join(f'{x:.1f} {y:.1f}' for x, y in apart)}Z"
    elif apart:
        yield f"M{apart[0][0]:.1f} {apart[0][1]:.1f}h1v1h-1Z"


def _cut(points: list[tuple[float, float]], axis: int, edge: float, side: int) -> list[tuple[float, float]]:
    """The part of a ring on one side of a line (Sutherland and Hodgman, 1974): `side` 1 keeps what is greater."""
    kept: list[tuple[float, float]] = []
    for at, point in enumerate(points):
        before = points[at - 1]
        inside, was = (point[axis] - edge) * side >= 0, (before[axis] - edge) * side >= 0
        if inside != was:
            part = (edge - before[axis]) / (point[axis] - before[axis])
            crossing = tuple(one + (other - one) * part for one, other in zip(before, point, strict=True))
            kept.append((crossing[0], crossing[1]))
        if inside:
            kept.append(point)
    return kept
