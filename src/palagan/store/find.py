"""Any id to what it names: a page, something on a page ("pg-…:e3"), or something of the record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Table, and_, select

from palagan.errors import NotFoundError
from palagan.model.record import Claim, Discrepancy, Happening, Ledger, LedgerEntry, Origin, Story
from palagan.store.adapters import adapter_of
from palagan.store.schema import claims, discrepancies, happenings, ledger_entries, ledgers, origins, pages, stories

Recorded = Story | Happening | Claim | Ledger | LedgerEntry | Origin | Discrepancy

_TABLES: tuple[tuple[str, Table, type[Recorded]], ...] = (
    ("story", stories, Story),
    ("happening", happenings, Happening),
    ("claim", claims, Claim),
    ("ledger", ledgers, Ledger),
    ("origin", origins, Origin),
    ("discrepancy", discrepancies, Discrepancy),
)
_LEAST = 5
"""Characters from which the beginning of an id is enough, where only one id begins so."""


@dataclass(frozen=True, slots=True)
class Found:
    """What an id names. On a page: `page` and, for a thing on it, `item` ("e3"); of the record: `value`."""

    kind: str
    id: str
    page: str | None = None
    item: str | None = None
    value: Recorded | None = None


def find(connection: Connection, wanted: str) -> Found:
    """What the id, or the beginning of an id that no other shares, names; `NotFoundError` where there is none."""
    head, colon, item = wanted.strip().partition(":")
    candidates = _pages(connection, head, exact=True) or ([] if colon else _recorded(connection, head, exact=True))
    if not candidates and len(head) >= _LEAST:
        candidates = _pages(connection, head, exact=False)
        if not colon:
            candidates += _recorded(connection, head, exact=False)
    if not candidates:
        raise NotFoundError(
            "this case holds nothing of that id",
            item=wanted,
            way_out="Ids stand in the views: palagan timeline CASE, palagan status CASE; on a page: pg-…:e3.",
        )
    if len(candidates) > 1:
        several = ", ".join(candidate.id for candidate in candidates[:5])
        raise NotFoundError("more than one id begins so", item=wanted, way_out=f"Choose one of {several} …")
    found = candidates[0]
    return Found("item", f"{found.id}:{item}", page=found.page, item=item) if colon and item else found


def find_pages(connection: Connection, wanted: Iterable[str]) -> tuple[str, ...]:
    """The pages that these ids or their beginnings name, each once; `NotFoundError` where one names no page."""
    found = [(name, find(connection, name)) for name in wanted]
    for name, one in found:
        if one.kind != "page":
            raise NotFoundError("is no page", item=name, way_out="Name a page by its id, pg-… as views print it.")
    return tuple(dict.fromkeys(one.id for _, one in found))


def _pages(connection: Connection, head: str, *, exact: bool) -> list[Found]:
    rows = connection.execute(select(pages.c.id).where(_is(pages, head, exact)).limit(9)).scalars()
    return [Found("page", page, page=page) for page in rows]


def _recorded(connection: Connection, head: str, *, exact: bool) -> list[Found]:
    found = []
    for kind, table, made in _TABLES:
        for row in connection.execute(select(table.c.id, table.c.json).where(_is(table, head, exact)).limit(9)):
            found.append(Found(kind, row.id, value=adapter_of(made).validate_json(row.json)))
    entries = select(ledger_entries.c.id, ledgers.c.json).join_from(ledger_entries, ledgers)
    for row in connection.execute(entries.where(_is(ledger_entries, head, exact)).limit(9)):
        ledger = adapter_of(Ledger).validate_json(row.json)
        entry = next(entry for entry in ledger.entries if entry.id == row.id)
        found.append(Found("figure", row.id, value=entry))
    return found


def _is(table: Table, head: str, exact: bool) -> ColumnElement[bool]:
    """The condition on the id; a beginning is a range of the index, so that large cases are searched as fast."""
    return table.c.id == head if exact else and_(table.c.id >= head, table.c.id < head + "\U0010ffff")
