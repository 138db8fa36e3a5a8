"""Looking for pages by their words, and for actors by their names."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Response
from pydantic import Field

from palagan.looking.actors import ActorCard, ActorLine, actor_of, actors
from palagan.looking.search import Results, search
from palagan.web.api.filters import AskedFilters, Filters
from palagan.web.api.shapes import FINDS, NOT_CHANGED, READS, Listed, unless_known
from palagan.web.api.things import Id
from palagan.web.asked import Ask

router = APIRouter(tags=["finding"], responses=READS | NOT_CHANGED)


class SearchAsked(Filters):
    """What is looked for."""

    q: str = Field(min_length=1, max_length=1000, description='Words, "a phrase", outlet:NAME, speaker:NAME …')
    order: Literal["best", "newest"] = "best"


@router.get("/search", response_model=Results)
def find(asked: Ask, wanted: Annotated[SearchAsked, Query()]) -> Response:
    """The pages that match, with the sentences in which the words stand."""

    def make() -> Results:
        return search(
            asked.connection, wanted.q, wanted.chosen(), order=wanted.order, limit=wanted.limit, after=wanted.after
        )

    return unless_known(asked, Results, make)


@router.get("/actors", response_model=Listed[ActorLine])
def every_actor(asked: Ask, wanted: AskedFilters) -> Response:
    """The actors with what each did, suffered, said, was accused of, in numbers."""

    def make() -> Listed[ActorLine]:
        found = actors(asked.connection, wanted.chosen(), wanted.after, wanted.limit)
        return Listed(count=found.count, next=found.next, rows=found.rows)

    return unless_known(asked, Listed[ActorLine], make)


@router.get("/actors/{id}", response_model=ActorCard, responses=FINDS)
def one_actor(asked: Ask, id: Id) -> Response:
    """One actor by its key, with the names that pages use for it, and who uses them."""
    return unless_known(asked, ActorCard, lambda: actor_of(asked.connection, id))
