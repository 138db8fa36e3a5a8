"""Whether what is asked, backed or refused is told by its own words."""

from __future__ import annotations

import pytest

from palagan.reading.addressed import asks_everybody, says_what
from tests.reading.scenes import anchor_of, clause_of


@pytest.mark.parametrize(
    ("text", "form", "says"),
    [
        ("Kenya menolak seruan internasional.", "menolak", True),
        ("Kenya menolak untuk melakukannya.", "menolak", True),
        ("Kenya mendukung solusi dua negara.", "mendukung", True),
        ("Kenya menyerukan jalan damai atas sengketa ini.", "menyerukan", True),
        ("Kenya menolak usul tersebut.", "menolak", False),
        ("Kenya menolaknya.", "menolak", False),
        ("Kenya menolak.", "menolak", False),
        ("Kami mendesak Anda untuk mundur.", "mendesak", False),
        ("Kenya menyerang gudang senjata.", "menyerang", False),
    ],
)
def test_says_what(text: str, form: str, says: bool) -> None:
    clause, _ = clause_of(text)
    assert says_what(clause, anchor_of(clause, form)) is says


@pytest.mark.parametrize(
    ("text", "form", "everybody"),
    [
        ("Kenya mendesak semua pihak menahan diri.", "mendesak", True),
        ("Kenya mendesak semua menteri mundur.", "mendesak", False),
        ("Kenya meminta dunia menjatuhkan sanksi.", "meminta", True),
        ("Kenya meminta komunitas internasional menjatuhkan sanksi.", "meminta", True),
        ("Kenya meminta masyarakat pergi.", "meminta", False),
        ("Kenya menyerang semua pihak.", "menyerang", False),
    ],
)
def test_all_sides_are_nobody_of_the_page(text: str, form: str, everybody: bool) -> None:
    clause, _ = clause_of(text)
    assert asks_everybody(clause, anchor_of(clause, form)) is everybody
