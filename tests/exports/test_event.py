"""Days, pairs, numbers and tolls of an event."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.errors import InputError
from palagan.exports.event import Event, days_of, evidence_line, killed, length_of, number_of, pairs_of
from palagan.exports.fits import needs, shape_of, why_not, why_not_shaped
from palagan.exports.formats import FORMATS, LeftOut
from palagan.exports.kept import Only, check_only, kept, why_left
from tests.exports.happened import (
    ACCEPTED,
    CLASH,
    DISPUTED,
    EVENTS,
    FIJI,
    SHELLING,
    SUMMED,
    TNI,
    UN,
    UNSURE,
    happening,
    toll,
)


@pytest.mark.parametrize(
    ("date", "first", "last", "length"),
    [("2026-05-11", "2026-05-11", "2026-05-11", 1), ("2024-02", "2024-02-01", "2024-02-29", 29),
     ("2023", "2023-01-01", "2023-12-31", 365), ("2026-05-09/2026-05-11", "2026-05-09", "2026-05-11", 3),
     ("2026-05-09/..", "2026-05-09", None, None), ("2026-04/2026-05", "2026-04-01", "2026-05-31", 61)],
)  # fmt: skip
def test_days_of_every_precision(date: str, first: str, last: str | None, length: int | None) -> None:
    days = days_of(date)
    assert days is not None
    assert (days.first, days.last, length_of(days), days.exact) == (first, last, length, length == 1)


@pytest.mark.parametrize("date", [None, "", "../2026-05-11"])
def test_no_beginning_is_no_date(date: str | None) -> None:
    assert days_of(date) is None


@given(st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)), st.sampled_from([4, 7, 10]))
def test_a_day_lies_within_what_is_left_of_it(day: dt.date, kept_letters: int) -> None:
    days = days_of(day.isoformat()[:kept_letters])
    assert days is not None
    assert days.last is not None
    assert days.first <= day.isoformat() <= days.last


def test_pairs_leave_nobody_out_and_put_nobody_against_himself() -> None:
    both = happening("hp-1", "CONSULT", None, (TNI, FIJI, UN), (TNI, FIJI, UN), None)
    assert len(list(pairs_of(both))) == 6
    assert list(pairs_of(happening("hp-1", "CONSULT", None, (TNI,), (TNI,), None))) == [(TNI, None)]
    assert list(pairs_of(happening("hp-1", "CONSULT", None, (), (TNI,), None))) == [(None, TNI)]


@given(st.lists(st.text(), min_size=1, max_size=3))
def test_a_number_fits_every_program(parts: list[str]) -> None:
    assert 0 <= number_of(*parts) < 2**53
    assert number_of(*parts) == number_of(*parts)


def test_a_toll_is_the_speakers_and_no_sum() -> None:
    found = killed(SHELLING)
    assert found is not None
    assert found[:2] == (3, 6)
    assert killed(SUMMED) is killed(CLASH) is None
    open_ended = replace(SHELLING, tolls=(toll("killed", ("TNI", None, 50), ("RSUD", 5, None)),))
    assert killed(open_ended) is not None
    assert killed(open_ended)[:2] == (None, None)  # type: ignore[index]


@pytest.mark.parametrize("event", EVENTS, ids=lambda one: one.happening.id)
def test_evidence_has_words_page_hash_origins_and_decisions(event: Event) -> None:
    line = evidence_line("row-1", event)
    assert line["row"] == "row-1"
    for told, mention in zip(line["tellings"], event.happening.mentions, strict=True):
        assert (told["words"], told["start"]) == (mention.evidence.words, mention.evidence.start)
        assert len(told["sha256"]) == 64
    assert [one["reviewer"] for one in line["decisions"]] == [one.by for one in event.happening.rulings]
    assert line["origins"]["names"] == list(event.origins)


@pytest.mark.parametrize("name", list(needs()))
def test_what_is_foreseen_by_shape_is_never_too_strict(name: str) -> None:
    for event in EVENTS:
        by_shape, whole = why_not_shaped(name, shape_of(event.happening)), why_not(name, event)
        assert by_shape is None or by_shape is whole
    assert FORMATS[name].takes != "rows"


def test_only_what_people_upheld_is_accepted() -> None:
    assert why_left((), Only.REVIEWED) is LeftOut.UNREVIEWED
    assert why_left((ACCEPTED,), Only.ACCEPTED) is why_left((UNSURE,), Only.REVIEWED) is None
    for rulings in ((UNSURE,), (ACCEPTED, DISPUTED), (ACCEPTED, UNSURE)):
        assert why_left(rulings, Only.ACCEPTED) is LeftOut.NOT_ACCEPTED


def test_of_a_ledger_only_the_figures_decided_on_go() -> None:
    row = toll("killed", ("TNI", 3, 3), ("RSUD", 5, 6))
    first, second = row.entries
    gone, reason = kept(replace(row, entries=(replace(first, rulings=(ACCEPTED,)), second)), Only.ACCEPTED)
    assert reason is None
    assert [entry.id for entry in gone.entries] == [first.id]  # type: ignore[union-attr]
    assert kept(row, Only.ACCEPTED) == (None, LeftOut.UNREVIEWED)


def test_tables_that_people_do_not_decide_on_cannot_be_chosen_so() -> None:
    check_only("pages", None)
    with pytest.raises(InputError, match="people do not decide on pages"):
        check_only("pages", Only.ACCEPTED)
