"""Pages that retell what was long ago: no day stands on them but those of what they tell, with their years in words."""

from __future__ import annotations

from dataclasses import replace

from palagan.reading.ground import Ground
from palagan.reading.time_forms import class_of

_YEAR, _DAY = 4, 10
"""Length of a year ("2020") and of a day ("2020-10-09")."""
_DAYS = 2
"""Days with their years in words that such a page tells at least."""
_OF_NEWS = frozenset(
    f"time.{rule}" for rule in ("today", "yesterday", "last-night", "weekday", "unit", "now", "ago", "recent", "ahead")
)
"""Rules of times.toml for words that count from the day on which they are written."""


def from_later(ground: Ground) -> Ground:
    """The ground as history is told from: of a page that retells, a year after it, since nobody knows when it was
    written; of any other as it is.

    News without a day of publication has weekdays ("Senin (5/8)") or words like "kemarin". Of the four pages of gold
    without any, three tell history and one the news of its time (2026-11).
    """
    if ground.today is None or ground.article.published_day is not None or not _retells(ground):
        return ground
    return replace(ground, today=str(int(ground.today[:_YEAR]) + 1))


def _retells(ground: Ground) -> bool:
    days = set()
    for time in ground.times:
        words = ground.article.text[time.start : time.end].lower().replace(",", " ").split()
        if time.rule in _OF_NEWS or any("/" in word or class_of(word) == "weekday" for word in words):
            return False
        if len(time.value or "") >= _DAY and any(len(word) == _YEAR and word.isdigit() for word in words):
            days.add(time.value)
    return len(days) >= _DAYS
