"""What stands in a brief, out of the case: only what is chosen is loaded."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from sqlalchemy import Connection, text

from palagan.exports.brief import Material, Outlet, Section
from palagan.looking.rows import Wish, cards_of, how_many, origin_row, rows_of
from palagan.record.rates import ErrorRate
from palagan.store.look_up import OriginHead, Reason, count_unread, reasons_of, texts_of
from palagan.store.upkeep import count_pending
from palagan.views.cards import PageCard
from palagan.views.filters import Filter

MOST = 60
"""Rows of a section where no other number is asked for."""
_NEWS, _PLANS, _BACKGROUND = 0, 1, 2


def material_of(
    connection: Connection, chosen: Filter, most: int | None = MOST, rates: Iterable[ErrorRate] = ()
) -> Material:
    """The rows of each section that the filter lets through, at most `most` of each (None: all): of happenings and
    claims those that most origins tell, of ledgers those with most figures. Origins and outlets are those of the pages
    that these rows rest on."""
    happenings = [_happenings(connection, Wish(chosen, part=part), most) for part in (_NEWS, _PLANS, _BACKGROUND)]
    claims = _section(connection, "claims", Wish(chosen), most)
    ledgers = _section(connection, "ledger", Wish(chosen), most)
    differing = _section(connection, "discrepancies", Wish(chosen), most)
    if chosen.stories or chosen.actors or chosen.types or chosen.places or chosen.statuses:
        differing = _beside(differing, happenings, ledgers)
    pages = _pages(*happenings, claims, ledgers, differing)
    cards = cards_of(connection, pages)
    dropped = connection.execute(text("SELECT reason, count(*) FROM dropped GROUP BY 1 ORDER BY 1"))
    return Material(
        news=happenings[0],
        plans=happenings[1],
        background=happenings[2],
        claims=claims,
        discrepancies=differing,
        ledgers=ledgers,
        origins=_origins(connection, cards),
        outlets=_outlets(cards.values()),
        pages=len(cards),
        stories=_stories(connection, chosen),
        left_out={row[0]: row[1] for row in dropped},
        rates=tuple(rates),
        waiting=count_unread(connection) + count_pending(connection),
        texts=partial(texts_of, connection),
    )


def _section(connection: Connection, view: str, wish: Wish, most: int | None) -> Section[Any]:
    return Section(tuple(rows_of(connection, view, wish, most)), how_many(connection, view, wish))


def _happenings(connection: Connection, wish: Wish, most: int | None) -> Section[Any]:
    """Those that most origins tell, in order of time."""
    found = _section(connection, "happenings", wish, most)
    return replace(found, rows=tuple(sorted(found.rows, key=lambda row: row.sort_key)))


def _beside(differing: Section[Any], happenings: list[Section[Any]], ledgers: Section[Any]) -> Section[Any]:
    """Of the matters told differently, which know neither story nor actor, those of a page that the other rows cite."""
    cited = {(note.page, note.start) for one in happenings for row in one.rows for note in row.evidence}
    cited |= {(entry.evidence.page, entry.evidence.start) for row in ledgers.rows for entry in row.entries}
    rows = tuple(row for row in differing.rows if any((one.page, one.start) in cited for one in row.versions))
    return Section(rows, len(rows))


def _pages(*sections: Section[Any]) -> list[str]:
    """The pages that rows rest on, each once, in order."""
    pages: dict[str, None] = {}
    for row in (row for section in sections for row in section.rows):
        notes = [*getattr(row, "evidence", ()), *getattr(row, "versions", ())]
        for name in ("asserted", "denied", "entries"):
            notes += [one.evidence for one in getattr(row, name, ())]
        pages.update(dict.fromkeys(note.page for note in notes))
    return list(pages)


def _origins(connection: Connection, cards: dict[str, PageCard]) -> tuple[Any, ...]:
    """The origins of some pages, those of most pages first, each with the reasons for these pages alone; what is known
    of none is one row."""
    found: dict[str, list[Reason]] = {}
    for reasons in reasons_of(connection, cards).values():
        for reason in reasons:
            found.setdefault("" if reason.kind == "unknown" else reason.origin, []).append(reason)
    rows = [origin_row(_head(reasons, cards), _in_order(reasons, cards), cards) for reasons in found.values()]
    return tuple(sorted(rows, key=lambda row: (row.kind == "unknown", -row.pages, row.name, row.id)))


def _head(reasons: list[Reason], cards: dict[str, PageCard]) -> OriginHead:
    pages = dict.fromkeys(reason.page for reason in reasons)
    outlets = dict.fromkeys(outlet for page in pages if (outlet := cards[page].outlet))
    first = reasons[0]
    return OriginHead(first.origin, first.name, first.kind, len(pages), tuple((name, 1) for name in outlets), ())


def _in_order(reasons: list[Reason], cards: dict[str, PageCard]) -> list[Reason]:
    return sorted(reasons, key=lambda one: (cards[one.page].published or "9999", one.page))


def _outlets(cards: Iterable[PageCard]) -> tuple[Outlet, ...]:
    by_outlet: dict[str | None, list[str]] = {}
    for card in cards:
        by_outlet.setdefault(card.outlet, []).append((card.published or "")[:10])
    rows = []
    for name, found in by_outlet.items():
        days = sorted(filter(None, found))
        rows.append(Outlet(name, len(found), days[0] if days else "", days[-1] if days else ""))
    return tuple(sorted(rows, key=lambda row: (-row.pages, row.name or "")))


def _stories(connection: Connection, chosen: Filter) -> tuple[str, ...]:
    """The titles of the stories asked for."""
    return tuple(story.title for story in stories_to_choose(connection, chosen.stories, 0))


@dataclass(frozen=True, slots=True)
class StoryChoice:
    """A story in one line; `pages` is how many it has."""

    id: str
    title: str
    first: str | None
    last: str | None
    pages: int
    is_chosen: bool = False


_CHOICES = 40


def stories_to_choose(connection: Connection, begins: Sequence[str], most: int = _CHOICES) -> tuple[StoryChoice, ...]:
    """The stories whose ids begin as told, then those with most pages, `most` of them."""
    columns = "id, title, first, last, pages, by_pages, by_first"
    asked = "EXISTS (SELECT 1 FROM json_each(:begins) WHERE substr(stories.id, 1, length(value)) = value)"
    queries = (
        [f"SELECT {columns} FROM stories WHERE {asked} ORDER BY by_pages, by_first, id LIMIT 200"] if begins else []
    )
    queries.append(f"SELECT {columns} FROM stories ORDER BY by_pages, by_first, id LIMIT {most:d}")
    found: dict[str, StoryChoice] = {}
    for query in queries:
        for row in connection.exec_driver_sql(query, {"begins": json.dumps(list(begins))}):
            found.setdefault(
                row[0], StoryChoice(row[0], row[1], row[2], row[3], row[4], row[0].startswith(tuple(begins) or "\0"))
            )
    return tuple(found.values())
