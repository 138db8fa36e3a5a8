"""`/brief`: choose story, time and actors, see how much that is, take it as a page or as PDF."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha256
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query, Response

from palagan import __version__
from palagan.clock import now
from palagan.deciding.looking import standing
from palagan.exports.brief import brief, style
from palagan.exports.brief_pdf import is_there, pdf_of
from palagan.looking.brief import StoryChoice, material_of, stories_to_choose
from palagan.looking.rows import how_many
from palagan.web.asked import Ask, Asked
from palagan.web.screen import screen

router = APIRouter()
MOST = 40
"""Rows of a section; a PDF of four times as many takes a minute."""
SIZES = (20, MOST, 100)
_SECTIONS = ("timeline", "claims", "ledger", "discrepancies")
Most = Annotated[int, Query(ge=1, le=200)]


@dataclass(frozen=True, slots=True)
class BriefScreen:
    """What can be chosen, and how much of it there is: view → rows that the filters let through. `pdf`: whether PDF can
    be made here."""

    title: str
    most: int
    counts: dict[str, int]
    stories: tuple[StoryChoice, ...]
    chosen: tuple[str, ...]
    pdf: bool


@screen(router, "/brief", "brief")
def choose(asked: Ask, title: str = "", most: Most = MOST) -> BriefScreen:
    """The form, with the stories that have most pages and those chosen."""
    return BriefScreen(
        title=title,
        most=most,
        counts={view: how_many(asked.connection, view, asked.wish) for view in _SECTIONS},
        stories=stories_to_choose(asked.connection, asked.chosen.stories),
        chosen=asked.chosen.stories,
        pdf=is_there(),
    )


@router.get("/brief/page", include_in_schema=False)
def page(asked: Ask, title: str = "", most: Most = MOST, download: bool = False) -> Response:
    """The brief as a page that stands alone, to be looked at or taken."""
    headers = {"content-security-policy": _policy()}
    if download:
        headers |= _attached(asked, "html")
    return Response(_made(asked, title, most), media_type="text/html; charset=utf-8", headers=headers)


@router.get("/brief/pdf", include_in_schema=False)
def pdf(asked: Ask, title: str = "", most: Most = MOST) -> Response:
    """The brief as PDF. Without WeasyPrint it is refused, with the way out."""
    return Response(pdf_of(_made(asked, title, most)), media_type="application/pdf", headers=_attached(asked, "pdf"))


def _made(asked: Asked, title: str, most: int) -> str:
    rates = standing(asked.case).rates
    return brief(
        material_of(asked.connection, asked.chosen, most, rates),
        title=title.strip()[:200] or asked.case.path.stem,
        tongue=asked.tongue,
        chosen=asked.chosen,
        made=now(),
        version=__version__,
    )


def _attached(asked: Asked, suffix: str) -> dict[str, str]:
    name = quote(f"{asked.case.path.stem}-brief.{suffix}", safe="")
    return {"content-disposition": f"attachment; filename*=UTF-8''{name}"}


def _policy() -> str:
    """Nothing runs and nothing is asked for; its own style alone holds, known by its digest."""
    digest = b64encode(sha256(str(style()).encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
