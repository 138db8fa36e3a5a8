"""Toll ledgers: every figure with who gave it, through which page, its words, and what it replaced."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from palagan.model.decision import Ruling
from palagan.model.record import Ledger, LedgerEntry, Record
from palagan.views.cards import Footnote, PageCard, footnote, names, outlets_of
from palagan.views.drawn import Behind, PageOrigin
from palagan.views.filters import Filter
from palagan.views.lineage import named


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One figure as one page tells it. Bounds are counts (for territory, percent or area); None is open.

    `replaces`, `replaced_by` and `contradicts` are ids of entries; `origins` says where the page has its report from.
    """

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
    replaced_by: tuple[str, ...] = ()
    origins: tuple[PageOrigin, ...] = ()
    rulings: tuple[Ruling, ...] = ()


@dataclass(frozen=True, slots=True)
class NowRow:
    """What one speaker says now; no `speakers`: the pages' own voice. `published` is when it was last told."""

    speakers: tuple[str, ...]
    low: float | None
    high: float | None
    published: str | None
    cumulative: bool
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """The toll of one matter and kind of harm. `low`–`high` is the union of what the speakers now say (`now`)."""

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
    now: tuple[NowRow, ...] = ()
    origins: tuple[str, ...] = ()


def ledgers(record: Record, cards: Mapping[str, PageCard], chosen: Filter = Filter()) -> tuple[LedgerRow, ...]:
    """The ledgers that the filter lets through, most entries first. `Filter.types` matches the kind of harm too."""
    by_id = {happening.id: happening for happening in record.happenings}
    known = {origin.id: origin.name for origin in record.origins}
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
            rows.append(ledger_row(ledger, cards, known=known))
    return tuple(sorted(rows, key=lambda row: (-len(row.entries), row.about, row.kind, row.id)))


def _lets(ledger: Ledger, cards: Mapping[str, PageCard], chosen: Filter) -> bool:
    days = [entry.date or (entry.published or "")[:10] or None for entry in ledger.entries]
    places = [entry.place for entry in ledger.entries]
    return (
        chosen.lets_origins(ledger.origins.low)
        and chosen.lets_story(ledger.story)
        and any(chosen.lets_day(day) for day in days)
        and any(chosen.lets_place(place) for place in places)
        and chosen.lets_outlet(outlets_of((entry.evidence.page for entry in ledger.entries), cards))
    )


def ledger_row(
    ledger: Ledger,
    cards: Mapping[str, PageCard],
    behind: Behind | None = None,
    known: Mapping[str, str] | None = None,
    shown: Container[str] | None = None,
) -> LedgerRow:
    """One ledger; `behind` tells where each page has its report from, `known` names origins by their ids, `shown` are
    the ids of the entries that the row has (None: all of them)."""
    entries = sorted(ledger.entries, key=lambda e: (e.published or "9", e.evidence.page, e.evidence.start))
    now = _now([entry for entry in entries if entry.current])
    speakers = dict.fromkeys(name for one in now for name in (one.speakers or ("",)))
    replaced_by: dict[str, list[str]] = {}
    for entry in entries:
        for old in entry.replaces:
            replaced_by.setdefault(old, []).append(entry.id)
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
        entries=tuple(
            _entry(entry, cards, replaced_by, behind or {}) for entry in entries if shown is None or entry.id in shown
        ),
        now=now,
        origins=named(ledger.origins.ids, known),
    )


def _now(entries: Sequence[LedgerEntry]) -> tuple[NowRow, ...]:
    """What each speaker says now, the highest figure first; several current figures of one speaker are one range."""
    by_speaker: dict[tuple[tuple[str, ...], bool], list[LedgerEntry]] = {}
    for entry in entries:
        by_speaker.setdefault((names(entry.speakers), entry.cumulative), []).append(entry)
    rows = []
    for (speakers, cumulative), said in by_speaker.items():
        lows, highs = [entry.low for entry in said], [entry.high for entry in said]
        low = None if None in lows else min(one for one in lows if one is not None)
        high = None if None in highs else max(one for one in highs if one is not None)
        published = max((entry.published for entry in said if entry.published), default=None)
        rows.append(NowRow(speakers, low, high, published, cumulative, tuple(entry.id for entry in said)))
    return tuple(sorted(rows, key=lambda row: (-_top(row), row.speakers, row.cumulative)))


def _top(row: NowRow) -> float:
    return next((one for one in (row.high, row.low) if one is not None), 0.0)


def _entry(
    entry: LedgerEntry, cards: Mapping[str, PageCard], replaced_by: Mapping[str, Sequence[str]], behind: Behind
) -> EntryRow:
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
        replaced_by=tuple(replaced_by.get(entry.id, ())),
        origins=behind.get(entry.evidence.page, ()),
        rulings=entry.rulings,
    )
