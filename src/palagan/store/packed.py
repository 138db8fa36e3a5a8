"""Rows of any table of a case in and out as plain values, as they travel in a pack."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Connection, LargeBinary, Table, func, insert, select, text
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.exc import IntegrityError

from palagan.errors import InputError
from palagan.store.records import record_made_of
from palagan.store.schema import facts, pages, readings
from palagan.store.upkeep import count_pending
from palagan.store.watch_schema import captures

Row = dict[str, Any]

FACTS = ("made", "readings_state", "habits_settled")
"""The facts of a case that travel; the rest is told anew by the next run."""
_TOLD = ("happenings", "claims", "ledgers", "stories", "discrepancies")
_RECORD = (
    *(f"SELECT json FROM main.{table} ORDER BY id" for table in _TOLD),
    "SELECT json FROM main.copies ORDER BY later, earlier",
    "SELECT id, name, kind FROM main.origins ORDER BY id",
    'SELECT origin, page, number, how, detail, words, start, "end" FROM main.origin_pages ORDER BY 1, 2, 3',
)
_MOMENTS = (
    "SELECT max(coalesce(ended, started)) FROM runs",
    "SELECT max(added) FROM pages",
    "SELECT max(at) FROM decisions",
    "SELECT max(at) FROM captures",
)


def packed_rows(connection: Connection, table: Table, leave_out: Iterable[str] = ()) -> Iterator[Row]:
    """Every row in the order of its key: column → value, bytes as base64; what is unknown has no entry."""
    left = set(leave_out)
    columns = [column for column in table.columns if column.name not in left]
    raw = {column.name for column in columns if isinstance(column.type, LargeBinary)}
    query = select(*columns).order_by(*table.primary_key.columns)
    if table is facts:
        query = query.where(facts.c.name.in_(FACTS))
    for row in connection.execute(query).yield_per(100).mappings():
        told = {name: value for name, value in row.items() if value is not None}
        for name in raw & told.keys():
            told[name] = base64.b64encode(told[name]).decode("ascii")
        yield told


def blobs(connection: Connection, column: Column[Any]) -> Iterator[tuple[Row, bytes]]:
    """Of a table with large cells: each row without them and the cell, one at a time, in the order of the key."""
    table = column.table
    others = [other for other in table.columns if other is not column]
    for row in (
        connection.execute(select(*others, column).order_by(*table.primary_key.columns)).yield_per(16).mappings()
    ):
        told = dict(row)
        yield told, told.pop(column.name)


def put_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Keep rows as they are. One that is there already, or that names what is not there, is an `InputError`."""
    by_columns: dict[tuple[str, ...], list[Mapping[str, Any]]] = {}
    for row in rows:
        by_columns.setdefault(tuple(row), []).append(row)
    try:
        for several in by_columns.values():
            connection.execute(insert(table), several)
    except IntegrityError as error:
        raise InputError(
            f"holds rows that cannot stand together ({error.orig})",
            item=table.name,
            way_out="Have the case packed again where it came from.",
        ) from error


def last_moment(connection: Connection) -> str | None:
    """When the case was last changed, as it notes itself; None for one in which nothing was ever done."""
    told = [connection.execute(text(query)).scalar() for query in _MOMENTS]
    return max((moment for moment in told if moment), default=None)


def readers(connection: Connection) -> dict[str, int]:
    """Reader → how many pages it read."""
    rows = connection.execute(select(readings.c.reader, func.count()).group_by(readings.c.reader))
    return {row.reader: row[1] for row in rows}


def record_digest(connection: Connection) -> tuple[str, str] | None:
    """Which program made the record, and the SHA-256 of all it holds; None where pages wait to be taken up.

    Two cases of one digest have the same record, to the last word and number.
    """
    made_of = record_made_of(connection)
    waiting = "SELECT count(*) FROM pages WHERE id NOT IN (SELECT page FROM readings)"
    if made_of is None or count_pending(connection) or connection.execute(text(waiting)).scalar_one():
        return None
    digest = hashlib.sha256()
    for query in _RECORD:
        for row in connection.execute(text(query)).yield_per(500):
            digest.update(repr(tuple(row)).encode("utf-8", "surrogatepass"))
        digest.update(b"\n")
    return made_of, digest.hexdigest()


def captures_of(connection: Connection, pages: Iterable[str]) -> Iterator[Row]:
    """The captures of some pages, whole, one page after the other."""
    for page in pages:
        for row in connection.execute(select(captures).where(captures.c.page == page).order_by(captures.c.number)):
            yield dict(row._mapping)


def add_captures(connection: Connection, rows: Iterable[Row]) -> None:
    """Keep captures that came from another case; those that are there stay as they are."""
    for row in rows:
        told = {name: value for name, value in row.items() if name != "number"}
        connection.execute(upsert(captures).values(**told).on_conflict_do_nothing())


def page_ids(connection: Connection) -> frozenset[str]:
    """The ids of all pages."""
    return frozenset(connection.execute(select(pages.c.id)).scalars())
