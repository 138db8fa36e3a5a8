"""Groups of parties in a sentence: which are named together, and which stand there for nobody's part in it."""

from __future__ import annotations

import pytest

from tests.reading.scenes import clause_of, names


def groups_of(text: str) -> list[list[str]]:
    clause, cast = clause_of(text)
    return [names(cast, group.actors) for group in clause.groups]


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("Kenya dan juga Mesir menolak.", [["Kenya", "Mesir"]]),
        ("Turki mendukung Kenya, termasuk ketika Mesir menolak.", [["Turki"], ["Kenya"], ["Mesir"]]),
        ("Kenya, dan bukan Mesir, menolak.", [["Kenya"], ["Mesir"]]),
        ("Kenya membalas pembunuhan petani Mesir dan serangan Sudan.", [["Kenya"], ["petani Mesir"], ["Sudan"]]),
        ("Aparat gabungan TNI-Polri menembak Kenya.", [["Aparat gabungan TNI", "Polri"], ["Kenya"]]),
        ("Turki peduli Kenya atau seberapa lama Mesir diam.", [["Turki"], ["Kenya"], ["Mesir"]]),
    ],
)
def test_named_together(text: str, groups: list[list[str]]) -> None:
    assert groups_of(text) == groups


def test_the_press_that_is_told_something_has_no_part_in_it() -> None:
    assert groups_of("Kenya menyerang Mesir, kata Ruto kepada Reuters.") == [["Kenya"], ["Mesir"], ["Ruto"]]
    assert ["Reuters"] in groups_of("Kenya menggugat Reuters.")


def test_a_journalist_with_a_name_is_one_to_whom_things_are_done() -> None:
    assert groups_of("Kenya menjatuhkan vonis kepada wartawan Reuters, Amina Otieno.")[-1] == ["Amina Otieno"]


def test_who_owns_those_named_is_none_of_them() -> None:
    assert groups_of('"Rakyat kami menolak Mesir," kata Ruto.') == [["Rakyat"], ["Mesir"], ["Ruto"]]
    assert groups_of("Pasukan Mobilisasi Populer (PMF) Irak dan Mesir mundur.")[0] == [
        "Pasukan Mobilisasi Populer",
        "Mesir",
    ]


def test_what_a_sentence_says_is_asked_by_word_and_by_mark() -> None:
    clause, _ = clause_of("Kenya menembaki pos: pos itu kosong.")
    assert clause.said == {"kenya", "menembaki", "pos", ":", "itu", "kosong", "."}


def test_a_word_is_asked_for_by_its_place_and_is_nothing_outside_the_sentence() -> None:
    clause, _ = clause_of("Kenya menembaki pos.")
    assert clause.lowers == ("kenya", "menembaki", "pos", ".")
    assert [clause.word(place) for place in (-1, 0, 3, 4)] == ["", "kenya", ".", ""]
