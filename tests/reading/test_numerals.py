"""Numerals by themselves: digits with separators, number words, vague words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.languages.tokens import tokenize
from palagan.reading.numerals import digits_value, read_numeral
from tests.reading.number_words import words_of


@pytest.mark.parametrize(
    ("digits", "scaled", "value"),
    [
        ("12", False, 12),
        ("1.200", False, 1200),
        ("1.200.000", False, 1200000),
        ("1,5", False, 1.5),
        ("1,5", True, 1.5),
        ("12.5", True, 12.5),
        ("1,200", False, 1200),
        ("1,234", True, 1.234),
        ("1.200,5", False, 1200.5),
        ("12.30", False, None),
        ("9/10/2020", False, None),
        ("1234567890123456789", False, None),
    ],
)
def test_digits_value(digits: str, scaled: bool, value: float | None) -> None:
    assert digits_value(digits, scaled) == value


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("tiga belas", 13, 13),
        ("dua ratus lima puluh", 250, 250),
        ("seribu dua ratus tiga", 1203, 1203),
        ("sejuta lima ratus ribu", 1500000, 1500000),
        ("setengah juta", 500000, 500000),
        ("dua setengah juta", 2500000, 2500000),
        ("tiga setengah", 3.5, 3.5),
        ("1 juta 200 ribu", 1200000, 1200000),
        ("3 ribu", 3000, 3000),
        ("belasan", 11, 19),
        ("puluhan", 10, 99),
        ("ratusan ribu", 100000, 999999),
        ("puluhan juta", 10000000, 99999999),
        ("beberapa ratus", 100, 999),
        ("salah satu", 1, 1),
        ("seorang", 1, 1),
        ("keempat", 4, 4),
    ],
)
def test_read_numeral(words: str, low: float, high: float) -> None:
    tokens = tokenize(words)
    numeral = read_numeral(tokens, 0)
    assert numeral is not None
    assert (numeral.low, numeral.high, numeral.last) == (low, high, len(tokens))


@pytest.mark.parametrize("words", ["orang", "beberapa warga", "salah paham", "belas kasih", "ribu", "12.30"])
def test_what_is_no_numeral(words: str) -> None:
    assert read_numeral(tokenize(words), 0) is None


@given(st.integers(0, 999_999_999_999))
def test_number_words_are_read_back(number: int) -> None:
    tokens = tokenize(words_of(number))
    numeral = read_numeral(tokens, 0)
    assert numeral is not None
    assert (numeral.low, numeral.high, numeral.last) == (number, number, len(tokens))


@given(st.integers(0, 999_999_999_999))
def test_grouped_digits_are_read_back(number: int) -> None:
    assert digits_value(f"{number:,}".replace(",", ".")) == number
