"""The day of an undated page as its report tells it: the latest full date in brackets or after a weekday.

Newsrooms write the day of a report so ("Selasa (1/7/2025)", "Tuesday, July 1, 2025"); a full date in running text is
as often history. On 115 dated pages of `stories.dev.jsonl` that tell one, it is the day of publication or the day
before on 103.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from palagan.articles.words import alternation, lexicons


def told_day(text: str) -> int | None:
    """The ordinal of the day; None when the text tells none. Digits are read day first, as the outlets write them."""
    days = [day for match in _dates().finditer(text) if (day := _ordinal(match)) is not None]
    return max(days, default=None)


def _ordinal(match: re.Match[str]) -> int | None:
    day, name, year, second, number, digits, english, last, later = match.groups()
    month = int(number) if number else _months()[(name or english).lower()]
    try:
        return dt.date(int(year or digits or later), month, int(day or second or last)).toordinal()
    except ValueError:
        return None


@cache
def _months() -> dict[str, int]:
    return {
        word: int(number) for data in lexicons("calendar.toml") for number, ws in data["months"].items() for word in ws
    }


@cache
def _dates() -> re.Pattern[str]:
    months = alternation(tuple(_months()))
    weekdays = alternation(
        tuple({word for data in lexicons("calendar.toml") for words in data["weekdays"].values() for word in words})
    )
    return re.compile(
        rf"(?:\b(?:{weekdays})\b[\s,(]{{1,3}}|\()"
        rf"(?:(\d{{1,2}})\s+({months})\s+(\d{{4}})"
        rf"|(\d{{1,2}})[/.-](\d{{1,2}})[/.-](\d{{4}})"
        rf"|({months})\s+(\d{{1,2}}),\s+(\d{{4}}))\b",
        re.IGNORECASE,
    )
