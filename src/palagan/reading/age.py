"""How long ago a date lies, seen from the day of the page."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

_BACKGROUND_DAYS = 30
"""Codebook: more than 30 days before publication is background."""


@lru_cache(maxsize=4096)
def age_of(date: str | None, today: str | None) -> str:
    """How long ago the date's end lies, in steps: "none", "future", "week", "month", "half-year", "years", "long"."""
    last = last_day((date or "").removesuffix("/..").split("/")[-1])
    now = last_day(today or "")
    if last is None or now is None:
        return "none"
    days = (now - last).days
    steps = (
        (-1, "future"),
        (0, "today"),
        (1, "yesterday"),
        (7, "week"),
        (30, "month"),
        (183, "half-year"),
        (1100, "years"),
    )
    return next((name for limit, name in steps if days <= limit), "long")


def is_old(date: str | None, today: str | None) -> bool:
    """Whether a date was over more than 30 days before `today`. Open-ended dates and unknown ones are not."""
    if date is None or "/.." in date:
        return False
    last, now = last_day(date.split("/")[-1]), last_day(today or "")
    return last is not None and now is not None and (now - last).days > _BACKGROUND_DAYS


def last_day(value: str) -> dt.date | None:
    """The last day of a day, month or year; None for what is none."""
    parts = value.split("-")
    try:
        if len(parts) == 1:
            return dt.date(int(parts[0]), 12, 31)
        if len(parts) == 2:
            month = int(parts[1])
            return dt.date(int(parts[0]) + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)
        return dt.date.fromisoformat(value)
    except ValueError:
        return None
