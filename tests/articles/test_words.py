"""Words of all languages, folded lines, and cheap tests before patterns."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from palagan.articles.words import alternation, first_words, holds_any, lexicons, phrases, stems


def test_languages_are_read_together_indonesian_first() -> None:
    assert lexicons("furniture.toml")[0]["menu"][0] == "beranda"
    assert {"beranda", "home"} <= set(phrases("furniture.toml", "menu"))
    assert lexicons("nosuch.toml") == ()


@given(st.lists(st.text("abc ", min_size=1, max_size=6).filter(str.strip), min_size=1, max_size=8))
def test_every_word_holds_one_of_the_stems(words: list[str]) -> None:
    some = stems(words)
    assert all(holds_any(word.lower(), some) for word in words)
    assert len(some) <= len(set(words))


@given(st.lists(st.text("abB .", max_size=5), max_size=8), st.text("abB .", max_size=8), st.booleans())
def test_alternatives_fit_like_the_words_tried_longest_first(words: list[str], text: str, small: bool) -> None:
    flags = re.IGNORECASE if small else 0
    ordered = sorted(words, key=lambda word: (-len(word), word))
    plain = "|".join(re.sub(r"(\\ )+", r"\\s+", re.escape(word)) for word in ordered)
    for ending in ("", "b"):
        factored = re.match(rf"(?:{alternation(tuple(words))}){ending}", text, flags)
        expected = re.match(rf"(?:{plain}){ending}", text, flags)
        assert (factored and factored.group()) == (expected and expected.group())


def test_first_words() -> None:
    assert first_words(("Baca juga", "klik")) == {"baca", "klik"}
