"""The record as decided, on one connection: temporary views that stand before its tables until the connection ends.

Every query then sees decided values, those of SQL and of the library alike, and the machine's record stays as it is
(`main.happenings` is the machine's own).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Connection, Table

from palagan.model.record import Record
from palagan.store import schema
from palagan.store.listed import PARTS
from palagan.store.record_rows import rows_of

_FAR = 1 << 40
"""Added to the row numbers of decided things, so that they are apart from the machine's and come last."""
_PARENT = {
    "mentions": "happening",
    "assertions": "claim",
    "ledger_entries": "ledger",
    "origin_pages": "origin",
    **{table.name: next(iter(table.foreign_keys)).parent.name for table in PARTS},
}
"""Tables of parts, with the column that names the whole."""
_WHOLE = {
    "mentions": "happenings",
    "assertions": "claims",
    "ledger_entries": "ledgers",
    "origin_pages": "origins",
    **{table.name: next(iter(table.foreign_keys)).column.table.name for table in PARTS},
}


@dataclass(frozen=True, slots=True)
class Changed:
    """What is other than the machine's: ids by table (of copies "later:earlier"), and the things in their place."""

    away: Mapping[str, Iterable[str]]
    instead: Record


def lay_shadow(connection: Connection, changed: Changed) -> None:
    """Let every later query of this connection see the record as decided."""
    connection.exec_driver_sql("PRAGMA temp_store = MEMORY")
    away = {name: list(ids) for name, ids in changed.away.items()}
    for table, rows in rows_of(changed.instead):
        listed = list(rows)
        gone = away.get(_WHOLE.get(table.name, table.name), [])
        if listed or gone:
            _shadow(connection, table, listed, gone)


def _shadow(connection: Connection, table: Table, rows: list[dict[str, Any]], gone: list[str]) -> None:
    """A view of the table's own name. Both its halves have columns of the same types, so that SQLite looks things up in
    each by its index."""
    name = table.name
    columns = ", ".join(f'"{column.name}"' for column in table.columns)
    typed = ", ".join(f'"{column.name}" {_kind(connection, column)}' for column in table.columns)
    connection.exec_driver_sql(f"CREATE TEMP TABLE away_{name} (id TEXT PRIMARY KEY) WITHOUT ROWID")
    connection.exec_driver_sql(f"CREATE TEMP TABLE decided_{name} (row_of_its_own INTEGER PRIMARY KEY, {typed})")
    if gone:
        connection.exec_driver_sql(f"INSERT OR IGNORE INTO temp.away_{name} VALUES (?)", [(id_,) for id_ in gone])
    if rows:
        told = [column.name for column in table.columns if column.computed is None]
        names, marks = "".join(f', "{one}"' for one in told), ", ?" * len(told)
        values = [(_FAR + place, *(row.get(one) for one in told)) for place, row in enumerate(rows)]
        connection.exec_driver_sql(f"INSERT INTO temp.decided_{name} (row_of_its_own{names}) VALUES (?{marks})", values)
    for column in (_PARENT[name], "page") if name in _PARENT else ("later", "earlier") if name == "copies" else ("id",):
        if column not in table.columns:
            continue
        connection.exec_driver_sql(f"CREATE INDEX temp.decided_{name}_{column} ON decided_{name} ({column})")
    key = _PARENT.get(name, "later || ':' || earlier" if name == schema.copies.name else "id")
    rowless = table.dialect_options["sqlite"].get("with_rowid") is False
    row, own = ("", "") if rowless else ("rowid AS rowid, ", "row_of_its_own AS rowid, ")
    connection.exec_driver_sql(
        f"CREATE TEMP VIEW {name} AS "
        f"SELECT {row}{columns} FROM main.{name} WHERE {key} NOT IN (SELECT id FROM temp.away_{name}) "
        f"UNION ALL SELECT {own}{columns} FROM temp.decided_{name}"
    )


def _kind(connection: Connection, column: Column[Any]) -> str:
    """The type of a column, with what SQLite computes it from."""
    kind = str(column.type.compile(connection.dialect))
    return f"{kind} GENERATED ALWAYS AS ({column.computed.sqltext}) VIRTUAL" if column.computed is not None else kind
