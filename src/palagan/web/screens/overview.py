"""`/`: the case at a glance."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter

from palagan.looking.rows import how_many
from palagan.web.asked import Ask
from palagan.web.screen import screen

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Overview:
    """How much there is of everything, by the name of its view."""

    counts: dict[str, int]


@screen(router, "/", "overview")
def overview(asked: Ask) -> Overview:
    """The counts."""
    views = ("stories", "happenings", "claims", "ledger", "origins")
    return Overview({view: how_many(asked.connection, view, asked.wish) for view in views})
