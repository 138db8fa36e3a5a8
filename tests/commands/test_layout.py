"""Lines for a terminal: nothing is lost, nothing is wider than it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from palagan.commands.layout import NARROWEST, WIDEST, cells, short, side_by_side, width, wrap

texts = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cf", "Mn", "Zl", "Zp"]), max_size=300)


@given(texts, st.integers(NARROWEST, WIDEST))
def test_wrapping_loses_nothing_and_stays_in_bounds(words: str, columns: int) -> None:
    lines = wrap(words, columns, "  12 ", "      ")
    assert "".join("".join(lines).split()) == "".join(f"  12 {words}".split())
    assert all(cells(line) <= columns for line in lines)


@given(texts, texts, st.integers(80, WIDEST))
def test_two_columns_hold_both_texts(left: str, right: str, columns: int) -> None:
    lines = side_by_side(left.replace("│", ""), right.replace("│", ""), columns, "  ")
    assert all(cells(line) <= columns for line in lines)
    sides = [[*line.split("│"), ""][:2] for line in lines]
    assert "".join("".join(side[0] for side in sides).split()) == "".join(left.replace("│", "").split())
    assert "".join("".join(side[1] for side in sides).split()) == "".join(right.replace("│", "").split())


def test_wide_letters_take_two_columns() -> None:
    assert cells("戦争") == 4
    assert all(cells(line) <= 40 for line in wrap("戦" * 100, 40))


def test_the_width_is_that_of_the_terminal_within_bounds(monkeypatch: object) -> None:
    import pytest

    with pytest.MonkeyPatch.context() as patch:
        for told, taken in (("20", NARROWEST), ("90", 90), ("500", WIDEST)):
            patch.setenv("COLUMNS", told)
            assert width() == taken


def test_long_words_are_cut_with_a_mark() -> None:
    assert short("a  b\nc") == "a b c"
    assert short("x" * 20, 5) == "xxxx…"
