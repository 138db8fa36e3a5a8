"""`/article/{page}/original`: the page as it was captured, in a frame in which nothing can run or be fetched."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from fastapi import APIRouter, Response
from fastapi.responses import HTMLResponse

from palagan.looking.article import content_of
from palagan.looking.harmless import harmless
from palagan.store.find import find_pages
from palagan.store.page_facts import PageFacts, page_facts
from palagan.web.asked import Ask
from palagan.web.screen import screen

router = APIRouter()
FRAME_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'"
MOST_SOURCE = 200_000
"""Characters of a page's source that are shown."""
_LOOK = (
    "body{font:16px/1.6 Georgia,serif;max-width:44rem;margin:1rem auto;padding:0 1rem;color:#222;background:#fff;"
    "overflow-wrap:anywhere}table{border-collapse:collapse}td,th{border:1px solid #ccc;padding:.2rem .4rem}"
    "pre{white-space:pre-wrap}span{color:#666}"
)


@dataclass(frozen=True, slots=True)
class OriginalScreen:
    """A page's facts, and its source where that is asked for or the page is plain text; `cut`: there is more of it."""

    facts: PageFacts
    media: str
    encoding: str
    source: str | None
    cut: bool


@screen(router, "/article/{page}/original", "original")
def original(asked: Ask, page: str, view: str = "") -> OriginalScreen:
    """The original; `view=source` gives its source as text."""
    (page,) = find_pages(asked.connection, [page])
    (facts,) = page_facts(asked.connection, page)
    content, encoding, media = content_of(asked.connection, page)
    if media == "html" and view != "source":
        return OriginalScreen(facts, media, encoding, None, False)
    text = _decoded(content, encoding)
    return OriginalScreen(facts, media, encoding, text[:MOST_SOURCE], len(text) > MOST_SOURCE)


@router.get("/article/{page}/original/frame", include_in_schema=False)
def frame(asked: Ask, page: str) -> Response:
    """The safe copy of a page, under a policy of its own."""
    (page,) = find_pages(asked.connection, [page])
    content, encoding, media = content_of(asked.connection, page)
    text = _decoded(content, encoding)
    body = harmless(text) if media == "html" else f"<pre>{escape(text[:MOST_SOURCE])}</pre>"
    title = escape(page)
    return HTMLResponse(
        f'<!doctype html><html lang="und"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{_LOOK}</style></head><body>{body}</body></html>",
        headers={"content-security-policy": FRAME_POLICY},
    )


def _decoded(content: bytes, encoding: str) -> str:
    """The text of a page; NUL, which no document may hold, and halves of letters are shown as unknown."""
    try:
        text = content.decode(encoding, "replace")
    except LookupError:
        text = content.decode("utf-8", "replace")
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode("utf-8")
