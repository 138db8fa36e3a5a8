"""Dates written out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.views.days import day_told, moment_told


@pytest.mark.parametrize(
    ("date", "indonesian", "english"),
    [
        ("2020-10-11", "11 Oktober 2020", "11 October 2020"),
        ("2020-05", "Mei 2020", "May 2020"),
        ("1994", "1994", "1994"),
        ("2020-09-27/..", "sejak 27 September 2020", "since 27 September 2020"),
        ("2020-09-27/2020-09-30", "27–30 September 2020", "27–30 September 2020"),
        ("2020-09-28/2020-10-04", "28 September – 4 Oktober 2020", "28 September – 4 October 2020"),
        ("2019-12-30/2020-01-02", "30 Desember 2019 – 2 Januari 2020", "30 December 2019 – 2 January 2020"),
        ("2020-09-27/2020-10", "27 September 2020 – Oktober 2020", "27 September 2020 – October 2020"),
        (None, "", ""),
    ],
)
def test_dates(date: str | None, indonesian: str, english: str) -> None:
    assert day_told(date, "id") == indonesian
    assert day_told(date, "en") == english


def test_a_moment_is_told_to_the_minute() -> None:
    assert moment_told("2020-10-11T08:00+07:00", "id") == "11 Oktober 2020 08:00"
    assert moment_told("2020-10-11", "en") == "11 October 2020"
    assert moment_told(None, "en") == ""


@given(st.text(max_size=20))
def test_any_text_is_told_somehow(text: str) -> None:
    assert isinstance(day_told(text, "id"), str)
    assert isinstance(moment_told(text, "id"), str)
