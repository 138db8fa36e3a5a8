"""Where what belongs to a verb begins: words of manner and of meanwhile before it."""

from __future__ import annotations

import pytest

from palagan.reading.adverbials import before_adverbials
from tests.reading.scenes import clause_of


@pytest.mark.parametrize(
    ("text", "verb", "first"),
    [
        ("Kenya menolak.", "menolak", "menolak"),
        ("Kenya dengan tegas menolak.", "menolak", "dengan"),
        ("Kenya selama ini menolak.", "menolak", "selama"),
        ("Kenya hingga saat ini menolak.", "menolak", "hingga"),
        ("Kenya pada saat itu menolak.", "menolak", "pada"),
        ("Usul itu menolak.", "menolak", "menolak"),
    ],
)
def test_where_it_begins(text: str, verb: str, first: str) -> None:
    clause, _ = clause_of(text)
    words = [token.lower for token in clause.tokens]
    assert words[before_adverbials(clause, words.index(verb))] == first
