"""Pieces of the record written in place of those before: only what changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, islice
from operator import itemgetter

from sqlalchemy import Connection, Table

from palagan.model.record import Discrepancy, Origin, Record
from palagan.store import schema
from palagan.store.record_rows import Row, row_of, rows_of
from palagan.store.upkeep import change

_AT_ONCE = 2000


def insert_rows(connection: Connection, table: Table, values: Iterable[Row]) -> None:
    """Put rows of one shape in by the driver itself: making a statement of each for SQLAlchemy took half the time."""
    left = iter(values)
    first = next(left, None)
    if first is None:
        return
    names = list(first)
    columns, marks = ", ".join(f'"{name}"' for name in names), ", ".join("?" * len(names))
    statement = f"INSERT INTO {table.name} ({columns}) VALUES ({marks})"
    told = map(itemgetter(*names), chain([first], left))
    while some := list(islice(told, _AT_ONCE)):
        connection.exec_driver_sql(statement, some)


def write(connection: Connection, record: Record) -> None:
    """Put the rows of these pieces in."""
    for table, values in rows_of(record):
        insert_rows(connection, table, values)


def _delete(connection: Connection, statement: str, values: Iterable[str]) -> None:
    change(connection, statement, ((value,) for value in values))


def delete_happenings(connection: Connection, happenings: Iterable[str]) -> None:
    """Take happenings back, with their mentions."""
    _delete(connection, "DELETE FROM happenings WHERE id = ?", happenings)


def delete_ledgers(connection: Connection, ledgers: Iterable[str]) -> None:
    """Take ledgers back, with their entries."""
    _delete(connection, "DELETE FROM ledgers WHERE id = ?", ledgers)


def delete_discrepancies(connection: Connection, of: Iterable[str]) -> None:
    """Take back what is told differently of these."""
    _delete(connection, 'DELETE FROM discrepancies WHERE "of" = ?', of)


def save_discrepancies(connection: Connection, found: Iterable[tuple[str, Discrepancy]]) -> None:
    """Keep discrepancies, each with what it is of. One that is told of two things stands under the first."""
    values = {one.id: row_of(one) | {"of": of} for of, one in sorted(found, key=lambda item: item[0], reverse=True)}
    insert_rows(connection, schema.discrepancies, values.values())


def save_origins(connection: Connection, origins: Sequence[tuple[Origin, int]]) -> None:
    """Note origins, each with how many pages more (or fewer) draw on it; one on which none draws any more goes."""
    change(
        connection,
        "INSERT INTO origins (id, name, kind, pages, json) VALUES (?1, ?2, ?3, ?4, ?5) "
        "ON CONFLICT (id) DO UPDATE SET pages = pages + ?4",
        ((o.id, o.name, o.kind, more, row_of(o)["json"]) for o, more in origins),
    )
    _delete(connection, "DELETE FROM origins WHERE id = ? AND pages <= 0", (origin.id for origin, _ in origins))
