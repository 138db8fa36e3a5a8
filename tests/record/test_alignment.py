from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from palagan.record.alignment import align
from palagan.record.fingerprints import grams

small = st.lists(st.integers(0, 6), max_size=60)


@given(small, small)
def test_aligned_stretches_agree_where_they_say(later: list[int], earlier: list[int]) -> None:
    reached = 0
    for stretch in align(later, earlier, grams(later), grams(earlier), 6):
        assert reached <= stretch.start < stretch.end <= len(later)
        assert 0 <= stretch.other < stretch.other_end <= len(earlier)
        assert 6 <= stretch.same <= min(stretch.end - stretch.start, stretch.other_end - stretch.other)
        reached = stretch.end


@given(st.lists(st.integers(0, 1000), min_size=8, max_size=30, unique=True))
def test_a_text_is_aligned_with_itself_whole(words: list[int]) -> None:
    (stretch,) = align(words, words, grams(words), grams(words), 6)
    assert (stretch.start, stretch.end, stretch.other, stretch.same) == (0, len(words), 0, len(words))
