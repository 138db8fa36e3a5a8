"""`/ledger/{id}`: every figure of one toll along time by speaker, what replaced it, what stands against it."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter

from palagan.looking.ledger import LedgerDetail, ledger_detail
from palagan.views.ledgers import EntryRow
from palagan.web.asked import Ask
from palagan.web.drawing.ledger import LedgerDrawn, draw_ledger
from palagan.web.screen import screen
from palagan.web.whereto import cursor_at, start_of

router = APIRouter()


_ROWS = 100
"""Figures in the table at once."""


@dataclass(frozen=True, slots=True)
class LedgerScreen:
    """A ledger with its picture. The table holds the figures from number `start` up to `end`; `next` is the cursor of
    those after them."""

    detail: LedgerDetail
    drawn: LedgerDrawn | None
    start: int
    end: int
    next: str | None

    @property
    def rows(self) -> tuple[EntryRow, ...]:
        """The figures of the table."""
        return self.detail.ledger.entries[self.start : self.end]

    @property
    def cursors(self) -> dict[str, str | None]:
        """Entry → the cursor of the part of the table that holds it, None for the part shown."""
        return {
            entry.id: None if self.start <= place < self.end else cursor_at(place // _ROWS * _ROWS)
            for place, entry in enumerate(self.detail.ledger.entries)
        }

    @property
    def by_id(self) -> dict[str, EntryRow]:
        """Entry → what it tells."""
        return {entry.id: entry for entry in self.detail.ledger.entries}


@screen(router, "/ledger/{id}", "ledger")
def ledger(asked: Ask, id: str) -> LedgerScreen:
    """One ledger."""
    detail = ledger_detail(asked.connection, id)
    start = start_of(asked.after)
    end = start + _ROWS
    following = cursor_at(end) if end < len(detail.ledger.entries) else None
    return LedgerScreen(detail, draw_ledger(detail.ledger, asked.tongue), start, end, following)
