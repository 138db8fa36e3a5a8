"""Readings in and out of the case, and the counter by which the record knows whether it is of today's readings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict

from sqlalchemy import Connection, delete, insert, select, text
from sqlalchemy.dialects.sqlite import insert as upsert

from palagan.model.contract import reading_from_line
from palagan.model.reading import Reading
from palagan.store.habits import save_reports
from palagan.store.reading_row import ReadingRow, ReportRow
from palagan.store.schema import facts, readings

_STATE = "readings_state"
KEPT = "SELECT json FROM readings WHERE +state = 'kept' ORDER BY page"


def save_readings(connection: Connection, rows: Sequence[ReadingRow], reports: Sequence[ReportRow] = ()) -> None:
    """Keep one batch of outcomes and the lines of their reports, in place of older ones of the same pages."""
    if not rows:
        return
    connection.execute(delete(readings).where(readings.c.page.in_([row.page for row in rows])))
    connection.execute(insert(readings), [asdict(row) for row in rows])
    save_reports(connection, reports)
    _move_on(connection)


def forget_readings(connection: Connection, pages: Sequence[str]) -> None:
    """Take back the readings of these pages, with the lines of their reports."""
    connection.execute(delete(readings).where(readings.c.page.in_(pages)))
    _move_on(connection)


def _move_on(connection: Connection) -> None:
    state = str(int(readings_state(connection)) + 1)
    connection.execute(
        upsert(facts)
        .values(name=_STATE, value=state)
        .on_conflict_do_update(index_elements=["name"], set_={"value": state})
    )


def readings_state(connection: Connection) -> str:
    """A counter that moves with every change to the readings; "0" where nothing was read yet."""
    value = connection.execute(select(facts.c.value).where(facts.c.name == _STATE)).scalar_one_or_none()
    return str(value) if value is not None else "0"


def load_reading(connection: Connection, page_id: str) -> Reading | None:
    """The reading of one page, or its article alone where the page was dropped; None where there is neither."""
    line = connection.execute(select(readings.c.json).where(readings.c.page == page_id)).scalar_one_or_none()
    return None if line is None else reading_from_line(line)


def kept_readings(connection: Connection) -> Iterator[Reading]:
    """Every reading that was kept, in the order of page ids, out of the index of pages: by that of states SQLite would
    sort all of them in memory first."""
    for (line,) in connection.execute(text(KEPT)).yield_per(64):
        yield reading_from_line(line)
