"""Rows of a list with at most so many tellings, figures or pages each: what was told a thousand times stays legible.

Only what is shown is loaded beside. A row's counts (`mentions`, `pages`, origins) and what a ledger's speakers say now
are of all of it; `outlets` and `evidence` of a happening are of the tellings that are shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from palagan.looking.rows import MATTERS, Paged, Wish, behind_of, cards_of, laid_out, narrowed
from palagan.model.record import Claim, Happening, Ledger, LedgerEntry, Story
from palagan.store.look_up import look_up_after, origin_names
from palagan.views.happenings import HappeningRow
from palagan.views.ledgers import LedgerRow, ledger_row


def short_page_of(connection: Connection, view: str, wish: Wish, after: str | None, size: int, most: int) -> Paged:
    """The `size` rows of a view that follow the cursor `after`, with at most `most` parts in each."""
    found = look_up_after(connection, MATTERS[view], narrowed(wish), after, size)
    rows: Sequence[Any]
    match view:
        case "happenings":
            rows = _happenings(connection, found.values, wish, most)
        case "ledger":
            rows = _ledgers(connection, found.values, most)
        case "stories":
            rows = laid_out(connection, view, [_story(one, most) for one in found.values], wish)
        case _:
            rows = laid_out(connection, view, [_claim(one, most) for one in found.values], wish)
    return Paged(tuple(rows), found.next)


def _happenings(connection: Connection, values: list[Happening], wish: Wish, most: int) -> list[HappeningRow]:
    cut = []
    for one in values:
        first = sorted(one.mentions, key=lambda m: (m.published or "9", m.page, m.evidence.start))[:most]
        cut.append(replace(one, mentions=tuple(first)))
    rows: tuple[Any, ...] = laid_out(connection, "happenings", cut, wish)
    return [
        replace(row, mentions=len(one.mentions), pages=len({mention.page for mention in one.mentions}))
        for row, one in zip(rows, values, strict=True)
    ]


def _ledgers(connection: Connection, values: list[Ledger], most: int) -> list[LedgerRow]:
    """The newest figures that stand now come first into what is shown; in the row they are in order of time."""
    pages: set[str] = set()
    shown: list[set[str]] = []
    for one in values:
        entries = _newest(one.entries)[:most]
        shown.append({entry.id for entry in entries})
        pages |= {entry.evidence.page for entry in entries}
    cards, behind = cards_of(connection, pages), behind_of(connection, pages)
    known = origin_names(connection, (origin for one in values for origin in one.origins.ids))
    return [ledger_row(one, cards, behind, known, kept) for one, kept in zip(values, shown, strict=True)]


def _newest(entries: Sequence[LedgerEntry]) -> list[LedgerEntry]:
    """What stands now before what does not; then the latest first, undated last."""
    found = sorted(entries, key=lambda e: e.id)
    found.sort(key=lambda e: f"{e.published}~" if e.published else "", reverse=True)
    return sorted(found, key=lambda e: not e.current)


def _story(one: Story, most: int) -> Story:
    return replace(one, pages=one.pages[:most])


def _claim(one: Claim, most: int) -> Claim:
    return replace(one, asserted=one.asserted[:most], denied=one.denied[:most])
