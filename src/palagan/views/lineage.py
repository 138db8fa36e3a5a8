"""Lineage: origins and why pages count under them, copies with their shared stretches, stories with their pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from palagan.model.record import Aligned, Because, Copy, Origin, Record, Story
from palagan.views.cards import Footnote, PageCard, footnote, names, outlets_of
from palagan.views.filters import Filter


@dataclass(frozen=True, slots=True)
class BecauseRow:
    """Why one page counts under an origin."""

    page: PageCard | None
    how: str
    detail: str
    evidence: Footnote | None


@dataclass(frozen=True, slots=True)
class OriginRow:
    """A connected source of reporting and the pages that draw on it."""

    id: str
    name: str
    kind: str
    outlets: tuple[str, ...]
    pages: int
    because: tuple[BecauseRow, ...]


@dataclass(frozen=True, slots=True)
class CopyRow:
    """Two pages that share text: `share` of the later page's report words stand in the earlier, 0–1."""

    earlier: str
    later: str
    earlier_external_id: str | None
    later_external_id: str | None
    earlier_outlet: str | None
    later_outlet: str | None
    share: float
    spans: tuple[Aligned, ...]


@dataclass(frozen=True, slots=True)
class StoryRow:
    """Pages about the same running matter."""

    id: str
    title: str
    first: str | None
    last: str | None
    parties: tuple[str, ...]
    places: tuple[str, ...]
    origins_low: int
    origins_high: int
    pages: tuple[PageCard, ...]


def origins(record: Record, cards: Mapping[str, PageCard], chosen: Filter = Filter()) -> tuple[OriginRow, ...]:
    """The origins whose outlets and days the filter lets through, those with most pages first."""
    rows = [_origin(o, cards) for o in record.origins if _lets_pages(o.pages, cards, chosen)]
    return tuple(sorted(rows, key=lambda row: (-row.pages, row.name, row.id)))


def _origin(origin: Origin, cards: Mapping[str, PageCard]) -> OriginRow:
    return OriginRow(
        id=origin.id,
        name=origin.name,
        kind=origin.kind,
        outlets=outlets_of(origin.pages, cards),
        pages=len(origin.pages),
        because=tuple(_because(reason, cards) for reason in origin.because),
    )


def _because(reason: Because, cards: Mapping[str, PageCard]) -> BecauseRow:
    evidence = footnote(reason.evidence, cards) if reason.evidence else None
    return BecauseRow(cards.get(reason.page), reason.how, reason.detail, evidence)


def copies(record: Record, cards: Mapping[str, PageCard], chosen: Filter = Filter()) -> tuple[CopyRow, ...]:
    """The pairs of pages that share text, most shared first."""
    rows = [_copy(c, cards) for c in record.copies if _lets_pages((c.later,), cards, chosen)]
    return tuple(sorted(rows, key=lambda row: (-row.share, row.later, row.earlier)))


def _copy(copy: Copy, cards: Mapping[str, PageCard]) -> CopyRow:
    earlier, later = cards.get(copy.earlier), cards.get(copy.later)
    return CopyRow(
        earlier=copy.earlier,
        later=copy.later,
        earlier_external_id=earlier.external_id if earlier else None,
        later_external_id=later.external_id if later else None,
        earlier_outlet=earlier.outlet if earlier else None,
        later_outlet=later.outlet if later else None,
        share=copy.share,
        spans=copy.spans,
    )


def stories(record: Record, cards: Mapping[str, PageCard], chosen: Filter = Filter()) -> tuple[StoryRow, ...]:
    """The stories that the filter lets through, those with most pages first."""
    rows = [
        _story(story, cards)
        for story in record.stories
        if chosen.lets_parties(story.parties)
        and chosen.lets_origins(story.origins.low)
        and any(chosen.lets_place(place) for place in story.places or (None,))
        and _lets_pages(story.pages, cards, chosen)
    ]
    return tuple(sorted(rows, key=lambda row: (-len(row.pages), row.first or "9", row.id)))


def _story(story: Story, cards: Mapping[str, PageCard]) -> StoryRow:
    pages = [cards[page] for page in story.pages if page in cards]
    return StoryRow(
        id=story.id,
        title=story.title,
        first=story.first,
        last=story.last,
        parties=names(story.parties),
        places=story.places,
        origins_low=story.origins.low,
        origins_high=story.origins.high,
        pages=tuple(sorted(pages, key=lambda card: (card.published or "9", card.id))),
    )


def _lets_pages(pages: tuple[str, ...], cards: Mapping[str, PageCard], chosen: Filter) -> bool:
    if not chosen.lets_outlet(outlets_of(pages, cards)):
        return False
    days = [cards[page].published for page in pages if page in cards]
    return any(chosen.lets_day(day[:10] if day else None) for day in days or [None])
