"""The record's plain sentences in both languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.record.contradictions import _listed
from palagan.views.messages import TONGUES
from palagan.views.sentences import contradiction_told, parts


@pytest.mark.parametrize(
    ("sentence", "indonesian"),
    [
        ("date told as 2020-09-27 and 2020-09-28", "tanggalnya diceritakan 2020-09-27 dan 2020-09-28"),
        ("told as happened and planned", "diceritakan sebagai terjadi dan rencana"),
        ("told as done by Armenia and Azerbaijan", "pelakunya disebut Armenia dan Azerbaijan"),
        ("denied by Turki", "dibantah Turki"),
        ("said by A, B and C, denied by D and E", "dinyatakan A, B dan C, dibantah D dan E"),
        ("something else", "something else"),
    ],
)
def test_a_contradiction_is_told_in_both_languages(sentence: str, indonesian: str) -> None:
    assert contradiction_told(sentence, "id") == indonesian
    assert contradiction_told(sentence, "en") == sentence


def test_a_known_name_that_holds_and_is_not_taken_apart() -> None:
    office = "Ministry of Trade and Industry"
    assert parts(f"{office} and Turki", {office, "Turki"}) == [office, "Turki"]
    assert contradiction_told(f"denied by {office}", "id", {office}) == f"dibantah {office}"


names = st.text("abc", min_size=1, max_size=9) | st.just("Trade and Industry")


@given(st.lists(names, min_size=1, max_size=4, unique=True))
def test_known_names_come_back_as_they_were_listed(told: list[str]) -> None:
    assert parts(_listed(told), told) == told


@given(st.text(max_size=60))
def test_any_sentence_is_told(sentence: str) -> None:
    assert all(isinstance(contradiction_told(sentence, tongue), str) for tongue in TONGUES)
