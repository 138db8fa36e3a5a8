"""`/search`: pages by their words, each with the sentences that match."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter

from palagan.errors import InputError
from palagan.looking.search import Order, Results, search
from palagan.web.asked import Ask, address
from palagan.web.screen import screen

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a search cannot be understood, and what to do."""

    what: str
    item: str | None
    way_out: str | None


@dataclass(frozen=True, slots=True)
class SearchScreen:
    """What was asked for and what was found; `results` is None where nothing was asked or it was not understood."""

    written: str
    order: Order
    results: Results | None
    refused: Refused | None
    first: str
    next: str | None
    other: str
    """Addresses of the first results, of those that follow, and of the same search in the other order."""


@screen(router, "/search", "search")
def search_screen(asked: Ask, q: str = "", order: str = "best") -> SearchScreen:
    """The search, or how to search. What cannot be understood stays in the form with the reason beside it."""
    chosen: Order = "newest" if order == "newest" else "best"
    written = q.strip()
    results, refused = None, None
    if written:
        try:
            results = search(asked.connection, written, asked.chosen, order=chosen, after=asked.after)
        except InputError as error:
            if asked.request.url.path.endswith(".json"):
                raise
            refused = Refused(error.message, error.item, error.way_out)

    def to(order: Order, after: str | None = None) -> str:
        told = {"q": written, "order": order if order != "best" else None, "after": after}
        return address("/search", {**told, **asked.filters()})

    following = results.next if results else None
    return SearchScreen(
        written=written,
        order=chosen,
        results=results,
        refused=refused,
        first=to(chosen),
        next=to(chosen, following) if following else None,
        other=to("best" if chosen == "newest" else "newest"),
    )
