"""Lineage: origins and why pages count under them, copies with their shared stretches, stories with their pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from palagan.model.decision import Ruling
from palagan.model.record import Aligned, Because, Copy, Origin, Record, Story
from palagan.views.cards import Footnote, PageCard, footnote, names, outlets_of
from palagan.views.drawn import Behind, PageOrigin, TracedPage, traced
from palagan.views.filters import Filter


@dataclass(frozen=True, slots=True)
class BecauseRow:
    """Why one page counts under an origin. `words` are those on the page that show it; `evidence` has their place."""

    page: PageCard | None
    how: str
    detail: str
    evidence: Footnote | None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class OriginRow:
    """A connected source of reporting and the pages that draw on it. `known_by` counts the ways of knowing it."""

    id: str
    name: str
    kind: str
    outlets: tuple[str, ...]
    pages: int
    because: tuple[BecauseRow, ...]
    known_by: tuple[tuple[str, int], ...] = ()
    rulings: tuple[Ruling, ...] = ()


@dataclass(frozen=True, slots=True)
class SharedWords(Aligned):
    """A shared stretch with its words in the later and in the earlier page."""

    words: str
    earlier_words: str


@dataclass(frozen=True, slots=True)
class CopyRow:
    """Two pages that share text: `share` of the later page's report words stand in the earlier, 0–1.

    `later_origins` and `earlier_origins` say where each page has its report from.
    """

    earlier: str
    later: str
    earlier_external_id: str | None
    later_external_id: str | None
    earlier_outlet: str | None
    later_outlet: str | None
    share: float
    spans: tuple[Aligned, ...]
    earlier_published: str | None = None
    later_published: str | None = None
    earlier_title: str | None = None
    later_title: str | None = None
    earlier_origins: tuple[PageOrigin, ...] = ()
    later_origins: tuple[PageOrigin, ...] = ()
    rulings: tuple[Ruling, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryRow:
    """Pages about the same running matter, first published first. `origins` names those that are certain."""

    id: str
    title: str
    first: str | None
    last: str | None
    parties: tuple[str, ...]
    places: tuple[str, ...]
    origins_low: int
    origins_high: int
    pages: tuple[TracedPage, ...]
    origins: tuple[str, ...] = ()
    rulings: tuple[Ruling, ...] = ()


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
        rulings=origin.rulings,
    )


def _because(reason: Because, cards: Mapping[str, PageCard]) -> BecauseRow:
    evidence = footnote(reason.evidence, cards) if reason.evidence else None
    return BecauseRow(cards.get(reason.page), reason.how, reason.detail, evidence, evidence.words if evidence else None)


def copies(record: Record, cards: Mapping[str, PageCard], chosen: Filter = Filter()) -> tuple[CopyRow, ...]:
    """The pairs of pages that share text, most shared first."""
    rows = [copy_row(c, cards) for c in record.copies if _lets_pages((c.later,), cards, chosen)]
    return tuple(sorted(rows, key=lambda row: (-row.share, row.later, row.earlier)))


def copy_row(
    copy: Copy, cards: Mapping[str, PageCard], behind: Behind | None = None, texts: Mapping[str, str] | None = None
) -> CopyRow:
    """One pair; its stretches with their words where `texts` (page → text) has both pages."""
    earlier, later = cards.get(copy.earlier), cards.get(copy.later)
    return CopyRow(
        earlier=copy.earlier,
        later=copy.later,
        earlier_external_id=earlier.external_id if earlier else None,
        later_external_id=later.external_id if later else None,
        earlier_outlet=earlier.outlet if earlier else None,
        later_outlet=later.outlet if later else None,
        share=copy.share,
        spans=_spans(copy, texts or {}),
        earlier_published=earlier.published if earlier else None,
        later_published=later.published if later else None,
        earlier_title=earlier.title if earlier else None,
        later_title=later.title if later else None,
        earlier_origins=(behind or {}).get(copy.earlier, ()),
        later_origins=(behind or {}).get(copy.later, ()),
        rulings=copy.rulings,
    )


def _spans(copy: Copy, texts: Mapping[str, str]) -> tuple[Aligned, ...]:
    later, earlier = texts.get(copy.later), texts.get(copy.earlier)
    if later is None or earlier is None:
        return copy.spans
    return tuple(
        SharedWords(
            s.start,
            s.end,
            s.earlier_start,
            s.earlier_end,
            later[s.start : s.end],
            earlier[s.earlier_start : s.earlier_end],
        )
        for s in copy.spans
    )


def stories(record: Record, cards: Mapping[str, PageCard], chosen: Filter = Filter()) -> tuple[StoryRow, ...]:
    """The stories that the filter lets through, those with most pages first."""
    known = {origin.id: origin.name for origin in record.origins}
    rows = [
        story_row(story, cards, known=known)
        for story in record.stories
        if chosen.lets_parties(story.parties)
        and chosen.lets_story(story.id)
        and chosen.lets_origins(story.origins.low)
        and any(chosen.lets_place(place) for place in story.places or (None,))
        and _lets_pages(story.pages, cards, chosen)
    ]
    return tuple(sorted(rows, key=lambda row: (-len(row.pages), row.first or "9", row.id)))


def story_row(
    story: Story, cards: Mapping[str, PageCard], behind: Behind | None = None, known: Mapping[str, str] | None = None
) -> StoryRow:
    """One story; `behind` tells where each page has its report from, `known` names origins by their ids."""
    pages = [traced(cards[page], behind or {}) for page in story.pages if page in cards]
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
        origins=named(story.origins.ids, known),
        rulings=story.rulings,
    )


def named(ids: Sequence[str], known: Mapping[str, str] | None) -> tuple[str, ...]:
    """The names of origins, in order; an id that is not known is left out."""
    return tuple(known[one] for one in ids if one in known) if known else ()


def _lets_pages(pages: tuple[str, ...], cards: Mapping[str, PageCard], chosen: Filter) -> bool:
    if not chosen.lets_outlet(outlets_of(pages, cards)):
        return False
    days = [cards[page].published for page in pages if page in cards]
    return any(chosen.lets_day(day[:10] if day else None) for day in days or [None])
