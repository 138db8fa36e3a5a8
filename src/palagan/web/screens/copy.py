"""`/copy/{earlier}/{later}`: two pages side by side, with what stands in both marked."""

from __future__ import annotations

from fastapi import APIRouter

from palagan.looking.comparing import Comparison, comparison_of
from palagan.web.asked import Ask
from palagan.web.screen import screen

router = APIRouter()


@screen(router, "/copy/{earlier}/{later}", "copy")
def copy(asked: Ask, earlier: str, later: str) -> Comparison:
    """Two pages that share text, or two captures of one address; in either order."""
    return comparison_of(asked.connection, earlier, later)
