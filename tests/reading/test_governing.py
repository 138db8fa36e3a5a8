"""Which count a word of harm governs by itself."""

from __future__ import annotations

import pytest

from palagan.languages.tokens import tokenize
from palagan.reading.counting import Work
from palagan.reading.counts import counts_among
from palagan.reading.governing import govern
from palagan.reading.harm import find_harm


def governed_in(text: str) -> list[tuple[str, str, str]]:
    """Number, kind and rule of what is governed."""
    tokens = tokenize(text)
    work: Work = govern(tokens, counts_among(text, tokens, ()), find_harm(tokens))
    found = [work.governed[place] for place in sorted(work.governed)]
    return [(text[g.count.number.start : g.count.number.end], g.mark.meaning.kind, g.rule) for g in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("serangan itu menewaskan sedikitnya 12 orang", [("sedikitnya 12", "killed", "object")]),
        ("serangan itu menewaskan komandannya dan 3 pengawal", [("3", "killed", "object")]),
        ("mereka menghancurkan 3 tank", [("3", "destroyed", "object")]),
        ("12 orang dilaporkan tewas", [("12", "killed", "subject")]),
        ("lima warga, sebagian besar anak-anak, telah tewas", [("lima", "killed", "subject")]),
        ("empat tentara lainnya yang terluka dirawat", [("empat", "wounded", "subject")]),
        ("tujuh warga yang menurut polisi telah tewas", [("tujuh", "killed", "subject")]),
        ("sembilan lainnya diindikasikan tewas", [("sembilan", "killed", "subject")]),
        ("mendorong 900 warga desa untuk mengungsi", [("900", "displaced", "subject")]),
        ("12 tentara dan 3 warga tewas", [("12", "killed", "joined-subject"), ("3", "killed", "subject")]),
        ("tewas 12 orang", [("12", "killed", "after-state")]),
        ("ia tewas bersama tiga rekannya", [("tiga", "killed", "after-state")]),
        ("warga yang tewas akibat bom itu mencapai 67 orang", [("67", "killed", "after-state")]),
        ("30 ditangkap", [("30", "captured", "subject")]),
        ("ribuan warga kabur", [("ribuan", "displaced", "subject")]),
        ("korban tewas akibat bom itu mencapai 45 orang", [("45", "killed", "sum")]),
        ("korban tewas naik dari 12 menjadi 15 orang", [("15", "killed", "sum")]),
        ("12 korban luka dirawat", [("12", "wounded", "counted-noun")]),
        ("penangkapan puluhan warga", [("puluhan", "captured", "act")]),
        ("tewasnya 12 tentara", [("12", "killed", "act")]),
        ("12 sandera masih di gua", [("12", "captured", "counted-word")]),
        ("mereka menguasai 20 persen wilayah", [("20 persen", "territory", "held")]),
        ("mereka menguasai 300 kilometer persegi", [("300", "territory", "held")]),
    ],
)
def test_governed(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert governed_in(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "serangan itu bisa menewaskan 12 orang",
        "pasukan gagal menghancurkan 3 tank",
        "mereka akan membunuh 5 orang lagi",
        "seorang juru bicara mengatakan komandan itu tewas",
        "polisi menangkap seorang pria",
        "tim itu mengamankan tiga tiket",
        "tiga pria kabur",
        "salah satu anggotanya, Amat, tewas",
        "Amat (32), seorang warga, tewas",
        "dalam dua serangan itu ia tewas",
        "menewaskan komandannya, kata 3 saksi",
        "89 persen drone dihancurkan",
        "satu korban jiwa lebih banyak daripada kemarin",
        "mereka menguasai 5 kilometer jalan",
    ],
)
def test_not_governed(text: str) -> None:
    assert governed_in(text) == []
