"""The knowledge base as the reader sees it: names in their own case, codes by date."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.reading.knowledge import Known, Term, knowledge
from palagan.reading.words import read_words
from tests.reading.reports import sentences_of

_MINISTER = Known(
    "p",
    "Peter Otieno",
    "person",
    "person",
    (Term("KEN.GOV", "2019-05", "2022-09-13", "menteri"), Term("KEN.LEG", "2014", "2018", "anggota parlemen")),
    "KEN",
)


@pytest.mark.parametrize(
    ("day", "code"),
    [
        ("2016-01-01", "KEN.LEG"),
        ("2020-01-01", "KEN.GOV"),
        ("2022-09-13", "KEN.GOV"),
        ("2022-09-14", "KEN.ELI"),
        ("2024-01-01", "KEN.ELI"),
        ("2001-01-01", "KEN.LEG"),
        (None, "KEN.GOV"),
    ],
)
def test_code_follows_the_day(day: str | None, code: str) -> None:
    assert _MINISTER.code_on(day) == code


def test_who_has_no_term_has_no_code() -> None:
    assert Known("x", "X", "place", "state", (), "KEN").code_on("2020-01-01") is None


def found(text: str) -> tuple[str, str] | None:
    read = read_words(text, sentences_of(text), knowledge().is_name)
    match = knowledge().match(read[0].words, 0)
    if match is None:
        return None
    size, known = match
    return " ".join(word.text for word in read[0].words[:size]), known.sort


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Amerika Serikat mundur", ("Amerika Serikat", "state")),
        ("AS mundur", ("AS", "state")),
        ("as roda", None),
        ("Kyiv sepi", ("Kyiv", "capital")),
        ("Reuters menulis", ("Reuters", "agency")),
        ("antara kita", None),
        ("Rusi. dan lain", ("Rusi", "state")),
        ("Rusi yang lain", None),
        ("Baku tembak pecah", None),
        ("Baku Hantam pecah", None),
        ("Baku menolak", ("Baku", "capital")),
        ("Tanah Air menang", ("Tanah Air", "place")),
    ],
)
def test_longest_name_in_its_own_case(text: str, expected: tuple[str, str] | None) -> None:
    assert found(text) == expected


@given(st.sampled_from(sorted(knowledge().tokens)))
def test_single_names_are_found(name: str) -> None:
    assert knowledge().is_name(name)


def test_an_article_in_small_letters_is_part_of_the_name() -> None:
    text = "Serangan al-Shabaab itu gagal."
    (sentence,) = read_words(text, sentences_of(text), knowledge().is_name)
    found = knowledge().match(sentence.words, 1)
    assert found is not None
    assert found[1].id == "al-shabaab"
