"""Counts that take their neighbour's word of harm."""

from __future__ import annotations

import pytest

from palagan.languages.tokens import tokenize
from palagan.reading.counts import counts_among
from palagan.reading.governing import govern
from palagan.reading.harm import find_harm
from palagan.reading.joined import join_on


def joined_in(text: str) -> list[tuple[str, str, str]]:
    tokens = tokenize(text)
    found = join_on(govern(tokens, counts_among(text, tokens, ()), find_harm(tokens)))
    return [(text[g.count.number.start : g.count.number.end], g.mark.meaning.kind, g.rule) for g in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "melukai 10 polisi, 4 warga, dan 19 pelajar",
            [("10", "wounded", "object"), ("4", "wounded", "joined"), ("19", "wounded", "joined")],
        ),
        (
            "menewaskan 9 orang, termasuk 2 anak, dan melukai 7 lainnya",
            [("9", "killed", "object"), ("2", "killed", "part"), ("7", "wounded", "object")],
        ),
        (
            "15 orang tewas, terdiri atas 14 warga dan satu tentara",
            [("15", "killed", "subject"), ("14", "killed", "part"), ("satu", "killed", "joined")],
        ),
        ("12 korban tewas, 5 di antaranya anak-anak", [("12", "killed", "counted-noun"), ("5", "killed", "part")]),
        (
            "dari 30 orang yang diculik, 9 orang masih berada di gua",
            [("30", "captured", "subject"), ("9", "captured", "part")],
        ),
        (
            "mereka ditangkap di berbagai kota, yakni di Wangun lima orang dan di Tirta satu orang",
            [("lima", "captured", "listed"), ("satu", "captured", "listed")],
        ),
        (
            "lima warga, termasuk seorang anak, tewas",
            [("lima", "killed", "joined-subject"), ("seorang", "killed", "subject")],
        ),
    ],
)
def test_joined(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert joined_in(text) == expected


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("menewaskan 9 orang dan mengerahkan 300 tentara", ["9"]),
        ("71 orang ditangkap, 68 di antaranya dalam pemeriksaan", ["71"]),
        ("menewaskan 9 orang, sementara 40 penyelamat datang", ["9"]),
    ],
)
def test_not_joined(text: str, numbers: list[str]) -> None:
    assert [number for number, _, _ in joined_in(text)] == numbers
