"""The timeline: happenings by day, background apart from news, plans apart from deeds, origins on every line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from palagan.model.decision import Ruling
from palagan.model.record import Happening, Record
from palagan.views.cards import Footnote, PageCard, footnote, names, outlets_of
from palagan.views.filters import Filter
from palagan.views.lineage import named


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One happening. `date` is EDTF or None; `told_on` the day it was first told, by which undated ones are placed.

    `carried_over` names the fields ("date", "place") that no sentence telling it tells: they stand in other sentences.
    `rulings`, here and on other rows, are the decisions of people that lie over it; `origins` names the certain ones.
    """

    id: str
    date: str | None
    told_on: str | None
    type: str
    mode: str | None
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    source_codes: tuple[str, ...]
    target_codes: tuple[str, ...]
    place: str | None
    status: str
    background: bool
    said_by: tuple[str, ...]
    denied_by: tuple[str, ...]
    origins_low: int
    origins_high: int
    pages: int
    mentions: int
    outlets: tuple[str, ...]
    story: str | None
    links: tuple[str, ...]
    contradictions: tuple[str, ...]
    evidence: tuple[Footnote, ...]
    rulings: tuple[Ruling, ...] = ()
    origins: tuple[str, ...] = ()
    carried_over: tuple[str, ...] = ()

    @property
    def sort_key(self) -> tuple[str, str, str]:
        """By date, else by the day first told; undated last."""
        return (self.date or self.told_on or "9999", self.type, self.id)


def timeline(record: Record, cards: Mapping[str, PageCard], chosen: Filter = Filter()) -> tuple[TimelineRow, ...]:
    """The happenings that the filter lets through, in order of their dates."""
    known = {origin.id: origin.name for origin in record.origins}
    rows = (timeline_row(h, cards, known) for h in record.happenings if lets_happening(h, cards, chosen))
    return tuple(sorted(rows, key=lambda row: row.sort_key))


def lets_happening(happening: Happening, cards: Mapping[str, PageCard], chosen: Filter) -> bool:
    """Whether the filter lets the happening through. An undated one is judged by the day it was first told."""
    told = happening.first_told[:10] if happening.first_told else None
    return (
        chosen.lets_type(happening.type)
        and chosen.lets_story(happening.story)
        and chosen.lets_status(happening.status)
        and chosen.lets_origins(happening.origins.low)
        and chosen.lets_day(happening.date or told)
        and chosen.lets_place(happening.place)
        and chosen.lets_parties((*happening.sources, *happening.targets))
        and chosen.lets_outlet(outlets_of((m.page for m in happening.mentions), cards))
    )


def timeline_row(
    happening: Happening, cards: Mapping[str, PageCard], known: Mapping[str, str] | None = None
) -> TimelineRow:
    """One happening as the timeline shows it; `known` names origins by their ids."""
    pages = tuple(dict.fromkeys(mention.page for mention in happening.mentions))
    return TimelineRow(
        id=happening.id,
        date=happening.date,
        told_on=happening.first_told[:10] if happening.first_told else None,
        type=happening.type,
        mode=happening.mode,
        sources=names(happening.sources),
        targets=names(happening.targets),
        source_codes=tuple(party.code for party in happening.sources),
        target_codes=tuple(party.code for party in happening.targets),
        place=happening.place,
        status=happening.status,
        background=happening.background,
        said_by=names(happening.said_by),
        denied_by=names(happening.denied_by),
        origins_low=happening.origins.low,
        origins_high=happening.origins.high,
        pages=len(pages),
        mentions=len(happening.mentions),
        outlets=outlets_of(pages, cards),
        story=happening.story,
        links=tuple(f"{link.kind} {link.other}" for link in happening.links),
        contradictions=happening.contradictions,
        evidence=tuple(footnote(mention.evidence, cards) for mention in happening.mentions),
        rulings=happening.rulings,
        origins=named(happening.origins.ids, known),
        carried_over=happening.carried_over,
    )


def parties_line(row: TimelineRow) -> str:
    """ "A → B", "A ↔ B" where the same parties stand on both sides, "→ B" where nobody is told to have done it."""
    if row.sources and set(row.sources) == set(row.targets):
        return " ↔ ".join(row.sources)
    left, right = ", ".join(row.sources), ", ".join(row.targets)
    if right:
        return f"{left or '?'} → {right}"
    return left
