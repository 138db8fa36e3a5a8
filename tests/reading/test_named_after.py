"""Places that are a word of somebody's name."""

from __future__ import annotations

import pytest

from palagan.reading.named_after import true_places
from palagan.reading.places import find_places
from tests.reading.reports import cast_of, sentences_of


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Kombes Made Medan Wirawan mengatakan hal itu di Lumajang.", ["Lumajang"]),
        ("Gubernur Aceh Made Wirawan mengatakan hal itu.", ["Aceh"]),
    ],
)
def test_a_word_of_a_name_is_no_place(text: str, kept: list[str]) -> None:
    places = true_places(text, find_places(text, sentences_of(text)), cast_of(text))
    assert [place.name for place in places] == kept


def test_it_was_one_before() -> None:
    text = "Kombes Made Medan Wirawan mengatakan hal itu di Lumajang."
    assert [place.name for place in find_places(text, sentences_of(text))] == ["Medan", "Lumajang"]
