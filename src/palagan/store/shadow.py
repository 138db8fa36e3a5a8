"""The record as decided, on one connection: temporary views that stand before its tables until the connection ends.

Every query then sees decided values, those of SQL and of the library alike, and the machine's record stays as it is
(`main.happenings` is the machine's own). What lies there can be changed thing by thing, so that a connection that is
kept follows new decisions at the cost of what they change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Table

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

Slot = tuple[str, str]
"""A table and the id of a thing of the machine's in it; of copies "later:earlier". An empty id is for what is new."""


@dataclass(frozen=True, slots=True, eq=False)
class Instead:
    """What stands in a thing's place: nothing, one thing, or several. `head`: only its own row is another, its parts
    are the machine's (an origin of which the name was corrected keeps its thousands of pages)."""

    things: tuple[Any, ...]
    head: bool = False


@dataclass(slots=True)
class _Laid:
    """What lies on a connection. `tables` are those that have a view before them; `rows` the rows that were given."""

    slots: dict[Slot, Instead] = field(default_factory=dict)
    tables: dict[str, Table] = field(default_factory=dict)
    rows: int = 0


def _laid(connection: Connection) -> _Laid:
    found: _Laid = connection.info.setdefault("palagan_laid", _Laid())
    return found


def lay_shadow(connection: Connection, wanted: Mapping[Slot, Instead]) -> None:
    """Let every later query of this connection see the things of `wanted` in the place of the machine's. What lay there
    before and is wanted no more, or otherwise, is taken away; what is the same object is left."""
    laid = _laid(connection)
    gone = {slot: one for slot, one in laid.slots.items() if wanted.get(slot) is not one}
    come = {slot: one for slot, one in wanted.items() if laid.slots.get(slot) is not one}
    if not gone and not come:
        return
    if not laid.tables:
        connection.exec_driver_sql("PRAGMA temp_store = MEMORY")
    for slot, one in gone.items():
        _take_off(connection, laid, slot, one)
        del laid.slots[slot]
    for heads in (False, True):
        several = {slot: one for slot, one in come.items() if one.head is heads}
        if several:
            _put_on(connection, laid, several, heads=heads)
    laid.slots |= come


@contextmanager
def uncovered(connection: Connection) -> Iterator[None]:
    """Let this connection see the machine's record for a while; what lies over it stays kept."""
    laid = _laid(connection)
    for name in laid.tables:
        connection.exec_driver_sql(f"DROP VIEW temp.{name}")
    try:
        yield
    finally:
        for table in laid.tables.values():
            _view(connection, table)


def _put_on(connection: Connection, laid: _Laid, several: Mapping[Slot, Instead], *, heads: bool) -> None:
    gone: dict[str, list[str]] = {}
    things: dict[str, dict[str, Any]] = {}
    for (name, id_), one in several.items():
        if id_:
            gone.setdefault(name, []).append(id_)
        for thing in one.things:
            things.setdefault(name, {})[name_of(thing)] = thing
    instead = Record(**{name: tuple(found.values()) for name, found in things.items()})
    for table, rows in rows_of(instead):
        if heads and table.name in _WHOLE:
            continue
        told, ids = list(rows), gone.get(_WHOLE.get(table.name, table.name), [])
        if not told and not ids:
            continue
        if table.name not in laid.tables:
            _tables(connection, table)
            laid.tables[table.name] = table
        if ids:
            connection.exec_driver_sql(
                f"INSERT OR IGNORE INTO temp.away_{table.name} VALUES (?)", [(id_,) for id_ in ids]
            )
        if heads:
            _keep_pages(connection, told)
        if told:
            _insert(connection, table, told, _FAR + laid.rows)
            laid.rows += len(told)


def _insert(connection: Connection, table: Table, rows: list[dict[str, Any]], first: int) -> None:
    names = [column.name for column in table.columns if column.computed is None]
    columns, marks = ", ".join(f'"{name}"' for name in names), ", ".join("?" for _ in names)
    values = [(first + n, *(row.get(name) for name in names)) for n, row in enumerate(rows)]
    query = f"INSERT INTO temp.decided_{table.name} (row_of_its_own, {columns}) VALUES (?, {marks})"
    connection.exec_driver_sql(query, values)


def _keep_pages(connection: Connection, origins: Iterable[dict[str, Any]]) -> None:
    """The number of pages of origins that are known by their heads alone."""
    for row in origins:
        row["pages"] = connection.exec_driver_sql("SELECT pages FROM main.origins WHERE id = ?", (row["id"],)).scalar()


def _take_off(connection: Connection, laid: _Laid, slot: Slot, one: Instead) -> None:
    table, id_ = slot
    names = [name_of(thing) for thing in one.things]
    for name in laid.tables:
        if _WHOLE.get(name, name) != table:
            continue
        connection.exec_driver_sql(f"DELETE FROM temp.away_{name} WHERE id = ?", (id_,))
        query = f"DELETE FROM temp.decided_{name} WHERE {_PARENT.get(name, 'id')} = ?"
        if name == schema.copies.name:
            query = f"DELETE FROM temp.decided_{name} WHERE later || ':' || earlier = ?"
        for thing in names:
            connection.exec_driver_sql(query, (thing,))


def name_of(thing: Any) -> str:
    """The id of a thing of the record, of a copy "later:earlier"."""
    return str(getattr(thing, "id", None) or f"{thing.later}:{thing.earlier}")


def _tables(connection: Connection, table: Table) -> None:
    """A view of the table's own name over what is away and what stands instead. Both its halves have columns of the
    same types and the same indexes, so that SQLite looks things up, and orders them, in each by its index."""
    name = table.name
    typed = ", ".join(_column(column, column.type.compile(connection.dialect)) for column in table.columns)
    connection.exec_driver_sql(f"CREATE TEMP TABLE away_{name} (id TEXT PRIMARY KEY) WITHOUT ROWID")
    connection.exec_driver_sql(f"CREATE TEMP TABLE decided_{name} (row_of_its_own INTEGER PRIMARY KEY, {typed})")
    looked_up: set[tuple[str, ...]] = {(_PARENT.get(name, "id"),)} if name != "copies" else {("later",), ("earlier",)}
    looked_up |= {tuple(column.name for column in index.columns) for index in table.indexes}
    looked_up |= {tuple(column.name for column in table.primary_key.columns)}
    for number, names in enumerate(sorted(looked_up)):
        columns = ", ".join(f'"{column}"' for column in names)
        connection.exec_driver_sql(f"CREATE INDEX temp.decided_{name}_{number} ON decided_{name} ({columns})")
    _view(connection, table)


def _column(column: Any, type_: str) -> str:
    made = "" if column.computed is None else f" GENERATED ALWAYS AS ({column.computed.sqltext}) VIRTUAL"
    return f'"{column.name}" {type_}{made}'


def _view(connection: Connection, table: Table) -> None:
    name = table.name
    columns = ", ".join(f'"{column.name}"' for column in table.columns)
    key = _PARENT.get(name, "later || ':' || earlier" if name == schema.copies.name else "id")
    rowless = table.dialect_options["sqlite"].get("with_rowid") is False
    row, own = ("", "") if rowless else ("rowid AS rowid, ", "row_of_its_own AS rowid, ")
    connection.exec_driver_sql(
        f"CREATE TEMP VIEW {name} AS "
        f"SELECT {row}{columns} FROM main.{name} WHERE {key} NOT IN (SELECT id FROM temp.away_{name}) "
        f"UNION ALL SELECT {own}{columns} FROM temp.decided_{name}"
    )
