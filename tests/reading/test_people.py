"""Names that are one person's."""

from __future__ import annotations

import pytest

from palagan.reading.people import parts_of_name
from tests.reading.reports import cast_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Karim al-Sultan", "Karim Al Sulthan"),
        ("Karim Ghazali", "Karim Gazali"),
        ("Soetrisno", "Sutrisno"),
        ("John Mitchell", "John Mitchel"),
        ("Djoko", "Joko"),
    ],
)
def test_spellings_that_the_press_mixes_are_one(one: str, other: str) -> None:
    assert parts_of_name(one.split()) == parts_of_name(other.split())


def test_names_a_letter_apart_are_two() -> None:
    assert parts_of_name(["Rahman"]) != parts_of_name(["Rahmat"])


def test_an_alias_of_two_words_is_the_same_person() -> None:
    text = "Satgas menembak Budi Rantau alias Budi Gunung. Budi Gunung tewas di hutan."
    assert {one.name for one in cast_of(text).actors if one.kind == "person"} == {"Budi Rantau"}


def test_a_name_with_an_arabic_article_is_known_again() -> None:
    text = "Menteri Luar Negeri Oman Badr al-Nadwi tiba. Kenya meminta al-Nadwi menengahi perang anti-Oman."
    (person,) = [one for one in cast_of(text).actors if one.kind == "person"]
    assert [text[span.start : span.end] for span in person.mentions][-1] == "al-Nadwi"
