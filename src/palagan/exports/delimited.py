"""CSV that a spreadsheet opens safely, and the TAB-separated lines of other data sets, piece by piece."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from palagan.exports.columns import COLUMNS
from palagan.exports.formats import Going
from palagan.exports.tables import TABLES, Cell

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""A cell that begins so is run as a formula by spreadsheets (OWASP, "CSV Injection"); it gets a leading quote."""
_NO_TEXT = re.compile("[\ud800-\udfff]")
"""Lone surrogates, which no character set can write."""
_BREAKS_A_CELL = re.compile("[\t\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
"""What cannot stand in a cell of a TAB-separated line."""
_AT_ONCE = 1 << 16
"""Characters that are handed on together."""


def as_csv(table: str, rows: Iterable[Any]) -> str:
    """CSV text (RFC 4180, CRLF) with a byte-order mark, so that spreadsheets read it as UTF-8; formulas are defused.

    The header stands there even without rows.
    """
    return "".join(_csv_text(list(COLUMNS[table]), (line for row in rows for line in TABLES[table](row)), "\ufeff"))


def csv_pieces(rows: Iterable[Any], going: Going) -> Iterator[bytes]:
    """A table as CSV."""
    columns = list(COLUMNS[going.table])

    def lines() -> Iterator[Mapping[str, Cell]]:
        for row in rows:
            going.counts["rows"] += 1
            for line in TABLES[going.table](row):
                going.counts["lines"] += 1
                yield line

    return encoded(_csv_text(columns, lines(), "\ufeff"))


def csv_of(columns: Sequence[str], lines: Iterable[Mapping[str, Cell]]) -> Iterator[bytes]:
    """CSV with these columns, without a byte-order mark, for programs that expect none; formulas are defused."""
    return encoded(_csv_text(columns, lines, ""))


def tsv_of(columns: Sequence[str], lines: Iterable[Mapping[str, Cell]], *, header: bool) -> Iterator[bytes]:
    """TAB-separated lines ended by a line feed, nothing quoted: what would break a cell becomes a space."""

    def text() -> Iterator[str]:
        if header:
            yield "\t".join(columns) + "\n"
        for line in lines:
            yield "\t".join(_bare(line.get(name)) for name in columns) + "\n"

    return encoded(text())


def encoded(text: Iterable[str]) -> Iterator[bytes]:
    """Text as UTF-8 in pieces of some size; a lone surrogate becomes U+FFFD."""
    kept: list[str] = []
    size = 0
    for part in text:
        kept.append(part)
        size += len(part)
        if size >= _AT_ONCE:
            yield _NO_TEXT.sub("\ufffd", "".join(kept)).encode("utf-8")
            kept, size = [], 0
    if kept:
        yield _NO_TEXT.sub("\ufffd", "".join(kept)).encode("utf-8")


def _csv_text(columns: Sequence[str], lines: Iterable[Mapping[str, Cell]], mark: str) -> Iterator[str]:
    out = io.StringIO()
    out.write(mark)
    writer = csv.DictWriter(out, fieldnames=columns, lineterminator="\r\n", restval="")
    writer.writeheader()
    for line in lines:
        writer.writerow({name: safe(cell) for name, cell in line.items()})
        yield out.getvalue()
        out.seek(0)
        out.truncate()
    yield out.getvalue()


def safe(cell: Cell) -> Cell:
    """The cell, or with a leading quote where a spreadsheet would run it."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) else cell


def _bare(cell: Cell) -> str:
    if not isinstance(cell, str):
        return "" if cell is None else str(cell)
    return str(safe(_BREAKS_A_CELL.sub(" ", cell).strip()))
