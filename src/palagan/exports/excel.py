"""Excel: the table on one sheet, what its columns hold on another; every cell a value, none a formula or a link."""

from __future__ import annotations

import datetime as dt
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from palagan.exports.columns import COLUMNS
from palagan.exports.dictionary import dictionary
from palagan.exports.formats import Going, LeftOut
from palagan.exports.tables import TABLES, Cell

ROWS = 1_048_576
"""Rows of a sheet, the header among them (Microsoft, "Excel specifications and limits")."""
CHARACTERS = 32_767
"""Characters of a cell, from the same page."""
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_PIECE = 1 << 18
_WIDTHS: Mapping[str, int] = {"words": 80, "proposition": 60, "title": 50, "page_title": 50, "decided": 40}


def xlsx_pieces(rows: Iterable[Any], going: Going) -> Iterator[bytes]:
    """A workbook of the table, made in a temporary file so that memory does not grow with it."""
    import xlsxwriter

    columns = list(COLUMNS[going.table])
    with tempfile.TemporaryDirectory(prefix="palagan-") as folder:
        path = Path(folder) / "table.xlsx"
        options = {
            "constant_memory": True, "tmpdir": folder, "strings_to_formulas": False, "strings_to_urls": False,
            "strings_to_numbers": False,
        }  # fmt: skip
        book = xlsxwriter.Workbook(str(path), options)
        book.set_properties({
            "title": f"{going.case}: {going.table}", "author": f"Palagan {going.version}",
            "created": dt.datetime.fromisoformat(going.made).replace(tzinfo=None),
        })  # fmt: skip
        head = book.add_format({"bold": True, "bottom": 1})
        sheet = book.add_worksheet(going.table[:31])
        sheet.freeze_panes(1, 0)
        for place, name in enumerate(columns):
            sheet.set_column(place, place, _WIDTHS.get(name, 16))
            sheet.write_string(0, place, name, head)
        line_number = 0
        for row in rows:
            going.counts["rows"] += 1
            for line in TABLES[going.table](row):
                line_number += 1
                if line_number >= ROWS:
                    going.left_out[LeftOut.TOO_MANY] += 1
                    continue
                going.counts["lines"] += 1
                for place, name in enumerate(columns):
                    _put(sheet, line_number, place, line[name], going)
        sheet.autofilter(0, 0, min(line_number, ROWS - 1), len(columns) - 1)
        told = book.add_worksheet("columns")
        told.set_column(0, 0, 24)
        told.set_column(1, 1, 100)
        for number, (name, what) in enumerate([("column", "holds"), *dictionary(going.table).items()]):
            told.write_string(number, 0, name, head if number == 0 else None)
            told.write_string(number, 1, what, head if number == 0 else None)
        book.close()
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                yield piece


def _put(sheet: Any, line: int, place: int, cell: Cell, going: Going) -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, bool):
        sheet.write_boolean(line, place, cell)
    elif isinstance(cell, int | float):
        sheet.write_number(line, place, cell)
    else:
        clean = _NO_XML.sub("\ufffd", cell)
        if len(clean) > CHARACTERS:
            clean = clean[: CHARACTERS - 1] + "…"
            going.counts["cells cut"] += 1
        sheet.write_string(line, place, clean)
