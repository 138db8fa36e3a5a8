"""Sums over the events of a page, each event's own part taken out."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.reading.shares import Numbered, of_others, sums

CHANCES = st.floats(0, 1)


def test_what_nobody_else_says_is_nothing() -> None:
    mean, most = of_others(np.array([[0.7, 0.0]]), ["all"])
    assert mean.tolist() == most.tolist() == [[0.0, 0.0]]


def test_groups_do_not_hear_of_each_other() -> None:
    mean, most = of_others(np.array([[0.75], [0.5], [0.25]]), ["a", "b", "a"])
    assert mean[:, 0].tolist() == most[:, 0].tolist() == [0.25, 0.0, 0.75]


@given(st.integers(2, 40).flatmap(lambda n: st.lists(st.tuples(CHANCES, CHANCES), min_size=n, max_size=n)))
def test_mean_and_most_of_the_others(chances: list[tuple[float, float]]) -> None:
    """The sums are those of adding up in order, so that a reading does not hang on how arrays are laid out."""
    means, mosts = of_others(np.array(chances), [""] * len(chances))
    for column in (0, 1):
        own = [one[column] for one in chances]
        total = 0.0
        for chance in own:
            total += chance
        for event, chance in enumerate(own):
            others = own[:event] + own[event + 1 :]
            assert means[event, column] == (total - chance) / (len(others) if len(others) > 1 else 1)
            assert means[event, column] == pytest.approx(sum(others) / len(others), abs=1e-9)
            assert mosts[event, column] == max(others)


def test_chances_are_added_up_where_they_belong() -> None:
    assert sums([(1, 0, 0.5), (0, 2, 0.25), (1, 0, 0.25)], (2, 3)).tolist() == [[0.0, 0.0, 0.25], [0.75, 0.0, 0.0]]


def test_actors_of_one_country_have_one_number_and_nobody_has_none() -> None:
    lands = Numbered({"a1": "ARM", "a2": "AZE", "a3": "ARM"}.__getitem__)
    assert [lands[actor] for actor in ("a1", "a2", "", "a3")] == [1, 2, 0, 1]
    assert lands.count == 3


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from((0.0, 0.25, 0.5))), min_size=1, max_size=12))
def test_equal_chances_are_each_other_s_most(told: list[tuple[str, float]]) -> None:
    _, mosts = of_others(np.array([[chance] for _, chance in told]), [group for group, _ in told])
    for event, (group, _) in enumerate(told):
        others = [chance for at, (other, chance) in enumerate(told) if at != event and other == group]
        assert mosts[event, 0] == max(others, default=0.0)
