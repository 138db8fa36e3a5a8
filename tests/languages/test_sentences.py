"""Sentences of scraped text: stops that lost their space, and stops that end nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.languages.sentences import split_sentences


def split(text: str) -> list[str]:
    return [text[span.start : span.end] for span in split_sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Ia pergi. Mereka tinggal.", ["Ia pergi.", "Mereka tinggal."]),
        ("Ia pergi.Mereka tinggal.", ["Ia pergi.", "Mereka tinggal."]),
        ("Pukul 21.34 WIT.Menurut saksi, aman.", ["Pukul 21.34 WIT.", "Menurut saksi, aman."]),
        ("Pada Senin (7/3/2022).Masyarakat pulang.", ["Pada Senin (7/3/2022).", "Masyarakat pulang."]),
        ("Milik PT.Maju Jaya.", ["Milik PT.Maju Jaya."]),
        ("Lihat kompas.Com hari ini.", ["Lihat kompas.Com hari ini."]),
        ("Jend. Rahman tiba. Ia diam.", ["Jend. Rahman tiba.", "Ia diam."]),
        ("Ada 1.200 orang. Semua selamat!", ["Ada 1.200 orang.", "Semua selamat!"]),
        ('"Kami bertahan." Ia pergi.', ['"Kami bertahan."', "Ia pergi."]),
        ("M. Yusuf berkata begitu.", ["M. Yusuf berkata begitu."]),
        ("Katanya... entah kapan.", ["Katanya... entah kapan."]),
        ("Satu baris\nBaris lain", ["Satu baris", "Baris lain"]),
    ],
)
def test_split(text: str, sentences: list[str]) -> None:
    assert split(text) == sentences


@given(st.text(alphabet="Ab .)\"\n(WIT", max_size=80))
def test_sentences_are_trimmed_and_in_order(text: str) -> None:
    last = 0
    for span in split_sentences(text, 0, len(text)):
        assert last <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == text[span.start : span.end].strip()
        assert "\n" not in text[span.start : span.end]
        last = span.end
