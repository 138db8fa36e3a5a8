"""Who says of a deed told in the passive that it is his own."""

from __future__ import annotations

import pytest

from palagan.reading.claimed import claimer
from tests.reading.scenes import clause_of, names


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Bukit yang diklaim Mesir telah direbut itu sunyi.", ["Mesir"]),
        ("Bukit yang diklaim oleh Mesir sudah direbut itu sunyi.", ["Mesir"]),
        ("Bukit yang dituntut Mesir telah direbut itu sunyi.", []),
        ("Bukit itu telah direbut Mesir.", []),
    ],
)
def test_claimer(text: str, own: list[str]) -> None:
    clause, cast = clause_of(text)
    first = next(at for at, token in enumerate(clause.tokens) if token.lower == "direbut")
    found = claimer(clause, first)
    assert names(cast, found.actors if found else ()) == own
