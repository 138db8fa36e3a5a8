"""Dates as people write them: "11 Oktober 2020", "sejak 27 September 2020", "27–30 September 2020"."""

from __future__ import annotations

import re

from palagan.views.messages import Tongue, say

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


def day_told(date: str | None, tongue: Tongue) -> str:
    """A date (EDTF of any precision, or a stretch) written out; "" where there is none. What is no date stays."""
    if not date:
        return ""
    first, slash, last = date.partition("/")
    if not slash:
        return _written(first, tongue)
    if last in ("", ".."):
        return say("about.since", tongue, day=_written(first, tongue))
    if first in ("", ".."):
        return f"– {_written(last, tongue)}"
    start, end = _written(first, tongue).split(" "), _written(last, tongue).split(" ")
    if len(start) == len(end) == 3:
        while len(start) > 1 and start[-1] == end[len(start) - 1]:
            start.pop()
    dash = "–" if len(start) == 1 else " – "
    return f"{' '.join(start)}{dash}{' '.join(end)}"


def moment_told(moment: str | None, tongue: Tongue) -> str:
    """A moment (ISO 8601) to the minute, "11 Oktober 2020 08:00"; a day alone where no time is told."""
    if not moment:
        return ""
    day, _, time = moment.partition("T")
    return f"{_written(day, tongue)} {time[:5]}".strip()


def _written(date: str, tongue: Tongue) -> str:
    found = _DATE.fullmatch(date)
    if found is None:
        return date
    year, month, day = found.groups()
    if month is None:
        return year
    if not 1 <= int(month) <= 12:
        return date
    named = say("about.months", tongue).split()[int(month) - 1]
    return f"{int(day)} {named} {year}" if day else f"{named} {year}"
