"""Values of time in EDTF (ISO 8601-2) as the codebook uses it: day, month, year, A/B, A/..; made, shifted, joined."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

_EARLIEST, _LATEST = 1, 9999
_HIJRI_EPOCH = date(622, 7, 19).toordinal()
"""1 Muharram of the year 1 in the civil tabular calendar, Gregorian (proleptic)."""


def day_value(year: int, month: int, day: int) -> str | None:
    """ "YYYY-MM-DD", or None where there is no such day."""
    made = real_day(year, month, day)
    return made.isoformat() if made else None


def real_day(year: int, month: int, day: int) -> date | None:
    """The date, or None where there is no such day."""
    if not (_EARLIEST <= year <= _LATEST and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return date(year, month, day)


def month_value(year: int, month: int) -> str | None:
    """ "YYYY-MM", or None where there is no such month."""
    return f"{year:04d}-{month:02d}" if _EARLIEST <= year <= _LATEST and 1 <= month <= 12 else None


def year_value(year: int) -> str | None:
    """ "YYYY", or None outside the years 1 to 9999."""
    return f"{year:04d}" if _EARLIEST <= year <= _LATEST else None


def shift_days(day: date, count: int) -> date | None:
    """The day `count` days later (earlier where negative), None beyond the calendar."""
    try:
        return day + timedelta(days=count)
    except OverflowError:
        return None


def shift_months(day: date, count: int) -> tuple[int, int]:
    """Year and month that lie `count` months after the day's."""
    whole = day.year * 12 + day.month - 1 + count
    return whole // 12, whole % 12 + 1


def week_of(day: date) -> str | None:
    """The week of a day, "Monday/Sunday"."""
    return span_value(shift_days(day, -day.weekday()), shift_days(day, 6 - day.weekday()))


def weekend_of(day: date) -> str | None:
    """Saturday and Sunday of a day's week, "Saturday/Sunday"."""
    return span_value(shift_days(day, 5 - day.weekday()), shift_days(day, 6 - day.weekday()))


def span_value(first: date | None, last: date | None) -> str | None:
    """ "A/B" of two days, None where one is missing or they are in the wrong order."""
    return f"{first.isoformat()}/{last.isoformat()}" if first and last and first <= last else None


def start_of(value: str) -> str:
    """The beginning of a value as written: "A" of "A/B" and of "A/..", else the value itself."""
    return value.split("/", 1)[0]


def end_of(value: str) -> str | None:
    """The end of a value as written, None where it is open."""
    end = value.split("/", 1)[-1]
    return None if end == ".." else end


def first_day(value: str) -> date:
    """The first day that a value takes in."""
    parts = [int(part) for part in start_of(value).split("-")]
    return date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)


def last_day(value: str) -> date | None:
    """The last day that a value takes in, None where its end is open."""
    end = end_of(value)
    if end is None:
        return None
    parts = [int(part) for part in end.split("-")]
    month = parts[1] if len(parts) > 1 else 12
    return date(parts[0], month, parts[2] if len(parts) > 2 else monthrange(parts[0], month)[1])


def joined(earlier: str, later: str) -> str | None:
    """The stretch from the beginning of one value to the end of another, None where it would run backwards."""
    end = end_of(later)
    if end is None:
        return since(earlier)
    final = last_day(later)
    if final is None or first_day(earlier) > final:
        return None
    start = start_of(earlier)
    return start if start == end else f"{start}/{end}"


def since(value: str) -> str:
    """The stretch that begins with a value and goes on: "A/.."."""
    return f"{start_of(value)}/.."


def is_day(value: str) -> bool:
    """Whether a value is one day."""
    return len(value) == 10


def nearest_day(month: int, day: int, anchor: date, direction: int = 0) -> date | None:
    """The day and month in the year that brings it nearest to the anchor; with `direction` -1 the last one on or before
    it, with +1 the first one on or after it. None where no year near by has such a day."""
    candidates = [made for year in range(anchor.year - 4, anchor.year + 5) if (made := real_day(year, month, day))]
    if direction < 0:
        candidates = [made for made in candidates if made <= anchor]
    elif direction > 0:
        candidates = [made for made in candidates if made >= anchor]
    return min(candidates, key=lambda made: (abs((made - anchor).days), made), default=None)


def hijri_day(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of an Islamic date by the civil tabular calendar (leap years 2, 5, 7, 10, 13, 16, 18, 21, 24,
    26, 29 of thirty), a day or so off what was sighted; None where there is no such day.

    Source of the rule: Dershowitz and Reingold, Calendrical Calculations, chapter 7.
    """
    if not (1 <= month <= 12 and 1 <= day <= 30 and 1 <= year <= 9000):
        return None
    ordinal = _HIJRI_EPOCH - 1 + day + 29 * (month - 1) + month // 2 + (year - 1) * 354 + (3 + 11 * year) // 30
    return date.fromordinal(ordinal)
