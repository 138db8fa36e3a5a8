"""The filters of the command line as parameters: time, actor, type, place, outlet, status, origins, story."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import Query
from pydantic import Field

from palagan.looking.rows import Wish
from palagan.views.filters import Filter, choose
from palagan.web.api.shapes import Paging

_DAY = Field(None, pattern=r"^[0-9]{4}(-[0-9]{2}){0,2}$", examples=["2020-10-06", "2020-10", "2020"])
Word = Annotated[str, Field(min_length=1, max_length=200)]
_WORDS = Field((), max_length=50)


class Filters(Paging):
    """Filters that every list takes; words match anywhere in a name, several of one kind are alternatives."""

    since: str | None = _DAY
    until: str | None = _DAY
    actor: tuple[Word, ...] = _WORDS
    type: tuple[Word, ...] = _WORDS
    place: tuple[Word, ...] = _WORDS
    outlet: tuple[Word, ...] = _WORDS
    status: tuple[Literal["happened", "planned", "possible"], ...] = _WORDS
    min_origins: int = Field(0, ge=0, le=1_000_000)
    story: tuple[Word, ...] = _WORDS

    def chosen(self) -> Filter:
        """The filter; a day that no calendar has is an `InputError`."""
        return choose(
            self.since, self.until, self.actor, self.type, self.place, self.outlet, self.status, self.min_origins,
            self.story,
        )  # fmt: skip

    def wish(self) -> Wish:
        """What the list is asked for."""
        return Wish(self.chosen())


class RowFilters(Filters):
    """Filters of lists whose rows may be long."""

    most: int = Field(5, ge=1, le=10_000, description="At most so many tellings, figures or pages in a row.")


class StoryFilters(RowFilters):
    """Filters of stories."""

    min_pages: int = Field(0, ge=0, le=1_000_000)

    def wish(self) -> Wish:
        """What the list is asked for."""
        return Wish(self.chosen(), min_pages=self.min_pages)


class ClaimFilters(RowFilters):
    """Filters of claims."""

    denied: bool = Field(False, description="Only claims that somebody denies.")

    def wish(self) -> Wish:
        """What the list is asked for."""
        return Wish(self.chosen(), denied_only=self.denied)


class OriginFilters(Filters):
    """Filters of origins."""

    reasons: int = Field(0, ge=0, le=500, description="At most so many reasons an origin.")

    def wish(self) -> Wish:
        """What the list is asked for."""
        return Wish(self.chosen(), reasons=self.reasons)


class CopyFilters(Filters):
    """Filters of pairs of pages."""

    words: bool = Field(False, description="With the words of the shared stretches.")

    def wish(self) -> Wish:
        """What the list is asked for."""
        return Wish(self.chosen(), words=self.words)


AskedFilters = Annotated[Filters, Query()]
AskedRows = Annotated[RowFilters, Query()]
AskedStories = Annotated[StoryFilters, Query()]
AskedClaims = Annotated[ClaimFilters, Query()]
AskedOrigins = Annotated[OriginFilters, Query()]
AskedCopies = Annotated[CopyFilters, Query()]
