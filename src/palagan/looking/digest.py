"""The case at a glance: what is newest, which tolls moved, who is silent, what waits; counts, no measure of its own."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from pydantic import TypeAdapter
from sqlalchemy import Connection

from palagan.looking.bars import Bars, bars_of
from palagan.looking.heads import ClaimHead, claim_heads
from palagan.looking.hearing import Heard, Source, heard
from palagan.looking.rows import Wish
from palagan.model.record import Claim, Ledger, LedgerEntry
from palagan.store.look_up import ask
from palagan.store.named import kept
from palagan.store.upkeep import count_pending
from palagan.views.cards import names

NEWEST = 6
"""Claims, denials and tolls that are shown."""
_LOOKED_AT = 40
"""Assertions looked at for each that is shown: one claim may have many."""
WINDOW = 366
"""Days before the last page that the overview's bars show."""


_CLAIM = TypeAdapter(Claim)
_LEDGER = TypeAdapter(Ledger)


@dataclass(frozen=True, slots=True)
class Moved:
    """A toll that a newer figure changed: what its speakers say now, who moved it last, from what to what."""

    ledger: str
    about: str
    kind: str
    low: float | None
    high: float | None
    on: str
    speakers: tuple[str, ...]
    now: tuple[float | None, float | None]
    was: tuple[float | None, float | None] | None
    outlet: str | None
    page: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """How much of it there is: matters told differently, claims that somebody denies, pages not read, pages read but
    not yet in the record."""

    discrepancies: int
    denied: int
    unread: int
    pending: int


@dataclass(frozen=True, slots=True)
class Counted:
    """How many there are of everything."""

    pages: int
    stories: int
    happenings: int
    claims: int
    ledgers: int
    origins: int
    outlets: int


@dataclass(frozen=True, slots=True)
class Digest:
    """All of it; `bars` is None where no page is dated."""

    counted: Counted
    since: str | None
    until: str | None
    bars: Bars | None
    claims: tuple[ClaimHead, ...]
    denials: tuple[ClaimHead, ...]
    moved: tuple[Moved, ...]
    silent: tuple[Source, ...]
    regular: int
    waiting: Waiting


def digest(connection: Connection, wish: Wish) -> Digest:
    """The case at a glance, as decided."""
    sources = heard(connection)
    return Digest(
        counted=counted(connection, sources),
        since=sources.since,
        until=sources.until,
        bars=_bars(connection, wish, sources),
        claims=newest_claims(connection, denied=False),
        denials=newest_claims(connection, denied=True),
        moved=moved_tolls(connection),
        silent=sources.silent,
        regular=sources.regular,
        waiting=waiting(connection),
    )


def _bars(connection: Connection, wish: Wish, sources: Heard) -> Bars | None:
    if sources.since is None or sources.until is None:
        return None
    last = dt.date.fromisoformat(sources.until)
    begin = (last - dt.timedelta(min(WINDOW, last.toordinal() - 1))).isoformat()
    return bars_of(connection, wish, max(begin, sources.since), sources.until)


def counted(connection: Connection, sources: Heard) -> Counted:
    """How many there are of everything."""
    outlets = sum(source.name is not None for source in sources.sources)
    tables = ("pages", "stories", "happenings", "claims", "ledgers", "origins")
    return Counted(**{table: _count(connection, table) for table in tables}, outlets=outlets)


def _count(connection: Connection, what: str) -> int:
    return kept(connection, ("count", what), lambda: _counted(connection, what))


def _counted(connection: Connection, what: str) -> int:
    return int(connection.exec_driver_sql(f"SELECT count(*) FROM {what}").scalar_one())


def newest_claims(connection: Connection, *, denied: bool, most: int = NEWEST) -> tuple[ClaimHead, ...]:
    """The claims told last; `denied`: those that were denied last."""
    only = " WHERE denies" if denied else ""
    query = f"SELECT published, denies, claim FROM assertions{only} ORDER BY published DESC LIMIT {most * _LOOKED_AT}"
    ids = list(dict.fromkeys(row[2] for row in connection.exec_driver_sql(query)))[:most]
    lines = ask(connection, "SELECT id, json FROM claims WHERE id IN :given", ids)
    found = {id_: _CLAIM.validate_json(line) for id_, line in lines}
    return claim_heads(connection, [found[id_] for id_ in ids if id_ in found])


def moved_tolls(connection: Connection, most: int = NEWEST) -> tuple[Moved, ...]:
    """The tolls in which a figure took the place of an older one last."""
    query = (
        "SELECT published, ledger, id FROM ledger_entries WHERE replaces <> '' AND published IS NOT NULL "
        f"ORDER BY published DESC LIMIT {most * _LOOKED_AT}"
    )
    last: dict[str, str] = {}
    for _published, ledger, entry in connection.exec_driver_sql(query):
        last.setdefault(ledger, entry)
    some = list(last)[:most]
    lines = ask(connection, "SELECT id, json FROM ledgers WHERE id IN :given", some)
    found = {id_: _LEDGER.validate_json(line) for id_, line in lines}
    moved = (_moved(found[id_], last[id_]) for id_ in some if id_ in found)
    return tuple(one for one in moved if one is not None)


def _moved(ledger: Ledger, entry: str) -> Moved | None:
    by_id = {one.id: one for one in ledger.entries}
    one = by_id.get(entry)
    if one is None:
        return None
    return Moved(
        ledger=ledger.id,
        about=ledger.about,
        kind=ledger.kind,
        low=ledger.low,
        high=ledger.high,
        on=(one.published or "")[:10],
        speakers=names(one.speakers),
        now=(one.low, one.high),
        was=_range([by_id[old] for old in one.replaces if old in by_id]),
        outlet=one.outlet,
        page=one.evidence.page,
        start=one.evidence.start,
        end=one.evidence.end,
    )


def _range(entries: list[LedgerEntry]) -> tuple[float | None, float | None] | None:
    """What the entries say together; None where there are none."""
    if not entries:
        return None
    lows, highs = [one.low for one in entries], [one.high for one in entries]
    low = None if None in lows else min(one for one in lows if one is not None)
    high = None if None in highs else max(one for one in highs if one is not None)
    return low, high


def waiting(connection: Connection) -> Waiting:
    """What waits for somebody."""
    unread = _count(connection, "pages") - _count(connection, "readings")
    order = "by_denied, by_origins, by_tellings, id"
    denied = f"(SELECT {order} FROM claims WHERE by_denied = 0 ORDER BY {order} LIMIT -1)"
    return Waiting(_count(connection, "discrepancies"), _count(connection, denied), unread, count_pending(connection))
