"""What is looked for in the record, as SQL conditions.

What SQL cannot test by itself (a date of any precision, a name without its accents) it asks of functions that the one
who looks hands in, so a look-up gives what the same tests give over the whole record.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from pydantic import TypeAdapter
from sqlalchemy import Connection

from palagan.model.record import Claim, Ledger, Party

Matter = Literal["happenings", "claims", "ledgers", "discrepancies", "origins", "copies", "stories"]
"""The tables that can be looked up."""
Test = Callable[[str | None], bool]


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What is looked for; all of it must hold. None lets everything through.

    `day` tests a date, `place` and `outlet` a name, `story` an id, `party` an actor; a row passes with one that does.
    """

    type: Test | None = None
    status: Test | None = None
    day: Test | None = None
    place: Test | None = None
    outlet: Test | None = None
    story: Test | None = None
    party: Callable[[Party], bool] | None = None
    min_origins: int = 0
    min_pages: int = 0
    denied_only: bool = False


OUTLET = "coalesce(r.outlet, (SELECT hint_outlet FROM pages WHERE id = r.page))"
PUBLISHED = "coalesce(r.published, (SELECT hint_published FROM pages WHERE id = r.page))"
"""What a page of the record says of itself, else what was told beside it; the page is looked up only then."""

_JOINED = "SELECT 1 FROM readings r WHERE r.page"
_PAGES: dict[Matter, str] = {
    "happenings": f"{_JOINED} IN (SELECT page FROM mentions WHERE happening = it.id)",
    "claims": f"{_JOINED} IN (SELECT page FROM assertions WHERE claim = it.id)",
    "ledgers": f"{_JOINED} IN (SELECT page FROM ledger_entries WHERE ledger = it.id)",
    "origins": f"{_JOINED} IN (SELECT page FROM origin_pages WHERE origin = it.id)",
    "copies": f"{_JOINED} = it.later",
    "stories": f"{_JOINED} IN (SELECT value FROM json_each(it.json, '$.pages'))",
}
"""The pages of a row, of which one must pass a test of outlet or day."""
_TOLD = "SELECT 1 FROM assertions a WHERE a.claim = it.id"
_ENTRY = "SELECT 1 FROM ledger_entries a WHERE a.ledger = it.id"
_VERSION = "SELECT 1 FROM json_each(it.json, '$.versions') a WHERE 1"
_EVENT = "SELECT 1 FROM happenings h WHERE h.id = it.happening"


def condition(connection: Connection, matter: Matter, wanted: Narrowed) -> str:
    """The condition over the table `matter` under the name `it`, empty for everything; SQLite is taught the tests."""
    _teach(connection, wanted)
    told = [sql for asked, sql in _conditions(matter, wanted) if asked]
    return f" WHERE {' AND '.join(told)}" if told else ""


def _conditions(matter: Matter, wanted: Narrowed) -> Iterator[tuple[object, str]]:
    """What may be asked, and the condition for it."""
    match matter:
        case "happenings":
            yield wanted.type, "lets_type(it.type)"
            yield wanted.status, "lets_status(it.status)"
            yield wanted.day, "lets_day(coalesce(nullif(it.date, ''), substr(it.first_told, 1, 10)))"
            yield wanted.place, "lets_place(it.place)"
            yield wanted.party, _acted("it")
        case "claims":
            yield wanted.denied_only, "it.denials > 0"
            yield wanted.type, f"EXISTS ({_EVENT} AND lets_type(h.type))"
            yield wanted.status, f"EXISTS ({_EVENT} AND lets_status(h.status))"
            yield wanted.place, f"EXISTS ({_EVENT} AND lets_place(h.place))"
            yield wanted.day, f"EXISTS ({_TOLD} AND lets_day(substr(a.published, 1, 10)))"
            yield wanted.party, "lets_speakers(it.json)"
        case "ledgers":
            yield wanted.type, f"(lets_type(it.kind) OR EXISTS ({_EVENT} AND lets_type(h.type)))"
            yield wanted.status, f"EXISTS ({_EVENT} AND lets_status(h.status))"
            day = "lets_day(coalesce(nullif(a.date, ''), substr(a.published, 1, 10)))"
            yield wanted.day, f"EXISTS ({_ENTRY} AND {day})"
            yield wanted.place, f"EXISTS ({_ENTRY} AND lets_place(a.place))"
            yield wanted.party, f"(lets_speakers(it.json) OR EXISTS ({_EVENT} AND {_acted('h')}))"
        case "discrepancies":
            yield wanted.outlet, f"EXISTS ({_VERSION} AND lets_outlet(json_extract(a.value, '$.outlet')))"
            yield wanted.day, f"EXISTS ({_VERSION} AND lets_day(substr(json_extract(a.value, '$.published'), 1, 10)))"
        case "stories":
            yield wanted.min_pages, f"it.pages >= {wanted.min_pages:d}"
            yield wanted.party, "lets_parties(json_extract(it.json, '$.parties'))"
            yield wanted.place, "EXISTS (SELECT 1 FROM json_each(it.json, '$.places') a WHERE lets_place(a.value))"
    if matter in {"happenings", "claims", "ledgers", "stories"}:
        low = "it.asserted_origins_low" if matter == "claims" else "it.origins_low"
        yield wanted.min_origins, f"{low} >= {wanted.min_origins:d}"
        yield wanted.story, f"lets_story(it.{'id' if matter == 'stories' else 'story'})"
    if matter in _PAGES:
        yield wanted.outlet, f"EXISTS ({_PAGES[matter]} AND lets_outlet({OUTLET}))"
    if matter in {"origins", "copies", "stories"}:
        day = f"lets_day(substr({PUBLISHED}, 1, 10))"
        yield wanted.day, f"EXISTS ({_PAGES[matter]} AND {day})"


def _acted(table: str) -> str:
    """Some source or target of a happening passes."""
    sides = (f"lets_parties(json_extract({table}.json, '$.{side}'))" for side in ("sources", "targets"))
    return f"({' OR '.join(sides)})"


def _teach(connection: Connection, wanted: Narrowed) -> None:
    """Make the tests known to this connection. The same words come again and again, so answers are kept."""
    driver: Any = connection.connection.driver_connection
    for name in ("type", "status", "day", "place", "outlet", "story"):
        test = getattr(wanted, name)
        if test:
            driver.create_function(f"lets_{name}", 1, cache(test), deterministic=True)
    if wanted.party:
        driver.create_function("lets_parties", 1, cache(_some_party(wanted.party)), deterministic=True)
        driver.create_function("lets_speakers", 1, _some_speaker(wanted.party), deterministic=True)


_PARTIES: TypeAdapter[tuple[Party, ...]] = TypeAdapter(tuple[Party, ...])
_CLAIM: TypeAdapter[Claim] = TypeAdapter(Claim)
_LEDGER: TypeAdapter[Ledger] = TypeAdapter(Ledger)


def _some_party(test: Callable[[Party], bool]) -> Callable[[str], bool]:
    return lambda line: any(map(test, _PARTIES.validate_json(line)))


def _some_speaker(test: Callable[[Party], bool]) -> Callable[[str], bool]:
    """Whether a speaker in a ledger, or one of the speakers or of the chain in a claim, passes."""

    def passes(line: str) -> bool:
        if '"entries":' in line[: line.find("[")]:
            return any(test(party) for entry in _LEDGER.validate_json(line).entries for party in entry.speakers)
        claim = _CLAIM.validate_json(line)
        told = (party for one in (*claim.asserted, *claim.denied) for party in (one.speaker, *one.via))
        return any(party is not None and test(party) for party in told)

    return passes
