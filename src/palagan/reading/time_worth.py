"""What words of time are worth: the shape of the answer, what it is counted from, and how units are counted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from palagan.reading import calendar
from palagan.reading.numerals import read_numeral
from palagan.reading.time_forms import TimeWords

NO_SUCH_DAY = "no such day in the calendar"
WRONG_WEEKDAY = "weekday differs from date"
SWAPPED = "month stands before day"


@dataclass(frozen=True, slots=True)
class From:
    """What a time is counted from.

    `day` is the day of publication or, where the page does not tell it, the latest day that the page gives with weekday
    and year; `near` is a day only good for guessing a missing year. `told` is the last value told before, `year` a year
    that goes for the next expression ("27 September" in "27 September hingga 10 November 2020"). `weekdays` are the
    days told so far with their weekday's name, by weekday: a bare "Sabtu" after "Sabtu (5/3)" is that Saturday.
    """

    day: date | None
    near: date | None
    told: str | None = None
    year: int | None = None
    weekdays: Mapping[int, date] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Worth:
    """The value of words of time (None: a length, or not to be anchored) and what does not fit about them."""

    value: str | None
    flag: str | None = None


NOTHING = Worth(None)


Rule = Callable[[TimeWords, From], Worth | None]
"""A rule of times.toml: what matched words are worth, None where they turn out to tell no time at all."""


def direction_of(words: TimeWords) -> int:
    """-1 where the words point back ("lalu"), +1 forward ("mendatang"), 0 where they say nothing."""
    if words.has("past", "yesterday"):
        return -1
    return 1 if words.has("next") else 0


def count_of(words: TimeWords) -> float | None:
    """How many units the words count: 3 in "tiga pekan lalu", None in "beberapa hari lalu"."""
    if words.has("one_day", "one_week", "one_month", "one_year", "one_decade"):
        return 1
    if words.has("vague"):
        return None
    tokens = [item.token for item in words.items if item.name in ("day", "number", "year", "numeral")]
    if not tokens:
        return None
    numeral = read_numeral(tokens, 0)
    return None if numeral is None else numeral.low


_UNITS = {
    "day_unit": "day",
    "one_day": "day",
    "week": "week",
    "one_week": "week",
    "month_unit": "month",
    "one_month": "month",
    "year_unit": "year",
    "one_year": "year",
    "decade_unit": "decade",
    "one_decade": "decade",
    "hour_unit": "hour",
    "minute_unit": "minute",
}


def unit_of(words: TimeWords) -> str | None:
    """The unit the words count in, the last one named."""
    return next((_UNITS[item.name] for item in reversed(words.items) if item.name in _UNITS), None)


def moved(day: date, count: float, unit: str | None) -> str | None:
    """The value that lies `count` units after a day, at the unit's own precision (a week: Monday/Sunday)."""
    if unit in ("day", "hour", "minute"):
        days = count if unit == "day" else count / 24 if unit == "hour" else 0
        made = calendar.shift_days(day, round(days)) if abs(days) < 4_000_000 else None
        return made.isoformat() if made else None
    if unit == "week":
        made = calendar.shift_days(day, round(7 * count)) if abs(count) < 500_000 else None
        return calendar.week_of(made) if made else None
    months = {"month": 1, "year": 12, "decade": 120}.get(unit or "")
    if months is None or abs(count) > 10_000:
        return None
    year, month = calendar.shift_months(day, round(count * months))
    return calendar.month_value(year, month) if unit == "month" else calendar.year_value(year)
