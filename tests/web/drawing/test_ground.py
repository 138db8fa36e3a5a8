"""Paper for any part of the world: points stand where they belong, outlines stay on it, boxes stay boxes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.web.drawing.ground import Box, ground_of, lands, path_of, whole

LON = st.floats(min_value=-179, max_value=179)
LAT = st.floats(min_value=-55, max_value=80)
WIDE = st.floats(min_value=0.5, max_value=360)
_POINT = re.compile(r"[ML](-?[\d.]+) (-?[\d.]+)")


def boxes() -> st.SearchStrategy[Box]:
    return st.builds(
        lambda lon, lat, wide: whole(lon - wide / 2, lat - wide / 4, lon + wide / 2, lat + wide / 4), LON, LAT, WIDE
    )


@given(boxes())
def test_the_middle_of_a_box_is_on_its_paper(box: Box) -> None:
    ground = ground_of(box)
    lon, lat = (box.west + box.east) / 2, (box.south + box.north) / 2
    assert ground.sees(lon, lat)
    assert ground.sees(lon - 360, lat)
    assert 400 <= ground.height <= 700 or box.wide > 300


@given(boxes(), st.floats(min_value=0.3, max_value=3))
def test_a_box_stays_within_the_world(box: Box, factor: float) -> None:
    for other in (box.zoomed(factor), box.moved(0.4, -0.4)):
        assert -180 <= other.west <= 180
        assert 0 < other.wide <= 360
        assert -90 <= other.south < other.north <= 90
        again = whole(*map(float, other.told.split(",")))
        for side in ("west", "south", "east", "north"):
            assert getattr(again, side) % 360 == pytest.approx(getattr(other, side) % 360, abs=0.01)


@given(boxes(), st.lists(st.tuples(st.floats(-180, 180), st.floats(-60, 84)), min_size=3, max_size=8))
def test_outlines_do_not_go_beyond_the_paper(box: Box, ring: list[tuple[float, float]]) -> None:
    ground = ground_of(box)
    for x, y in _POINT.findall(path_of(ground, [tuple(ring)])):
        assert -26 <= float(x) <= ground.width + 26
        assert -26 <= float(y) <= ground.height + 26


@pytest.mark.parametrize(
    ("box", "there", "not_there"),
    [((95, -11, 141, 6), {"IDN", "MYS"}, {"FRA", "UKR"}), ((170, -22, 190, -10), {"FJI"}, {"IDN", "BRA"})],
)
def test_a_part_of_the_world_has_its_countries(
    box: tuple[float, float, float, float], there: set[str], not_there: set[str]
) -> None:
    drawn = {land.id for land in lands(ground_of(whole(*box)))}
    assert there <= drawn
    assert not not_there & drawn
