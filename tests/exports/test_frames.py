"""Frames: typed rows to iterate, one flat table to pandas, polars, Arrow and a notebook's cell."""

from __future__ import annotations

import sys
from typing import Any

import pandas
import polars
import pyarrow
import pytest

from palagan.errors import InputError
from palagan.exports.columns import COLUMNS
from palagan.exports.frames import SHOWN, Frame
from palagan.exports.tables import TABLES
from palagan.views.cards import PageCard
from tests.exports.test_tables import card, rows_of
from tests.views.made import RECORD

STRIKE = 1


@pytest.fixture
def happenings() -> Frame[Any]:
    return Frame("happenings", rows_of("happenings"))


def test_it_is_a_sequence_of_typed_rows(happenings: Frame[Any]) -> None:
    assert len(happenings) == len(RECORD.happenings)
    assert [row.id for row in happenings] == ["hp-past", "hp-strike", "hp-visit"]
    assert happenings[STRIKE].sources == ("Armenia",)
    assert [row.id for row in happenings[1:]] == ["hp-strike", "hp-visit"]
    assert repr(happenings) == "<happenings: 3 rows>"


def test_pandas_takes_it(happenings: Frame[Any]) -> None:
    table = happenings.to_pandas()
    assert isinstance(table, pandas.DataFrame)
    assert list(table.columns) == list(COLUMNS["happenings"])
    assert table["id"].tolist() == ["hp-past", "hp-strike", "hp-visit"]
    assert table["origins_low"].sum() == 4
    assert pandas.isna(table["date"][2])


def test_the_interchange_protocol_gives_the_same_table(happenings: Frame[Any]) -> None:
    interchanged = happenings.__dataframe__()
    assert interchanged.num_rows() == 3
    assert list(interchanged.column_names()) == list(COLUMNS["happenings"])
    assert pyarrow.interchange.from_dataframe(happenings)["id"].to_pylist() == ["hp-past", "hp-strike", "hp-visit"]


def test_polars_and_arrow_take_it_as_it_is(happenings: Frame[Any]) -> None:
    assert polars.DataFrame(happenings)["id"].to_list() == ["hp-past", "hp-strike", "hp-visit"]
    assert happenings.to_polars().equals(polars.DataFrame(happenings))
    assert pyarrow.table(happenings).num_rows == 3


@pytest.mark.parametrize("table", TABLES)
def test_types_do_not_hang_on_the_rows(table: str) -> None:
    full, empty = Frame(table, rows_of(table)).to_arrow(), Frame(table, ()).to_arrow()
    assert empty.num_rows == 0
    assert empty.schema == full.schema
    assert polars.concat([polars.DataFrame(empty), polars.DataFrame(full)]).height == full.num_rows


def test_a_row_may_give_several_lines() -> None:
    frame = Frame("ledgers", rows_of("ledgers"))
    assert (len(frame), len(frame.lines)) == (1, 2)
    assert frame.to_pandas()["figure"].tolist() == ["7 orang", "9 orang"]


def test_a_notebook_shows_it_escaped() -> None:
    shown = Frame("pages", [card("<script>alert(1)</script>")])._repr_html_()
    assert shown.startswith("<table>")
    assert "<script" not in shown
    assert "&lt;script&gt;" in shown
    assert Frame[PageCard]("pages", ())._repr_html_() == "<p>pages: no rows</p>"


def test_a_long_table_says_how_much_is_shown() -> None:
    shown = Frame("pages", [card(str(number)) for number in range(SHOWN + 7)])._repr_html_()
    assert shown.count("<tr>") == SHOWN + 1
    assert f"{SHOWN} of {SHOWN + 7} lines shown" in shown


def test_without_pyarrow_it_says_what_to_install(happenings: Frame[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(InputError) as error:
        happenings.to_arrow()
    assert "palagan[frames]" in str(error.value)
    assert len(happenings.lines) == 3
