"""`/claims`: who asserts and who denies what, denied claims first."""

from __future__ import annotations

from dataclasses import replace

from fastapi import APIRouter

from palagan.looking.heads import ClaimHead
from palagan.looking.lists import Listed, claim_list
from palagan.web.asked import Ask
from palagan.web.screen import screen

router = APIRouter()


@screen(router, "/claims", "claims")
def claims(asked: Ask) -> Listed[ClaimHead]:
    """Claims; with `denied=1` only those that somebody denies."""
    wish = replace(asked.wish, denied_only=asked.request.query_params.get("denied") == "1")
    return claim_list(asked.connection, wish, asked.after)
