"""A happening as event formats take it: with its pages, origins, toll and place; its days; its id as a number."""

from __future__ import annotations

import calendar
import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from palagan.model.record import Happening, Mention, Party
from palagan.views.cards import PageCard
from palagan.views.ledgers import LedgerRow, NowRow

_DIGITS = 13
"""Hex digits of a number made from an id: 52 bits, which every program holds exactly; among a million rows two clash
with a chance of one in 9,000."""


@dataclass(frozen=True, slots=True)
class Where:
    """A place as the gazetteer has it. `level` is "point", "town", "district", "province", "country" or "region";
    `country` ISO 3166-1 alpha-3; degrees are WGS 84; None is unknown. `disputed` tells what is contested."""

    name: str
    level: str | None = None
    country: str | None = None
    province: str | None = None
    district: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames: int | None = None
    disputed: str = ""


@dataclass(frozen=True, slots=True)
class Telling:
    """What the reading of a page tells of one mention: the sentence's number on the page, the length of the page's
    text in code points, and the calibrated confidence, 0–1."""

    sentence: int | None
    length: int
    confidence: float | None


@dataclass(frozen=True, slots=True)
class Event:
    """One happening. `pages` has the card of every page that tells it, `origins` the names of the certain, `tolls` the
    ledgers of it; `tellings` (page, event) → what its reading tells, only for formats that take mentions."""

    happening: Happening
    pages: Mapping[str, PageCard] = field(default_factory=dict)
    origins: tuple[str, ...] = ()
    tolls: tuple[LedgerRow, ...] = ()
    where: Where | None = None
    tellings: Mapping[tuple[str, str], Telling] = field(default_factory=dict)

    @property
    def first(self) -> Mention | None:
        """The mention told first."""
        return min(self.happening.mentions, key=lambda m: (m.published or "9", m.page, m.evidence.start), default=None)


@dataclass(frozen=True, slots=True)
class Days:
    """The days that a date (EDTF) can mean, "YYYY-MM-DD". `last` is None for a stretch that still goes on."""

    first: str
    last: str | None
    exact: bool
    """Whether it is one day."""


def days_of(date: str | None) -> Days | None:
    """The days of a date of any precision: a day, month, year, or a stretch; None where none is told."""
    if not date:
        return None
    start, slash, end = date.partition("/")
    if not start or start == "..":
        return None
    first = _bounds(start)[0]
    if slash:
        last = None if end in ("", "..") else _bounds(end)[1]
        return Days(first, last, first == last)
    return Days(first, _bounds(start)[1], start.count("-") == 2)


def _bounds(day: str) -> tuple[str, str]:
    parts = [int(part) for part in day.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else None
    if month is None:
        return f"{year:04d}-01-01", f"{year:04d}-12-31"
    if len(parts) == 2:
        return f"{year:04d}-{month:02d}-01", f"{year:04d}-{month:02d}-{calendar.monthrange(year, month)[1]:02d}"
    return day, day


def length_of(days: Days) -> int | None:
    """How many days it can mean, the bounds included; None for an open stretch."""
    if days.last is None:
        return None
    return (dt.date.fromisoformat(days.last) - dt.date.fromisoformat(days.first)).days + 1


def number_of(*parts: str) -> int:
    """A number made from an id, the same at every export."""
    told = "\0".join(parts).encode("utf-8", "surrogatepass")
    return int(hashlib.sha256(told).hexdigest()[:_DIGITS], 16)


def is_mutual(happening: Happening) -> bool:
    """Whether the same parties stand on both sides: fighting, talks."""
    return bool(happening.sources) and keys(happening.sources) == keys(happening.targets)


def keys(parties: Sequence[Party]) -> frozenset[str]:
    """The parties by their keys."""
    return frozenset(party.key for party in parties)


def pairs_of(happening: Happening) -> Iterator[tuple[Party | None, Party | None]]:
    """Who to whom, two by two: every source with every target, None for a side that nobody is told to stand on. Of a
    mutual happening every party to every other."""
    sources: Sequence[Party | None] = happening.sources or (None,)
    targets: Sequence[Party | None] = happening.targets or (None,)
    found = False
    for source in sources:
        for target in targets:
            if source is None or target is None or source.key != target.key:
                found = True
                yield source, target
    if not found:
        yield sources[0], None


def killed(event: Event) -> tuple[float | None, float | None, tuple[NowRow, ...]] | None:
    """How many the event killed by what the speakers now say: the lowest and highest, and who says what; None where
    nobody gives a toll. Sums since a start are none of the event's own. An open bound is None."""
    said = tuple(now for row in event.tolls if row.kind == "killed" for now in row.now if not now.cumulative)
    if not said:
        return None
    lows, highs = [now.low for now in said], [now.high for now in said]
    low = None if None in lows else min(one for one in lows if one is not None)
    high = None if None in highs else max(one for one in highs if one is not None)
    return low, high, said


def evidence_line(row: str, event: Event) -> dict[str, Any]:
    """A line of the side file: all that the row of this id rests on."""
    happening = event.happening
    return {
        "row": row,
        "happening": happening.id,
        "story": happening.story,
        "type": happening.type,
        "mode": happening.mode,
        "status": happening.status,
        "background": happening.background,
        "date": happening.date,
        "place": happening.place,
        "carried_over": list(happening.carried_over),
        "where": asdict(event.where) if event.where else None,
        "sources": [_party(party) for party in happening.sources],
        "targets": [_party(party) for party in happening.targets],
        "said_by": [_party(party) for party in happening.said_by],
        "denied_by": [_party(party) for party in happening.denied_by],
        "origins": {"low": happening.origins.low, "high": happening.origins.high, "names": list(event.origins)},
        "contradictions": list(happening.contradictions),
        "tellings": [_telling(mention, event.pages.get(mention.page)) for mention in happening.mentions],
        "tolls": [_toll(row) for row in event.tolls],
        "decisions": [
            {
                "decision": one.decision, "verdict": one.verdict, "field": one.field, "machine": one.machine,
                "reviewer": one.by, "at": one.at, "why": one.why, "disputed": one.disputed,
            }
            for one in happening.rulings
        ],
    }  # fmt: skip


def _party(party: Party) -> dict[str, str]:
    return {"key": party.key, "name": party.name, "kind": party.kind, "code": party.code}


def _telling(mention: Mention, card: PageCard | None) -> dict[str, Any]:
    return {
        "page": mention.page,
        "sha256": card.sha256 if card else None,
        "url": card.url if card else None,
        "outlet": card.outlet if card else None,
        "published": mention.published,
        "start": mention.evidence.start,
        "end": mention.evidence.end,
        "words": mention.evidence.words,
        "anchor": mention.anchor.words,
        "status": mention.status,
    }


def _toll(row: LedgerRow) -> dict[str, Any]:
    return {
        "ledger": row.id,
        "kind": row.kind,
        "now": [
            {
                "speakers": list(now.speakers), "low": now.low, "high": now.high, "published": now.published,
                "cumulative": now.cumulative, "figures": list(now.entries),
            }
            for now in row.now
        ],
        "words": [
            {
                "figure": entry.id, "page": entry.evidence.page, "sha256": entry.evidence.sha256,
                "start": entry.evidence.start, "end": entry.evidence.end, "words": entry.evidence.words,
            }
            for entry in row.entries
        ],
    }  # fmt: skip
