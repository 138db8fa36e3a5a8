"""Numbers that count some of whom another number counts."""

from __future__ import annotations

import pytest

from palagan.record.part_figures import wholes
from palagan.record.sheet import lay_out
from tests.record.builders import PageOf


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("Tujuh orang tewas, termasuk dua anak.", ["Tujuh"]),
        ("Tujuh orang tewas, dua di antaranya anak-anak.", ["Tujuh"]),
        ("Tujuh orang tewas, yang terdiri dari dua pria.", ["Tujuh"]),
        ("Tujuh orang tewas di Uji dan dua di kota sebelah.", ["Tujuh", "dua"]),
        ("Tujuh orang tewas. Kemarin, termasuk di Uji, tewas dua orang.", ["Tujuh", "dua"]),
        ("Seven people were killed, including two children.", ["Seven"]),
    ],
)
def test_a_part_is_no_toll_of_its_own(line: str, kept: list[str]) -> None:
    page = PageOf("a", "A", "2020-10-11", *line.replace(". ", ".\n").split("\n"))
    for words, number in (("Tujuh", 7), ("Seven", 7), ("dua", 2), ("two", 2)):
        if words in line:
            page.figure(words, "killed", number, number)
    assert [page.text[one.start : one.end] for one in wholes(lay_out(page.reading()))] == kept


def test_a_greater_number_or_one_of_another_kind_is_no_part() -> None:
    page = PageOf("a", "A", "2020-10-11", "Dua orang tewas, termasuk anak, dan dua terluka, termasuk tujuh warga.")
    page.figure("Dua", "killed", 2, 2).figure("dua", "wounded", 2, 2).figure("tujuh", "wounded", 7, 7)
    assert len(wholes(lay_out(page.reading()))) == 3
