"""What is known of words is worked out once, and forgotten before there are too many."""

from __future__ import annotations

import pytest

from palagan.languages import remembered
from palagan.languages.remembered import Remembered


def test_a_word_is_worked_out_when_it_is_first_met() -> None:
    asked: list[str] = []

    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    known = Remembered(length)
    assert [known["desa"], known["kota"], known["desa"]] == [4, 4, 4]
    assert asked == ["desa", "kota"]


def test_no_more_words_are_held_than_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "MOST", 3)
    known = Remembered(str.upper)
    assert [known[word] for word in "abcde"] == list("ABCDE")
    assert known == {"d": "D", "e": "E"}
