"""Number phrases: modifiers, ranges, shares, units, and what is part of a name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.reading.numbers import find_numbers
from tests.reading.number_words import words_of

Bound = float | None


@pytest.mark.parametrize(
    ("text", "words", "low", "high"),
    [
        ("sebanyak 12 warga datang", "12", 12, 12),
        ("sekitar 200 warga", "sekitar 200", 200, 200),
        ("kurang lebih 40 unit", "kurang lebih 40", 40, 40),
        ("lebih dari 30 orang", "lebih dari 30", 30, None),
        ("Sedikitnya 5 orang", "Sedikitnya 5", 5, None),
        ("setidaknya ada empat warga", "setidaknya ada empat", 4, None),
        ("tidak kurang dari dua juta jiwa", "tidak kurang dari dua juta", 2000000, None),
        ("telah melampaui 55.000 orang", "melampaui 55.000", 55000, None),
        ("hampir 50 orang", "hampir 50", None, 50),
        ("hampir seluruh 900 penghuni", "hampir seluruh 900", None, 900),
        ("tak lebih dari 9 orang", "tak lebih dari 9", None, 9),
        ("mencapai hingga 50 orang", "hingga 50", None, 50),
        ("20 hingga 30 orang", "20 hingga 30", 20, 30),
        ("20-30 orang", "20-30", 20, 30),
        ("antara 20 dan 30 orang", "antara 20 dan 30", 20, 30),
        ("2-3 juta warga", "2-3 juta", 2000000, 3000000),
        ("dua-tiga orang", "dua-tiga", 2, 3),
        ("500 lebih warga", "500 lebih", 500, None),
        ("lebih dari ratusan orang", "lebih dari ratusan", 100, None),
        ("belasan ribu orang", "belasan ribu", 11000, 19999),
        ("1,5 juta jiwa", "1,5 juta", 1500000, 1500000),
        ("jutaan orang", "jutaan", 1000000, 9999999),
    ],
)
def test_bounds(text: str, words: str, low: Bound, high: Bound) -> None:
    numbers = find_numbers(text, 0, len(text))
    assert [(text[n.start : n.end], n.low, n.high) for n in numbers] == [(words, low, high)]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("20 persen wilayah", 20, 20),
        ("lebih dari 7,5% lahan", 7.5, None),
        ("separuh kota", 50, 50),
        ("dua pertiga wilayah", 66.67, 66.67),
        ("sekitar seperlima daratan", 20, 20),
    ],
)
def test_shares(text: str, low: Bound, high: Bound) -> None:
    (number,) = find_numbers(text, 0, len(text))
    assert (number.low, number.high, number.share, number.unit) == (low, high, True, "persen")


def test_half_a_unit_is_no_share() -> None:
    text = "setengah jam dan setengah juta warga"
    assert [(n.low, n.share) for n in find_numbers(text, 0, len(text))] == [(500000, False)]


@pytest.mark.parametrize(
    ("text", "unit"),
    [("12 orang", "orang"), ("3 tahun", "tahun"), ("Rp 5 juta", "rp"), ("seorang guru", "orang"), ("12 sapi", None)],
)
def test_unit(text: str, unit: str | None) -> None:
    (number,) = find_numbers(text, 0, len(text))
    assert number.unit == unit


@pytest.mark.parametrize(
    "text", ["jet F-16", "rudal S-400", "pesawat ke-70", "J-10C", "@user12", "pukul 12.30", "(9/10/2020)"]
)
def test_signs_that_hold_digits_are_no_numbers(text: str) -> None:
    assert find_numbers(text, 0, len(text)) == ()


@pytest.mark.parametrize("text", ["Resolusi 1701", "Satgas Yonif 408", "seorang bernama Amat (32), warga"])
def test_digits_in_names_are_marked(text: str) -> None:
    assert find_numbers(text, 0, len(text))[-1].named


@given(st.integers(1, 999_999_999_999))
def test_words_of_number_are_found_in_a_sentence(number: int) -> None:
    text = f"Disebutkan {words_of(number)} warga tiba."
    (found,) = find_numbers(text, 0, len(text))
    assert (found.low, found.high) == (number, number)
    assert text[found.start : found.end] == words_of(number)


@given(st.text(max_size=80), st.integers(0, 40), st.integers(0, 40))
def test_offsets_lie_in_range_and_bounds_in_order(text: str, start: int, length: int) -> None:
    end = min(len(text), start + length)
    reached = start
    for number in find_numbers(text, start, end):
        assert reached <= number.start <= number.core < number.end <= end
        reached = number.end
        assert number.low is not None or number.high is not None
        assert number.low is None or number.high is None or number.low <= number.high


_WORDS = "12 1.200 1,5 20% dua belas puluh ratus ribu juta puluhan sekitar lebih dari hingga antara dan - orang seorang"
_MORE = "hampir kurang setengah sedikitnya salah satu tahun ratusan"
_PIECES = st.sampled_from(f"{_WORDS} {_MORE}".split())


@given(st.lists(_PIECES, max_size=14).map(" ".join))
def test_any_order_of_number_words_gives_ordered_bounds(text: str) -> None:
    for number in find_numbers(text, 0, len(text)):
        assert 0 <= number.start < number.end <= len(text)
        assert number.low is None or number.high is None or number.low <= number.high
