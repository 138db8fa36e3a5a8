"""Set phrases that tell no event."""

from __future__ import annotations

from itertools import pairwise

from palagan.languages.tokens import tokenize
from palagan.reading.idioms import idiom_ends, idioms_of


def test_a_phrase_ends_where_its_last_word_does() -> None:
    tokens = tokenize("Ia menutup mata atas hal itu.")
    assert idiom_ends(tokens, 1, "id") == 3
    assert idiom_ends(tokens, 2, "id") == 0


def test_the_longest_comes_first() -> None:
    assert all(
        len(longer) >= len(shorter) for phrases in idioms_of("id").values() for longer, shorter in pairwise(phrases)
    )
