"""Bars over time: every happening is in one bar or counted beside them; vague dates are not drawn finer than told."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from palagan.looking.bars import MOST, draw, step_for

DAYS = st.dates(dt.date(1988, 1, 1), dt.date(2030, 12, 31)).map(dt.date.isoformat)
TOLD = st.one_of(
    DAYS, DAYS.map(lambda day: day[:7]), DAYS.map(lambda day: day[:4]), st.sampled_from(["", "kapan", "20"])
)
COUNTS = st.dictionaries(st.tuples(TOLD, TOLD, st.integers(0, 2)), st.integers(1, 9), max_size=30)


@given(COUNTS, DAYS, DAYS)
def test_nothing_is_lost_and_bars_follow_each_other(
    counts: dict[tuple[str, str, int], int], one: str, other: str
) -> None:
    since, until = sorted((one, other))
    bars = draw(counts, since, until)
    beside = bars.before + bars.after + bars.vague + bars.undated
    assert sum(bar.all for bar in bars.bars) + beside == sum(counts.values())
    assert (bars.bars[0].since, bars.bars[-1].until) == (since, until)
    for earlier, later in pairwise(bars.bars):
        assert dt.date.fromisoformat(later.since) - dt.date.fromisoformat(earlier.until) == dt.timedelta(1)


def test_days_are_drawn_and_what_is_vaguer_is_told_beside() -> None:
    counts = {
        ("2020-10-06", "2020-10-06", 0): 3,
        ("2020-10-06", "2020-10-06", 1): 1,
        ("2020-10-06", "2020-10-06", 2): 2,
        ("2020-10", "2020-10", 0): 5,
        ("", "", 0): 7,
        ("1991", "1991", 2): 4,
    }
    bars = draw(counts, "2020-10-05", "2020-10-07")
    assert bars.step == "day"
    assert [(bar.deeds, bar.plans, bar.background) for bar in bars.bars] == [(0, 0, 0), (3, 1, 2), (0, 0, 0)]
    assert (bars.vague, bars.undated, bars.before, bars.highest) == (9, 7, 0, 6)


def test_months_take_up_what_is_told_to_the_month() -> None:
    bars = draw(
        {("2018-05", "2018-05", 0): 2, ("2018-05-31", "2018-05-31", 0): 1, ("2018", "2018", 0): 1},
        "2018-01-15",
        "2021-12-31",
    )
    assert bars.step == "month"
    assert [bar.deeds for bar in bars.bars if bar.since == "2018-05-01"] == [3]
    assert (bars.bars[0].since, bars.bars[0].until, bars.vague) == ("2018-01-15", "2018-01-31", 1)


@given(st.integers(1, 50_000))
def test_steps_are_as_fine_as_the_number_of_bars_allows(days: int) -> None:
    step = step_for(days)
    length = {"day": 1, "week": 7, "month": 30, "year": 366}[step]
    assert step == "year" or days <= MOST * length
