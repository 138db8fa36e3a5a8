"""Labels put into rows."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from palagan.web.drawing.rows import Rows, shortened

labels = st.lists(st.tuples(st.floats(0, 500), st.floats(1, 120)), max_size=30)


@given(labels, st.integers(1, 6))
def test_no_label_stands_on_another(several: list[tuple[float, float]], most: int) -> None:
    rows = Rows(most)
    placed: dict[int, list[tuple[float, float]]] = {}
    for start, width in sorted(several):
        row = rows.place(start, width)
        if row is not None:
            placed.setdefault(row, []).append((start, start + width))
    assert len(rows) <= most
    for spans in placed.values():
        assert all(one[1] <= other[0] for one, other in itertools.pairwise(spans))


def test_a_row_below_is_asked_for() -> None:
    assert Rows(3).place(0, 10, 2) == 2
    assert Rows(3).place(0, 10, 3) is None


@given(st.text(max_size=40), st.integers(1, 30))
def test_a_shortened_text_has_no_more_letters_than_asked(text: str, most: int) -> None:
    assert len(shortened(text, most)) <= most
