"""The data dictionary: what each column of a table or of another data set's format holds, and its type."""

from __future__ import annotations

from collections.abc import Mapping

from palagan.exports.columns import COLUMNS, Column
from palagan.exports.formats import FORMATS
from palagan.exports.peers import columns_of, told_of
from palagan.languages.tables import table as data_table


def dictionary(table: str) -> dict[str, str]:
    """What each column of a table holds."""
    return {row["column"]: row["what"] for row in data_table("exports/dictionary.tsv") if row["table"] == table}


def columns_told(format_: str, table: str) -> list[tuple[str, Column, str]]:
    """Name, type and meaning of each column of a format: its own, else those of the table."""
    own: Mapping[str, Column] = columns_of(format_)
    if own:
        told = told_of(format_)
        return [(name, kind, told[name]) for name, kind in own.items()]
    if FORMATS[format_].takes == "cited":
        return []
    known = dictionary(table)
    return [(name, kind, known[name]) for name, kind in COLUMNS.get(table, {}).items()]
