"""Words as a search knows them: folded, stemmed, the same however they are cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.languages.searching import stems_of, terms, words


def test_parts_and_stems() -> None:
    text = "Penyerangan di Nagorno-Karabakh melukai anak-anak Çavuşoğlu."
    found = {text[t.start : t.end]: (t.parts, t.stems) for t in terms(text, "id")}
    assert found["Penyerangan"] == (("penyerangan",), ("serang",))
    assert found["Nagorno-Karabakh"] == (("nagorno", "karabakh"), ())
    assert found["anak-anak"] == (("anak", "anak"), ())
    assert found["Çavuşoğlu"] == (("cavusoglu",), ())


def test_english_endings() -> None:
    assert [stems or parts for parts, stems in words("Armies attack cities; buses pass", "en")] == [
        ("army",),
        ("attack",),
        ("city",),
        ("buse",),
        ("pass",),
    ]


@pytest.mark.parametrize("word", ["serangan", "menyerang", "diserang", "penyerang", "Serangan"])
def test_forms_of_one_root_share_a_stem(word: str) -> None:
    assert ("serang",) in stems_of(word)


@given(st.text(), st.text())
def test_words_are_the_same_however_a_text_goes_on(before: str, after: str) -> None:
    alone = words(before, "id")
    assert words(f"{before} {after}", "id") == alone + words(after, "id")


@given(st.text(), st.sampled_from(["id", "en", None]))
def test_parts_are_plain_and_places_are_exact(text: str, language: str | None) -> None:
    found = terms(text, language)
    assert [(t.parts, t.stems) for t in found] == words(text, language)
    for term in found:
        assert text[term.start : term.end].strip()
        for part in (*term.parts, *term.stems):
            assert part
            assert all(letter.isalnum() for letter in part if letter.isascii())
            assert part == part.lower() or not part.isascii()
