"""Distances between places."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.places.place import Place

HERE = Place("a", "A", "A", "city", ("IDN",), 0.0, 100.0)


@pytest.mark.parametrize(("lat", "lon", "km"), [(0.0, 100.0, 0), (1.0, 100.0, 111.2), (0.0, 102.0, 222.4)])
def test_kilometres_between_two_places(lat: float, lon: float, km: float) -> None:
    assert HERE.km_to(replace(HERE, lat=lat, lon=lon)) == pytest.approx(km)


def test_what_has_no_point_is_nowhere_near() -> None:
    nowhere = replace(HERE, lat=None, lon=None)
    assert HERE.km_to(nowhere) == nowhere.km_to(HERE) == math.inf


@given(st.floats(-80, 80), st.floats(-3, 3))
def test_a_degree_of_longitude_shrinks_towards_the_poles(lat: float, east: float) -> None:
    one, other = replace(HERE, lat=lat), replace(HERE, lat=lat, lon=100.0 + east)
    assert one.km_to(other) <= HERE.km_to(replace(HERE, lon=100.0 + east)) + 1e-9
