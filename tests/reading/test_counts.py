"""What numbers count, and which are no counts."""

from __future__ import annotations

import pytest

from palagan.languages.sentences import split_sentences
from palagan.languages.tokens import tokenize
from palagan.reading.counts import Count, counts_among
from palagan.reading.times import find_times


def counts_of(text: str) -> tuple[Count, ...]:
    times = find_times(text, split_sentences(text, 0, len(text)), "2024-03-11")
    return counts_among(text, tokenize(text), times)


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("12 orang", "people"),
        ("12 orang lainnya", "people"),
        ("tiga tentara", "people"),
        ("dua putranya", "people"),
        ("dua rumah", "things"),
        ("5 unit truk", "things"),
        ("20 persen wilayah", "land"),
        ("300 kilometer persegi", "land"),
        ("40 hektare", "land"),
        ("12 kilometer", "never"),
        ("dua serangan", "never"),
        ("9 kelinci", "unknown"),
        ("5 dari 9 anggota", "people"),
    ],
)
def test_counted(text: str, counted: str) -> None:
    assert counts_of(text)[0].counted == counted


@pytest.mark.parametrize(
    "text",
    [
        "pada 5 Mei 2020",
        "Rp 12 juta",
        "Amat (32)",
        "Satgas Yonif 408 tiba",
        "Densus 88 datang",
        "ketiga partai",
        "pukul 08.30",
    ],
)
def test_what_counts_nothing(text: str) -> None:
    assert counts_of(text) == ()


def test_a_share_of_a_number_is_one_count() -> None:
    (count,) = counts_of("Lebih dari 90 persen dari 2 juta warga")
    assert (count.number.low, count.number.high, count.counted) == (1800000, None, "people")
