"""The record as decided, on one connection: temporary views that stand before its tables until the connection ends.

Every query then sees decided values, those of SQL and of the library alike, and the machine's record stays as it is
(`main.happenings` is the machine's own).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table

from palagan.model.record import Record
from palagan.store import schema
from palagan.store.record_rows import rows_of

_FAR = 1 << 40
"""Added to the row numbers of decided things, so that they are apart from the machine's and come last."""
_PARENT = {
    "mentions": "happening",
    "assertions": "claim",
    "ledger_entries": "ledger",
    "origin_pages": "origin",
}
"""Tables of parts, with the column that names the whole."""
_WHOLE = {"mentions": "happenings", "assertions": "claims", "ledger_entries": "ledgers", "origin_pages": "origins"}


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
    typed = ", ".join(f'"{column.name}" {column.type.compile(connection.dialect)}' for column in table.columns)
    connection.exec_driver_sql(f"CREATE TEMP TABLE away_{name} (id TEXT PRIMARY KEY) WITHOUT ROWID")
    connection.exec_driver_sql(f"CREATE TEMP TABLE decided_{name} (row_of_its_own INTEGER PRIMARY KEY, {typed})")
    if gone:
        connection.exec_driver_sql(f"INSERT OR IGNORE INTO temp.away_{name} VALUES (?)", [(id_,) for id_ in gone])
    if rows:
        marks = ", ".join("?" for _ in table.columns)
        values = [(_FAR + place, *(row.get(column.name) for column in table.columns)) for place, row in enumerate(rows)]
        connection.exec_driver_sql(f"INSERT INTO temp.decided_{name} VALUES (?, {marks})", values)
    for column in (_PARENT[name], "page") if name in _PARENT else ("later", "earlier") if name == "copies" else ("id",):
        connection.exec_driver_sql(f"CREATE INDEX temp.decided_{name}_{column} ON decided_{name} ({column})")
    key = _PARENT.get(name, "later || ':' || earlier" if name == schema.copies.name else "id")
    connection.exec_driver_sql(
        f"CREATE TEMP VIEW {name} AS "
        f"SELECT rowid AS rowid, {columns} FROM main.{name} WHERE {key} NOT IN (SELECT id FROM temp.away_{name}) "
        f"UNION ALL SELECT row_of_its_own AS rowid, {columns} FROM temp.decided_{name}"
    )
