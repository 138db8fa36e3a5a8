"""`/ledgers`: the tolls: what is said now of each, by how many, from how many origins."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from fastapi import APIRouter

from palagan.errors import InputError
from palagan.looking.heads import LedgerHead
from palagan.looking.lists import Listed, ledger_list
from palagan.store.narrow import Scope
from palagan.web.asked import Ask
from palagan.web.screen import screen

router = APIRouter()
SCOPES: tuple[Scope, ...] = get_args(Scope)


@screen(router, "/ledgers", "ledgers")
def ledgers(asked: Ask) -> Listed[LedgerHead]:
    """Toll ledgers; `scope` leaves those of a war, of one event, or of the past."""
    wanted = asked.request.query_params.get("scope") or None
    scope = next((one for one in SCOPES if one == wanted), None)
    if wanted and scope is None:
        raise InputError("is no scope", item=f"scope {wanted[:40]}", way_out=f"Choose {', '.join(SCOPES)}.")
    return ledger_list(asked.connection, replace(asked.wish, scope=scope), asked.after)
