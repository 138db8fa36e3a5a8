"""`/claim/{id}`: one claim with both sides: who asserts it, through whom, in which words; who denies it."""

from __future__ import annotations

from fastapi import APIRouter

from palagan.looking.claim import ClaimDetail, claim_detail
from palagan.web.asked import Ask
from palagan.web.screen import screen

router = APIRouter()


@screen(router, "/claim/{id}", "claim")
def claim(asked: Ask, id: str) -> ClaimDetail:
    """One claim."""
    return claim_detail(asked.connection, id)
