"""Verbs whose subject is a thing or a place that is no party."""

from __future__ import annotations

import pytest

from palagan.reading.own_nouns import has_own_noun
from tests.reading.scenes import clause_of


@pytest.mark.parametrize(
    ("text", "verb", "own"),
    [
        ("Kenya berkata sebuah rudal menghantam gudang.", "menghantam", True),
        ("Kenya memastikan bahwa Selat Makmur dibuka.", "dibuka", True),
        ("Kenya resah, maka operasi itu melanggar janji.", "melanggar", True),
        ("Kenya memakai drone menyerang gudang.", "menyerang", False),
        ("Kenya lalu menyerang gudang.", "menyerang", False),
    ],
)
def test_a_thing_is_the_subject(text: str, verb: str, own: bool) -> None:
    clause, _ = clause_of(text)
    at = next(index for index, token in enumerate(clause.tokens) if token.lower == verb)
    assert has_own_noun(clause, clause.groups[0].last, at) == own
