"""The name of an actor: of all that a page calls it, the one that stands best for it."""

from __future__ import annotations

import pytest

from tests.reading.reports import cast_of


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Teheran menyerang Israel. Iran lalu menolak berunding.", "Iran"),
        ("Negeri Paman Sam menyerang Yaman. Amerika Serikat menang.", "Amerika Serikat"),
        ("Moskow menyerang Kyiv.", "Moskow"),
        ("Presiden Trump menolak. Donald Trump pergi ke Kenya.", "Donald Trump"),
        ("PresidenPrabowo Subianto bertemu Menlu Kenya.", "Prabowo Subianto"),
        ("Ratusan mantan pejabat militerKenya menolak.", "mantan pejabat militer Kenya"),
    ],
)
def test_an_actor_bears_the_name_that_stands_best_for_it(text: str, name: str) -> None:
    """A state its own before its capital's, a person his without his title, words that lost a space theirs again."""
    assert name in [one.name for one in cast_of(text).actors]


def test_a_ministry_with_its_land_in_brackets_is_of_that_land() -> None:
    text = (
        "Indonesia mengutuk serangan Israel di Palestina. Kecaman itu disampaikan Kementerian Luar Negeri (Kemlu RI) "
        "pada Kamis. Palestina berduka, dan Palestina menuntut keadilan bagi warga Palestina."
    )
    assert [one.code for one in cast_of(text).actors if one.name == "Kementerian Luar Negeri"] == ["IDN.GOV"]
