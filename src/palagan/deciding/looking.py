"""Looking at a case: connections on which the record is as people decided, and where every decision stands.

Decisions are laid over what they touch alone, when a connection is opened to look; the machine's record is not changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection

from palagan.errors import NotFoundError
from palagan.model.decision import DecidedKind, Decision, Key
from palagan.model.record import Record
from palagan.record.decided import Overlay, overlay, pages_of
from palagan.record.keys import id_of, things_of
from palagan.record.laying import Parts, Placed
from palagan.record.rates import ErrorRate, error_rates
from palagan.record.standing import active
from palagan.record.strands import PageLine, Strands
from palagan.store.decisions import load_decisions, load_samples
from palagan.store.find import Found, find
from palagan.store.open import CaseFile
from palagan.store.shadow import Changed, lay_shadow
from palagan.store.touched import Asked, touched

_FIELDS = ("copies", "origins", "stories", "happenings", "claims", "discrepancies", "ledgers")
"""Of a record; the tables have the same names."""


@contextmanager
def looking(case: CaseFile) -> Iterator[Connection]:
    """A connection that sees the record as people decided: every query of it, in SQL too."""
    with case.reading() as connection:
        lay_decisions(connection)
        yield connection


def lay_decisions(connection: Connection) -> None:
    """Let this connection see the record as decided from now on. Without decisions it costs one query."""
    decisions = load_decisions(connection)
    if not active(decisions):
        return
    parts = parts_of(connection, decisions)
    lay_shadow(connection, _changed(parts.record, overlay(decisions, parts)))


def find_shown(case: CaseFile, id_: str) -> Found:
    """What an id names, as people decided; what they took away is as the machine has it."""
    try:
        with looking(case) as connection:
            return find(connection, id_)
    except NotFoundError:
        with case.reading() as connection:
            return find(connection, id_)


def _changed(machine: Record, over: Overlay) -> Changed:
    decided = over.record(machine)
    away: dict[str, list[str]] = {}
    instead = {}
    for name in _FIELDS:
        was = {_id(one): one for one in getattr(machine, name)}
        now = {_id(one): one for one in getattr(decided, name)}
        instead[name] = tuple(one for id_, one in now.items() if was.get(id_) != one)
        away[name] = [id_ for id_, one in was.items() if now.get(id_) != one]
    return Changed(away, Record(**instead))


def _id(thing: object) -> str:
    return str(getattr(thing, "id", None) or id_of(thing))  # type: ignore[arg-type]


def parts_of(connection: Connection, decisions: Iterable[Decision]) -> Parts:
    """The part of the machine's record that decisions touch; the connection must have nothing laid over it."""
    several = active(decisions)
    names = set()
    for one in several:
        if one.key.kind == "actor":
            names |= {was.mark for key in (one.key, *one.others) for was in key.beneath}
        elif one.key.kind == "origin" and one.verdict == "merge":
            names |= {id_ for key in one.others for id_ in _origins_of(connection, key)}
    wide = any(one.key.kind == "story" or one.field == "story" for one in several)
    drawn = any(one.key.kind == "origin" or (one.key.kind == "page" and one.field != "story") for one in several)
    record, pages = touched(connection, Asked(pages_of(several), frozenset(names), wide, drawn))
    lines = {id_: PageLine(row.title, row.published, row.outlet) for id_, row in pages.items()}
    heirs = {id_: row.heir for id_, row in pages.items() if row.heir}
    return Parts(record, lines, heirs)


def _origins_of(connection: Connection, key: Key) -> list[str]:
    """The origins of today that an origin's key may mean."""
    query = "SELECT DISTINCT o.id FROM origins o JOIN origin_pages p ON p.origin = o.id WHERE p.page = ?"
    return [id_ for was in key.beneath[:1] for id_ in connection.exec_driver_sql(query, (was.page,)).scalars()]


@dataclass(frozen=True, slots=True)
class Standing:
    """Every decision with where it stands, and how often the machine was wrong."""

    placed: tuple[Placed, ...]
    rates: tuple[ErrorRate, ...]


def standing(case: CaseFile) -> Standing:
    """Where the decisions of a case stand today."""
    with case.reading() as connection:
        decisions = load_decisions(connection)
        samples = load_samples(connection)
        if not decisions and not samples:
            return Standing((), ())
        parts = parts_of(connection, decisions)
    over = overlay(decisions, parts)
    return Standing(over.placed, error_rates(over.placed, samples, _today(parts)))


def _today(parts: Parts) -> Callable[[Key], str | None]:
    """What a key means today, among what decisions touch."""
    made: dict[DecidedKind, Strands] = {}

    def today(key: Key) -> str | None:
        if key.kind == "page":
            return key.beneath[0].page
        if key.kind not in made:
            made[key.kind] = Strands(key.kind, things_of(parts.record, key.kind), parts.heirs)
        hits = made[key.kind].finder.find(key, made[key.kind].owner)
        return hits[0].id if hits else None

    return today
