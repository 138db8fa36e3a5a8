"""Two pages side by side."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection

from palagan.case import Case
from palagan.errors import NotFoundError
from palagan.looking.comparing import _alone, _lines, _same, comparison_of
from palagan.model.record import Aligned
from palagan.store.look_up import ask, texts_of


def test_the_stretches_are_the_words_of_both_pages(looked: Connection) -> None:
    earlier, later = ask(looked, "SELECT earlier, later FROM copies WHERE share > :given", [0.9])[0]
    found = comparison_of(looked, later, earlier)
    assert (found.earlier.page.id, found.later.page.id) == (earlier, later)
    texts = texts_of(looked, (earlier, later))
    for side in (found.earlier, found.later):
        for line in side.lines:
            for piece in line.pieces:
                assert texts[side.page.id][piece.start : piece.end] == piece.words
    marked = [piece for line in found.later.lines for piece in line.pieces if piece.stretch]
    assert {piece.stretch for piece in marked} == {one.number for one in found.stretches}
    assert not any(piece.stretch for line in found.later.lines if not line.is_report for piece in line.pieces)


def test_pages_that_share_nothing_are_not_laid_side_by_side(looked: Connection) -> None:
    pages = [row[0] for row in ask(looked, "SELECT page FROM readings WHERE state IN :given ORDER BY page", ["kept"])]
    pairs = {frozenset(pair) for pair in looked.exec_driver_sql("SELECT earlier, later FROM copies").fetchall()}
    other = next(page for page in pages[1:] if frozenset((page, pages[0])) not in pairs)
    with pytest.raises(NotFoundError):
        comparison_of(looked, pages[0], other)
    with pytest.raises(NotFoundError):
        comparison_of(looked, "pg-nowhere", pages[0])


def test_two_captures_of_one_address_show_what_was_edited(tmp_path: Path) -> None:
    words = (
        "Sedikitnya {n} orang tewas dalam serangan di Sugapa pada Senin pagi, kata kepala distrik itu kepada wartawan."
    )
    with Case.make(tmp_path / "edited.palagan") as case:
        for n in ("tiga", "empat"):
            page = tmp_path / f"{n}.txt"
            page.write_text(f"Serangan di Sugapa\n\nSUGAPA, Kabar Uji - {words.format(n=n)}\n", "utf-8")
            case.add(page, outlet="Kabar Uji", published="2026-05-12", url="https://kabaruji.example/sugapa")
        case.run()
        with case._file.reading() as connection:
            first, second = (row[0] for row in connection.exec_driver_sql("SELECT id FROM pages ORDER BY number"))
            found = comparison_of(connection, first, second)
    assert found.kind == "captures"
    assert 0.8 < found.share < 1
    assert "tiga" not in "".join(p.words for line in found.earlier.lines for p in line.pieces if p.stretch)


def test_a_word_that_stands_in_one_page_alone_is_told() -> None:
    later, earlier = "a b X c d", "a b c Y d"
    mine, theirs = _alone(later, earlier, Aligned(0, len(later), 0, len(earlier)))
    assert [later[start:end] for start, end in mine] == ["X"]
    assert [earlier[start:end] for start, end in theirs] == ["Y"]


texts = st.text("ab \nÅ😀.", max_size=60)


@given(texts, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=4))
def test_the_lines_hold_every_word_once(text: str, several: list[tuple[int, int]]) -> None:
    spans = [(min(one), max(one), number) for number, one in enumerate(several, start=1)]
    lines = list(_lines(text, [(0, len(text), "body")], spans, [span[:2] for span in spans]))
    told = ["".join(piece.words for piece in line.pieces) for line in lines]
    assert told == [line for line in text.split("\n") if line.strip()]


@given(texts)
def test_a_text_is_the_same_as_itself(text: str) -> None:
    spans, share = _same(text, text)
    assert all((s.start, s.end) == (s.earlier_start, s.earlier_end) for s in spans)
    assert 0 <= share <= 1
