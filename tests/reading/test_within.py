"""Items by sentence: all that overlap it, as a look through the whole page would find them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from palagan.model.reading import Span
from palagan.reading.within import by_sentence

SENTENCES = st.lists(st.tuples(st.integers(0, 4), st.integers(1, 9)), max_size=8).map(
    lambda gaps: tuple(
        Span(sum(a + b for a, b in gaps[:n]) + gap, sum(a + b for a, b in gaps[:n]) + gap + size)
        for n, (gap, size) in enumerate(gaps)
    )
)
ITEMS = st.lists(st.builds(lambda at, size: Span(at, at + size), st.integers(0, 90), st.integers(1, 30)), max_size=10)


@given(SENTENCES, ITEMS)
def test_the_same_as_a_look_through_the_page(sentences: tuple[Span, ...], items: list[Span]) -> None:
    found = by_sentence(sentences, items)
    assert list(found) == [sentence.start for sentence in sentences]
    for sentence in sentences:
        assert found[sentence.start] == [i for i in items if i.start < sentence.end and i.end > sentence.start]
