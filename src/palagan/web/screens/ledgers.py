"""`/ledgers`: the tolls: what is said now of each, by how many, from how many origins."""

from __future__ import annotations

from fastapi import APIRouter

from palagan.looking.heads import LedgerHead
from palagan.looking.lists import Listed, ledger_list
from palagan.web.asked import Ask
from palagan.web.screen import screen

router = APIRouter()


@screen(router, "/ledgers", "ledgers")
def ledgers(asked: Ask) -> Listed[LedgerHead]:
    """Toll ledgers."""
    return ledger_list(asked.connection, asked.wish, asked.after)
