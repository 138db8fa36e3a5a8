"""Lines of parts in one table: what rows unite to, and that nothing met before or forgotten changes it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from palagan.reading.remembered import Part, Remembered, of_names

PARTS = st.lists(st.sampled_from("abcdef"), max_size=3).map(tuple)
ROWS = st.lists(st.lists(PARTS, max_size=4), min_size=1, max_size=5)


def counts(several: Sequence[Part]) -> NDArray[np.int64]:
    """How often each part has each of six letters."""
    return np.array([[part.count(letter) for letter in "abcdef"] for part in several], dtype=np.int64).reshape(-1, 6)


def doubled(several: Sequence[Part]) -> NDArray[np.int64]:
    """The same twice."""
    return 2 * counts(several)


@given(st.lists(ROWS, min_size=1, max_size=4), st.integers(1, 8))
def test_rows_have_the_sum_of_their_parts(calls: list[list[list[Part]]], most: int) -> None:
    remembered = Remembered((counts, np.add), (doubled, np.add), most=most)
    for rows in calls:
        expected = counts([tuple(letter for part in row for letter in part) for row in rows])
        sums, twice = remembered.united(rows)
        assert sums.tolist() == expected.tolist()
        assert twice.tolist() == (2 * expected).tolist()


@given(st.lists(PARTS, max_size=5))
def test_parts_have_the_sum_of_the_lines_of_their_names(several: list[Part]) -> None:
    table = np.vstack([np.zeros((1, 6), dtype=np.int64), counts([(letter,) for letter in "abcd"])])  # e, f: not known
    rows = {letter: number for number, letter in enumerate("abcd", 1)}
    expected = counts([tuple(name for name in part if name in rows) for part in several])
    assert of_names(table, rows, several, np.add).tolist() == expected.tolist()


def test_a_part_is_worked_out_once() -> None:
    asked: list[Part] = []

    def lines(several: Sequence[Part]) -> NDArray[np.int64]:
        asked.extend(several)
        return counts(several)

    remembered = Remembered((lines, np.add))
    for _ in range(2):
        remembered.united([[("a",), ("b",)], [("b",)]])
    assert sorted(asked) == [(), ("a",), ("b",)]


def test_a_table_that_grows_keeps_what_it_held() -> None:
    remembered = Remembered((counts, np.add))
    many = [[("a",) * number] for number in range(600)]
    for row in many:
        remembered.united([row])
    assert remembered.united(many)[0][:, 0].tolist() == list(range(600))


def test_the_table_of_what_is_forgotten_is_written_over() -> None:
    remembered, tables = Remembered((counts, np.add), most=10), []
    for number in range(200):
        remembered.united([[("a",) * number]])
        tables += remembered._tables
    assert all(table is tables[0] for table in tables)
    assert remembered.united([[("a",) * 7], [("b",)]])[0][:, :2].tolist() == [[7, 0], [0, 1]]


def test_parts_that_could_not_be_worked_out_are_worked_out_next_time() -> None:
    fails = [False, True, False]

    def failing(several: Sequence[Part]) -> NDArray[np.int64]:
        if fails.pop(0):
            raise ValueError("not now")
        return counts(several)

    remembered = Remembered((failing, np.add))
    remembered.united([[("a",)]])
    with pytest.raises(ValueError, match="not now"):
        remembered.united([[("b",)]])
    assert remembered.united([[("a",), ("b",)]])[0].tolist() == [[1, 1, 0, 0, 0, 0]]
