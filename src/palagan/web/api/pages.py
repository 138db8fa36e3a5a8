"""Pages and their articles: what was fetched, and what each page says by itself."""

from __future__ import annotations

import base64
import binascii
import json
from typing import Annotated, Any

from fastapi import APIRouter, Query, Response
from pydantic import Field
from sqlalchemy import func, select

from palagan.errors import InputError, NotFoundError
from palagan.store.page_facts import PageFacts, facts_of
from palagan.store.schema import pages, readings
from palagan.web.api.shapes import FINDS, NOT_CHANGED, READS, Listed, Paging, unless_known
from palagan.web.api.things import Id
from palagan.web.asked import Ask

router = APIRouter(tags=["pages"], responses=READS | NOT_CHANGED)


class PagesAsked(Paging):
    """Which pages."""

    outlet: str | None = Field(None, min_length=1, max_length=200, description="Of this outlet, as it is written.")


@router.get("/pages", response_model=Listed[PageFacts])
def every_page(asked: Ask, wanted: Annotated[PagesAsked, Query()]) -> Response:
    """Every page in the order of adding: address, hash, outlet, title, time, and why it was left out where it was."""

    def make() -> Listed[PageFacts]:
        outlet = func.coalesce(readings.c.outlet, pages.c.hint_outlet)
        both = pages.outerjoin(readings)
        chosen = [] if wanted.outlet is None else [outlet == wanted.outlet]
        count = asked.connection.execute(select(func.count()).select_from(both).where(*chosen)).scalar_one()
        query = select(pages.c.id, pages.c.number).select_from(both).where(pages.c.number > _number(wanted.after))
        rows = asked.connection.execute(query.where(*chosen).order_by(pages.c.number).limit(wanted.limit + 1)).all()
        shown = rows[: wanted.limit]
        facts = facts_of(asked.connection, [row.id for row in shown])
        following = _cursor(shown[-1].number) if len(rows) > wanted.limit else None
        return Listed(count=count, next=following, rows=tuple(facts[row.id] for row in shown))

    return unless_known(asked, Listed[PageFacts], make)


@router.get("/pages/{id}", response_model=PageFacts, responses=FINDS)
def one_page(asked: Ask, id: Id) -> Response:
    """One page's facts."""
    facts = facts_of(asked.connection, [id]).get(id)
    if facts is None:
        raise NotFoundError("this case holds no page of that id", item=id, way_out="GET /api/v1/pages lists them.")
    return unless_known(asked, PageFacts, lambda: facts)


@router.get("/articles/{id}", response_model=dict[str, Any], responses=FINDS)
def article(asked: Ask, id: Id) -> Response:
    """What one page says: its text with the kind of every stretch, actors, events, statements, figures, each with its
    place in the text; docs/formats.md, "A reading as JSON". Offsets are code points."""
    line = asked.connection.execute(select(readings.c.json).where(readings.c.page == id)).scalar_one_or_none()
    if line is None:
        one_page(asked, id)
        way_out = f"Why: GET /api/v1/pages/{id} (state, reason); what is new is read by palagan run."
        raise NotFoundError("of this page there is no article", item=id, way_out=way_out)
    return unless_known(asked, dict[str, Any], lambda: json.loads(line))


def _cursor(number: int) -> str:
    return base64.urlsafe_b64encode(f"pages {number}".encode()).decode().rstrip("=")


def _number(after: str | None) -> int:
    """The number of the page that a cursor stands after."""
    if after is None:
        return -1
    try:
        told = base64.urlsafe_b64decode(after.encode("ascii") + b"==").decode("ascii")
        word, _, number = told.partition(" ")
        if word != "pages" or not number.isdecimal() or len(number) > 15:
            raise ValueError
    except (ValueError, binascii.Error) as error:
        raise InputError(
            "is no cursor of this list", item=after[:60], way_out="Take `next` of the part before."
        ) from error
    return int(number)
