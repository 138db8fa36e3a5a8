"""Lost spaces found again around known words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.languages.tokens import tokenize
from palagan.reading.harm import telling_words
from palagan.reading.seams import part_names, part_tokens


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("duasandera", ["dua", "sandera"]),
        ("Ruritaniamenewaskan", ["Ruritania", "menewaskan"]),
        ("orangpengungsitelah", ["orang", "pengungsi", "telah"]),
        ("pengungsi", ["pengungsi"]),
        ("menewaskannya", ["menewaskannya"]),
        ("Anti-menewaskan", ["Anti-menewaskan"]),
        ("menewaskan", ["menewaskan"]),
        ("PBB", ["PBB"]),
        ("Ruritania", ["Ruritania"]),
    ],
)
def test_parts(text: str, parts: list[str]) -> None:
    assert [token.text for token in part_tokens(tokenize(text), telling_words())] == parts


@given(st.text(alphabet="aeioudstngrkmpbl TDGP", max_size=90))
def test_no_letter_is_lost_and_offsets_stay(text: str) -> None:
    whole = tokenize(text)
    parts = part_tokens(whole, telling_words())
    assert "".join(token.text for token in parts) == "".join(token.text for token in whole)
    assert all(text[token.start : token.end] == token.text for token in parts)


@pytest.mark.parametrize(
    ("text", "name", "parts"),
    [
        ("rencanaTurki menyerang", "Turki", ["rencana", "Turki", "menyerang"]),
        ("Turkiyang menyerang", "Turki", ["Turki", "yang", "menyerang"]),
        ("PemerintahTurkigeram", "PemerintahTurki", ["PemerintahTurki", "geram"]),
        ("Turkinya menyerang", "Turki", ["Turkinya", "menyerang"]),
        ("Turki-Siprus", "Turki", ["Turki-Siprus"]),
    ],
)
def test_names_are_parted_from_common_words(text: str, name: str, parts: list[str]) -> None:
    at = text.index(name)
    assert [token.text for token in part_names(tokenize(text), [(at, at + len(name))])] == parts


@given(st.text(alphabet="aeioudstngr TDGP-", max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60))))
def test_no_letter_is_lost_around_names(text: str, names: list[tuple[int, int]]) -> None:
    parts = part_names(tokenize(text), names)
    assert "".join(token.text for token in parts) == "".join(token.text for token in tokenize(text))
    assert all(text[token.start : token.end] == token.text for token in parts)
