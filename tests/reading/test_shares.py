"""Sums over the events of a page, each event's own part taken out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.reading.shares import Key, Shares

KEY: Key = ("s", "AZE", "")


def test_what_nobody_else_says_is_nothing() -> None:
    shares = Shares()
    shares.add(["all"], {KEY: 0.7}, 0)
    assert shares.under("all").of_others(KEY, 0.7, 0) == (0.0, 0.0)
    assert shares.under("all").of_others(("t", "AZE", ""), 0.0, 0) == (0.0, 0.0)


@given(st.lists(st.floats(0, 1), min_size=2, max_size=8))
def test_mean_and_most_of_the_others(chances: list[float]) -> None:
    shares = Shares()
    for event, chance in enumerate(chances):
        shares.add(["all"], {KEY: chance}, event)
    for event, chance in enumerate(chances):
        others = chances[:event] + chances[event + 1 :]
        mean, most = shares.under("all").of_others(KEY, chance, event)
        assert mean == pytest.approx(sum(others) / len(others), abs=1e-9)
        assert most == max(others)
