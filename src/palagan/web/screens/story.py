"""`/story/{id}`: a story's lineage, what one origin alone tells, where versions differ, how it changed."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter

from palagan.looking.lineage import LineageOrigin, LineagePage
from palagan.looking.story import StoryDetail, story_detail
from palagan.web.asked import Ask
from palagan.web.drawing.lineage import LineageDrawn, draw_lineage
from palagan.web.screen import screen
from palagan.web.whereto import SHOWN, cursor_at, start_of

router = APIRouter()
_CHANGES = 40
"""Changes that are shown; all are in the twin."""


@dataclass(frozen=True, slots=True)
class StoryScreen:
    """A story with its picture; `rows` are the pages listed here (of one origin where one is asked for)."""

    story: StoryDetail
    drawn: LineageDrawn | None
    origin: LineageOrigin | None
    rows: tuple[LineagePage, ...]
    listed: int
    next: str | None
    changes_shown: int = _CHANGES

    @property
    def by_origin(self) -> dict[str, LineageOrigin]:
        """Origin → what the lineage tells of it."""
        return {origin.id: origin for origin in self.story.lineage.origins}

    @property
    def by_page(self) -> dict[str, LineagePage]:
        """Page → what the lineage tells of it."""
        return {page.id: page for page in self.story.lineage.pages}

    @property
    def outlets(self) -> dict[str, str | None]:
        """Page → its outlet."""
        return {page.id: page.outlet for page in self.story.lineage.pages}


@screen(router, "/story/{id}", "story")
def story(asked: Ask, id: str) -> StoryScreen:
    """One story. `origin` narrows the list of pages to those that draw on it."""
    detail = story_detail(asked.connection, id)
    wanted = asked.request.query_params.get("origin")
    origin = next((one for one in detail.lineage.origins if one.id == wanted), None)
    pages = [
        page for page in detail.lineage.pages if origin is None or page.origin == origin.id or origin.id in page.others
    ]
    start = start_of(asked.after)
    return StoryScreen(
        story=detail,
        drawn=draw_lineage(detail.lineage, asked.tongue),
        origin=origin,
        rows=tuple(pages[start : start + SHOWN]),
        listed=len(pages),
        next=cursor_at(start + SHOWN if start + SHOWN < len(pages) else None),
    )
