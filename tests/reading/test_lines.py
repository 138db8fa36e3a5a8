"""Quotations paired in a line and over lines."""

from __future__ import annotations

import pytest
from hypothesis import given

from palagan.reading.lines import read_lines
from tests.reading.reports import ANY_TEXT, sentences_of


def quotes_of(text: str) -> list[str]:
    out = []
    for line in read_lines(text, sentences_of(text)):
        for quote in line.quotes:
            out.append(text[line.words[quote.first].start : line.words[quote.last - 1].end])
    return out


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ('"Kami aman," katanya.', ["Kami aman,"]),
        ("“Kami aman,” katanya. “Semua pulang.”", ["Kami aman,", "Semua pulang."]),
        ("&ldquo;Kami aman,&rdquo; katanya.", ["Kami aman,"]),
        ('Ia pergi."Kami aman," katanya.', ["Kami aman,"]),
        ('"Kami aman.""Semua pulang," katanya.', ["Kami aman.", "Semua pulang,"]),
        ('"Kami aman.\nSemua pulang," katanya.', ["Kami aman.", "Semua pulang,"]),
        ("Massa meneriakkan 'hentikan perang' di jalan.", ["hentikan perang"]),
        ("‘Kami aman di sini,’ katanya.", ["Kami aman di sini,"]),
        ("Presiden Juan 'Manny' Reyes tiba pada Jum'at.", []),
        ("\"Ia berkata 'aman sekali',\" ujarnya.", ["Ia berkata 'aman sekali',"]),
        ("Tidak ada kutipan di sini.", []),
    ],
)
def test_quotes(text: str, quotes: list[str]) -> None:
    assert quotes_of(text) == quotes


@given(ANY_TEXT)
def test_quotes_lie_in_their_line_and_do_not_overlap(text: str) -> None:
    for line in read_lines(text, sentences_of(text)):
        assert len(line.inside) == len(line.words)
        last = 0
        for quote in line.quotes:
            assert last <= quote.first < quote.last <= len(line.words)
            last = quote.last
