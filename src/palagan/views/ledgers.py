"""Toll ledgers: every figure with who gave it, through which page, its words, and what it replaced."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from palagan.model.record import Ledger, LedgerEntry, Record
from palagan.views.cards import Footnote, PageCard, footnote, names, outlets_of
from palagan.views.filters import Filter


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One figure as one page tells it. Bounds are counts (for territory, percent or area); None is open."""

    id: str
    kind: str
    low: float | None
    high: float | None
    words: str
    speakers: tuple[str, ...]
    place: str | None
    date: str | None
    published: str | None
    outlet: str | None
    cumulative: bool
    current: bool
    replaces: tuple[str, ...]
    contradicts: tuple[str, ...]
    evidence: Footnote


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """The toll of one matter and kind of harm. `low`–`high` is the union of what the speakers now say."""

    id: str
    about: str
    kind: str
    low: float | None
    high: float | None
    speakers: tuple[str, ...]
    origins_low: int
    origins_high: int
    happening: str | None
    story: str | None
    entries: tuple[EntryRow, ...]


def ledgers(record: Record, cards: Mapping[str, PageCard], chosen: Filter = Filter()) -> tuple[LedgerRow, ...]:
    """The ledgers that the filter lets through, most entries first. `Filter.types` matches the kind of harm too."""
    by_id = {happening.id: happening for happening in record.happenings}
    rows = []
    for ledger in record.ledgers:
        happening = by_id.get(ledger.happening or "")
        parties = [party for entry in ledger.entries for party in entry.speakers]
        if happening:
            parties += [*happening.sources, *happening.targets]
        if not (chosen.lets_type(ledger.kind) or (happening and chosen.lets_type(happening.type))):
            continue
        if chosen.statuses and not (happening and chosen.lets_status(happening.status)):
            continue
        if chosen.lets_parties(parties) and _lets(ledger, cards, chosen):
            rows.append(_row(ledger, cards))
    return tuple(sorted(rows, key=lambda row: (-len(row.entries), row.about, row.kind, row.id)))


def _lets(ledger: Ledger, cards: Mapping[str, PageCard], chosen: Filter) -> bool:
    days = [entry.date or (entry.published or "")[:10] or None for entry in ledger.entries]
    places = [entry.place for entry in ledger.entries]
    return (
        chosen.lets_origins(ledger.origins.low)
        and any(chosen.lets_day(day) for day in days)
        and any(chosen.lets_place(place) for place in places)
        and chosen.lets_outlet(outlets_of((entry.evidence.page for entry in ledger.entries), cards))
    )


def _row(ledger: Ledger, cards: Mapping[str, PageCard]) -> LedgerRow:
    entries = sorted(ledger.entries, key=lambda e: (e.published or "9", e.evidence.page, e.evidence.start))
    current = [entry for entry in entries if entry.current]
    speakers = dict.fromkeys(name for entry in current for name in (names(entry.speakers) or ("",)))
    return LedgerRow(
        id=ledger.id,
        about=ledger.about,
        kind=ledger.kind,
        low=ledger.low,
        high=ledger.high,
        speakers=tuple(speakers),
        origins_low=ledger.origins.low,
        origins_high=ledger.origins.high,
        happening=ledger.happening,
        story=ledger.story,
        entries=tuple(_entry(entry, cards) for entry in entries),
    )


def _entry(entry: LedgerEntry, cards: Mapping[str, PageCard]) -> EntryRow:
    return EntryRow(
        id=entry.id,
        kind=entry.kind,
        low=entry.low,
        high=entry.high,
        words=entry.words,
        speakers=names(entry.speakers),
        place=entry.place,
        date=entry.date,
        published=entry.published,
        outlet=entry.outlet,
        cumulative=entry.cumulative,
        current=entry.current,
        replaces=entry.replaces,
        contradicts=entry.contradicts,
        evidence=footnote(entry.evidence, cards),
    )
