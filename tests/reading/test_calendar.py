"""EDTF values: made, shifted, joined; Islamic dates."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.reading import calendar

_DAYS = st.dates(date(2, 1, 1), date(9990, 12, 31))


@pytest.mark.parametrize(
    ("year", "month", "day", "value"),
    [
        (2020, 9, 27, "2020-09-27"),
        (2024, 2, 29, "2024-02-29"),
        (2023, 2, 29, None),
        (2022, 4, 40, None),
        (0, 1, 1, None),
    ],
)
def test_day_value(year: int, month: int, day: int, value: str | None) -> None:
    assert calendar.day_value(year, month, day) == value


def test_week_and_weekend() -> None:
    assert calendar.week_of(date(2020, 10, 7)) == "2020-10-05/2020-10-11"
    assert calendar.weekend_of(date(2020, 10, 7)) == "2020-10-10/2020-10-11"


@pytest.mark.parametrize(
    ("earlier", "later", "value"),
    [
        ("2020-09-27", "2020-11-10", "2020-09-27/2020-11-10"),
        ("2014", "2019", "2014/2019"),
        ("2014", "2014", "2014"),
        ("2020", "2019", None),
        ("2020-09", "2020-10-01/..", "2020-09/.."),
        ("2020-10-05/2020-10-11", "2020-10-12/2020-10-18", "2020-10-05/2020-10-18"),
    ],
)
def test_joined(earlier: str, later: str, value: str | None) -> None:
    assert calendar.joined(earlier, later) == value


@pytest.mark.parametrize(
    ("month", "day", "direction", "expected"),
    [(12, 30, 0, "2019-12-30"), (12, 30, 1, "2020-12-30"), (3, 1, -1, "2019-03-01"), (2, 29, 0, "2020-02-29")],
)
def test_nearest_day(month: int, day: int, direction: int, expected: str) -> None:
    found = calendar.nearest_day(month, day, date(2020, 1, 15), direction)
    assert found is not None
    assert found.isoformat() == expected


@pytest.mark.parametrize(
    ("year", "month", "day", "expected"),
    [(1, 1, 1, "0622-07-19"), (1441, 9, 1, "2020-04-24"), (1445, 1, 1, "2023-07-19")],
)
def test_hijri_day(year: int, month: int, day: int, expected: str) -> None:
    found = calendar.hijri_day(year, month, day)
    assert found is not None
    assert found.isoformat() == expected


@given(st.integers(1, 9000), st.integers(1, 12), st.integers(1, 29))
def test_hijri_days_follow_one_another(year: int, month: int, day: int) -> None:
    one, other = calendar.hijri_day(year, month, day), calendar.hijri_day(year, month, day + 1)
    assert one is not None
    assert other is not None
    assert other - one == timedelta(days=1)


@given(_DAYS, _DAYS)
def test_a_stretch_of_days_gives_its_ends_back(one: date, other: date) -> None:
    first, last = sorted((one, other))
    value = calendar.joined(first.isoformat(), last.isoformat())
    assert value is not None
    assert calendar.first_day(value) == first
    assert calendar.last_day(value) == last


@given(_DAYS)
def test_a_week_holds_its_day_and_begins_on_monday(day: date) -> None:
    week = calendar.week_of(day)
    assert week is not None
    first, last = calendar.first_day(week), calendar.last_day(week)
    assert last is not None
    assert first <= day <= last
    assert (first.weekday(), last.weekday()) == (0, 6)


@given(_DAYS, st.integers(-600, 600))
def test_months_shift_back_and_forth(day: date, count: int) -> None:
    year, month = calendar.shift_months(day, count)
    assert (year * 12 + month) - (day.year * 12 + day.month) == count
    assert 1 <= month <= 12
