"""The record looked up where it lies: SQL narrows and orders, and only what is shown is loaded."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from pydantic import TypeAdapter
from sqlalchemy import Connection, bindparam, text

from palagan.errors import InputError
from palagan.model.decision import Ruling
from palagan.model.record import Claim, Copy, Discrepancy, Happening, Ledger, Story
from palagan.store.named import kept
from palagan.store.narrow import FEW, OUTLET, PUBLISHED, Matter, Narrowed, condition

CHUNK = 100
"""Rows that are loaded together."""
_AT_ONCE = 10_000
"""Values in one question; SQLite takes 32,766."""

_DECODERS: dict[Matter, msgspec.json.Decoder[Any]] = {
    "happenings": msgspec.json.Decoder(Happening),
    "claims": msgspec.json.Decoder(Claim),
    "ledgers": msgspec.json.Decoder(Ledger),
    "discrepancies": msgspec.json.Decoder(Discrepancy),
    "copies": msgspec.json.Decoder(Copy),
    "stories": msgspec.json.Decoder(Story),
}
"""Four times as quick as the checks of pydantic: a happening may have thousands of mentions."""
_RULINGS: TypeAdapter[tuple[Ruling, ...]] = TypeAdapter(tuple[Ruling, ...])
_ORDERS: dict[str, tuple[str, ...]] = {
    "timeline": ("part", "day", "type", "id"),
    "newest": ("part", "day", "type", "id"),
    "happenings": ("background", "by_origins", "by_mentions", "by_told", "id"),
    "claims": ("by_denied", "by_origins", "by_tellings", "id"),
    "ledgers": ("by_entries", "about", "kind", "id"),
    "discrepancies": ("rowid",),
    "origins": ("by_pages", "name", "id"),
    "copies": ("by_share", "later", "earlier"),
    "stories": ("by_pages", "by_first", "id"),
}
"""As the views sort the same rows; each has an index."""
_TURNED = frozenset({"newest"})
"""Orders that run from the last to the first."""


@dataclass(frozen=True, slots=True)
class Found:
    """Part of a list: values of the model, of origins their heads. `next` is the cursor of what follows, or None."""

    values: list[Any]
    next: str | None


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


def count_up(connection: Connection, matter: Matter, wanted: Narrowed, most: int | None = None) -> int:
    """How many there are; with `most` counting ends at one more than that, where something is asked for."""
    where = condition(connection, matter, wanted, FEW if most is None else max(FEW, most))
    if not where.sql:
        return int(connection.exec_driver_sql(f"SELECT count(*) FROM {matter}").scalar_one())
    # ordered so that the index of the list is walked, not the table
    columns = ", ".join(f"it.{column}" for column in _ORDERS[matter])
    limit = -1 if most is None else most + 1
    query = f"SELECT {columns} FROM {matter} AS it{where.sql} ORDER BY {columns} LIMIT {limit:d}"
    return int(connection.exec_driver_sql(f"SELECT count(*) FROM ({query})", where.values).scalar_one())


def look_up(
    connection: Connection, matter: Matter, wanted: Narrowed, limit: int | None = None, order: str | None = None
) -> Iterator[list[Any]]:
    """What is looked for in the order of its view, in chunks: values of the model, of origins their heads.

    `limit` None gives all. The order "timeline" has happenings by day: news, then plans, then background;
    "newest" is the same from its end.
    """
    rows = [row[0] for row in _rows(connection, matter, wanted, order, limit, None)]
    for at in range(0, len(rows), CHUNK):
        yield _loaded(connection, matter, rows[at : at + CHUNK])


def look_up_after(
    connection: Connection,
    matter: Matter,
    wanted: Narrowed,
    after: str | None = None,
    size: int = 50,
    order: str | None = None,
    tallied: int | None = None,
) -> Found:
    """The `size` things that follow the cursor `after`, or the first. Parts joined are the whole list, and one far down
    costs no more than the first. A cursor that is none, or of another list, is an `InputError`. Origins that have more
    than `tallied` pages together come without their tallies."""
    name = order or matter
    rows = _rows(connection, matter, wanted, order, size + 1, None if after is None else read_cursor(name, after))
    shown = rows[:size]
    more = len(rows) > size
    return Found(
        _loaded(connection, matter, [row[0] for row in shown], tallied),
        write_cursor(name, shown[-1][1:]) if more else None,
    )


def _rows(
    connection: Connection,
    matter: Matter,
    wanted: Narrowed,
    order: str | None,
    limit: int | None,
    after: Sequence[Any] | None,
) -> list[tuple[Any, ...]]:
    """Row numbers with the values that they are ordered by."""
    where = condition(connection, matter, wanted)
    columns = _ORDERS[order or matter]
    values = dict(where.values)
    sql = where.sql
    ordered = ", ".join(f"it.{column}" for column in columns)
    if after is not None:
        values |= {f"after{number}": value for number, value in enumerate(after)}
        marks = ", ".join(f":after{number}" for number in range(len(columns)))
        sql += f"{' AND' if sql else ' WHERE'} ({ordered}) {'<' if order in _TURNED else '>'} ({marks})"
    most = "" if limit is None else f" LIMIT {limit:d}"
    turned = ", ".join(f"it.{column} DESC" for column in columns) if order in _TURNED else ordered
    query = f"SELECT it.rowid, {ordered} FROM {matter} AS it{sql} ORDER BY {turned}{most}"
    return [tuple(row) for row in connection.exec_driver_sql(query, values)]


def write_cursor(name: str, values: Sequence[Any]) -> str:
    """The place in a list as a word for addresses."""
    return urlsafe_b64encode(json.dumps([name, *values]).encode()).decode().rstrip("=")


def read_cursor(name: str, cursor: str) -> list[Any]:
    """The values that a cursor of this list stands for."""
    wrong = InputError("is no place in this list", item=f"after {cursor[:80]}", way_out="Begin again without `after`.")
    try:
        told = json.loads(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except ValueError as error:
        raise wrong from error
    if not isinstance(told, list) or len(told) != len(_ORDERS[name]) + 1 or told[0] != name:
        raise wrong
    if not all(isinstance(value, str | int | float) and abs(_number(value)) < 1 << 62 for value in told[1:]):
        raise wrong
    return told[1:]


def _number(value: str | float) -> float:
    return 0 if isinstance(value, str) else value


def _loaded(connection: Connection, matter: Matter, rows: Sequence[int], tallied: int | None = None) -> list[Any]:
    return _heads(connection, rows, tallied) if matter == "origins" else _values(connection, matter, rows)


def _values(connection: Connection, matter: Matter, rows: Sequence[int]) -> list[Any]:
    lines = dict(ask(connection, f"SELECT rowid, json FROM {matter} WHERE rowid IN :given", rows))
    return [_DECODERS[matter].decode(lines[row]) for row in rows]


def _heads(connection: Connection, rows: Sequence[int], tallied: int | None = None) -> list[OriginHead]:
    query = (
        "SELECT rowid, id, name, kind, pages, coalesce(json_extract(json, '$.rulings'), '[]') FROM origins "
        "WHERE rowid IN :given"
    )
    found = {row[0]: row for row in ask(connection, query, rows)}
    ids = [found[row][1] for row in rows]
    if tallied is not None and sum(row[4] for row in found.values()) > tallied:
        ids = []
    outlets = _tally(connection, ids, OUTLET, f"count(DISTINCT o.page) FROM origin_pages o {_WITH_READING}")
    how = _tally(connection, ids, "o.how", "count(*) FROM origin_pages o")
    heads = []
    for row in rows:
        _, id_, name, kind, pages, rulings = found[row]
        ruled = _RULINGS.validate_json(rulings)
        heads.append(OriginHead(id_, name, kind, pages, outlets.get(id_, ()), how.get(id_, ()), ruled))
    return heads


Tally = tuple[tuple[str, int], ...]
"""Names with their counts, most first."""


_WITH_READING = "LEFT JOIN readings r INDEXED BY readings_of_page ON r.page = o.page"
"""The index holds outlet and time of publication; rows of readings are wide (three times as slow)."""


def _tally(connection: Connection, ids: Sequence[str], what: str, counted: str) -> dict[str, Tally]:
    """Origin → its tally; kept, since the first origins have tens of thousands of pages."""
    query = (
        f"SELECT o.origin, {what} AS name, {counted} "
        "WHERE o.origin IN :given GROUP BY 1, 2 HAVING name IS NOT NULL ORDER BY 1, 3 DESC, 2"
    )
    counts: dict[str, list[tuple[str, int]]] = {}
    for origin, name, count in kept(connection, ("tally", what, tuple(ids)), lambda: ask(connection, query, ids)):
        counts.setdefault(origin, []).append((name, count))
    return {origin: tuple(found) for origin, found in counts.items()}


def origin_head(connection: Connection, origin: str) -> OriginHead | None:
    """An origin by its id, or None."""
    rows = [row[0] for row in ask(connection, "SELECT rowid FROM origins WHERE id IN :given", [origin])]
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
    return [Reason(*row) for row in ask(connection, query + most, [origin])]


def reasons_of(connection: Connection, pages: Iterable[str]) -> dict[str, list[Reason]]:
    """Page → the origins under which it counts, and why."""
    found: dict[str, list[Reason]] = {}
    for row in ask(connection, f"{_REASON} WHERE o.page IN :given ORDER BY o.page, n.name, o.number", pages):
        found.setdefault(row[0], []).append(Reason(*row))
    return found


def origin_names(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """Origin → its name."""
    return dict(ask(connection, "SELECT id, name FROM origins WHERE id IN :given", ids))


def happenings_by_id(connection: Connection, ids: Iterable[str]) -> dict[str, Happening]:
    """Those of some happenings that there are."""
    lines = ask(connection, "SELECT id, json FROM happenings WHERE id IN :given", ids)
    return {row[0]: _DECODERS["happenings"].decode(row[1]) for row in lines}


def texts_of(connection: Connection, pages: Iterable[str]) -> dict[str, str]:
    """Page → its text, in which all offsets count; pages with no article are left out."""
    query = "SELECT page, json_extract(json, '$.text') FROM readings WHERE page IN :given AND json IS NOT NULL"
    return dict(ask(connection, query, pages))


def count_unread(connection: Connection) -> int:
    """How many pages have not been read yet."""
    query = "SELECT count(*) FROM pages p WHERE NOT EXISTS (SELECT 1 FROM readings r WHERE r.page = p.id)"
    return int(connection.exec_driver_sql(query).scalar_one())


def ask(connection: Connection, query: str, given: Iterable[Any]) -> list[Any]:
    """The rows of a question about some values, asked in as many parts as SQLite needs."""
    statement = text(query).bindparams(bindparam("given", expanding=True))
    values = list(dict.fromkeys(given))
    return [
        tuple(row)
        for at in range(0, len(values), _AT_ONCE)
        for row in connection.execute(statement, {"given": values[at : at + _AT_ONCE]})
    ]
