"""The Python API: a case, one page read without a case, and frames that notebooks take."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pandas
import polars
import pyarrow
import pytest

import palagan
from palagan.errors import CaseError, InputError, LanguageError, NotFoundError
from palagan.exports.tables import TABLES
from tests.commands.calling import PAGES, written


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> palagan.Case:
    place = tmp_path_factory.mktemp("api")
    with palagan.Case.make(place / "ganja") as made:
        added = made.add(written(place / "pages"), outlet="Kabar Uji")
        assert dict(added.pages) == {"new": 2}
        assert made.run().recorded == 2
    return palagan.Case(place / "ganja")


def test_a_case_gives_its_pages_readings_and_record(case: palagan.Case) -> None:
    assert [card.title for card in case.pages()] == [card.title for card in case.cards.values()]
    readings = list(case.readings())
    assert {reading.article.text for reading in readings} == set(PAGES.values())
    assert case.reading(readings[0].article.page_id) == readings[0]
    assert case.reading("pg-none") is None
    assert case.record.happenings
    assert case.record is case.record
    assert [stage.kept for stage in case.status()] == [2, 2, 2, 2]
    assert [item["reason"] for item in case.dropped()] == ["binary"]
    with pytest.raises(CaseError):
        palagan.Case.make(case.path)


def test_a_page_is_taken_out_with_all_that_rested_on_it(tmp_path: Path) -> None:
    with palagan.Case.make(tmp_path / "x") as case:
        case.add(written(tmp_path / "pages"))
        case.run()
        page, other = case.cards
        told = {mention.page for happening in case.record.happenings for mention in happening.mentions}
        assert told == {page, other}
        with pytest.raises(NotFoundError, match="is no page"):
            case.remove(page, case.record.happenings[0].id, why="a test")
        assert case.remove(page, page, why="withdrawn") == (page,)
        assert list(case.cards) == [other]
        told = {mention.page for happening in case.record.happenings for mention in happening.mentions}
        assert told == {other}
        case.add(tmp_path / "pages")
        case.run()
        assert {mention.page for happening in case.record.happenings for mention in happening.mentions} == {page, other}


def test_views_take_filters_as_words_or_lists(case: palagan.Case) -> None:
    every = case.timeline()
    assert 0 < len(case.timeline(type="ASSAULT")) < len(every)
    assert len(case.timeline(type=["ASSAULT", "ACCUSE"], since="2020-10")) <= len(every)
    assert len(case.timeline(until="2019")) == 0
    assert {row.type for row in case.timeline(type="assault")} == {"ASSAULT"}
    with pytest.raises(InputError, match="is no date"):
        case.timeline(since="kemarin")


@pytest.mark.parametrize("table", list(TABLES))
def test_every_view_is_a_table_to_pandas_polars_and_html(case: palagan.Case, table: str) -> None:
    frame = case.table(table)
    lines = frame.lines
    if table in {"happenings", "pages", "origins", "actors"}:
        assert lines
    assert polars.DataFrame(frame).height == len(lines)
    assert pyarrow.table(frame).num_rows == len(lines)
    pandas_frame = frame.to_pandas()
    assert isinstance(pandas_frame, pandas.DataFrame)
    assert len(pandas_frame) == len(lines)
    if lines:
        assert list(pandas_frame.columns) == list(lines[0])
        assert polars.from_dataframe(frame).columns == list(lines[0])
    assert frame._repr_html_().startswith("<table>" if lines else "<p>")
    assert f"{len(frame)} rows" in repr(frame)


def test_frames_are_sequences_of_typed_rows(case: palagan.Case) -> None:
    frame = case.timeline()
    assert frame[0].id == next(iter(frame)).id
    assert [row.id for row in frame[:2]] == [row.id for row in list(frame)[:2]]
    with pytest.raises(InputError, match="is no table"):
        case.table("nothing")


def test_words_of_pages_are_escaped_in_html(tmp_path: Path) -> None:
    with palagan.Case.make(tmp_path / "x") as case:
        page = tmp_path / "a.txt"
        page.write_text("<b>Judul</b> & lain\n\nPasukan Armenia menembaki kota <i>Ganja</i>.\n", "utf-8")
        case.add(page)
        case.run()
        shown = case.timeline()._repr_html_() + case.pages()._repr_html_()
    assert "<b>" not in shown
    assert "<i>" not in shown


def test_why_and_find(case: palagan.Case) -> None:
    row = case.timeline(type="ASSAULT")[0]
    assert case.find(row.id).kind == "happening"
    grounds = case.why(row.id)
    assert {ground.page for ground in grounds} <= set(case.cards)
    with pytest.raises(NotFoundError):
        case.why("hp-nothing")


def test_one_text_is_read_without_a_case(tmp_path: Path) -> None:
    text = PAGES["serangan.txt"]
    reading = palagan.read(text, outlet="Kabar Uji", published="2020-10-07")
    assert reading.article.text == text
    assert reading.events
    file = tmp_path / "page.txt"
    file.write_text(text, "utf-8")
    again = palagan.read(file, outlet="Kabar Uji", published="2020-10-07")
    assert again.events == reading.events
    assert again.article.page_id == reading.article.page_id


def test_what_cannot_be_read_says_why(tmp_path: Path) -> None:
    with pytest.raises(LanguageError, match="language-not-read"):
        palagan.read("The army said on Tuesday that it had taken the town after a week of fighting in the hills.")
    with pytest.raises(InputError, match="no such file"):
        palagan.read(tmp_path / "nothing.txt")
    binary = tmp_path / "x.bin"
    binary.write_bytes(bytes(range(256)) * 4)
    with pytest.raises(InputError, match="binary"):
        palagan.read(binary)
    rows = tmp_path / "rows.jsonl"
    rows.write_text('{"text": "Satu."}\n{"text": "Dua."}\n', "utf-8")
    with pytest.raises(InputError, match="more than one page"):
        palagan.read(rows)
    with pytest.raises(InputError, match="not a date"):
        palagan.read("Satu.", published="besok")


def test_importing_palagan_is_light() -> None:
    code = "import sys, palagan; print(len([m for m in sys.modules if m.startswith('palagan')])); palagan.Case"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "1\n"
    with pytest.raises(AttributeError):
        _ = palagan.nothing
