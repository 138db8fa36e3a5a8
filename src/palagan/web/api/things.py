"""One thing by its id, as its list shows it; and the words that anything rests on."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Response
from pydantic import BaseModel, ConfigDict, Field

from palagan.errors import NotFoundError
from palagan.looking.rows import Wish, laid_out
from palagan.looking.things import claim_of, happening_of, ledger_of, story_of
from palagan.looking.why import answered
from palagan.model.decision import Ruling
from palagan.store.look_up import origin_head
from palagan.store.pairs import copy_between
from palagan.views.claims import ClaimRow
from palagan.views.drawn import PageOrigin
from palagan.views.filters import Filter
from palagan.views.grounds import Ground
from palagan.views.happenings import HappeningRow
from palagan.views.ledgers import LedgerRow
from palagan.views.lineage import CopyRow, OriginRow, StoryRow
from palagan.web.api.shapes import FINDS, NOT_CHANGED, unless_known
from palagan.web.asked import Ask, Asked

router = APIRouter(tags=["things"], responses=FINDS | NOT_CHANGED)

Id = Annotated[str, Path(min_length=1, max_length=100, description="An id as lists tell it.")]


class PageTold(BaseModel):
    """A page's facts, down to the hash of its bytes."""

    external_id: str | None
    outlet: str | None
    title: str | None
    published: str | None
    url: str | None
    source: str
    captured: str | None
    bytes: int
    sha256: str
    reader: str | None


class Why(BaseModel):
    """What something rests on. `count`: how many grounds there are; `origins`: by page, where its report is from."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    id: str
    kind: str
    count: int
    grounds: tuple[Ground, ...]
    pages: dict[str, PageTold]
    origins: dict[str, tuple[PageOrigin, ...]]
    copies: tuple[CopyRow, ...]
    rulings: tuple[Ruling, ...]


def _one(asked: Asked, view: str, kind: Any, value: Any, *, words: bool = False) -> Response:
    wish = Wish(Filter(), words=words, reasons=500)
    return unless_known(asked, kind, lambda: laid_out(asked.connection, view, [value], wish)[0])


@router.get("/happenings/{id}", response_model=HappeningRow)
def happening(asked: Ask, id: Id) -> Response:
    """A happening with every telling."""
    return _one(asked, "happenings", HappeningRow, happening_of(asked.connection, id))


@router.get("/stories/{id}", response_model=StoryRow)
def story(asked: Ask, id: Id) -> Response:
    """A story with its pages."""
    return _one(asked, "stories", StoryRow, story_of(asked.connection, id))


@router.get("/claims/{id}", response_model=ClaimRow)
def claim(asked: Ask, id: Id) -> Response:
    """A claim with both sides."""
    return _one(asked, "claims", ClaimRow, claim_of(asked.connection, id))


@router.get("/ledgers/{id}", response_model=LedgerRow)
def ledger(asked: Ask, id: Id) -> Response:
    """A toll with every figure."""
    return _one(asked, "ledger", LedgerRow, ledger_of(asked.connection, id))


@router.get("/origins/{id}", response_model=OriginRow)
def origin(asked: Ask, id: Id) -> Response:
    """An origin with the first 500 reasons for which pages count under it."""
    head = origin_head(asked.connection, id)
    if head is None:
        raise NotFoundError("this case holds no origin of that id", item=id, way_out="GET /api/v1/origins lists them.")
    return _one(asked, "origins", OriginRow, head)


@router.get("/copies/{earlier}/{later}", response_model=CopyRow)
def copy(asked: Ask, earlier: Id, later: Id) -> Response:
    """Two pages that share text, with the words of the shared stretches."""
    pair = copy_between(asked.connection, earlier, later)
    if pair is None:
        raise NotFoundError("these two pages share no text that counts", item=f"{earlier} {later}")
    return _one(asked, "copies", CopyRow, pair, words=True)


class AskedWhy(BaseModel):
    """Of what the grounds are asked for."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    field: str | None = Field(None, min_length=1, max_length=40, description="One field alone: date, place, sources …")
    limit: int = Field(50, ge=1, le=500, description="At most so many grounds.")


@router.get("/why/{id}", response_model=Why)
def why(asked: Ask, id: Id, wanted: Annotated[AskedWhy, Query()]) -> Response:
    """The words, the page and the rule that something rests on; of two pages ("pg-…:pg-…") the words they share."""
    return unless_known(
        asked,
        Why,
        lambda: Why.model_validate(answered(asked.connection, asked.case, id, wanted.field, wanted.limit).as_json()),
    )
