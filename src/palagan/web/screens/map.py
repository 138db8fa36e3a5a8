"""`/map`: where happenings lie, no finer than the words tell it; what cannot be mapped is counted and listed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Annotated

from fastapi import APIRouter, Query

from palagan.errors import InputError
from palagan.languages.tables import lexicon
from palagan.looking.mapped import Mapped, Unmapped, mapped
from palagan.views.messages import Tongue
from palagan.web.asked import Ask
from palagan.web.bar_chart import Chart
from palagan.web.drawing.ground import Box, whole
from palagan.web.drawing.world_map import MapDrawn, draw_map, opening
from palagan.web.screen import screen
from palagan.web.screens.timeline import charts

router = APIRouter()
LISTED = 100
"""Places of the table."""


@dataclass(frozen=True, slots=True)
class View:
    """A part of the world to open the map on."""

    id: str
    name: str
    box: Box


@dataclass(frozen=True, slots=True)
class MapScreen:
    """All places with the happenings on them, most first; `by_kind` counts happenings by how narrow their place is.

    `box` is what is drawn; `view` the name of the view asked for. The table shows the first LISTED places.
    """

    places: tuple[Mapped, ...]
    happenings: int
    by_kind: dict[str, int]
    unmapped: Unmapped
    box: Box
    view: str | None
    tongue: Tongue
    chart: Chart | None

    @property
    def drawn(self) -> MapDrawn:
        """The picture."""
        return draw_map(self.places, self.box, self.tongue)

    @property
    def listed(self) -> tuple[Mapped, ...]:
        """The places of the table."""
        return self.places[:LISTED]

    @property
    def views(self) -> tuple[View, ...]:
        """The views to choose from."""
        return views(self.tongue)


@cache
def views(tongue: Tongue) -> tuple[View, ...]:
    """The views of `places/views.toml`, named in a language."""
    return tuple(View(id_, row[tongue], whole(*row["box"])) for id_, row in lexicon("places/views.toml").items())


@screen(router, "/map", "map")
def show(
    asked: Ask, view: Annotated[str, Query(max_length=40)] = "", bbox: Annotated[str, Query(max_length=80)] = ""
) -> MapScreen:
    """The map of what the filters let through: of a box ("west,south,east,north"), a view, or where most of it lies."""
    found = mapped(asked.connection, asked.wish)
    named = {one.id: one for one in views(asked.tongue)}
    box = box_of(bbox) if bbox else named[view].box if view in named else opening(found.places)
    by_kind: dict[str, int] = {}
    for place in found.places:
        by_kind[place.kind] = by_kind.get(place.kind, 0) + place.all
    return MapScreen(
        places=found.places,
        happenings=sum(place.all for place in found.places),
        by_kind=by_kind,
        unmapped=found.unmapped,
        box=box,
        view=view if view in named and not bbox else None,
        tongue=asked.tongue,
        chart=charts(asked)[0],
    )


def box_of(told: str) -> Box:
    """The box of an address; what is none is an `InputError`."""
    try:
        west, south, east, north = (float(side) for side in told.split(","))
    except ValueError as error:
        raise InputError("is no box", item=f"bbox {told}", way_out="Write west,south,east,north in degrees.") from error
    if not (-360 <= west < east <= 720 and -90 <= south < north <= 90):
        raise InputError("is no box", item=f"bbox {told}", way_out="Write west,south,east,north in degrees.")
    return whole(west, south, east, north)
