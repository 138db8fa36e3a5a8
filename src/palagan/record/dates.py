"""Event dates in EDTF: the days they may mean, whether two can be the same day, and how they are told to people."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

_PART = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_FAR = dt.date.max.toordinal()


@dataclass(frozen=True, slots=True)
class Days:
    """The days `first` to `last` (ordinals) that an EDTF value covers; `open` when it goes on without a told end.

    `exact` is True when the value names one single day.
    """

    first: int
    last: int
    open: bool = False

    @property
    def exact(self) -> bool:
        """Whether it is one day."""
        return self.first == self.last

    @property
    def width(self) -> int:
        """How many days it covers."""
        return self.last - self.first + 1


@lru_cache(maxsize=65536)
def days_of(value: str | None) -> Days | None:
    """The days of an EDTF value ("2020-10-06", "2020-10", "2020", "A/B", "A/.."); None when absent or unreadable.

    EDTF: Library of Congress, Extended Date/Time Format (ISO 8601-2:2019), levels 0 and 1.
    """
    if not value:
        return None
    begin, slash, finish = value.partition("/")
    first = _bounds(begin)
    if not slash:
        return Days(*first) if first else None
    last = _bounds(finish)
    if first and finish.strip() in {"..", ""}:
        return Days(first[0], _FAR, open=True)
    if first and last and first[0] <= last[1]:
        return Days(first[0], last[1])
    if last and begin.strip() in {"..", ""}:
        return Days(1, last[1])
    return None


def _bounds(part: str) -> tuple[int, int] | None:
    match = _PART.match(part.strip())
    if not match:
        return None
    year, month, day = (int(group) if group else None for group in match.groups())
    if not year:
        return None
    try:
        if month is None:
            return dt.date(year, 1, 1).toordinal(), dt.date(year, 12, 31).toordinal()
        if day is None:
            after = dt.date(year + month // 12, month % 12 + 1, 1) if year < 9999 else dt.date.max
            return dt.date(year, month, 1).toordinal(), after.toordinal() - 1
        number = dt.date(year, month, day).toordinal()
    except ValueError:
        return None
    return number, number


def overlap(one: Days, other: Days) -> bool:
    """Whether some day lies in both. A stretch that goes on meets only the day it began, or another stretch that goes
    on and began within the same period: a war since September is not each of its days."""
    if one.open != other.open:
        day = other if one.open else one
        return day.exact and one.first == other.first
    if one.open:
        return one.first == other.first
    return one.first <= other.last and other.first <= one.last


def meet(one: Days, other: Days) -> Days:
    """The days that lie in both; the two must overlap."""
    return Days(max(one.first, other.first), min(one.last, other.last), one.open)


def narrower(one: str | None, other: str | None) -> str | None:
    """Of two EDTF values the one that tells more precisely; ties go to the smaller in spelling."""
    a, b = days_of(one), days_of(other)
    if a is None or b is None:
        return one if a is not None else other
    return min((a.width, one or ""), (b.width, other or ""))[1]
