"""The lines of reports and the habits of outlets in and out of the case, as hashes of 64 bits."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from palagan.store.reading_row import ReportRow
from palagan.store.schema import facts, outlet_habits, pages, report_lines

_SETTLED = "habits_settled"


@dataclass(frozen=True, slots=True)
class HabitRow:
    """A row of the table `outlet_habits`: the lines that an outlet repeats, told from `pages` addresses."""

    outlet: str
    pages: int
    digest: str
    lines: frozenset[int]


def save_reports(connection: Connection, rows: Iterable[ReportRow]) -> None:
    """Keep the lines of reports whose readings were saved before, in the same transaction."""
    values = [
        {"page": row.page, "outlet": row.outlet, "habits": row.habits, "lines": _packed(row.lines)} for row in rows
    ]
    if values:
        connection.execute(insert(report_lines), values)


def report_rows(connection: Connection) -> Iterator[ReportRow]:
    """Every page's report lines, one at a time."""
    for row in connection.execute(select(report_lines)).yield_per(1000):
        yield ReportRow(row.page, row.outlet, frozenset(_unpacked(row.lines)), row.habits)


def reports_by_address(connection: Connection) -> Iterator[tuple[str, str, tuple[int, ...]]]:
    """Outlet, address and report lines of every page that has any, sorted by the first two; one at a time."""
    address = func.coalesce(pages.c.identity, pages.c.id)
    query = (
        select(report_lines.c.outlet, address, report_lines.c.lines)
        .join_from(report_lines, pages, pages.c.id == report_lines.c.page)
        .where(func.length(report_lines.c.lines) > 0)
        .order_by(report_lines.c.outlet, address)
    )
    for outlet, where, lines in connection.execute(query).yield_per(1000):
        yield outlet, where, _unpacked(lines)


def load_habits(connection: Connection) -> tuple[HabitRow, ...]:
    """The habits that were last learned, by outlet."""
    rows = connection.execute(select(outlet_habits).order_by(outlet_habits.c.outlet))
    return tuple(HabitRow(row.outlet, row.pages, row.digest, frozenset(_unpacked(row.lines))) for row in rows)


def save_habits(connection: Connection, rows: Iterable[HabitRow]) -> None:
    """Put these habits in place of those before."""
    connection.execute(delete(outlet_habits))
    values = [
        {"outlet": row.outlet, "pages": row.pages, "digest": row.digest, "lines": _packed(row.lines)} for row in rows
    ]
    if values:
        connection.execute(insert(outlet_habits), values)


def settled_at(connection: Connection) -> str | None:
    """The state of the readings in which no page was left to be read for its outlet's habits; None if never."""
    return connection.execute(select(facts.c.value).where(facts.c.name == _SETTLED)).scalar_one_or_none()


def settle_at(connection: Connection, state: str) -> None:
    """Note the state of the readings in which habits and readings agree."""
    statement = upsert(facts).values(name=_SETTLED, value=state)
    connection.execute(statement.on_conflict_do_update(index_elements=["name"], set_={"value": state}))


def _packed(lines: Iterable[int]) -> bytes:
    ordered = sorted(lines)
    return struct.pack(f"<{len(ordered)}Q", *ordered)


def _unpacked(packed: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(packed) // 8}Q", packed)
