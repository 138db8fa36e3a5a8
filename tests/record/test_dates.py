from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.record.dates import days_of, meet, narrower, overlap


def days(value: str) -> tuple[str, str, bool]:
    found = days_of(value)
    assert found is not None
    return dt.date.fromordinal(found.first).isoformat(), dt.date.fromordinal(found.last).isoformat(), found.open


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2020-10-06", "2020-10-06", "2020-10-06"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2020-12", "2020-12-01", "2020-12-31"),
        ("1994", "1994-01-01", "1994-12-31"),
        ("2020-09-28/2020-10-04", "2020-09-28", "2020-10-04"),
        ("1988/1994-05", "1988-01-01", "1994-05-31"),
    ],
)
def test_the_days_of_a_value(value: str, first: str, last: str) -> None:
    assert days(value) == (first, last, False)


def test_a_stretch_that_goes_on_is_open() -> None:
    assert days("2020-09-27/..")[0] == "2020-09-27"
    assert days("2020-09-27/..")[2]


@pytest.mark.parametrize("value", [None, "", "kemarin", "2020-13", "2020-02-30", "2020-10-06/2020-10-01", "../.."])
def test_what_is_no_date_has_no_days(value: str | None) -> None:
    assert days_of(value) is None


def test_a_war_since_september_is_not_each_of_its_days() -> None:
    war, day = days_of("2020-09-27/.."), days_of("2020-10-06")
    assert war
    assert day
    assert not overlap(war, day)
    assert overlap(war, war)
    first = days_of("2020-09-27")
    assert first
    assert overlap(war, first)
    assert overlap(first, war)


def test_the_more_precise_value_is_kept() -> None:
    assert narrower("2020-10", "2020-10-06") == "2020-10-06"
    assert narrower(None, "2020") == "2020"
    assert narrower(None, None) is None


@given(st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)), st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)))
def test_days_meet_where_they_overlap(a: dt.date, b: dt.date) -> None:
    one, other = days_of(a.isoformat()), days_of(f"{min(a, b)}/{max(a, b)}")
    assert one
    assert other
    assert overlap(one, other)
    assert overlap(other, one)
    assert meet(one, other) == one
