"""What decisions may touch: the things of the record on their pages, and what hangs on those; never the whole case."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlalchemy import Connection, text

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
from palagan.store.adapters import adapter_of

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Asked:
    """Where decisions lie. `pages`: what they rest on; `names`: keys of actors and ids of origins that may stand in
    anything; `wide`: whether whole stories are moved, so that all that their pages tell is touched; `origins`: whether
    what pages draw on is decided, so that origins are needed with all their pages; `drawn`: origins that pages may be
    given to."""

    pages: frozenset[str]
    names: frozenset[str] = frozenset()
    wide: bool = False
    origins: bool = False
    drawn: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PageRow:
    """A page that decisions touch; `heir` is the later capture that took its place, or None."""

    id: str
    title: str | None
    published: str | None
    outlet: str | None
    heir: str | None


@dataclass(slots=True)
class _Ids:
    """Ids of what is touched, in the order found."""

    happenings: dict[str, None] = field(default_factory=dict)
    claims: dict[str, None] = field(default_factory=dict)
    ledgers: dict[str, None] = field(default_factory=dict)
    stories: dict[str, None] = field(default_factory=dict)
    origins: dict[str, None] = field(default_factory=dict)


def touched(connection: Connection, asked: Asked) -> tuple[Record, dict[str, PageRow]]:
    """The part of the machine's record that decisions may touch, and the pages it rests on.

    Read it from a connection on which nothing is laid over the record.
    """
    rows = {row.id: row for row in pages_rows(connection, asked.pages)}
    pages = dict.fromkeys((*asked.pages, *(row.heir for row in rows.values() if row.heir)))
    if asked.wide:
        stories = stories_on(connection, pages)
        pages |= dict.fromkeys(page for story in stories for page in story.pages)
    ids = _ids(connection, pages, asked)
    happenings = values(connection, "happenings", Happening, ids.happenings)
    ids.happenings |= dict.fromkeys(link.other for one in happenings for link in one.links)
    for table, found in (("claims", ids.claims), ("ledgers", ids.ledgers)):
        query = f"SELECT id FROM {table} WHERE happening IN :given"
        found |= dict.fromkeys(row[0] for row in ask(connection, query, ids.happenings))
    about = "SELECT b.id FROM ledgers a JOIN ledgers b ON b.about = a.about WHERE a.id IN :given"
    ids.ledgers |= dict.fromkeys(row[0] for row in ask(connection, about, list(ids.ledgers)))
    several = stories_on(connection, pages)
    record = Record(
        copies=copies_on(connection, pages),
        stories=(*several, *(one for one in values(connection, "stories", Story, ids.stories) if one not in several)),
        happenings=values(connection, "happenings", Happening, ids.happenings),
        claims=values(connection, "claims", Claim, ids.claims),
        discrepancies=_discrepancies(connection, pages),
        ledgers=values(connection, "ledgers", Ledger, ids.ledgers),
    )
    every = dict.fromkeys((*pages, *_rested_on(record)))
    query = "SELECT DISTINCT origin FROM origin_pages WHERE page IN :given"
    ids.origins |= dict.fromkeys(row[0] for row in ask(connection, query, every))
    ids.origins |= dict.fromkeys((*(name for name in asked.names if name.startswith("or-")), *asked.drawn))
    origins = origins_on(connection, ids.origins, None if asked.origins else every)
    whole = Record(**{**{name: getattr(record, name) for name in _FIELDS}, "origins": origins})
    return whole, {row.id: row for row in pages_rows(connection, every)}


_FIELDS = ("copies", "stories", "happenings", "claims", "discrepancies", "ledgers")


def _ids(connection: Connection, pages: Iterable[str], asked: Asked) -> _Ids:
    ids = _Ids()
    for found, query in (
        (ids.happenings, "SELECT DISTINCT happening FROM mentions WHERE page IN :given"),
        (ids.claims, "SELECT DISTINCT claim FROM assertions WHERE page IN :given"),
        (ids.ledgers, "SELECT DISTINCT ledger FROM ledger_entries WHERE page IN :given"),
    ):
        found |= dict.fromkeys(row[0] for row in ask(connection, query, pages))
    tables = (("happening", ids.happenings), ("claim", ids.claims), ("ledger", ids.ledgers), ("story", ids.stories))
    for kind, found in tables:
        table = "stories" if kind == "story" else f"{kind}s"
        for name in sorted(asked.names):
            query = f"SELECT id FROM {table} WHERE instr(json, :name)"
            if not name.startswith("or-"):
                named = f"SELECT {kind} FROM {kind}_parties WHERE"
                query = f"{named} key = :name UNION {named} name = :name"
            given = f'"{name}"' if name.startswith("or-") else name
            found |= dict.fromkeys(connection.execute(text(query), {"name": given}).scalars())
    return ids


def pages_rows(connection: Connection, pages: Iterable[str]) -> Iterator[PageRow]:
    """What is known of some pages, and which later capture of the same address stands in the record for each."""
    query = """
        SELECT p.id, coalesce(r.title, p.hint_title), coalesce(r.published, p.hint_published),
               coalesce(r.outlet, p.hint_outlet),
               CASE WHEN p.identity IS NULL THEN NULL ELSE (
                   SELECT q.id FROM pages q JOIN readings s ON s.page = q.id AND s.state = 'kept'
                   WHERE q.identity = p.identity ORDER BY coalesce(q.captured, q.added) DESC, q.number DESC LIMIT 1) END
        FROM pages p LEFT JOIN readings r ON r.page = p.id WHERE p.id IN :given
    """
    for id_, title, published, outlet, last in ask(connection, query, pages):
        yield PageRow(id_, title, published, outlet, last if last and last != id_ else None)


def stories_on(connection: Connection, pages: Iterable[str]) -> tuple[Story, ...]:
    """The stories of some pages."""
    query_of_parts = "SELECT DISTINCT story FROM page_parts WHERE story IS NOT NULL AND page IN :given"
    found = dict.fromkeys(row[0] for row in ask(connection, query_of_parts, pages))
    if not found:
        query = "SELECT DISTINCT story FROM story_pages WHERE page IN :given"
        found = dict.fromkeys(row[0] for row in ask(connection, query, pages))
    return values(connection, "stories", Story, found)


def copies_on(connection: Connection, pages: Iterable[str]) -> tuple[Copy, ...]:
    """The pairs in which some pages are one of the two."""
    listed = list(pages)
    lines: dict[tuple[str, str], str] = {}
    for side in ("later", "earlier"):
        query = f"SELECT later, earlier, json FROM copies WHERE {side} IN :given"
        lines |= {(row[0], row[1]): row[2] for row in ask(connection, query, listed)}
    adapter = adapter_of(Copy)
    return tuple(adapter.validate_json(line) for line in lines.values())


def _discrepancies(connection: Connection, pages: Iterable[str]) -> tuple[Discrepancy, ...]:
    query = (
        "SELECT DISTINCT d.id FROM discrepancies d, json_each(d.json, '$.versions') v "
        "WHERE json_extract(v.value, '$.evidence.page') IN :given"
    )
    ids = dict.fromkeys(row[0] for row in ask(connection, query, pages))
    return values(connection, "discrepancies", Discrepancy, ids)


def origins_on(connection: Connection, ids: Iterable[str], pages: Iterable[str] | None) -> tuple[Origin, ...]:
    """Origins with the pages that draw on them: with all of theirs, or with those of `pages` alone."""
    query = 'SELECT origin, page, how, detail, words, start, "end" FROM origin_pages WHERE {} IN :given'
    given = ids if pages is None else pages
    because: dict[str, list[Because]] = defaultdict(list)
    for origin, page, how, detail, words, start, end in ask(
        connection, query.format("origin" if pages is None else "page"), given
    ):
        shown = None if words is None else Evidence(page, start, end, words)
        because[origin].append(Because(page, origin, how, detail, shown))
    heads = sorted(ask(connection, "SELECT id, name, kind FROM origins WHERE id IN :given", because))
    return tuple(
        Origin(id_, name, kind, tuple(sorted({b.page for b in because[id_]})), tuple(because[id_]))
        for id_, name, kind in heads
    )


def _rested_on(record: Record) -> Iterator[str]:
    yield from (mention.page for one in record.happenings for mention in one.mentions)
    yield from (told.page for one in record.claims for told in (*one.asserted, *one.denied))
    yield from (entry.evidence.page for one in record.ledgers for entry in one.entries)
    yield from (page for one in record.stories for page in one.pages)


def values(connection: Connection, table: str, kind: type[T], ids: Mapping[str, None]) -> tuple[T, ...]:
    """Values in the order in which the table holds them."""
    adapter = adapter_of(kind)
    lines = sorted(ask(connection, f"SELECT rowid, json FROM {table} WHERE id IN :given", ids))
    return tuple(adapter.validate_json(line) for _, line in lines)


def ask(connection: Connection, query: str, given: Iterable[Any]) -> Iterator[tuple[Any, ...]]:
    """The rows of a question about some values, which stand in it as `:given` once."""
    values_given = list(dict.fromkeys(given))
    if values_given:
        told = query.replace(":given", "(SELECT value FROM json_each(?))")
        rows = connection.exec_driver_sql(told, (json.dumps(values_given),)).all()
        yield from (tuple(row) for row in rows)
