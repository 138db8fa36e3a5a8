"""`/origins`: the independent origins of reporting, those on which most pages draw first."""

from __future__ import annotations

from fastapi import APIRouter

from palagan.looking.lists import Listed, origin_list
from palagan.store.look_up import OriginHead
from palagan.web.asked import Ask
from palagan.web.screen import screen

router = APIRouter()


@screen(router, "/origins", "origins")
def origins(asked: Ask) -> Listed[OriginHead]:
    """Origins."""
    return origin_list(asked.connection, asked.wish, asked.after)
