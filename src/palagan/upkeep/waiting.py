"""The order in which pages that wait are taken up: by the day on which stories will look for them.

So a slice is a stretch of days. A slice of pages from all over the case has the stories of every day folded again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import msgspec
from sqlalchemy import Connection

from palagan.record.told_day import told_day
from palagan.store.upkeep import pending_pages, rows

_LATE = "~"
"""Puts a page after those of its day that were published at a known hour."""


def waiting_pages(connection: Connection) -> list[str]:
    """The pages whose readings changed, by publication; without it by the day that their text tells, those that tell
    none last."""
    pending = pending_pages(connection)
    told = _told(connection, [page for page, published in pending if published is None])
    return [page for _, page in sorted((published or told.get(page, _LATE), page) for page, published in pending)]


class _Worded(msgspec.Struct):
    """A reading as JSON, of which only the text is looked at."""

    text: str


_text_of = msgspec.json.Decoder(_Worded).decode


def _told(connection: Connection, pages: Iterable[str]) -> dict[str, str]:
    """Page → the day that its text tells, as a date."""
    query = "SELECT page, json FROM readings WHERE json IS NOT NULL AND page IN ({})"
    days = ((page, told_day(_text_of(line).text)) for page, line in rows(connection, query, pages))
    return {page: dt.date.fromordinal(day).isoformat() + _LATE for page, day in days if day is not None}
