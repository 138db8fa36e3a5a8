from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from palagan.record.fingerprints import GRAM, WINDOW, Words, grams, winnow

small = st.lists(st.integers(0, 6), max_size=60)


@given(small)
def test_eight_words_in_a_row_always_leave_a_fingerprint(words: list[int]) -> None:
    hashes = grams(words)
    kept = winnow(hashes)
    assert kept == sorted(set(kept))
    for start in range(len(hashes) - WINDOW + 1):
        assert any(start <= position < start + WINDOW for position in kept)
    assert len(hashes) == max(0, len(words) - GRAM + 1)


def test_words_have_the_same_numbers_in_every_process() -> None:
    assert Words().numbers(["gencatan", "senjata"]) == [2355114093, 1388255553]
