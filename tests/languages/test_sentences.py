"""Sentences of scraped text: stops that lost their space, and stops that end nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.languages.sentences import LONGEST, split_sentences
from tests.languages.scripts import any_text


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
        ("Kata Agus D.W. Santoso begitu.", ["Kata Agus D.W. Santoso begitu."]),
        ("Dari APBN-P. Kami siap.", ["Dari APBN-P.", "Kami siap."]),
        ("Milik Maju Pte. Ltd. kini.", ["Milik Maju Pte. Ltd. kini."]),
        ("Satu baris\nBaris lain", ["Satu baris", "Baris lain"]),
    ],
)
def test_split(text: str, sentences: list[str]) -> None:
    assert split(text) == sentences


@given(st.text(alphabet='Ab .)"\n(WIT', max_size=80))
def test_sentences_are_trimmed_and_in_order(text: str) -> None:
    last = 0
    for span in split_sentences(text, 0, len(text)):
        assert last <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == text[span.start : span.end].strip()
        assert "\n" not in text[span.start : span.end]
        last = span.end


@given(any_text, st.integers(0, 40), st.integers(0, 40))
def test_nothing_but_white_space_lies_between_sentences(text: str, before: int, after: int) -> None:
    start, end = min(before, len(text)), max(min(before, len(text)), len(text) - after)
    position = start
    for span in split_sentences(text, start, end):
        assert position <= span.start < span.end <= end
        assert text[position : span.start].strip() == ""
        assert text[span.start : span.end] == text[span.start : span.end].strip()
        position = span.end
    assert text[position:end].strip() == ""


@given(any_text)
def test_splitting_a_sentence_again_gives_it_whole(text: str) -> None:
    for span in split_sentences(text, 0, len(text)):
        again = split_sentences(text, span.start, span.end)
        assert again[-1].end == span.end
        assert again[0].start == span.start


@given(st.sampled_from(["kata ", "a", "dan, ", "\u200b", "١"]), st.integers(LONGEST, 5 * LONGEST))
def test_a_line_without_an_end_is_cut_and_keeps_all(words: str, size: int) -> None:
    text = (words * size)[:size]
    spans = split_sentences(text, 0, size)
    assert max(span.end - span.start for span in spans) <= LONGEST
    assert sum(len(text[span.start : span.end].split()) for span in spans) >= len(text.split())
    assert "".join("".join(text[span.start : span.end].split()) for span in spans) == "".join(text.split())


def test_no_word_is_cut_where_there_is_white_space() -> None:
    text = "menyerang " * 1000
    assert {word for told in split(text) for word in told.split()} == {"menyerang"}
