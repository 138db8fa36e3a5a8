"""A view's rows out of the case: looked up in SQL, laid out by the views, never the whole record at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from palagan.model.record import Evidence
from palagan.store.look_up import (
    OriginHead,
    Reason,
    count_up,
    happenings_by_id,
    look_up,
    look_up_after,
    origin_names,
    reasons_of,
    reasons_under,
    texts_of,
)
from palagan.store.named import kept
from palagan.store.narrow import Matter, Narrowed, Scope
from palagan.store.page_facts import facts_of
from palagan.store.readings import kept_readings
from palagan.views.actors import ActorRow, counted
from palagan.views.cards import PageCard, footnote
from palagan.views.claims import claim_row, discrepancy_row
from palagan.views.drawn import Behind, PageOrigin, page_origin
from palagan.views.filters import Filter
from palagan.views.happenings import happening_row
from palagan.views.ledgers import ledger_row
from palagan.views.lineage import BecauseRow, OriginRow, copy_row, story_row
from palagan.views.timeline import timeline_row

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from palagan.model.record import Claim, Copy, Discrepancy, Happening, Ledger, Story


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted of a view beside the filter. `reasons`: at most so many an origin, None for all; `part`: of
    happenings the deeds (0), what is planned or possible (1) or the background (2) alone; `scope`: of ledgers those of
    a war, of one event, or of the past alone."""

    chosen: Filter
    min_pages: int = 0
    denied_only: bool = False
    words: bool = False
    reasons: int | None = None
    part: int | None = None
    scope: Scope | None = None


MATTERS: Mapping[str, Matter] = {
    "timeline": "happenings",
    "happenings": "happenings",
    "stories": "stories",
    "claims": "claims",
    "discrepancies": "discrepancies",
    "ledger": "ledgers",
    "origins": "origins",
    "copies": "copies",
}
"""View → the table it looks up."""


def narrowed(wish: Wish) -> Narrowed:
    """The wish as the tests that SQL makes; what lets everything through is not tested."""
    chosen = wish.chosen
    return Narrowed(
        type=(lambda word: chosen.lets_type(word or "")) if chosen.types else None,
        status=(lambda word: chosen.lets_status(word or "")) if chosen.statuses else None,
        since=chosen.since,
        until=chosen.until,
        place=chosen.lets_place if chosen.places else None,
        outlet=(lambda word: chosen.lets_outlet([word])) if chosen.outlets else None,
        stories=chosen.stories,
        party=(lambda party: chosen.lets_parties([party])) if chosen.actors else None,
        min_origins=chosen.min_origins,
        min_pages=wish.min_pages,
        denied_only=wish.denied_only,
        asked=(chosen.actors, chosen.types, chosen.places, chosen.outlets),
        part=wish.part,
        scope=wish.scope,
    )


def how_many(connection: Connection, view: str, wish: Wish, most: int | None = None) -> int:
    """How many rows the view has; with `most` counting ends at one more than that."""
    key = ("how many", view, wish, most)
    return kept(connection, key, lambda: count_up(connection, MATTERS[view], narrowed(wish), most))


@dataclass(frozen=True, slots=True)
class Paged:
    """Some rows of a view; `next` is the cursor of those that follow, None at the end."""

    rows: tuple[Any, ...]
    next: str | None


def page_of(connection: Connection, view: str, wish: Wish, after: str | None = None, size: int = 50) -> Paged:
    """The `size` rows of a view that follow the cursor `after`; the first ones without it."""
    order = "timeline" if view == "timeline" else None
    found = look_up_after(connection, MATTERS[view], narrowed(wish), after, size, order)
    return Paged(tuple(_LAID_OUT[view](connection, found.values, wish)), found.next)


def rows_of(connection: Connection, view: str, wish: Wish, limit: int | None = None) -> Iterator[Any]:
    """The view's rows in its order, at most `limit`, laid out as they are asked for."""
    order = "timeline" if view == "timeline" else None
    for values in look_up(connection, MATTERS[view], narrowed(wish), limit, order):
        yield from _LAID_OUT[view](connection, values, wish)


def actor_rows(connection: Connection, chosen: Filter) -> tuple[ActorRow, ...]:
    """The actors, counted over all readings one after the other; held are only the actors."""
    happenings = (one for part in look_up(connection, "happenings", narrowed(Wish(chosen))) for one in part)
    return counted(happenings, kept_readings(connection), chosen)


def laid_out(connection: Connection, view: str, values: list[Any], wish: Wish) -> tuple[Any, ...]:
    """Things of the model (of origins their heads) as the rows of a view."""
    return tuple(_LAID_OUT[view](connection, values, wish))


def _timeline(connection: Connection, values: list[Happening], _wish: Wish) -> Iterator[Any]:
    cards = cards_of(connection, (mention.page for one in values for mention in one.mentions))
    known = origin_names(connection, (origin for one in values for origin in one.origins.ids))
    return (timeline_row(one, cards, known) for one in values)


def _happenings(connection: Connection, values: list[Happening], _wish: Wish) -> Iterator[Any]:
    pages = {mention.page for one in values for mention in one.mentions}
    cards, behind = cards_of(connection, pages), behind_of(connection, pages)
    known = origin_names(connection, (origin for one in values for origin in one.origins.ids))
    others = happenings_by_id(connection, (link.other for one in values for link in one.links))
    return (happening_row(one, cards, behind, known, others) for one in values)


def _stories(connection: Connection, values: list[Story], _wish: Wish) -> Iterator[Any]:
    pages = {page for one in values for page in one.pages}
    cards, behind = cards_of(connection, pages), behind_of(connection, pages)
    known = origin_names(connection, (origin for one in values for origin in one.origins.ids))
    return (story_row(one, cards, behind, known) for one in values)


def _claims(connection: Connection, values: list[Claim], _wish: Wish) -> Iterator[Any]:
    pages = {told.page for one in values for told in (*one.asserted, *one.denied)}
    cards, behind = cards_of(connection, pages), behind_of(connection, pages)
    ids = (origin for one in values for origin in (*one.asserted_origins.ids, *one.denied_origins.ids))
    known = origin_names(connection, ids)
    return (claim_row(one, cards, behind, known) for one in values)


def _discrepancies(connection: Connection, values: list[Discrepancy], _wish: Wish) -> Iterator[Any]:
    cards = cards_of(connection, (version.evidence.page for one in values for version in one.versions))
    return (discrepancy_row(one, cards) for one in values)


def _ledgers(connection: Connection, values: list[Ledger], _wish: Wish) -> Iterator[Any]:
    pages = {entry.evidence.page for one in values for entry in one.entries}
    cards, behind = cards_of(connection, pages), behind_of(connection, pages)
    known = origin_names(connection, (origin for one in values for origin in one.origins.ids))
    return (ledger_row(one, cards, behind, known) for one in values)


def _copies(connection: Connection, values: list[Copy], wish: Wish) -> Iterator[Any]:
    pages = {page for one in values for page in (one.earlier, one.later)}
    cards, behind = cards_of(connection, pages), behind_of(connection, pages)
    texts = texts_of(connection, pages) if wish.words else None
    return (copy_row(one, cards, behind, texts) for one in values)


def _origins(connection: Connection, values: list[OriginHead], wish: Wish) -> Iterator[Any]:
    for head in values:
        reasons = reasons_under(connection, head.id, wish.reasons) if wish.reasons != 0 else []
        yield origin_row(head, reasons, cards_of(connection, (reason.page for reason in reasons)))


def origin_row(head: OriginHead, reasons: Iterable[Reason], cards: Mapping[str, PageCard]) -> OriginRow:
    """An origin with the reasons for which pages count under it."""
    return OriginRow(
        id=head.id,
        name=head.name,
        kind=head.kind,
        outlets=tuple(outlet for outlet, _count in head.outlets),
        pages=head.pages,
        because=tuple(_because(reason, cards) for reason in reasons),
        known_by=head.how,
        rulings=head.rulings,
    )


def _because(reason: Reason, cards: Mapping[str, PageCard]) -> BecauseRow:
    note = None
    if reason.words is not None and reason.start is not None and reason.end is not None:
        note = footnote(Evidence(reason.page, reason.start, reason.end, reason.words), cards)
    return BecauseRow(cards.get(reason.page), reason.how, reason.detail, note, reason.words)


_LAID_OUT: Mapping[str, Callable[[Connection, list[Any], Wish], Iterator[Any]]] = {
    "timeline": _timeline,
    "happenings": _happenings,
    "stories": _stories,
    "claims": _claims,
    "discrepancies": _discrepancies,
    "ledger": _ledgers,
    "origins": _origins,
    "copies": _copies,
}


def cards_of(connection: Connection, pages: Iterable[str]) -> dict[str, PageCard]:
    """The cards of some pages."""
    return {
        id_: PageCard(
            id_, facts.outlet, facts.title, facts.published, facts.url, facts.external_id, facts.source,
            facts.language or "und", facts.is_article, facts.sha256,
        )
        for id_, facts in facts_of(connection, pages).items()
    }  # fmt: skip


def behind_of(connection: Connection, pages: Iterable[str]) -> Behind:
    """Where some pages have their reports from."""
    return {page: tuple(map(_drawn, reasons)) for page, reasons in reasons_of(connection, pages).items()}


def _drawn(reason: Reason) -> PageOrigin:
    return page_origin(reason.origin, reason.name, reason.kind, reason.how, reason.detail, reason.words)
