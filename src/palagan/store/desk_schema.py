"""The tables of the review desk. None of them is part of the record or of what people decided."""

from __future__ import annotations

from sqlalchemy import Column, Float, Index, Integer, Table, Text, text

from palagan.store import schema
from palagan.store.schema import metadata


def _key(name: str) -> Column[object]:
    return Column(name, Text, primary_key=True)


def _told(name: str) -> Column[object]:
    return Column(name, Text, nullable=False)


event_doubts = Table(
    "event_doubts",
    metadata,
    _key("page"),
    _key("event"),
    Column("confidence", Float, nullable=False),
    Index("event_doubts_in_order", "confidence", "page", "event"),
    sqlite_with_rowid=False,
)
"""How sure the reader was of an event on a page, 0–1; triggers on `readings` keep it."""

review_skips = Table("review_skips", metadata, _key("reviewer"), _key("thing"), _told("at"), sqlite_with_rowid=False)
"""What a reviewer put off: it comes again when nothing else is left."""

review_seats = Table("review_seats", metadata, _key("reviewer"), _told("asked"), _told("at"))
"""The desk's question as a reviewer last had it: kind, order and filters."""

review_goes = Table("review_goes", metadata, _key("decision"), _told("go"), Index("review_goes_by_go", "go"))
"""Decisions made in one go, and to be undone in one; `go` is the id of the first."""

review_changes = Table(
    "review_changes",
    metadata,
    Column("number", Integer, primary_key=True),
    *map(_told, ("kind", "change")),
    *(Column(name, Text) for name in ("was", "now")),
    *map(_told, ("told", "fields", "at")),
)
"""What another reading would change, as `palagan diff --keep` found it; `fields` is JSON."""

Index("happenings_told_apart", schema.happenings.c.id, sqlite_where=text("contradictions <> ''"))
Index("figures_told_apart", schema.ledger_entries.c.id, sqlite_where=text("contradicts <> ''"))
