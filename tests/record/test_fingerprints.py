from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from palagan.record.fingerprints import GRAM, GRAM_BITS, LEAST_KEPT, ONE_IN, grams, in_one, kept
from palagan.record.numbered import Numbers

words = st.lists(st.integers(0, 2**32 - 1), max_size=80).map(lambda numbers: np.array(numbers, np.uint32))


@given(words)
def test_there_is_a_gram_for_every_five_words_in_a_row(numbers: Numbers) -> None:
    hashes = grams(numbers)
    assert len(hashes) == max(0, len(numbers) - GRAM + 1)
    assert all(0 <= gram < 2**GRAM_BITS for gram in hashes.tolist())
    for start in range(0, len(hashes), 7):
        assert grams(numbers[start : start + GRAM]).tolist() == [hashes[start]]


@given(words)
def test_the_kept_are_the_smallest_and_enough_of_them(numbers: Numbers) -> None:
    hashes = np.unique(grams(numbers))
    found = kept(grams(numbers))
    assert found.tolist() == hashes[: len(found)].tolist()
    assert len(found) >= min(LEAST_KEPT, len(hashes))


def test_a_tenth_is_kept_and_a_part_keeps_the_same() -> None:
    numbers = np.random.default_rng(5).integers(0, 2**32, 50_000, np.uint32)
    whole = kept(grams(numbers))
    assert 0.95 < len(whole) * ONE_IN / len(numbers) < 1.05
    assert np.isin(kept(grams(numbers[20_000:21_000])), whole).all()


def test_every_word_of_a_gram_tells() -> None:
    numbers = np.arange(5, dtype=np.uint32)
    changed = [grams(np.where(numbers == n, 9, numbers).astype(np.uint32)).tolist() for n in range(5)]
    assert len({gram for (gram,) in [grams(numbers).tolist(), *changed]}) == 6


def test_grams_of_several_texts_in_one() -> None:
    assert in_one([np.array([3, 5]), np.array([1, 3])]).tolist() == [1, 3, 5]
    assert in_one([]).tolist() == []
