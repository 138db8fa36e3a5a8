"""`/ledger/{id}`: every figure of one toll along time by speaker, what replaced it, what stands against it."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter

from palagan.looking.ledger import LedgerDetail, ledger_detail
from palagan.views.ledgers import EntryRow
from palagan.web.asked import Ask
from palagan.web.drawing.ledger import LedgerDrawn, draw_ledger
from palagan.web.screen import screen

router = APIRouter()


@dataclass(frozen=True, slots=True)
class LedgerScreen:
    """A ledger with its picture."""

    detail: LedgerDetail
    drawn: LedgerDrawn | None

    @property
    def by_id(self) -> dict[str, EntryRow]:
        """Entry → what it tells."""
        return {entry.id: entry for entry in self.detail.ledger.entries}


@screen(router, "/ledger/{id}", "ledger")
def ledger(asked: Ask, id: str) -> LedgerScreen:
    """One ledger."""
    detail = ledger_detail(asked.connection, id)
    return LedgerScreen(detail, draw_ledger(detail.ledger, asked.tongue))
