"""`/sources`: what the case listens to and how that goes; its outlets, how much is heard of each, who is silent; one
with its origins."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter

from palagan.deciding.looking import standing
from palagan.looking.drawing_on import DrawnOn, drawn_on
from palagan.looking.erring import Erring, rates_by_outlet
from palagan.looking.hearing import Source, heard
from palagan.store.named import kept
from palagan.web.asked import Ask, Asked
from palagan.web.screen import screen
from palagan.web.watching import Watching, watching_of

router = APIRouter()
SHOWN = 300
"""Outlets in the table."""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """An outlet; `silent_days` of the silence that lasts to the end of the case, 0 for none; `erring` None where
    nothing on its pages was reviewed."""

    source: Source
    silent_days: int
    erring: Erring | None


@dataclass(frozen=True, slots=True)
class SourcesScreen:
    """The outlets that the filter lets through, those of most pages first; `one` is the outlet asked for by its whole
    name, with what it draws on. `regular`: outlets with a rhythm that is known, of which `silent` are silent."""

    rows: tuple[SourceRow, ...]
    since: str | None
    until: str | None
    outlets: int
    regular: int
    silent: int
    one: SourceRow | None
    draws_on: tuple[DrawnOn, ...]
    watching: Watching


@screen(router, "/sources", "sources")
def sources(asked: Ask) -> SourcesScreen:
    """The sources."""
    return shown(asked, watching_of(asked))


def shown(asked: Asked, watching: Watching) -> SourcesScreen:
    """The screen around what is told of watching."""
    found = heard(asked.connection)
    placed = kept(asked.connection, "standing", lambda: standing(asked.case)).placed
    erring = rates_by_outlet(asked.connection, placed) if placed else {}
    rows = [
        SourceRow(source, source.silent.days if source.silent else 0, erring.get(source.name))
        for source in found.sources
        if asked.chosen.lets_outlet([source.name])
    ]
    named = asked.chosen.outlets[0] if len(asked.chosen.outlets) == 1 else None
    one = next((row for row in rows if row.source.name == named), None) if named else None
    return SourcesScreen(
        rows=tuple(rows[:SHOWN]),
        since=found.since,
        until=found.until,
        outlets=len(rows),
        regular=found.regular,
        silent=len(found.silent),
        one=one,
        draws_on=drawn_on(asked.connection, named) if one and named else (),
        watching=watching,
    )
