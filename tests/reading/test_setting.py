"""When and where: the nearest time, the place that "di" leads to, what is history."""

from __future__ import annotations

import pytest

from palagan.model.reading import TimeExpression
from palagan.reading.age import age_of, is_old
from palagan.reading.setting import reference_day
from tests.reading.scenes import events_of


@pytest.mark.parametrize(
    ("date", "old"),
    [
        ("2024-03-10", False),
        ("2024-01-02", True),
        ("2023", True),
        ("2024-02", False),
        ("1991/..", False),
        ("2023-01/2023-02", True),
        (None, False),
    ],
)
def test_history_by_date(date: str | None, old: bool) -> None:
    assert is_old(date, "2024-03-11") is old


def test_age_in_steps() -> None:
    assert age_of("2024-03-10", "2024-03-11") == "yesterday"
    assert age_of("2024-03-07", "2024-03-11") == "week"
    assert age_of("1991", "2024-03-11") == "long"
    assert age_of("2024-05-01", "2024-03-11") == "future"
    assert age_of(None, "2024-03-11") == "none"


def test_an_undated_page_looks_back_from_its_latest_day() -> None:
    values = ("2020-09-27", "2020-10-09", "1991")
    times = [TimeExpression(start, start + 1, value, "") for start, value in enumerate(values)]
    assert reference_day(None, times) == "2020-10-09"
    assert reference_day("2021-01-01", times) == "2021-01-01"
    assert reference_day(None, []) is None


def test_a_page_without_any_day_looks_back_from_its_latest_month() -> None:
    times = [TimeExpression(start, start + 1, value, "") for start, value in enumerate(("2018-05", "2019-04", "2018"))]
    assert reference_day(None, times) == "2019-04"
    assert reference_day(None, times[2:]) is None


def test_time_and_place_of_an_event() -> None:
    (event, *_) = events_of("Israel menyerang Iran di Natanz pada Minggu (10/3/2024).")
    assert (event.type, event.date, event.place) == ("ASSAULT", "2024-03-10", "Natanz")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Iran dan Israel bertemu di Jenewa pada Kamis (14/3/2024).", "planned"),
        ("Iran dan Israel bertemu di Jenewa pada Minggu (10/3/2024).", "happened"),
        ("Iran mendesak Israel mundur pada Kamis (14/3/2024).", "happened"),
    ],
)
def test_what_has_a_day_still_to_come_is_planned(text: str, status: str) -> None:
    (event, *_) = events_of(text)
    assert event.status == status
