"""The record looked up where it lies: SQL narrows and orders, and only what is shown is loaded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, bindparam, text

from palagan.model.decision import Ruling
from palagan.model.record import Claim, Copy, Discrepancy, Happening, Ledger, Story
from palagan.store.narrow import OUTLET, PUBLISHED, Matter, Narrowed, condition

CHUNK = 100
"""Rows that are loaded together."""
_AT_ONCE = 10_000
"""Values in one question; SQLite takes 32,766."""

_KINDS: dict[Matter, TypeAdapter[Any]] = {
    "happenings": TypeAdapter(Happening),
    "claims": TypeAdapter(Claim),
    "ledgers": TypeAdapter(Ledger),
    "discrepancies": TypeAdapter(Discrepancy),
    "copies": TypeAdapter(Copy),
    "stories": TypeAdapter(Story),
}
_RULINGS: TypeAdapter[tuple[Ruling, ...]] = TypeAdapter(tuple[Ruling, ...])
_ORDERS: dict[str, str] = {
    "timeline": "CASE WHEN it.background THEN 2 WHEN it.status <> 'happened' THEN 1 ELSE 0 END, "
    "coalesce(nullif(it.date, ''), nullif(substr(it.first_told, 1, 10), ''), '9999'), it.type, it.id",
    "happenings": "it.background, it.origins_low DESC, it.mentions DESC, "
    "coalesce(nullif(it.first_told, ''), '9'), it.id",
    "claims": "it.denials = 0, it.asserted_origins_low DESC, it.assertions + it.denials DESC, it.id",
    "ledgers": "it.entries DESC, it.about, it.kind, it.id",
    "discrepancies": "it.rowid",
    "origins": "it.pages DESC, it.name, it.id",
    "copies": "it.share DESC, it.later, it.earlier",
    "stories": "it.pages DESC, coalesce(nullif(it.first, ''), '9'), it.id",
}
"""As the views sort the same rows."""


@dataclass(frozen=True, slots=True)
class OriginHead:
    """An origin without its pages, of which there may be many; `outlets` and `how` count them, most first."""

    id: str
    name: str
    kind: str
    pages: int
    outlets: tuple[tuple[str, int], ...]
    how: tuple[tuple[str, int], ...]
    rulings: tuple[Ruling, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a page counts under an origin: `how`, in plain words, and the words on the page where there are any.

    `start` and `end` are the place of the words in the page's text.
    """

    page: str
    origin: str
    name: str
    kind: str
    how: str
    detail: str
    words: str | None
    start: int | None = None
    end: int | None = None


def count_up(connection: Connection, matter: Matter, wanted: Narrowed) -> int:
    """How many there are."""
    where = condition(connection, matter, wanted)
    return int(connection.exec_driver_sql(f"SELECT count(*) FROM {matter} AS it{where}").scalar_one())


def look_up(
    connection: Connection, matter: Matter, wanted: Narrowed, limit: int | None = None, order: str | None = None
) -> Iterator[list[Any]]:
    """What is looked for in the order of its view, in chunks: values of the model, of origins their heads.

    `limit` None gives all. The order "timeline" has happenings by day: news, then plans, then background.
    """
    where = condition(connection, matter, wanted)
    most = "" if limit is None else f" LIMIT {limit:d}"
    query = f"SELECT it.rowid FROM {matter} AS it{where} ORDER BY {_ORDERS[order or matter]}{most}"
    rows = [row[0] for row in connection.exec_driver_sql(query)]
    for at in range(0, len(rows), CHUNK):
        part = rows[at : at + CHUNK]
        yield _heads(connection, part) if matter == "origins" else _values(connection, matter, part)


def _values(connection: Connection, matter: Matter, rows: Sequence[int]) -> list[Any]:
    lines = dict(_ask(connection, f"SELECT rowid, json FROM {matter} WHERE rowid IN :given", rows))
    return [_KINDS[matter].validate_json(lines[row]) for row in rows]


def _heads(connection: Connection, rows: Sequence[int]) -> list[OriginHead]:
    query = (
        "SELECT rowid, id, name, kind, pages, coalesce(json_extract(json, '$.rulings'), '[]') FROM origins "
        "WHERE rowid IN :given"
    )
    found = {row[0]: row for row in _ask(connection, query, rows)}
    ids = [found[row][1] for row in rows]
    outlets = _tally(connection, ids, OUTLET, "count(DISTINCT o.page)")
    how = _tally(connection, ids, "o.how", "count(*)")
    heads = []
    for row in rows:
        _, id_, name, kind, pages, rulings = found[row]
        ruled = _RULINGS.validate_json(rulings)
        heads.append(OriginHead(id_, name, kind, pages, outlets.get(id_, ()), how.get(id_, ()), ruled))
    return heads


Tally = tuple[tuple[str, int], ...]
"""Names with their counts, most first."""


def _tally(connection: Connection, ids: Sequence[str], what: str, counted: str) -> dict[str, Tally]:
    query = (
        f"SELECT o.origin, {what} AS name, {counted} FROM origin_pages o LEFT JOIN readings r ON r.page = o.page "
        "WHERE o.origin IN :given GROUP BY 1, 2 HAVING name IS NOT NULL ORDER BY 1, 3 DESC, 2"
    )
    counts: dict[str, list[tuple[str, int]]] = {}
    for origin, name, count in _ask(connection, query, ids):
        counts.setdefault(origin, []).append((name, count))
    return {origin: tuple(found) for origin, found in counts.items()}


def origin_head(connection: Connection, origin: str) -> OriginHead | None:
    """An origin by its id, or None."""
    rows = [row[0] for row in _ask(connection, "SELECT rowid FROM origins WHERE id IN :given", [origin])]
    return next(iter(_heads(connection, rows)), None)


_REASON = (
    'SELECT o.page, o.origin, n.name, n.kind, o.how, o.detail, o.words, o.start, o."end" FROM origin_pages o '
    "JOIN origins n ON n.id = o.origin"
)


def reasons_under(connection: Connection, origin: str, limit: int | None = None) -> list[Reason]:
    """Why pages count under an origin, the page published first before the others, undated ones last."""
    query = (
        f"{_REASON} LEFT JOIN readings r ON r.page = o.page WHERE o.origin IN :given "
        f"ORDER BY coalesce({PUBLISHED}, '9999'), o.page, o.number"
    )
    most = "" if limit is None else f" LIMIT {limit:d}"
    return [Reason(*row) for row in _ask(connection, query + most, [origin])]


def reasons_of(connection: Connection, pages: Iterable[str]) -> dict[str, list[Reason]]:
    """Page → the origins under which it counts, and why."""
    found: dict[str, list[Reason]] = {}
    for row in _ask(connection, f"{_REASON} WHERE o.page IN :given ORDER BY o.page, n.name, o.number", pages):
        found.setdefault(row[0], []).append(Reason(*row))
    return found


def origin_names(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """Origin → its name."""
    return dict(_ask(connection, "SELECT id, name FROM origins WHERE id IN :given", ids))


def happenings_by_id(connection: Connection, ids: Iterable[str]) -> dict[str, Happening]:
    """Those of some happenings that there are."""
    lines = _ask(connection, "SELECT id, json FROM happenings WHERE id IN :given", ids)
    return {row[0]: _KINDS["happenings"].validate_json(row[1]) for row in lines}


def copy_between(connection: Connection, one: str, other: str) -> Copy | None:
    """The pair that two pages are, whichever was first; None where they share no text that counts."""
    query = "SELECT json FROM copies WHERE earlier = :{} AND later = :{}"
    for order in (("one", "other"), ("other", "one")):
        line = connection.execute(text(query.format(*order)), {"one": one, "other": other}).scalar_one_or_none()
        if line is not None:
            return TypeAdapter(Copy).validate_json(line)
    return None


def copies_of(connection: Connection, pages: Iterable[str]) -> list[Copy]:
    """The pairs in which one of some pages shares text with another, most shared first."""
    pages = list(pages)
    lines: dict[tuple[str, str], str] = {}
    for side in ("later", "earlier"):
        for row in _ask(connection, f"SELECT later, earlier, json FROM copies WHERE {side} IN :given", pages):
            lines[row[0], row[1]] = row[2]
    found = [_KINDS["copies"].validate_json(line) for line in lines.values()]
    return sorted(found, key=lambda copy: (-copy.share, copy.later, copy.earlier))


def texts_of(connection: Connection, pages: Iterable[str]) -> dict[str, str]:
    """Page → its text, in which all offsets count; pages with no article are left out."""
    query = "SELECT page, json_extract(json, '$.text') FROM readings WHERE page IN :given AND json IS NOT NULL"
    return dict(_ask(connection, query, pages))


def count_unread(connection: Connection) -> int:
    """How many pages have not been read yet."""
    query = "SELECT count(*) FROM pages p WHERE NOT EXISTS (SELECT 1 FROM readings r WHERE r.page = p.id)"
    return int(connection.exec_driver_sql(query).scalar_one())


def _ask(connection: Connection, query: str, given: Iterable[Any]) -> list[Any]:
    """The rows of a question about some values, asked in as many parts as SQLite needs."""
    statement = text(query).bindparams(bindparam("given", expanding=True))
    values = list(dict.fromkeys(given))
    return [
        tuple(row)
        for at in range(0, len(values), _AT_ONCE)
        for row in connection.execute(statement, {"given": values[at : at + _AT_ONCE]})
    ]
