"""Tokens lose nothing: what lies between them is white space."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.languages.tokens import tokenize
from tests.languages.scripts import any_text


@given(any_text)
def test_nothing_is_lost_between_tokens(text: str) -> None:
    position = 0
    for token in tokenize(text):
        assert text[position : token.start].strip() == ""
        assert token.text == text[token.start : token.end]
        assert token.start < token.end
        position = token.end
    assert text[position:].strip() == ""


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Sebanyak 1.200 orang tewas.", ["Sebanyak", "1.200", "orang", "tewas", "."]),
        ("Jumat (9/10/2020)", ["Jumat", "(", "9/10/2020", ")"]),
        ("tembak-menembak Armenia-Azerbaijan", ["tembak-menembak", "Armenia-Azerbaijan"]),
        ("Jum'at", ["Jum'at"]),
        ("BAKU -- Kata dia...", ["BAKU", "--", "Kata", "dia", "..."]),
    ],
)
def test_words_numbers_and_marks(text: str, tokens: list[str]) -> None:
    assert [token.text for token in tokenize(text)] == tokens


def test_offsets_are_of_the_whole_text() -> None:
    text = "satu dua tiga"
    assert [(t.start, t.text) for t in tokenize(text, 5, 8)] == [(5, "dua")]


@given(any_text, st.integers(0, 30), st.integers(0, 30))
def test_offsets_are_of_the_whole_text_for_any_part(text: str, before: int, after: int) -> None:
    start, end = min(before, len(text)), max(min(before, len(text)), len(text) - after)
    position = start
    for token in tokenize(text, start, end):
        assert text[position : token.start].strip() == ""
        assert text[token.start : token.end] == token.text
        assert token.lower == token.text.lower()
        position = token.end
    assert position <= end
    assert text[position:end].strip() == ""


@given(any_text)
def test_no_token_holds_white_space(text: str) -> None:
    assert all(token.text.split() == [token.text] for token in tokenize(text))
