"""Words of scraped text: lost spaces found again, offsets never changed."""

from __future__ import annotations

import pytest
from hypothesis import given

from palagan.reading.knowledge import knowledge
from palagan.reading.words import read_words
from tests.reading.reports import ANY_TEXT, sentences_of


def words_of(text: str) -> list[str]:
    read = read_words(text, sentences_of(text), knowledge().is_name)
    return [word.text for sentence in read for word in sentence.words]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Dewan MenteriThailand bersidang", ["Dewan", "Menteri", "Thailand", "bersidang"]),
        ("pasukan Myanmarkarena hujan", ["pasukan", "Myanmar", "karena", "hujan"]),
        ("warta AFPpada Senin", ["warta", "AFP", "pada", "Senin"]),
        ("warta dilansirAFP kemarin", ["warta", "dilansir", "AFP", "kemarin"]),
        ("warga Kenyautara mundur", ["warga", "Kenya", "utara", "mundur"]),
        ("mundur keSomalia", ["mundur", "ke", "Somalia"]),
        ("batas Rusia-Ukraina tenang", ["batas", "Rusia", "-", "Ukraina", "tenang"]),
        (
            "Otieno pergi. Rapat Otienomengatakan sesuatu",
            ["Otieno", "pergi", ".", "Rapat", "Otieno", "mengatakan", "sesuatu"],
        ),
    ],
)
def test_lost_spaces_are_found(text: str, words: list[str]) -> None:
    assert words_of(text) == words


@pytest.mark.parametrize("text", ["YouTube", "Nagorno-Karabakh", "anak-anak", "McGregor", "Indonesia", "al-Shabaab"])
def test_spellings_are_left_whole(text: str) -> None:
    assert words_of(f"di {text} itu") == ["di", text, "itu"]


@pytest.mark.parametrize(
    ("text", "mark"), [("&ldquo;Aman", "“"), ("aman&rdquo;", "”"), ("\x93Aman", "“"), ("aman\x94", "”")]
)
def test_marks_are_read_through_their_encodings(text: str, mark: str) -> None:
    read = read_words(text, sentences_of(text), knowledge().is_name)
    assert mark in [word.lower for sentence in read for word in sentence.words]


@given(ANY_TEXT)
def test_words_are_slices_in_order(text: str) -> None:
    last = 0
    for sentence in read_words(text, sentences_of(text), knowledge().is_name):
        for word in sentence.words:
            assert last <= word.start < word.end <= len(text)
            assert word.text == text[word.start : word.end] or text[word.start] == "&"
            last = word.end


def test_a_verb_of_deeds_is_parted_from_a_name_before_it() -> None:
    assert "membombardir" in words_of("Israelmembombardir sebuah kafe.")
