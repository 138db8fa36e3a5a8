"""The machine's things one by one: what a decision needs that touches nothing beyond its own thing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection

from palagan.model.decision import DecidedKind
from palagan.model.record import Claim, Happening, Ledger, Origin, Record, Story
from palagan.store.adapters import adapter_of
from palagan.store.touched import PageRow, ask, copies_on, origins_on, pages_rows, stories_on, values


def by_id(connection: Connection, kind: DecidedKind, ids: Iterable[str]) -> dict[str, Any]:
    """Things of a kind by their ids, those that there are: of a figure the ledger that holds it; of an origin its head,
    with as many of its pages as a key keeps."""
    match kind:
        case "figure":
            query = "SELECT e.id, l.json FROM ledger_entries e JOIN ledgers l ON l.id = e.ledger WHERE e.id IN :given"
            return {row[0]: adapter_of(Ledger).validate_json(row[1]) for row in ask(connection, query, ids)}
        case "copy":
            found = copies_on(connection, {id_.partition(":")[0] for id_ in ids})
            wanted = set(ids)
            return {id_: one for one in found if (id_ := f"{one.later}:{one.earlier}") in wanted}
        case "origin":
            return {id_: one for id_ in ids if (one := origin_head(connection, id_)) is not None}
        case _:
            table, made = _TABLES[kind]
            return {one.id: one for one in values(connection, table, made, dict.fromkeys(ids))}


HEAD = 60
"""Pages of an origin that are loaded of it: as many as a key keeps."""
_TABLES: Mapping[str, tuple[str, type[Any]]] = {
    "happening": ("happenings", Happening),
    "claim": ("claims", Claim),
    "story": ("stories", Story),
}


def origin_head(connection: Connection, id_: str) -> Origin | None:
    """An origin with the first of its pages, of which it may have thousands."""
    row = connection.exec_driver_sql("SELECT id, name, kind FROM origins WHERE id = ?", (id_,)).one_or_none()
    if row is None:
        return None
    query = f"SELECT DISTINCT page FROM origin_pages WHERE origin = ? ORDER BY page LIMIT {HEAD:d}"
    id_, name, kind = row
    return Origin(id_, name, kind, tuple(connection.exec_driver_sql(query, (id_,)).scalars()), ())


def with_matter(connection: Connection, ledgers: Iterable[Ledger]) -> Record:
    """Those ledgers with the other ledgers of their matters, and the origins of all pages that they rest on."""
    several = tuple(ledgers)
    stories = {one.story for one in several}
    ids = dict.fromkeys(one.id for one in several)
    query = "SELECT id, story FROM ledgers WHERE about IN :given"
    ids |= {row[0]: None for row in ask(connection, query, [one.about for one in several]) if row[1] in stories}
    every = values(connection, "ledgers", Ledger, ids)
    pages = dict.fromkeys(entry.evidence.page for one in every for entry in one.entries)
    return Record(ledgers=every, origins=origins_on(connection, (), pages))


def hanging_on(connection: Connection, one: Happening) -> Record:
    """A happening with what names it: those linked to it, its claims and its ledgers."""
    linked = dict.fromkeys((one.id, *(link.other for link in one.links)))
    found = {}
    for table in ("claims", "ledgers"):
        query = f"SELECT id FROM {table} WHERE happening IN :given"
        found[table] = dict.fromkeys(row[0] for row in ask(connection, query, [one.id]))
    return Record(
        happenings=values(connection, "happenings", Happening, linked),
        claims=values(connection, "claims", Claim, found["claims"]),
        ledgers=values(connection, "ledgers", Ledger, found["ledgers"]),
    )


def pages_known(connection: Connection, pages: Iterable[str]) -> dict[str, PageRow]:
    """What is known of those pages that the case has."""
    return {row.id: row for row in pages_rows(connection, pages)}


def on_pages(connection: Connection, kind: DecidedKind, pages: Iterable[str]) -> tuple[Any, ...]:
    """The machine's things of a kind that rest on some pages."""
    listed = list(pages)
    match kind:
        case "story":
            return stories_on(connection, listed)
        case "copy":
            return copies_on(connection, listed)
        case "origin":
            return origins_on(connection, (), listed)
        case "happening" | "claim" | "figure":
            query, table, made = {
                "happening": ("SELECT DISTINCT happening FROM mentions", "happenings", Happening),
                "claim": ("SELECT DISTINCT claim FROM assertions", "claims", Claim),
                "figure": ("SELECT DISTINCT ledger FROM ledger_entries", "ledgers", Ledger),
            }[kind]
            ids = dict.fromkeys(row[0] for row in ask(connection, f"{query} WHERE page IN :given", listed))
            return values(connection, table, made, ids)
        case _:
            return ()
