"""What goes out comes back: tables with the same cells and types, files of other data sets by their columns."""

from __future__ import annotations

import csv
import io
import json
import warnings
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow.parquet
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from palagan.exports.columns import COLUMNS
from palagan.exports.delimited import FORMULA_STARTS
from palagan.exports.excel import CHARACTERS
from palagan.exports.fits import needs
from palagan.exports.formats import FORMATS, TABLES
from palagan.exports.peers import columns_of
from palagan.exports.tables import TABLES as CELLS
from palagan.views.cards import PageCard
from tests.exports.happened import EVENTS, going
from tests.exports.test_tables import rows_of
from tests.strategies import records
from tests.views.made import FIRST, SECOND, UNDATED

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
HOSTILE = (
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\uff1d1", "http://a.example", "'", '"', "a\tb", "\x00",
    "\ufeff", "nan",
)  # fmt: skip


def file_of(name: str, rows: Any, table: str = "happenings") -> bytes:
    return b"".join(FORMATS[name].write(rows, going(table)))


def cells_of(table: str, rows: Any) -> list[dict[str, Any]]:
    return [line for row in rows for line in CELLS[table](row)]


def read_excel(data: bytes) -> list[dict[str, Any]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    header, *lines = sheet.iter_rows(values_only=True)
    assert all(cell.data_type in "snb" and cell.hyperlink is None for row in sheet.iter_rows() for cell in row)
    return [dict(zip(map(str, header), line, strict=True)) for line in lines]


@pytest.mark.parametrize("table", TABLES)
def test_csv_comes_back(table: str) -> None:
    rows = rows_of(table)
    read = list(csv.DictReader(io.StringIO(file_of("csv", rows, table).decode("utf-8-sig"), newline="")))
    assert read == [
        {name: "" if cell is None else str(cell) for name, cell in line.items()} for line in cells_of(table, rows)
    ]


@pytest.mark.parametrize("table", TABLES)
def test_excel_comes_back_with_types(table: str) -> None:
    rows = rows_of(table)
    read = read_excel(file_of("xlsx", rows, table))
    assert [list(line) for line in read] == [list(COLUMNS[table])] * len(read)
    wanted = [{name: cell if cell != "" else None for name, cell in line.items()} for line in cells_of(table, rows)]
    assert read == wanted


@pytest.mark.parametrize("table", TABLES)
def test_parquet_comes_back_with_types(table: str) -> None:
    rows = rows_of(table)
    read = pyarrow.parquet.read_table(io.BytesIO(file_of("parquet", rows, table)))
    assert read.column_names == list(COLUMNS[table])
    assert read.to_pylist() == cells_of(table, rows)


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(records((FIRST.id, SECOND.id, UNDATED.id, "pg-gone")))
def test_any_record_comes_back_from_parquet(record: Any) -> None:
    for table in ("happenings", "claims", "ledgers"):
        rows = rows_of(table, record)
        read = pyarrow.parquet.read_table(io.BytesIO(file_of("parquet", rows, table)))
        assert read.to_pylist() == cells_of(table, rows)


@settings(max_examples=40, deadline=None)
@given(TEXT | st.sampled_from(HOSTILE))
def test_any_title_comes_back_from_excel_as_text(title: str) -> None:
    card = PageCard("pg-1", title, title, None, None, None, "a.txt", "id")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        (line,) = read_excel(file_of("xlsx", [card], "pages"))
    told = line["page_title"]
    if not title:
        assert told is None
        return
    assert isinstance(told, str)
    if title.isprintable() and "_x" not in title:
        assert told == title


def test_text_too_long_for_excel_is_cut_and_counted() -> None:
    told = going("pages")
    card = PageCard("pg-1", "k" * 40_000, "judul", None, None, None, "a.txt", "id")
    (line,) = read_excel(b"".join(FORMATS["xlsx"].write([card], told)))
    assert (len(line["outlet"]), line["outlet"][-1], told.counts["cells cut"]) == (CHARACTERS, "…", 1)


def test_plover_comes_back_line_by_line() -> None:
    lines = file_of("plover", EVENTS).decode("utf-8").splitlines()
    read = [json.loads(line) for line in lines]
    assert [one["id"] for one in read] == [f"hp-{n}" for n in (1, 2, 3, 4, 5, 6, 8, 10, 11)]
    for one in read:
        assert {"id", "date", "actor", "event"} <= set(one) <= set(columns_of("plover"))
        (words,) = {told["words"] for told in one["palagan"]["tellings"]}
        assert words == one["text"]
        assert one["text_info"]["end"] - one["text_info"]["start"] == len(words)


@pytest.mark.parametrize(("name", "count"), [("gdelt", 61), ("gdelt-mentions", 16), ("polecat", 40)])
def test_a_line_between_tabs_has_all_columns_and_nothing_that_breaks_it(name: str, count: int) -> None:
    lines = file_of(name, EVENTS).decode("utf-8").split("\n")
    assert lines.pop() == ""
    assert {line.count("\t") + 1 for line in lines} == {count}
    assert not any(
        cell.startswith(FORMULA_STARTS[:4]) and not _is_number(cell) for x in lines for cell in x.split("\t")
    )


@pytest.mark.parametrize(("name", "count"), [("acled", 31), ("ucdp", 49)])
def test_a_comma_separated_line_has_all_columns(name: str, count: int) -> None:
    header, *lines = csv.reader(io.StringIO(file_of(name, EVENTS).decode("utf-8"), newline=""))
    assert header == list(columns_of(name))
    assert {len(line) for line in lines} == {count}


@pytest.mark.parametrize(("events", "mentions"), [("gdelt", "gdelt-mentions")])
def test_mentions_point_at_events(events: str, mentions: str) -> None:
    ids = {line.split("\t")[0] for line in file_of(events, EVENTS).decode("utf-8").splitlines()}
    assert {line.split("\t")[0] for line in file_of(mentions, EVENTS).decode("utf-8").splitlines()} == ids


@pytest.mark.parametrize("name", list(needs()))
def test_the_names_are_those_of_the_reference(name: str) -> None:
    reference = Path(__file__).parents[3] / "shared" / "reference" / "formats.md"
    if not reference.is_file():
        pytest.skip("../shared is not here")
    told = " ".join(reference.read_text("utf-8").split())
    if name not in {"plover", "graphml", "gexf", "ftm", "ftm-statements", "jsonld"}:
        assert all(column in told for column in columns_of(name))


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True
