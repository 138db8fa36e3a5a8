"""What a view shows of a page: outlet, title, time, address; and of a stretch of its words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from palagan.model.reading import Reading
from palagan.model.record import Evidence, Party
from palagan.record.parties import shown_name


@dataclass(frozen=True, slots=True)
class PageCard:
    """A page in one line. `sha256` is that of its bytes as captured; None where only its reading is at hand."""

    id: str
    outlet: str | None
    title: str | None
    published: str | None
    url: str | None
    external_id: str | None
    source: str
    language: str
    is_article: bool = True
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Footnote:
    """Words of a page, with the page they stand on: `text[start:end]` of the article of `page`."""

    page: str
    outlet: str | None
    title: str | None
    published: str | None
    url: str | None
    start: int
    end: int
    words: str
    external_id: str | None = None
    sha256: str | None = None


def page_cards(readings: Iterable[Reading]) -> dict[str, PageCard]:
    """Page id → card."""
    return {reading.article.page_id: card_of(reading) for reading in readings}


def card_of(reading: Reading) -> PageCard:
    """The card of one page."""
    article = reading.article
    return PageCard(
        id=article.page_id,
        outlet=article.outlet,
        title=article.title,
        published=article.published,
        url=article.url,
        external_id=article.external_id,
        source=article.source,
        language=article.language,
        is_article=article.is_article,
    )


def footnote(evidence: Evidence, cards: Mapping[str, PageCard]) -> Footnote:
    """The evidence with the outlet, title, time and address of its page."""
    card = cards.get(evidence.page)
    return Footnote(
        page=evidence.page,
        outlet=card.outlet if card else None,
        title=card.title if card else None,
        published=card.published if card else None,
        url=card.url if card else None,
        start=evidence.start,
        end=evidence.end,
        words=evidence.words,
        external_id=card.external_id if card else None,
        sha256=card.sha256 if card else None,
    )


def names(parties: Iterable[Party]) -> tuple[str, ...]:
    """The parties' names in order, as people are shown them."""
    return tuple(shown_name(party) for party in parties)


def outlets_of(pages: Iterable[str], cards: Mapping[str, PageCard]) -> tuple[str, ...]:
    """The outlets of pages, each once, in order; unknown ones left out."""
    found = (cards[page].outlet for page in pages if page in cards)
    return tuple(dict.fromkeys(outlet for outlet in found if outlet))
