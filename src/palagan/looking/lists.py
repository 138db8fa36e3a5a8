"""The lists of stories, claims, tolls and origins: a part of each as light rows, with how many there are in all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from sqlalchemy import Connection

from palagan.looking.heads import ClaimHead, LedgerHead, claim_heads, ledger_heads
from palagan.looking.rows import MATTERS, Wish, how_many, narrowed
from palagan.model.decision import Ruling
from palagan.model.record import Story
from palagan.store.look_up import Found, OriginHead, look_up_after, origin_names
from palagan.views.cards import names

SIZE = 50
_MOST = 5_000
"""Rows up to which a narrowed list is counted."""

_TALLIED = 10_000
"""Pages of the origins shown up to which their outlets are counted."""

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Listed(Generic[Row]):
    """A part of a list. `next` is the cursor of what follows, None at the end; `count` is at most one more than
    `most`: then there are more than `most`."""

    rows: tuple[Row, ...]
    next: str | None
    count: int
    most: int = _MOST

    @property
    def total(self) -> str:
        """The count as one reads it: "12", "5,000+"."""
        return f"{self.most:,}+" if self.most < self.count == self.most + 1 else f"{self.count:,}"


@dataclass(frozen=True, slots=True)
class StoryHead:
    """A story in one line; `origins` names some of those that are certain."""

    id: str
    title: str
    first: str | None
    last: str | None
    pages: int
    parties: tuple[str, ...]
    places: tuple[str, ...]
    origins_low: int
    origins_high: int
    origins: tuple[str, ...]
    rulings: tuple[Ruling, ...]


def story_list(connection: Connection, wish: Wish, after: str | None) -> Listed[StoryHead]:
    """Stories, those of most pages first."""
    found = _part(connection, "stories", wish, after)
    known = origin_names(connection, (origin for one in found.values for origin in one.origins.ids[:_NAMED]))
    rows = tuple(_story(one, known) for one in found.values)
    return Listed(rows, found.next, how_many(connection, "stories", wish, _MOST))


def claim_list(connection: Connection, wish: Wish, after: str | None) -> Listed[ClaimHead]:
    """Claims, denied ones first."""
    found = _part(connection, "claims", wish, after)
    return Listed(claim_heads(connection, found.values), found.next, how_many(connection, "claims", wish, _MOST))


def ledger_list(connection: Connection, wish: Wish, after: str | None) -> Listed[LedgerHead]:
    """Toll ledgers, those with most figures first."""
    found = _part(connection, "ledger", wish, after)
    return Listed(ledger_heads(found.values), found.next, how_many(connection, "ledger", wish, _MOST))


def origin_list(connection: Connection, wish: Wish, after: str | None) -> Listed[OriginHead]:
    """Origins, those on which most pages draw first; without outlets and ways of knowing where they have many pages."""
    found = look_up_after(connection, "origins", narrowed(wish), after, SIZE, tallied=_TALLIED)
    return Listed(tuple(found.values), found.next, how_many(connection, "origins", wish, _MOST))


_NAMED = 4
"""Origins of a story that are named in its line."""


def _part(connection: Connection, view: str, wish: Wish, after: str | None) -> Found:
    return look_up_after(connection, MATTERS[view], narrowed(wish), after, SIZE)


def _story(one: Story, known: dict[str, str]) -> StoryHead:
    return StoryHead(
        id=one.id,
        title=one.title,
        first=one.first,
        last=one.last,
        pages=len(one.pages),
        parties=tuple(dict.fromkeys(names(one.parties)))[:8],
        places=one.places[:6],
        origins_low=one.origins.low,
        origins_high=one.origins.high,
        origins=tuple(known[id_] for id_ in one.origins.ids[:_NAMED] if id_ in known),
        rulings=one.rulings,
    )
