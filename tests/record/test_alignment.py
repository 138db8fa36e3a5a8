from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from palagan.record.alignment import Laid, Stretch, align

small = st.lists(st.integers(0, 6), max_size=60)


def laid(words: list[int]) -> Laid:
    return Laid(np.array(words, np.uint32))


@given(small, small)
def test_aligned_stretches_agree_where_they_say(later: list[int], earlier: list[int]) -> None:
    reached = 0
    for stretch in align(laid(later), laid(earlier), 6):
        assert reached <= stretch.start < stretch.end <= len(later)
        assert 0 <= stretch.other < stretch.other_end <= len(earlier)
        assert 6 <= stretch.same <= min(stretch.end - stretch.start, stretch.other_end - stretch.other)
        assert later[stretch.start] == earlier[stretch.other]
        assert later[stretch.end - 1] == earlier[stretch.other_end - 1]
        reached = stretch.end


@given(st.lists(st.integers(0, 1000), min_size=8, max_size=90, unique=True))
def test_a_text_is_aligned_with_itself_whole(words: list[int]) -> None:
    assert align(laid(words), laid(words), 6) == [Stretch(0, len(words), 0, len(words), len(words))]


def test_a_stretch_goes_on_over_words_left_out_added_and_changed() -> None:
    earlier = list(range(100, 130))
    later = [*earlier[:8], 1, *earlier[9:15], *earlier[17:22], 2, 3, *earlier[22:]]
    (stretch,) = align(laid(later), laid(earlier), 8)
    assert (stretch.start, stretch.end, stretch.other, stretch.other_end) == (0, len(later), 0, 30)
    assert stretch.same == 27


def test_parts_in_another_order_are_stretches_of_their_own() -> None:
    one, other = list(range(20)), list(range(50, 70))
    found = align(laid([*other, *one]), laid([*one, *other]), 8)
    assert [(stretch.start, stretch.other, stretch.same) for stretch in found] == [(0, 20, 20), (20, 0, 20)]


def test_of_texts_that_share_too_few_grams_nothing_is_found() -> None:
    shared = list(range(9))
    later, earlier = laid([*shared, 70, 71]), laid([*shared, 80, 81])
    assert len(align(later, earlier, 8, 5)) == 1
    assert align(later, earlier, 8, 6) == []
