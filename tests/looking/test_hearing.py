"""Sources by their own rhythm: silence is a gap that is unusual for the one that is silent."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from palagan.looking.hearing import BARS, LEAST_DAYS, LEAST_GAPS, hearing, usual_gap

FIRST = dt.date(2020, 9, 1).toordinal()


def days(*numbers: int) -> dict[str, int]:
    return {dt.date.fromordinal(FIRST + number).isoformat(): 1 for number in numbers}


def test_a_daily_paper_that_stops_is_silent_and_a_weekly_is_not() -> None:
    found = hearing({"Harian Uji": days(*range(20)), "Mingguan Uji": days(*range(0, 84, 7)), "Sekali": days(3)})
    daily, weekly, once = (
        next(s for s in found.sources if s.name == n) for n in ("Harian Uji", "Mingguan Uji", "Sekali")
    )
    assert (daily.usual_gap, weekly.usual_gap, once.usual_gap) == (1, 7, None)
    assert daily.silent is not None
    assert (daily.silent.since, daily.silent.until, daily.silent.days) == ("2020-09-21", "2020-11-17", 58)
    assert weekly.silent is None
    assert weekly.silences == once.silences == ()
    assert (found.regular, [source.name for source in found.silent]) == (2, ["Harian Uji"])


def test_a_silence_that_ended_is_told_with_its_days() -> None:
    found = hearing({"Harian Uji": days(*range(12), *range(20, 30))})
    (silence,) = found.sources[0].silences
    assert (silence.since, silence.until, silence.days, silence.ongoing) == ("2020-09-13", "2020-09-20", 8, False)


def test_pages_without_day_or_outlet_are_counted_all_the_same() -> None:
    found = hearing({None: {"": 3}, "A": {"": 2, "2020-10-06": 1, "besok": 1}})
    assert [(s.name, s.pages, s.days) for s in found.sources] == [("A", 4, 1), (None, 3, 0)]
    assert (found.since, found.until) == ("2020-10-06", "2020-10-06")
    assert hearing({}).since is None


@given(st.dictionaries(st.integers(0, 400), st.integers(1, 5), min_size=1, max_size=60))
def test_silences_are_gaps_between_pages(pages: dict[int, int]) -> None:
    told = {dt.date.fromordinal(FIRST + day).isoformat(): n for day, n in pages.items()}
    (source,) = hearing({"A": told}).sources
    assert sum(source.bars) == sum(pages.values()) == source.pages
    assert len(source.bars) <= BARS
    assert (source.usual_gap is None) == (len(pages) <= LEAST_GAPS)
    for silence in source.silences:
        assert not any(silence.since <= day <= silence.until for day in told)
        assert silence.days >= LEAST_DAYS
        assert silence.days >= 2 * (source.usual_gap or 0)


def test_the_usual_gap_is_what_nine_in_ten_do_not_exceed() -> None:
    assert usual_gap([*range(10), 30]) == 21
    assert usual_gap([*range(20), 40]) == 1
    assert usual_gap(range(LEAST_GAPS)) is None
