"""Whose people "-nya" means where somebody asks for them."""

from __future__ import annotations

import pytest

from tests.reading.reports import cast_of


@pytest.mark.parametrize(
    ("text", "land"),
    [
        ("Kenya mendesak Mesir segera membebaskan enam warganya.", "KEN"),
        ("JEDDAH - Kenya mendesak Mesir membebaskan enam warganya.", "KEN"),
        ("Kenya mendesak Mesir mengumpulkan enam warganya.", "EGY"),
        ("Mesir, tetangga Kenya, membebaskan enam warganya.", "KEN"),
    ],
)
def test_whose_people_are_asked_for(text: str, land: str) -> None:
    (people,) = [one for one in cast_of(text).actors if "warganya" in one.name]
    assert people.code == f"{land}.CVL"
