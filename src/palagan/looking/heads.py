"""Happenings, claims and ledgers in one line each, with the first words that tell them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from palagan.looking.rows import cards_of
from palagan.model.record import Claim, Happening, Ledger, LedgerEntry, Mention
from palagan.views.cards import Footnote, footnote, names


@dataclass(frozen=True, slots=True)
class HappeningHead:
    """A happening in one line; `note` holds the words of its first telling, `origin` its one origin where it has but
    one; `carried_over` as in `Happening`."""

    id: str
    type: str
    mode: str | None
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    date: str | None
    told_on: str | None
    place: str | None
    status: str
    background: bool
    mentions: int
    pages: int
    origins_low: int
    origins_high: int
    origin: str | None
    denied_by: tuple[str, ...]
    carried_over: tuple[str, ...]
    contradictions: tuple[str, ...]
    parties: tuple[str, ...]
    note: Footnote


@dataclass(frozen=True, slots=True)
class ClaimHead:
    """A claim in one line, with who asserts and who denies it; "" stands for somebody not named."""

    id: str
    proposition: str
    asserted_by: tuple[str, ...]
    denied_by: tuple[str, ...]
    asserted_origins: tuple[int, int]
    denied_origins: tuple[int, int]
    tellings: int
    first_told: str | None
    note: Footnote | None


@dataclass(frozen=True, slots=True)
class LedgerHead:
    """A ledger in one line. `speakers`: those whose figures stand now; "" is the pages' own voice. `origin`: its one
    origin where it has but one."""

    id: str
    about: str
    kind: str
    low: float | None
    high: float | None
    entries: int
    speakers: tuple[str, ...]
    origins_low: int
    origins_high: int
    origin: str | None
    last: str | None


def happening_heads(connection: Connection, several: Sequence[Happening]) -> tuple[HappeningHead, ...]:
    """Some happenings, each in one line."""
    first = {one.id: _first(one.mentions) for one in several}
    cards = cards_of(connection, (mention.page for mention in first.values()))
    return tuple(
        HappeningHead(
            id=one.id,
            type=one.type,
            mode=one.mode,
            sources=names(one.sources),
            targets=names(one.targets),
            date=one.date,
            told_on=(one.first_told or "")[:10] or None,
            place=one.place,
            status=one.status,
            background=one.background,
            mentions=len(one.mentions),
            pages=len({mention.page for mention in one.mentions}),
            origins_low=one.origins.low,
            origins_high=one.origins.high,
            origin=one.origins.ids[0] if one.origins.high == 1 and one.origins.ids else None,
            denied_by=names(one.denied_by),
            carried_over=one.carried_over,
            contradictions=one.contradictions,
            parties=party_names(one),
            note=footnote(first[one.id].evidence, cards),
        )
        for one in several
    )


def party_names(happening: Happening) -> tuple[str, ...]:
    """All names of parties that a sentence on a happening can hold."""
    several = (happening.sources, happening.targets, happening.said_by, happening.denied_by)
    return tuple(dict.fromkeys(name for parties in several for name in names(parties)))


def _first(mentions: Iterable[Mention]) -> Mention:
    return min(mentions, key=lambda m: (m.published or "9", m.page, m.evidence.start))


def claim_heads(connection: Connection, several: Sequence[Claim]) -> tuple[ClaimHead, ...]:
    """Some claims, each in one line."""
    told = {one.id: sorted((*one.asserted, *one.denied), key=lambda t: (t.published or "9", t.page)) for one in several}
    cards = cards_of(connection, (tellings[0].page for tellings in told.values() if tellings))
    return tuple(
        ClaimHead(
            id=one.id,
            proposition=one.proposition,
            asserted_by=tuple(dict.fromkeys(t.speaker.name if t.speaker else "" for t in one.asserted)),
            denied_by=tuple(dict.fromkeys(t.speaker.name if t.speaker else "" for t in one.denied)),
            asserted_origins=(one.asserted_origins.low, one.asserted_origins.high),
            denied_origins=(one.denied_origins.low, one.denied_origins.high),
            tellings=len(told[one.id]),
            first_told=next((t.published for t in told[one.id] if t.published), None),
            note=footnote(told[one.id][0].evidence, cards) if told[one.id] else None,
        )
        for one in several
    )


def ledger_heads(several: Sequence[Ledger]) -> tuple[LedgerHead, ...]:
    """Some ledgers, each in one line."""
    return tuple(_ledger(one, [entry for entry in one.entries if entry.current]) for one in several)


def _ledger(one: Ledger, current: Sequence[LedgerEntry]) -> LedgerHead:
    speakers = dict.fromkeys(name for entry in current for name in names(entry.speakers) or ("",))
    last = max((entry.published for entry in one.entries if entry.published), default=None)
    origin = one.origins.ids[0] if one.origins.high == 1 and one.origins.ids else None
    told = (one.id, one.about, one.kind, one.low, one.high, len(one.entries), tuple(speakers))
    return LedgerHead(*told, one.origins.low, one.origins.high, origin, last)
