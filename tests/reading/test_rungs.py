"""Chances as steps."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from palagan.reading.rungs import steps


def test_a_chance_reaches_all_steps_up_to_its_own() -> None:
    assert steps("first", 0.01) == ()
    assert steps("first", 0.12) == ("first>0", "first>1", "first>2")


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_higher_chance_reaches_no_less(one: float, other: float) -> None:
    assert set(steps("a", min(one, other))) <= set(steps("a", max(one, other)))
