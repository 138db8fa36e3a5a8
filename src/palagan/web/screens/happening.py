"""`/happening/{id}`: one happening with every telling of it, what it is tied to, its tolls, claims and decisions."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter

from palagan.looking.happening import HappeningDetail, happening_detail
from palagan.web.asked import Ask
from palagan.web.screen import screen
from palagan.web.whereto import SHOWN, cursor_at, start_of

router = APIRouter()


@dataclass(frozen=True, slots=True)
class HappeningScreen:
    """A happening; `next` is the cursor of the tellings after those shown."""

    happening: HappeningDetail
    next: str | None


@screen(router, "/happening/{id}", "happening")
def happening(asked: Ask, id: str) -> HappeningScreen:
    """One happening."""
    detail = happening_detail(asked.connection, id, start_of(asked.after), SHOWN)
    return HappeningScreen(detail, cursor_at(detail.next))
