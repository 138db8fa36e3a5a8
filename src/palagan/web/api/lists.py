"""The lists: what the views show, in their order, page by page."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Response

from palagan.looking.cursors import at, place_of
from palagan.looking.mapped import Mapped, Unmapped, mapped
from palagan.looking.rows import how_many, page_of
from palagan.looking.short_rows import short_page_of
from palagan.views.claims import ClaimRow, DiscrepancyRow
from palagan.views.happenings import HappeningRow
from palagan.views.ledgers import LedgerRow
from palagan.views.lineage import CopyRow, OriginRow, StoryRow
from palagan.views.timeline import TimelineRow
from palagan.web.api.filters import (
    AskedClaims,
    AskedCopies,
    AskedFilters,
    AskedOrigins,
    AskedRows,
    AskedStories,
    Filters,
    RowFilters,
)
from palagan.web.api.shapes import NOT_CHANGED, READS, Listed, unless_known
from palagan.web.asked import Ask, Asked

router = APIRouter(tags=["lists"], responses=READS | NOT_CHANGED)


def _listed(asked: Asked, view: str, row: Any, wanted: Filters) -> Response:
    wish = wanted.wish()

    def make() -> Listed[Any]:
        if isinstance(wanted, RowFilters):
            found = short_page_of(asked.connection, view, wish, wanted.after, wanted.limit, wanted.most)
        else:
            found = page_of(asked.connection, view, wish, wanted.after, wanted.limit)
        return Listed(count=how_many(asked.connection, view, wish), next=found.next, rows=found.rows)

    return unless_known(asked, Listed[row], make)


@router.get("/timeline", response_model=Listed[TimelineRow])
def timeline(asked: Ask, wanted: AskedFilters) -> Response:
    """The happenings by day: news first, then plans, then background."""
    return _listed(asked, "timeline", TimelineRow, wanted)


@router.get("/happenings", response_model=Listed[HappeningRow])
def happenings(asked: Ask, wanted: AskedRows) -> Response:
    """Each happening with the pages that tell it first, those with most origins first."""
    return _listed(asked, "happenings", HappeningRow, wanted)


@router.get("/stories", response_model=Listed[StoryRow])
def stories(asked: Ask, wanted: AskedStories) -> Response:
    """The running matters with their pages and where each has its report from."""
    return _listed(asked, "stories", StoryRow, wanted)


@router.get("/claims", response_model=Listed[ClaimRow])
def claims(asked: Ask, wanted: AskedClaims) -> Response:
    """Who asserts and who denies what, denied claims first."""
    return _listed(asked, "claims", ClaimRow, wanted)


@router.get("/discrepancies", response_model=Listed[DiscrepancyRow])
def discrepancies(asked: Ask, wanted: AskedFilters) -> Response:
    """The matters that pages tell differently, side by side."""
    return _listed(asked, "discrepancies", DiscrepancyRow, wanted)


@router.get("/ledgers", response_model=Listed[LedgerRow])
def ledgers(asked: Ask, wanted: AskedRows) -> Response:
    """Every figure of harm with who gave it and what it replaced."""
    return _listed(asked, "ledger", LedgerRow, wanted)


@router.get("/origins", response_model=Listed[OriginRow])
def origins(asked: Ask, wanted: AskedOrigins) -> Response:
    """The independent origins and how it is known that pages draw on them."""
    return _listed(asked, "origins", OriginRow, wanted)


@router.get("/copies", response_model=Listed[CopyRow])
def copies(asked: Ask, wanted: AskedCopies) -> Response:
    """The pairs of pages that share text, most shared first."""
    return _listed(asked, "copies", CopyRow, wanted)


class Places(Listed[Mapped]):
    """The places; `unmapped`: what lies on none of them, and why."""

    unmapped: Unmapped


@router.get("/places", response_model=Places)
def places(asked: Ask, wanted: AskedFilters) -> Response:
    """The places on which happenings lie, no finer than the words tell it, those with most happenings first; under
    which names the pages have them, and how many happenings lie on none."""

    def make() -> Places:
        found = mapped(asked.connection, wanted.wish())
        skip = place_of(wanted.after)
        end = skip + wanted.limit
        following = at(end) if end < len(found.places) else None
        rows = found.places[skip:end]
        return Places(count=len(found.places), next=following, rows=rows, unmapped=found.unmapped)

    return unless_known(asked, Places, make)
