"""Spellings of one name meet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.places.spelling import spelt, without_article


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sana’a", "Sanaa"),
        ("Al-Ḩudaydah", "al hudaydah"),
        ("Şırnak", "sirnak"),
        ("Łódź", "Lodz"),
        ("Nduga (Papua)", "nduga"),
    ],
)
def test_spellings_of_one_name_meet(one: str, other: str) -> None:
    assert spelt(one) == spelt(other)


@given(st.text(max_size=40))
def test_a_spelling_is_spelt_as_itself(name: str) -> None:
    assert spelt(spelt(name)) == spelt(name)


def test_an_article_goes_only_before_a_name() -> None:
    assert without_article("al jawf") == "jawf"
    assert without_article("al") == "al"
    assert without_article("alabama") == "alabama"
