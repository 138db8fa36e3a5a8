from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.gather.data import data
from palagan.gather.dates import iso_date, utc_moment


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2020-10-06", "2020-10-06"),
        ("2020/10/6", "2020-10-06"),
        ("2020-10-06 14:06:00", "2020-10-06T14:06:00"),
        ("2020-10-06T14:06:00Z", "2020-10-06T14:06:00Z"),
        ("2020-10-06T14:06:00.123456+07:00", "2020-10-06T14:06:00+07:00"),
        ("2020-10-06T14:06:00+0700", "2020-10-06T14:06:00+07:00"),
        ("2016-02-23 T15:32:01Z", "2016-02-23T15:32:01Z"),
        ("06/10/2020", "2020-10-06"),
        ("10/25/2020", "2020-10-25"),
        ("06-10-2020, 14:06 WIB", "2020-10-06T14:06+07:00"),
        ("Selasa, 06 Okt 2020 14:06 WIB", "2020-10-06T14:06+07:00"),
        ("Selasa, 6 Oktober 2020 | 13:33 WITA", "2020-10-06T13:33+08:00"),
        ("Jum'at, 6 November 2020 pukul 09.05 WIT", "2020-11-06T09:05+09:00"),
        ("6 Nopember 2020", "2020-11-06"),
        ("Tue, 06 Oct 2020 14:06:00 +0700", "2020-10-06T14:06:00+07:00"),
        ("Tue, 06 Oct 2020 07:06:00 GMT", "2020-10-06T07:06:00Z"),
        ("October 6, 2020, 2:06 PM", "2020-10-06T14:06"),
        ("October 6th, 2020 12:06 am", "2020-10-06T00:06"),
        ("October 6, 2020 02:06 PM EST", "2020-10-06"),
        ("20201006", "2020-10-06"),
        ("20201006140600", "2020-10-06T14:06:00"),
        (20201006, "2020-10-06"),
        (1601967960, "2020-10-06T07:06:00Z"),
        ("1601967960", "2020-10-06T07:06:00Z"),
        (1601967960.75, "2020-10-06T07:06:00Z"),
        (1601967960000, "2020-10-06T07:06:00Z"),
        ("2020-10-06 00:00:00", "2020-10-06"),
        ("2020-10-06T00:00:00Z", "2020-10-06"),
        ("2020-10-06T00:00:00+07:00", "2020-10-06T00:00:00+07:00"),
    ],
)
def test_dates_as_scrapers_write_them(written: object, expected: str) -> None:
    assert iso_date(written) == expected


@pytest.mark.parametrize(
    "written",
    [
        "",
        "kemarin",
        "31/02/2020",
        "2020",
        "2020-10",
        "14:06",
        "Terbit 6 Oktober 2020",
        "5 November 2015 14:56 WIB | 1.229 Views",
        "antara 6/10/2020 dan 7/10/2020",
        "2020-10-06T25:00",
        "2020-10-06T14:06+99:00",
        "6 Bulan 2020",
        "0001-01-01",
        "1" * 200,
        float("nan"),
        float("inf"),
        True,
        None,
        ["2020-10-06"],
        10**30,
    ],
)
def test_what_is_no_date_or_could_be_two_is_none(written: object) -> None:
    assert iso_date(written) is None


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)))
def test_a_day_is_read_the_same_in_every_form(day: date) -> None:
    months = data("dates.toml")["months"]
    expected = day.isoformat()
    assert iso_date(expected) == expected
    assert iso_date(day.strftime("%Y%m%d")) == expected
    for name in months[str(day.month)]:
        assert iso_date(f"{day.day} {name.title()} {day.year}") == expected
    assert iso_date(f"{day.day:02}/{day.month:02}/{day.year}") == expected


@given(st.text(max_size=60) | st.floats() | st.integers())
def test_whatever_is_written_gives_iso_8601_or_none(value: object) -> None:
    read = iso_date(value)
    if read is not None:
        assert datetime.fromisoformat(read)


def test_a_moment_in_utc_needs_an_offset() -> None:
    assert utc_moment("2020-10-06T14:06:30+07:00") == "2020-10-06T07:06:30Z"
    assert utc_moment("2020-10-06T14:06:30") is None
    assert utc_moment("2020-10-06") is None
