"""What is looked for in the record, as SQL conditions that indexes serve.

Names (of types, places, outlets, parties) are tested by whoever looks, once for each name that the case holds; SQL then
looks for the names that passed. So a look-up gives what the same tests give over the whole record.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from sqlalchemy import Connection

from palagan.model.record import Party
from palagan.store.by_day import READ, Bounds, claims_by_day, ledgers_by_day, of_pages, told_within
from palagan.store.named import kept, names_of, outlets_of, parties_of
from palagan.store.sieve import Sieve

Matter = Literal["happenings", "claims", "ledgers", "discrepancies", "origins", "copies", "stories"]
"""The tables that can be looked up."""
Test = Callable[[str | None], bool]
Scope = Literal["war", "event", "past"]
"""Of ledgers: sums of a war or of the people of a side; the toll of one event; that of a past of which pages tell."""


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What is looked for; all of it must hold. None lets everything through.

    `since` and `until` are days (`Filter.lets_day`); `stories` are beginnings of ids; the others test a name or an
    actor, and a row passes with one that does. Two with the same `asked` let the same parties pass.
    """

    type: Test | None = None
    status: Test | None = None
    since: str | None = None
    until: str | None = None
    place: Test | None = None
    outlet: Test | None = None
    stories: tuple[str, ...] = ()
    party: Callable[[Party], bool] | None = None
    min_origins: int = 0
    min_pages: int = 0
    denied_only: bool = False
    part: int | None = None
    scope: Scope | None = None
    asked: Hashable = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Condition:
    """A WHERE clause over a table under the name `it`, empty for everything, and its named parameters."""

    sql: str
    values: Mapping[str, Any]


OUTLET = "coalesce(r.outlet, (SELECT hint_outlet FROM pages WHERE id = r.page))"
PUBLISHED = "coalesce(r.published, (SELECT hint_published FROM pages WHERE id = r.page))"
"""What a page says of itself, else what was told beside it; the page is looked up only then."""
FEW = 8_000
"""Rows up to which it pays to find them by an index of their own and then order them: 30 ms in November 2026."""

_PAGES: dict[Matter, tuple[str, str]] = {
    "happenings": ("mentions", "happening"),
    "claims": ("assertions", "claim"),
    "ledgers": ("ledger_entries", "ledger"),
    "stories": ("story_pages", "story"),
    "origins": ("origin_pages", "origin"),
}
"""The table of a matter's pages, and its column for the thing."""
_PAGE = f"SELECT 1 FROM {{table}} c CROSS JOIN {READ} ON r.page = c.page WHERE c.{{thing}} = it.id"
_PARTIES: dict[Matter, tuple[str, str, str]] = {
    "happenings": ("happening_parties", "happening", "IN ('source', 'target')"),
    "claims": ("claim_parties", "claim", "IS NOT NULL"),
    "ledgers": ("ledger_parties", "ledger", "IS NOT NULL"),
    "stories": ("story_parties", "story", "IS NOT NULL"),
}
_SUMS = "('forces', 'rebels', 'civilians', 'people', 'war')"
_FIRST = "substr(it.about, 1, instr(it.about || ' ', ' ') - 1)"
_SCOPES: dict[Scope, str] = {
    "war": f"{_FIRST} IN {_SUMS}",
    "event": f"{_FIRST} NOT IN {_SUMS} AND {_FIRST} NOT IN ('history', 'untold')",
    "past": f"{_FIRST} = 'history'",
}
"""By the first word of what a ledger is about (`record/ledgers.py`)."""
_EVENT = "SELECT 1 FROM happenings h WHERE h.id = it.happening"
_VERSION = "SELECT 1 FROM json_each(it.json, '$.versions') a WHERE 1"
_GIVEN = "(SELECT value FROM json_each(:{}))"


def condition(
    connection: Connection, matter: Matter, wanted: Narrowed, few: int = FEW, *, walked: bool = True
) -> Condition:
    """The condition that `matter` is narrowed by. Of what is asked for, that which fewest rows pass, if they are no
    more than `few`, is looked for by its own index; the rest is tested row by row. `walked`: the whole list may be."""
    values: dict[str, Any] = {}
    sieves = list(sieves_of(connection, matter, wanted, values))
    best: tuple[int, str] | None = None
    quick = [sieve.finds for sieve in sieves if sieve.finds is not None]
    for sieve in sieves if quick else ():
        if sieve.finds is not None and (best is None or best[0] > few // 20):
            most = few if best is None else best[0]
            query = f"SELECT count(*) FROM (SELECT 1 FROM ({sieve.finds}) LIMIT {most + 1})"
            found = connection.exec_driver_sql(query, values).scalar_one()
            if found <= most:
                best = (found, sieve.finds)
    walks = walked and best is None
    told = [
        (one.walks if walks else None) or one.tests
        for one in sieves
        if best is None or not one.exact or one.finds != best[1]
    ]
    if best is not None:
        told.insert(0, f"it.id IN ({best[1]})")
    return Condition(f" WHERE {' AND '.join(told)}" if told else "", values)


def sieves_of(connection: Connection, matter: Matter, wanted: Narrowed, values: dict[str, Any]) -> Iterator[Sieve]:
    """What is asked for; puts what it is asked with into `values`."""
    values |= {"since": wanted.since, "until": wanted.until}
    match matter:
        case "happenings":
            yield from _happenings(connection, wanted, values)
        case "claims":
            if wanted.denied_only:
                yield Sieve("it.denials > 0")
            yield from _of_event(connection, wanted, values, ("type", "place", "status"))
            if wanted.since or wanted.until:
                yield claims_by_day(_asked(wanted))
        case "ledgers":
            yield from _ledgers(connection, wanted, values)
        case "discrepancies":
            yield from _discrepancies(connection, wanted, values)
        case "stories":
            if wanted.min_pages:
                yield Sieve(f"it.by_pages <= -{wanted.min_pages:d}")
            if wanted.place:
                values["places"] = _passing(names_of(connection, "story_places", "place"), wanted.place)
                some = f"place IN {_GIVEN.format('places')}"
                yield Sieve(
                    f"EXISTS (SELECT 1 FROM story_places a WHERE a.story = it.id AND +a.{some})",
                    f"SELECT story FROM story_places WHERE {some}",
                )
    if matter in _PARTIES and matter != "ledgers" and wanted.party:
        yield _party(connection, matter, wanted, values)
    if matter in {"happenings", "claims", "ledgers", "stories"}:
        if wanted.min_origins:
            low = "asserted_origins_low" if matter == "claims" else "origins_low"
            few = "SELECT id FROM happenings WHERE background IN (0, 1) AND by_origins <= -{}"
            yield Sieve(
                f"it.{low} >= {wanted.min_origins:d}",
                few.format(f"{wanted.min_origins:d}") if matter == "happenings" else None,
            )
        if wanted.stories:
            yield _story(matter, wanted.stories, values)
    if wanted.outlet and matter != "discrepancies":
        yield _outlet(connection, matter, wanted.outlet, values)
    if matter in {"origins", "copies", "stories"} and (wanted.since or wanted.until):
        yield _published(matter, wanted)


def _happenings(connection: Connection, wanted: Narrowed, values: dict[str, Any]) -> Iterator[Sieve]:
    if wanted.part is not None:
        yield Sieve(f"it.part = {wanted.part:d}")
    for name, test in (("type", wanted.type), ("place", wanted.place), ("status", wanted.status)):
        if test:
            values[name] = _passing(names_of(connection, "happenings", name), test)
            some = f"{name} IN {_GIVEN.format(name)}"
            finds = None if name == "status" else f"SELECT id FROM happenings WHERE {some}"
            yield Sieve(f"+it.{some}", finds, exact=True, far=name == "place")
    if wanted.since or wanted.until:
        bounds = ["day_from >= :since"] if wanted.since else []
        bounds += ["day_from <= :until"] if wanted.until else []
        ways = [f"SELECT id FROM happenings WHERE {' AND '.join(bounds)}"]
        if wanted.since:
            stretches = "day_from <> day_to AND day_to >= :since AND day_from < :since"
            ways.append(f"SELECT id FROM happenings WHERE {stretches}")
        yield Sieve(_days("it", wanted), " UNION ALL ".join(ways))


def _ledgers(connection: Connection, wanted: Narrowed, values: dict[str, Any]) -> Iterator[Sieve]:
    if wanted.type:
        values["kind"] = _passing(names_of(connection, "ledgers", "kind"), wanted.type)
        values["type"] = _passing(names_of(connection, "happenings", "type"), wanted.type)
        event = f"EXISTS ({_EVENT} AND h.type IN {_GIVEN.format('type')})"
        yield Sieve(f"(+it.kind IN {_GIVEN.format('kind')} OR {event})")
    if wanted.scope:
        yield Sieve(_SCOPES[wanted.scope])
    yield from _of_event(connection, wanted, values, ("status",))
    entry = "EXISTS (SELECT 1 FROM ledger_entries a WHERE a.ledger = it.id AND {})"
    if wanted.since or wanted.until:
        yield ledgers_by_day(_asked(wanted))
    if wanted.place:
        values["places"] = _passing(names_of(connection, "ledger_entries", "place"), wanted.place)
        some = f"place IN {_GIVEN.format('places')}"
        yield Sieve(entry.format(f"+a.{some}"), f"SELECT ledger FROM ledger_entries WHERE {some}")
    if wanted.party:
        speaks = _party(connection, "ledgers", wanted, values)
        acts = _party(connection, "happenings", wanted, values, "it.happening")
        yield Sieve(f"({speaks.tests} OR {acts.tests})")


def _discrepancies(connection: Connection, wanted: Narrowed, values: dict[str, Any]) -> Iterator[Sieve]:
    if wanted.outlet:
        told = "json_extract(a.value, '$.outlet')"
        query = f"SELECT DISTINCT {told} FROM discrepancies it, json_each(it.json, '$.versions') a"
        values["outlets"] = _passing(connection.exec_driver_sql(query).scalars(), wanted.outlet)
        yield Sieve(f"EXISTS ({_VERSION} AND {told} IN {_GIVEN.format('outlets')})")
    if wanted.since or wanted.until:
        told = "json_extract(a.value, '$.published')"
        yield Sieve(f"EXISTS ({_VERSION} AND {told_within(told, _asked(wanted))})")


def _of_event(
    connection: Connection, wanted: Narrowed, values: dict[str, Any], columns: Iterable[str]
) -> Iterator[Sieve]:
    """What is asked of the happening that something is about."""
    for name in columns:
        test = getattr(wanted, name)
        if test:
            values[name] = _passing(names_of(connection, "happenings", name), test)
            yield Sieve(f"EXISTS ({_EVENT} AND +h.{name} IN {_GIVEN.format(name)})")


def _party(
    connection: Connection, matter: Matter, wanted: Narrowed, values: dict[str, Any], id_: str = "it.id"
) -> Sieve:
    table, thing, sides = _PARTIES[matter]
    test = wanted.party

    def passing() -> str:
        every = parties_of(connection, table)
        return json.dumps([[name, code] for name, code in every if test and test(Party("", name, "", code))])

    known = wanted.asked is not None
    values[table] = kept(connection, ("passing", table, wanted.asked), passing) if known else passing()
    given = f"(SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(:{table}))"
    return Sieve(
        f"EXISTS (SELECT 1 FROM {table} p WHERE p.{thing} = {id_} AND p.side {sides} "
        f"AND (+p.name, +p.code) IN {given})",
        f"SELECT {thing} FROM {table} WHERE (name, code) IN {given} AND side {sides}",
        exact=True,
        far=True,
    )


def _story(matter: Matter, stories: tuple[str, ...], values: dict[str, Any]) -> Sieve:
    column = "id" if matter == "stories" else "story"
    values |= {f"story{number}": story for number, story in enumerate(stories)}
    starts = [f"substr(it.{column}, 1, length(:story{n})) = :story{n}" for n in range(len(stories))]
    ranges = [
        f"SELECT id FROM {matter} WHERE {column} BETWEEN :story{n} AND :story{n} || char(1114111)"
        for n in range(len(stories))
    ]
    return Sieve(f"({' OR '.join(starts)})", " UNION ALL ".join(ranges), exact=True, far=True)


def _outlet(connection: Connection, matter: Matter, test: Test, values: dict[str, Any]) -> Sieve:
    values["outlets"] = _passing(outlets_of(connection), test)
    passes = f"{OUTLET} IN {_GIVEN.format('outlets')}"
    if matter == "copies":
        return Sieve(f"EXISTS (SELECT 1 FROM {READ} WHERE r.page = it.later AND {passes})")
    table, thing = _PAGES[matter]
    tests = f"EXISTS ({_PAGE.format(table=table, thing=thing)} AND {passes})"
    finds = (
        f"SELECT c.{thing} FROM readings r CROSS JOIN {table} c ON c.page = r.page "
        f"WHERE r.outlet IN {_GIVEN.format('outlets')} UNION ALL "
        f"SELECT c.{thing} FROM pages q CROSS JOIN {READ} ON r.page = q.id CROSS JOIN {table} c ON c.page = r.page "
        f"WHERE q.hint_outlet IN {_GIVEN.format('outlets')} AND +r.outlet IS NULL"
    )
    return Sieve(tests, finds, exact=True, far=True)


def _published(matter: Matter, wanted: Narrowed) -> Sieve:
    """Some page of the thing was published within the bounds."""
    if matter == "copies":
        told = told_within(PUBLISHED, _asked(wanted))
        return Sieve(f"EXISTS (SELECT 1 FROM {READ} WHERE r.page = it.later AND {told})")
    return of_pages(*_PAGES[matter], PUBLISHED, _asked(wanted))


def _days(table: str, wanted: Narrowed) -> str:
    """The day of a row with computed bounds lies within those asked for."""
    tests = [f"{table}.day_to >= :since"] if wanted.since else []
    tests += [f"{table}.day_from <= :until"] if wanted.until else []
    return " AND ".join(tests)


def _asked(wanted: Narrowed) -> Bounds:
    return ":since" if wanted.since else None, ":until" if wanted.until else None


def _passing(names: Iterable[str | None], test: Test) -> str:
    return json.dumps([name for name in names if test(name)])
