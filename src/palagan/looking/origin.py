"""One origin: which pages draw on it, and how that is known."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from palagan.errors import NotFoundError
from palagan.looking.rows import cards_of
from palagan.model.record import Evidence
from palagan.store.look_up import OriginHead, ask, origin_head
from palagan.store.narrow import PUBLISHED
from palagan.views.cards import Footnote, PageCard, footnote
from palagan.views.drawn import PageOrigin, page_origin


@dataclass(frozen=True, slots=True)
class KnownBy:
    """One way in which it is known; `note` holds the words of a credit."""

    drawn: PageOrigin
    note: Footnote | None


@dataclass(frozen=True, slots=True)
class DrawnOn:
    """A page that draws on the origin, and all ways in which that is known."""

    page: PageCard
    known: tuple[KnownBy, ...]


@dataclass(frozen=True, slots=True)
class OriginDetail:
    """An origin with the pages from number `start` on, the first published before the others, undated ones last.

    `outlets_of_others`: page → outlet, of the pages that those shown share text with.
    """

    origin: OriginHead
    first: str | None
    last: str | None
    start: int
    next: int | None
    drawn: tuple[DrawnOn, ...]
    outlets_of_others: dict[str, str | None]


def origin_detail(connection: Connection, id_: str, start: int = 0, shown: int = 50) -> OriginDetail:
    """The origin of that id with `shown` of its pages; `NotFoundError` where there is none."""
    head = origin_head(connection, id_)
    if head is None:
        raise NotFoundError("this case holds no origin of that id", item=id_, way_out="Origins: palagan origins CASE.")
    told = ask(connection, _PAGES, [id_])
    dated = [row[1] for row in told if row[1]]
    pages = [row[0] for row in told[start : start + shown]]
    rows = ask(connection, _REASONS, pages)
    cards = cards_of(connection, pages)
    known: dict[str, list[KnownBy]] = {}
    for page, origin, how, detail, words, at, end in rows:
        if origin == id_:
            drawn = page_origin(head.id, head.name, head.kind, how, detail, words)
            evidence = Evidence(page, at, end, drawn.words) if drawn.words and at is not None else None
            note = footnote(evidence, cards) if evidence else None
            known.setdefault(page, []).append(KnownBy(drawn, note))
    others = {one.drawn.other for several in known.values() for one in several if one.drawn.other}
    return OriginDetail(
        origin=head,
        first=dated[0] if dated else None,
        last=dated[-1] if dated else None,
        start=start,
        next=start + shown if start + shown < len(told) else None,
        drawn=tuple(DrawnOn(cards[page], tuple(known.get(page, ()))) for page in pages if page in cards),
        outlets_of_others={page: card.outlet for page, card in cards_of(connection, others).items()},
    )


_PAGES = (
    f"SELECT DISTINCT o.page, {PUBLISHED} AS at FROM origin_pages o "
    "LEFT JOIN readings r INDEXED BY readings_of_page ON r.page = o.page "
    "WHERE o.origin IN :given ORDER BY at IS NULL, at, o.page"
)
_REASONS = (
    'SELECT page, origin, how, detail, words, start, "end" FROM origin_pages WHERE page IN :given ORDER BY page, number'
)
