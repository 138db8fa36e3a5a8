"""A lineage drawn along time: a lane for each origin, in it its pages, each tied to the one it is taken from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from palagan.looking.lineage import Lineage, LineageOrigin, LineagePage
from palagan.views.messages import Tongue
from palagan.web.drawing.rows import Rows, shortened, width_of
from palagan.web.drawing.time_axis import Axis, Tick, axis_of, second_of

WIDTH = 1120
_LEFT, _RIGHT = 16, 940
_TOP, _HEAD, _ROW, _FOOT = 34, 24, 24, 10
_LANES = 12
"""Lanes of their own; the pages of further origins share one."""
_ROWS = 5
"""Rows of a lane; what has no room in them is counted, not drawn."""
_OUTLET = 18
_MARK = 28
"""Pixels of the mark of a further origin."""


@dataclass(frozen=True, slots=True)
class LaneDrawn:
    """A lane from `y` down `height`. `number` and `name` are None for the lane of the origins that have none of their
    own; `origins` counts those. `folded` pages have no room; their mark is at (`fold_x`, `fold_y`)."""

    y: int
    height: int
    origin: str | None
    number: int | None
    name: str | None
    kind: str
    origins: int
    pages: int
    folded: int
    fold_x: float
    fold_y: float


@dataclass(frozen=True, slots=True)
class PageDrawn:
    """A page at (`x`, `y`) with its label to the right. `parent` and `percent` tell what it is taken from.

    `exact`: the hour is known, not the day alone. `others` are the numbers of its further origins. `first`: the first
    page of its origin.
    """

    x: float
    y: float
    page: str
    label: str
    title: str
    parent: str | None
    percent: int | None
    others: tuple[int, ...]
    exact: bool
    first: bool


@dataclass(frozen=True, slots=True)
class LineageDrawn:
    """The picture, in pixels. `ties` are the paths from a page to those taken from it in its lane, `across` to those in
    other lanes."""

    width: int
    height: int
    ticks: tuple[Tick, ...]
    lanes: tuple[LaneDrawn, ...]
    pages: tuple[PageDrawn, ...]
    ties: tuple[str, ...]
    across: tuple[str, ...]


def draw_lineage(lineage: Lineage, tongue: Tongue) -> LineageDrawn | None:
    """The picture of a lineage; None where no page is dated."""
    axis = axis_of((page.published for page in lineage.pages), _LEFT, _RIGHT)
    if axis is None:
        return None
    numbers = {origin.id: origin.number for origin in lineage.origins}
    lanes: list[LaneDrawn] = []
    drawn: dict[str, PageDrawn] = {}
    top = _TOP
    for origins in _lanes(lineage):
        ids = {origin.id for origin in origins}
        members = [page for page in lineage.pages if page.origin in ids]
        lane = _lane(origins, members, axis, top, numbers, drawn)
        lanes.append(lane)
        top += lane.height
    lane_of = {page.id: page.origin for page in lineage.pages}
    ties: tuple[list[str], list[str]] = ([], [])
    for one in drawn.values():
        if one.parent in drawn:
            ties[lane_of[one.page] != lane_of[one.parent]].append(_tie(drawn[one.parent], one))
    return LineageDrawn(WIDTH, top, axis.ticks(tongue), tuple(lanes), tuple(drawn.values()), *map(tuple, ties))


def _lanes(lineage: Lineage) -> list[tuple[LineageOrigin, ...]]:
    """The origins by lane: those with pages of their own, most important first kept apart; the rest together.

    Outlets that name no source, each with one page, are together in any case.
    """
    own = [origin for origin in lineage.origins if origin.pages]
    apart = [origin for origin in own if origin.kind != "unknown" or origin.pages > 1]
    if len(apart) > _LANES:
        most = sorted(apart, key=lambda one: (-one.pages, one.number))[: _LANES - 1]
        apart = [origin for origin in apart if origin in most]
    rest = tuple(origin for origin in own if origin not in apart)
    return [(origin,) for origin in apart] + ([rest] if rest else [])


def _lane(
    origins: Sequence[LineageOrigin],
    members: Sequence[LineagePage],
    axis: Axis,
    top: int,
    numbers: dict[str, int],
    drawn: dict[str, PageDrawn],
) -> LaneDrawn:
    rows = Rows(_ROWS)
    row_of: dict[str, int] = {}
    folded = 0
    first = members[0].id if members else None
    for x, page in sorted(((_x(axis, page), page) for page in members), key=lambda pair: pair[0]):
        parent = page.parent
        percent = round(parent.share * 100) if parent else None
        label = _label(page, percent)
        least = row_of[parent.earlier] + 1 if parent and parent.earlier in row_of else 0
        row = rows.place(x, _width(label, page), min(least, _ROWS - 1))
        if row is None:
            folded += 1
            continue
        row_of[page.id] = row
        drawn[page.id] = PageDrawn(
            x=x,
            y=top + _HEAD + row * _ROW + _ROW / 2,
            page=page.id,
            label=label,
            title=page.title or page.id,
            parent=parent.earlier if parent else None,
            percent=percent,
            others=tuple(sorted(numbers[other] for other in page.others if other in numbers)),
            exact=len(page.published or "") > 10,
            first=page.id == first,
        )
    shown = [drawn[page] for page in row_of]
    alone = origins[0] if len(origins) == 1 else None
    height = _HEAD + max(1, len(rows)) * _ROW + _FOOT
    return LaneDrawn(
        y=top,
        height=height,
        origin=alone.id if alone else None,
        number=alone.number if alone else None,
        name=alone.name if alone else None,
        kind=alone.kind if alone else "unknown",
        origins=len(origins),
        pages=len(members),
        folded=folded,
        fold_x=max((one.x + width_of(one.label) + _MARK * len(one.others) + 18 for one in shown), default=_LEFT),
        fold_y=top + _HEAD + max(0, len(rows) - 1) * _ROW + _ROW / 2,
    )


def _x(axis: Axis, page: LineagePage) -> float:
    """Where a page lies; an undated one after all others."""
    second = second_of(page.published)
    return axis.x(second) if second is not None else _RIGHT + 20.0


def _width(label: str, page: LineagePage) -> float:
    return width_of(label) + _MARK * len(page.others) + 14


def _label(page: LineagePage, percent: int | None) -> str:
    """ "Kompas 08:40 · 97 %"; of a page of which the day alone is known, no hour."""
    outlet = shortened(page.outlet or "?", _OUTLET)
    hour = (page.published or "")[11:16]
    return " ".join(part for part in (outlet, hour, f"· {percent} %" if percent is not None else "") if part)


def _tie(parent: PageDrawn, child: PageDrawn) -> str:
    """Down (or up) from the page, then across to the one taken from it."""
    turn = 8 if child.y > parent.y else -8
    if child.x - parent.x > 24 and child.y != parent.y:
        return f"M{parent.x} {parent.y}V{child.y - turn}Q{parent.x} {child.y} {parent.x + 8} {child.y}H{child.x - 6}"
    if child.y == parent.y:
        return f"M{parent.x} {parent.y}H{child.x - 6}"
    return f"M{parent.x} {parent.y}C{parent.x - 14} {parent.y} {child.x - 14} {child.y} {child.x - 6} {child.y}"
