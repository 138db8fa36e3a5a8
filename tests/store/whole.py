"""A whole record put into a case as it is, for tests of what reads it."""

from __future__ import annotations

from sqlalchemy import Connection, insert

from palagan.model.record import Record
from palagan.store.record_rows import rows_of
from palagan.store.records import begin_anew


def save_record(connection: Connection, record: Record, made_of: str) -> None:
    """Put this record in place of the one before, without what it would be kept up by."""
    begin_anew(connection, made_of)
    for table, rows in rows_of(record):
        batch = list(rows)
        if batch:
            connection.execute(insert(table), batch)
