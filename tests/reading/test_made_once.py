"""Sets of features made once: one object for one question, found in a table as itself."""

from __future__ import annotations

from palagan.reading.made_once import Part, made_once


def test_the_same_question_gives_the_same_object() -> None:
    asked: list[str] = []

    @made_once(8)
    def signs(word: str) -> tuple[str, ...]:
        asked.append(word)
        return (f"word={word}", "sign")

    assert signs("kapal") is signs("kapal")
    assert asked == ["kapal"]
    assert signs("kapal") == ("word=kapal", "sign")


def test_a_table_tells_equal_sets_apart_by_the_object() -> None:
    one, other = Part(("a", "b")), Part(("a", "b"))
    assert one == other
    assert {one: 1, other: 2}[one] == 1
