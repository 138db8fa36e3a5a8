"""The record of a case, read back as a whole, and begun anew."""

from __future__ import annotations

from collections import defaultdict
from typing import TypeVar

from pydantic import TypeAdapter
from sqlalchemy import Connection, Table, delete, select, text
from sqlalchemy.dialects.sqlite import insert as upsert

from palagan.model.record import (
    Because,
    Claim,
    Copy,
    Discrepancy,
    Evidence,
    Happening,
    Ledger,
    Origin,
    Record,
    Story,
)
from palagan.store import listed, schema
from palagan.store.findables import begin_search_anew
from palagan.store.readings import readings_state
from palagan.store.upkeep import count_parts, count_pending
from palagan.store.upkeep_schema import TABLES

T = TypeVar("T")

_MADE_OF = "record_made_of"
_RECORD = (
    *listed.PARTS,
    *(schema.mentions, schema.assertions, schema.ledger_entries, schema.origin_pages, schema.copies, schema.stories),
    *(schema.happenings, schema.claims, schema.ledgers, schema.origins, schema.discrepancies),
)


def begin_anew(connection: Connection, made_of: str) -> None:
    """Empty the record, so that every reading is taken up again. `made_of` tells which program makes it."""
    for table in (*_RECORD, *TABLES):
        connection.execute(delete(table))
    begin_search_anew(connection, made_of)
    connection.execute(text("INSERT INTO record_pending SELECT page FROM readings"))
    statement = upsert(schema.facts).values(name=_MADE_OF, value=made_of)
    connection.execute(statement.on_conflict_do_update(index_elements=["name"], set_={"value": made_of}))


def record_made_of(connection: Connection) -> str | None:
    """Which program made the record that stands in the case; None before the first."""
    return connection.execute(select(schema.facts.c.value).where(schema.facts.c.name == _MADE_OF)).scalar_one_or_none()


def record_state(connection: Connection) -> tuple[str | None, str, int]:
    """Another value wherever the record is another: which program made it, of which state of the readings, and how many
    pages are still to be taken up."""
    return record_made_of(connection), readings_state(connection), count_pending(connection)


def pages_in_record(connection: Connection) -> int:
    """How many pages stand in the record."""
    return count_parts(connection)


def load_record(connection: Connection) -> Record:
    """The whole record that stands in the case; an empty one before the first run."""
    return Record(
        copies=tuple(sorted(_load(connection, schema.copies, Copy), key=lambda c: (c.later, -c.share, c.earlier))),
        origins=_origins(connection),
        stories=tuple(sorted(_load(connection, schema.stories, Story), key=_by_last)),
        happenings=tuple(sorted(_load(connection, schema.happenings, Happening), key=_by_day)),
        claims=tuple(sorted(_load(connection, schema.claims, Claim), key=_by_denial)),
        discrepancies=tuple(
            sorted(_load(connection, schema.discrepancies, Discrepancy), key=lambda d: (d.about, d.differs, d.id))
        ),
        ledgers=tuple(
            sorted(_load(connection, schema.ledgers, Ledger), key=lambda d: (-len(d.entries), d.about, d.kind, d.id))
        ),
    )


def _load(connection: Connection, table: Table, kind: type[T]) -> list[T]:
    adapter = TypeAdapter(kind)
    return [adapter.validate_json(line) for line in connection.execute(select(table.c.json)).scalars()]


def _by_last(story: Story) -> tuple[tuple[int, ...], str]:
    return (tuple(-int(part) for part in story.last.split("-")) if story.last else (1,)), story.id


def _by_day(happening: Happening) -> tuple[str, str, str]:
    return happening.date or happening.first_told or "9", happening.first_told or "9", happening.id


def _by_denial(claim: Claim) -> tuple[bool, int, str]:
    return not claim.denied, -len({a.page for a in (*claim.asserted, *claim.denied)}), claim.id


def _origins(connection: Connection) -> tuple[Origin, ...]:
    """The origins with the pages that draw on them, by falling number of pages."""
    because: dict[str, list[Because]] = defaultdict(list)
    query = 'SELECT origin, page, how, detail, words, start, "end" FROM origin_pages ORDER BY page, number'
    for origin, page, how, detail, words, start, end in connection.execute(text(query)):
        shown = None if words is None else Evidence(page, start, end, words)
        because[origin].append(Because(page, origin, how, detail, shown))
    found = [
        Origin(
            row.id, row.name, row.kind, tuple(dict.fromkeys(b.page for b in because[row.id])), tuple(because[row.id])
        )
        for row in connection.execute(select(schema.origins))
    ]
    return tuple(sorted(found, key=lambda origin: (-len(origin.pages), origin.name, origin.id)))
