"""Words of harm in a sentence, the context they stand in, sums that run on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.languages.tables import table
from palagan.languages.tokens import tokenize
from palagan.reading.harm import TABLE, context_of, find_harm, headline_start, is_running_sum

_KINDS = {"killed", "wounded", "missing", "captured", "displaced", "destroyed", "territory"}
_FRAMES = {"active", "state", "noun", "act", "count", "control", "none"}


def test_the_table_holds_only_known_kinds_and_frames() -> None:
    assert {row["kind"] for row in table(TABLE)} == _KINDS
    assert {row["frame"] for row in table(TABLE)} == _FRAMES
    assert {row["only"] for row in table(TABLE)} <= {"", "thing", "people", "arrest", "mass", "weak"}
    assert all(row["source"] for row in table(TABLE))


def test_the_longest_phrase_wins() -> None:
    marks = find_harm(tokenize("jumlah korban tewas, korban luka, meninggal dunia"))
    assert [mark.meaning.phrase for mark in marks] == ["jumlah korban tewas", "korban luka", "meninggal dunia"]


def test_what_is_only_named_by_a_word_of_harm_tells_none() -> None:
    assert [mark.meaning.phrase for mark in find_harm(tokenize("korban tewas akibat bom bunuh diri"))] == [
        "korban tewas"
    ]


def test_a_phrase_with_two_meanings_gives_two_marks() -> None:
    assert {mark.meaning.frame for mark in find_harm(tokenize("eksekusi"))} == {"act", "count"}


def test_context() -> None:
    assert context_of(tokenize("Serangan rudal di kota itu")) == (2, 0, 0)
    assert context_of(tokenize("Perampok itu menjual narkoba")) == (0, 0, 2)
    assert context_of(tokenize("Gempa dan banjir di kota itu")) == (0, 2, 0)


def test_another_headline_in_the_line() -> None:
    assert headline_start(tokenize("Warga pulang. Baca juga: 12 orang tewas")) == 3
    assert headline_start(tokenize("Warga membaca juga koran")) == 4


@pytest.mark.parametrize(
    ("text", "runs"), [("hingga saat ini 12 tewas", True), ("total 12 tewas", True), ("12 tewas kemarin", False)]
)
def test_running_sum(text: str, runs: bool) -> None:
    assert is_running_sum(tokenize(text)) is runs


@given(st.text(max_size=80))
def test_marks_are_in_order_and_in_range(text: str) -> None:
    tokens = tokenize(text)
    marks = find_harm(tokens)
    assert list(marks) == sorted(marks, key=lambda mark: mark.first)
    assert all(0 <= mark.first < mark.last <= len(tokens) for mark in marks)
