"""`/stories`: the running matters, those of most pages first."""

from __future__ import annotations

from dataclasses import replace

from fastapi import APIRouter

from palagan.looking.lists import Listed, StoryHead, story_list
from palagan.web.asked import Ask
from palagan.web.screen import screen

router = APIRouter()


@screen(router, "/stories", "stories")
def stories(asked: Ask) -> Listed[StoryHead]:
    """Stories; `min_pages` leaves out those of fewer pages."""
    least = asked.request.query_params.get("min_pages") or "0"
    number = int(least) if least.isascii() and least.isdecimal() and len(least) < 7 else 0
    return story_list(asked.connection, replace(asked.wish, min_pages=number), asked.after)
