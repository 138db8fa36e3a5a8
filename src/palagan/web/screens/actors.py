"""`/actors` and `/actor/{key}`: who acts in the case; what one did, suffered, said; which names are used for it."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter

from palagan.looking.actors import SIDES, ActorCard, ActorPage, Said, actor_of, actors, deeds_of, said_by
from palagan.looking.heads import HappeningHead
from palagan.web.asked import Ask
from palagan.web.screen import screen

router = APIRouter()
TABS = (*SIDES, "said")
_FEW = 10
"""Names that are shown before one asks for all."""


@dataclass(frozen=True, slots=True)
class ActorsScreen:
    """A page of the list; `by_deeds`: the filters choose happenings, and those count."""

    found: ActorPage
    by_deeds: bool
    next: str | None


@screen(router, "/actors", "actors")
def actors_screen(asked: Ask) -> ActorsScreen:
    """The actors that the filters let through."""
    found = actors(asked.connection, asked.chosen, asked.after)
    return ActorsScreen(found, bool(set(asked.filters()) - {"actor"}), found.next)


@dataclass(frozen=True, slots=True)
class ActorScreen:
    """One actor. `tab` names what is listed: `happenings`, or `said` on that tab; `next` is the cursor that goes on."""

    card: ActorCard
    tab: str
    counts: dict[str, int]
    happenings: tuple[HappeningHead, ...]
    said: tuple[Said, ...]
    next: str | None
    few_names: int = _FEW


@screen(router, "/actor/{key:path}", "actor")
def actor(asked: Ask, key: str, tab: str = "") -> ActorScreen:
    """One actor by its key; `tab` chooses the list, by itself the first that is not empty."""
    card = actor_of(asked.connection, key)
    counts = {**card.counts, "said": card.line.said}
    chosen = tab if tab in TABS else next((one for one in TABS if counts[one]), "did")
    if chosen == "said":
        said, following = said_by(asked.connection, key, asked.after)
        return ActorScreen(card, chosen, counts, (), said, following)
    happenings, following = deeds_of(asked.connection, key, chosen, asked.chosen, asked.after)
    return ActorScreen(card, chosen, counts, happenings, (), following)
