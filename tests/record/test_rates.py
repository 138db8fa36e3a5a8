"""Error rates from decisions, their intervals, and samples."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.model.decision import Sample
from palagan.record.decided import overlay
from palagan.record.keys import key_of
from palagan.record.laying import Parts
from palagan.record.rates import ErrorRate, draw, error_rates, wilson
from tests.record.deciding import LINES, decision, record, thing


@pytest.mark.parametrize(
    ("wrong", "of", "low", "high"),
    [(0, 10, 0.0, 0.2775), (1, 10, 0.0179, 0.4042), (50, 100, 0.4038, 0.5962), (10, 10, 0.7225, 1.0)],
)
def test_the_interval_is_wilsons(wrong: int, of: int, low: float, high: float) -> None:
    assert list(wilson(wrong, of)) == pytest.approx([low, high], abs=1e-3)


@given(st.integers(0, 500), st.integers(0, 500))
def test_the_interval_holds_the_share(wrong: int, right: int) -> None:
    low, high = wilson(wrong, wrong + right)
    assert 0 <= low <= high <= 1
    if wrong + right:
        assert low <= wrong / (wrong + right) <= high


def rates(*decisions: object, samples: tuple[Sample, ...] = ()) -> dict[tuple[str, bool], ErrorRate]:
    over = overlay(decisions, Parts(record(), LINES))  # type: ignore[arg-type]
    return {(rate.kind, rate.sample is None): rate for rate in error_rates(over.placed, samples)}


def test_accepted_against_wrong_and_the_unsure_apart() -> None:
    found = rates(
        decision(thing("hp-1"), "correct", at=1, field="date", value="2020-10-05"),
        decision(thing("hp-1"), "correct", at=2, field="place", value="Barda"),
        decision(thing("hp-2"), "accept", at=3),
        decision(thing("hp-3"), "unsure", at=4),
        decision(thing("fg-1"), "reject", at=5),
    )
    one = found["happening", True]
    assert (one.reviewed, one.wrong, one.accepted, one.unsure) == (2, 1, 1, 1)
    assert one.fields == (("date", 1), ("place", 1))
    assert found["figure", True].rate == 1.0


def test_an_accepted_correction_is_still_an_error_of_the_machine() -> None:
    found = rates(
        decision(thing("hp-1"), "correct", at=1, field="date", value="2020-10-05"),
        decision(thing("hp-1"), "accept", at=2, by="Budi"),
    )
    assert (found["happening", True].reviewed, found["happening", True].wrong) == (1, 1)


def test_what_was_undone_counts_for_nothing() -> None:
    first = decision(thing("hp-1"), "reject", at=1)
    assert rates(first, decision(thing("hp-1"), "undo", at=2, undoes=first.id)) == {}


def test_a_sample_is_told_apart_from_what_people_happened_to_decide() -> None:
    keys = (key_of(thing("hp-1")), key_of(thing("hp-2")))
    sample = Sample("sm-1", "2026-11-22T07:00:00Z", "happening", 2, 3, 1, keys)
    found = rates(decision(thing("hp-1"), "accept"), decision(thing("hp-3"), "reject", at=1), samples=(sample,))
    assert (found["happening", False].reviewed, found["happening", False].drawn) == (1, 2)
    assert found["happening", True].reviewed == 2


@given(st.sets(st.text("abc", min_size=1, max_size=4)), st.integers(0, 9), st.integers(0, 99))
def test_a_larger_sample_only_adds_to_a_smaller(ids: set[str], size: int, seed: int) -> None:
    assert draw(ids, size, seed) == draw(sorted(ids), size + 1, seed)[:size]
    assert set(draw(ids, len(ids), seed)) == ids
