"""The pairs of a happening as rows."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from palagan.store.pair_rows import BACKGROUND, DEED, PLAN, bounds_of_day, mood_of, pair_rows
from palagan.views.filters import Filter
from tests.views.made import ARM, AZE, JOURNEY, MINISTER, PAST, SHELLING


def test_every_source_is_paired_with_every_target() -> None:
    rows = list(pair_rows(replace(SHELLING, sources=(ARM, MINISTER), targets=(AZE,))))
    assert [(row["source"], row["target"], row["mutual"]) for row in rows] == [
        ("ARM", "AZE", False),
        ("cav", "AZE", False),
    ]
    assert rows[0]["origins"] == 2


def test_a_mutual_happening_has_each_two_of_its_parties_once() -> None:
    three = (AZE, MINISTER, ARM)
    rows = pair_rows(replace(SHELLING, sources=three, targets=three[::-1]))
    assert [(row["source"], row["target"]) for row in rows] == [("ARM", "AZE"), ("ARM", "cav"), ("AZE", "cav")]


def test_a_side_of_which_nothing_is_told_is_empty() -> None:
    assert [(row["source"], row["target"]) for row in pair_rows(PAST)] == [("", "")]
    assert [row["mood"] for row in (*pair_rows(SHELLING), *pair_rows(JOURNEY), *pair_rows(PAST))] == [
        DEED, PLAN, BACKGROUND,
    ]  # fmt: skip
    assert mood_of("possible", background=False) == PLAN


DAYS = st.dates().map(str)
DATES = st.one_of(
    DAYS,
    DAYS.map(lambda day: day[:7]),
    DAYS.map(lambda day: day[:4]),
    st.tuples(DAYS, st.one_of(DAYS, st.just(".."))).map("/".join),
    st.just(""),
)


@given(DATES, st.one_of(st.none(), DAYS), st.one_of(st.none(), DAYS))
def test_bounds_are_let_through_as_the_filter_lets_the_date(date: str, since: str | None, until: str | None) -> None:
    first, last = bounds_of_day(date)
    by_sql = (not since or (last is not None and last >= since)) and (
        not until or (first is not None and first <= until)
    )
    assert by_sql == Filter(since=since, until=until).lets_day(date)
