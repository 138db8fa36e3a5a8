"""Features of lines: what running text, headlines and menus look like."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.articles.lines import lines_of, trimmed


@pytest.mark.parametrize(
    "words",
    [
        "Ia pulang pagi itu.",
        "Pasukan itu ditarik dari kota pada Kamis malam, kata juru bicara mereka (5/11/2020).",
        "MENTERI Pertahanan Negeri Seberang bertemu Kepala Staf Gabungan Angkatan Bersenjata Kerajaan Tetangga.",
        "Warga mengungsi ke selatan sejak pagi. (rds/bac)",
        "Warga mengungsi ke selatan sejak pagi. [ANTARA]",
    ],
)
def test_running_text(words: str) -> None:
    assert lines_of(words)[0].is_prose


@pytest.mark.parametrize(
    "words", ["Berita Terkait", "Masuk", "Ribuan Warga Mengungsi ke Selatan Usai Tanggul Jebol", "12 34"]
)
def test_what_is_no_running_text(words: str) -> None:
    assert not lines_of(words)[0].is_prose


def test_a_headline_has_capitals_and_no_full_stop() -> None:
    assert lines_of("Ribuan Warga Mengungsi ke Selatan")[0].is_headline
    assert not lines_of("Ribuan Warga Mengungsi ke Selatan.")[0].is_headline
    assert not lines_of("ribuan warga mengungsi ke selatan")[0].is_headline


def test_position_gaps_and_repetition() -> None:
    first, second, third = lines_of("Satu baris\n\n  Dua baris \nSatu baris!")
    assert (first.number, second.number, third.number) == (0, 2, 3)
    assert (second.gap_before, second.gap_after, third.gap_before) == (True, False, False)
    assert (first.repeats, second.repeats, third.repeats) == (2, 1, 2)
    assert second.text == "Dua baris"


def test_only_newlines_end_a_line() -> None:
    assert len(lines_of("satu\rdua\u2028tiga\x85empat\x0blima")) == 1
    assert lines_of(" \n\t\n") == ()


@given(st.text(max_size=300))
def test_lines_hold_every_character_once(text: str) -> None:
    lines = lines_of(text)
    assert "".join("".join(line.text.split()) for line in lines) == "".join(text.split())
    assert [line.order for line in lines] == list(range(len(lines)))
    assert all(text[line.start : line.end] == line.text for line in lines)
    assert all(0 <= share <= 1 for line in lines for share in (line.capitals, line.function, line.menu))


@given(st.text(max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_trimming_only_takes_white_space(text: str, a: int, b: int) -> None:
    start, end = min(a, b, len(text)), min(max(a, b), len(text))
    left, right = trimmed(text, start, end)
    assert text[left:right] == text[start:end].strip()
