"""`/origin/{id}`: the pages that draw on one origin, and how that is known."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter

from palagan.looking.origin import OriginDetail, origin_detail
from palagan.web.asked import Ask
from palagan.web.screen import screen
from palagan.web.whereto import SHOWN, cursor_at, start_of

router = APIRouter()


@dataclass(frozen=True, slots=True)
class OriginScreen:
    """An origin; `next` is the cursor of the pages after those shown."""

    detail: OriginDetail
    next: str | None


@screen(router, "/origin/{id}", "origin")
def origin(asked: Ask, id: str) -> OriginScreen:
    """One origin."""
    detail = origin_detail(asked.connection, id, start_of(asked.after), SHOWN)
    return OriginScreen(detail, cursor_at(detail.next))
