"""The record as tables that a person can read, and back from them: replaced as a whole, in one transaction."""

from __future__ import annotations

from typing import TypeVar

from pydantic import TypeAdapter
from sqlalchemy import Connection, Table, delete, insert, literal_column, select
from sqlalchemy.dialects.sqlite import insert as upsert

from palagan.model.record import (
    Claim,
    Copy,
    Discrepancy,
    Happening,
    Ledger,
    Origin,
    Record,
    Story,
)
from palagan.store import schema
from palagan.store.record_rows import rows_of

T = TypeVar("T")

_MADE_OF = "record_made_of"
_CHILDREN_FIRST = (
    schema.mentions,
    schema.assertions,
    schema.ledger_entries,
    schema.origin_pages,
    schema.copies,
    schema.stories,
    schema.happenings,
    schema.claims,
    schema.ledgers,
    schema.origins,
    schema.discrepancies,
)


def save_record(connection: Connection, record: Record, made_of: str) -> None:
    """Put this record in place of the one before. `made_of` tells which readings and which program made it."""
    for table in _CHILDREN_FIRST:
        connection.execute(delete(table))
    for table, rows in rows_of(record):
        batch = list(rows)
        if batch:
            connection.execute(insert(table), batch)
    statement = upsert(schema.facts).values(name=_MADE_OF, value=made_of)
    connection.execute(statement.on_conflict_do_update(index_elements=["name"], set_={"value": made_of}))


def record_made_of(connection: Connection) -> str | None:
    """What the record that stands in the case was made of, as given to `save_record`; None before the first."""
    return connection.execute(select(schema.facts.c.value).where(schema.facts.c.name == _MADE_OF)).scalar_one_or_none()


def load_record(connection: Connection) -> Record:
    """The record that stands in the case; an empty one before the first run."""
    return Record(
        copies=_load(connection, schema.copies, Copy),
        origins=_load(connection, schema.origins, Origin),
        stories=_load(connection, schema.stories, Story),
        happenings=_load(connection, schema.happenings, Happening),
        claims=_load(connection, schema.claims, Claim),
        discrepancies=_load(connection, schema.discrepancies, Discrepancy),
        ledgers=_load(connection, schema.ledgers, Ledger),
    )


def _load(connection: Connection, table: Table, kind: type[T]) -> tuple[T, ...]:
    """The rows in the order in which they were saved, which is the record's own."""
    adapter = TypeAdapter(kind)
    lines = connection.execute(select(table.c.json).order_by(literal_column("rowid"))).scalars()
    return tuple(adapter.validate_json(line) for line in lines)
