"""Whom "keduanya", "ketiganya" and "mereka" mean behind a sentence that counts people."""

from __future__ import annotations

import pytest

from tests.reading.reports import cast_of, name_of


def meant(text: str, pronoun: str) -> list[str | None]:
    cast = cast_of(text)
    return [name_of(cast, id_) for m in cast.mentions if text[m.start : m.end] == pronoun for id_ in m.actors]


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("Polisi menangkap dua perampok di Bima. Keduanya diduga terlibat pembunuhan.", "Keduanya", "perampok di Bima"),
        ("Polisi menangkap 3 perampok. Ketiganya kini ditahan di Bima.", "Ketiganya", "perampok"),
        ("Kenya memulangkan 50 nelayan. Mereka sebelumnya ditahan di Lamu.", "Mereka", "nelayan"),
        ("Polisi membubarkan ratusan mahasiswa. Mereka dibawa ke Lamu.", "Mereka", "mahasiswa"),
        ("Kenya menahan 50 nelayan. Somalia meminta Kenya membebaskan mereka.", "mereka", "nelayan"),
        ("Kenya menangkap 13 perampok dan menahan mereka.", "mereka", "perampok"),
        # who does something goes on doing it
        ("Kenya memulangkan 50 nelayan. Mereka juga menahan kapal itu.", "Mereka", "Kenya"),
        ("Militer Kenya membantu nelayan. Mereka dipuji.", "Mereka", "Militer Kenya"),
    ],
)
def test_whom_a_sentence_counts(text: str, pronoun: str, name: str) -> None:
    assert meant(text, pronoun) == [name]


def test_two_counts_leave_it_open() -> None:
    text = "Dua petani memukul dua nelayan. Keduanya pergi."
    assert len(meant(text, "Keduanya")) != 1
