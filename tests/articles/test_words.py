"""Words of all languages, folded lines, and cheap tests before patterns."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from palagan.articles.words import folded, holds_any, lexicons, phrases, stems


def test_languages_are_read_together_indonesian_first() -> None:
    assert lexicons("furniture.toml")[0]["menu"][0] == "beranda"
    assert {"beranda", "home"} <= set(phrases("furniture.toml", "menu"))
    assert lexicons("nosuch.toml") == ()


def test_folding() -> None:
    assert folded("  Baca   JUGA: — (ini)!") == "baca juga ini"


@given(st.lists(st.text("abc ", min_size=1, max_size=6).filter(str.strip), min_size=1, max_size=8))
def test_every_word_holds_one_of_the_stems(words: list[str]) -> None:
    some = stems(words)
    assert all(holds_any(word.lower(), some) for word in words)
    assert len(some) <= len(set(words))
