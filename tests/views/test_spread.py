"""The layout of a network: the same every time, nothing on top of anything, strong ties near."""

from __future__ import annotations

from itertools import combinations
from math import dist

from hypothesis import given, settings
from hypothesis import strategies as st

from palagan.views.spread import spread

BOXES = st.lists(st.tuples(st.floats(10, 150), st.floats(14, 60)), min_size=1, max_size=25)


@settings(max_examples=40, deadline=None)
@given(BOXES, st.data())
def test_no_two_boxes_overlap_and_all_lie_within(boxes: list[tuple[float, float]], data: st.DataObject) -> None:
    number = st.integers(0, len(boxes) - 1)
    ties = data.draw(st.lists(st.tuples(number, number, st.floats(0, 1000)), max_size=40))
    laid = spread(boxes, ties)
    for (wide, high), (x, y) in zip(boxes, laid.places, strict=True):
        assert x - wide / 2 >= -0.2
        assert x + wide / 2 <= laid.width + 0.2
        assert y - high / 2 >= -0.2
        assert y + high / 2 <= laid.height + 0.2
    for (one, at), (other, there) in combinations(list(zip(boxes, laid.places, strict=True)), 2):
        apart_x = abs(at[0] - there[0]) >= (one[0] + other[0]) / 2 - 0.3
        apart_y = abs(at[1] - there[1]) >= (one[1] + other[1]) / 2 - 0.3
        assert apart_x or apart_y
    assert spread(boxes, ties) == laid


def test_nothing_takes_no_room() -> None:
    assert spread([], []).places == ()


def test_what_is_tied_stands_nearer_than_what_is_not() -> None:
    one, other, _, _, far = (0, 1, 2, 3, 4)
    places = spread([(30, 30)] * 5, [(one, other, 50.0), (2, 3, 50.0), (3, far, 50.0), (2, far, 50.0)]).places
    assert dist(places[one], places[other]) < dist(places[one], places[far])
