"""Decisions in the case: only added to, kept in order, taken in once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from palagan.model.decision import Decision, Sample
from palagan.record.keys import key_of
from palagan.store.decisions import (
    add_decisions,
    add_sample,
    decision_line,
    decision_of,
    decisions_state,
    load_decisions,
    load_samples,
)
from palagan.store.open import CaseFile
from tests.record.deciding import ARMENIA, ARMY, decision, thing

SAMPLE = Sample("sm-1", "2026-11-22T08:00:00Z", "happening", 1, 2, 3, (key_of(thing("hp-1")),))
THREE = [
    decision(thing("hp-1"), "correct", at=1, field="sources", value=(ARMENIA, ARMY)),
    decision(thing("hp-2"), "merge", at=2, others=(thing("hp-3"),)),
    decision(thing("fg-1"), "reject", at=3),
]


def test_they_come_back_as_they_were_in_the_order_of_arrival(case: CaseFile) -> None:
    with case.writing() as connection:
        assert decisions_state(connection) == 0
        assert add_decisions(connection, reversed(THREE)) == 3
    with case.writing() as connection:
        assert add_decisions(connection, THREE) == 0
        assert list(load_decisions(connection)) == THREE[::-1]
        assert decisions_state(connection) == 3


@pytest.mark.parametrize("table", ["decisions", "samples"])
@pytest.mark.parametrize("change", ["DELETE FROM {}", "UPDATE {} SET at = ''"])
def test_no_row_is_changed_or_deleted(case: CaseFile, table: str, change: str) -> None:
    with case.writing() as connection:
        add_decisions(connection, THREE)
        add_sample(connection, SAMPLE)
    with pytest.raises(DatabaseError, match="only added to"), case.writing() as connection:
        connection.execute(text(change.format(table)))
    with case.reading() as connection:
        assert list(load_decisions(connection)) == THREE
        assert load_samples(connection) == (SAMPLE,)


def test_no_row_is_replaced(case: CaseFile) -> None:
    with case.writing() as connection:
        add_decisions(connection, THREE)
    with case.writing() as connection:
        connection.execute(text("CREATE TEMP TABLE other AS SELECT * FROM decisions"))
        connection.execute(text("UPDATE other SET reviewer = 'somebody', decision = '{}'"))
        connection.execute(text("INSERT OR REPLACE INTO decisions SELECT * FROM other"))
    with case.reading() as connection:
        assert list(load_decisions(connection)) == THREE


@given(st.sampled_from(THREE), st.text(max_size=20), st.text(min_size=1, max_size=20))
def test_a_line_gives_the_same_decision_back(one: Decision, why: str, by: str) -> None:
    told = Decision(**{**{name: getattr(one, name) for name in Decision.__slots__}, "why": why, "by": by})
    assert decision_of(decision_line(told)) == told
    assert "\n" not in decision_line(told)
