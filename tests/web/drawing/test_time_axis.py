"""An axis of time."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from palagan.web.drawing.time_axis import axis_of, second_of

moments = st.datetimes(dt.datetime(1990, 1, 1), dt.datetime(2040, 1, 1)).map(lambda at: at.isoformat() + "+07:00")


def test_nothing_dated_has_no_axis() -> None:
    assert axis_of([None, "kemarin"], 0, 100) is None


def test_days_are_named_in_the_readers_language() -> None:
    axis = axis_of(["2020-10-05T17:00+07:00", "2020-10-08T10:00+07:00"], 0, 400)
    assert axis is not None
    assert "6 Okt" in [tick.label for tick in axis.ticks("id")]
    assert "6 Oct" in [tick.label for tick in axis.ticks("en")]


def test_a_bare_day_stands_in_the_middle_of_its_day() -> None:
    assert second_of("2020-10-05") == second_of("2020-10-05T12:00+07:00")


@given(st.lists(moments, min_size=1, max_size=9))
def test_moments_lie_on_the_axis_in_their_order(told: list[str]) -> None:
    axis = axis_of(told, 10, 910)
    assert axis is not None
    places = [axis.x(second_of(one) or 0) for one in sorted(told, key=lambda one: second_of(one) or 0)]
    assert places == sorted(places)
    assert all(10 <= place <= 910 for place in places)


@given(st.lists(moments, min_size=2, max_size=9))
def test_ticks_lie_on_the_axis_and_are_not_too_many(told: list[str]) -> None:
    axis = axis_of(told, 0, 900)
    assert axis is not None
    ticks = axis.ticks("id")
    assert 1 <= len(ticks) <= 15
    assert all(0 <= tick.x <= 900 and tick.label for tick in ticks)
    assert [tick.x for tick in ticks] == sorted(tick.x for tick in ticks)
