"""Times counted from publication or from a day told before: "pekan lalu", "dua hari kemudian", "saat itu"."""

from __future__ import annotations

from datetime import date

from palagan.reading import calendar
from palagan.reading.time_forms import TimeWords
from palagan.reading.time_worth import NOTHING, From, Rule, Worth, count_of, direction_of, moved, unit_of

_END_OF = 3
"""The lexicon's value for "akhir" and its like."""


def _weekday(words: TimeWords, start: From) -> Worth | None:
    """A weekday by name: the one told before with its date; else the last one up to publication; the next one where the
    words or the sentence point forward; the one of the week named ("Senin pekan lalu")."""
    weekday = words.value("weekday")
    if weekday is None:
        return None
    if weekday in start.weekdays and not words.has("week", "past", "this", "next", "yesterday"):
        return Worth(start.weekdays[weekday].isoformat())
    if start.day is None:
        return NOTHING
    if words.has("week"):
        week = calendar.shift_days(start.day, 7 * direction_of(words))
        return _on_weekday(week, weekday)
    if words.has("this"):
        return _on_weekday(start.day, weekday)
    if words.has("next") or (words.ahead and not words.has("past", "yesterday")):
        ahead = (weekday - start.day.weekday()) % 7
        return _shifted(start.day, ahead or (7 if words.has("next") else 0))
    back = (start.day.weekday() - weekday) % 7
    return _shifted(start.day, -(back or (7 if words.has("past") else 0)))


def _on_weekday(day: date | None, weekday: int) -> Worth:
    return _shifted(day, weekday - day.weekday()) if day else NOTHING


def _shifted(day: date | None, count: int) -> Worth:
    made = calendar.shift_days(day, count) if day else None
    return Worth(made.isoformat()) if made else NOTHING


def _by(count: int) -> Rule:
    """The rule "so many days after publication"."""

    def rule(_words: TimeWords, start: From) -> Worth | None:
        return _shifted(start.day, count)

    return rule


def _unit(words: TimeWords, start: From) -> Worth | None:
    """ "pekan lalu", "bulan ini", "akhir tahun depan": the unit as a whole; the weekend for the end of a week."""
    unit = unit_of(words)
    if start.day is None or unit is None:
        return NOTHING
    value = moved(start.day, direction_of(words), unit)
    if value and unit == "week" and words.value("edge") == _END_OF:
        return Worth(calendar.weekend_of(calendar.first_day(value)))
    return Worth(value) if unit != "decade" else NOTHING


def _unit_before(words: TimeWords, start: From) -> Worth | None:
    base = calendar.first_day(start.told) if start.told else start.day
    return Worth(moved(base, -1, unit_of(words))) if base else NOTHING


def _edge_of_unit(words: TimeWords, start: From) -> Worth | None:
    return Worth(moved(start.day, 0, unit_of(words))) if start.day else NOTHING


def _ago(words: TimeWords, start: From) -> Worth | None:
    count = count_of(words)
    if start.day is None or count is None or unit_of(words) == "decade":
        return NOTHING
    return Worth(moved(start.day, -count, unit_of(words)))


def _from_told(sign: int) -> Rule:
    """ "dua hari sebelumnya", "sebulan kemudian": counted from the value told before, else from publication."""

    def rule(words: TimeWords, start: From) -> Worth | None:
        count = count_of(words)
        base = calendar.first_day(start.told) if start.told else start.day
        unit = unit_of(words)
        if base is None or count is None or (start.told and len(calendar.start_of(start.told)) < _precision(unit)):
            return NOTHING
        return Worth(moved(base, sign * count, unit))

    return rule


def _precision(unit: str | None) -> int:
    """Characters of a value that is fine enough to count such units from."""
    return {"month": 7, "year": 4, "decade": 4}.get(unit or "", 10)


def _ahead(words: TimeWords, start: From) -> Worth | None:
    """ "tiga hari lagi" is a day; "tiga hari ke depan" the stretch until then."""
    count, unit = count_of(words), unit_of(words)
    if start.day is None or count is None or unit == "decade":
        return NOTHING
    value = moved(start.day, count, unit)
    if value and not words.has("again"):
        return Worth(calendar.joined(_told_as(start.day, value), value))
    return Worth(value)


def _told_as(day: date, like: str) -> str:
    """A day at the precision of another value."""
    return day.isoformat()[: len(calendar.start_of(like))]


def _recent(words: TimeWords, start: From) -> Worth | None:
    """ "dua bulan terakhir", "telah berlangsung 22 bulan": from so long ago on."""
    count, unit = count_of(words), unit_of(words)
    if start.day is None or count is None:
        return NOTHING
    value = moved(start.day, -count, "day" if unit == "week" else unit)
    if unit == "week":
        value = moved(start.day, -7 * count, "day")
    return Worth(calendar.since(value)) if value else NOTHING


def _nth(words: TimeWords, start: From) -> Worth | None:
    """ "memasuki hari ketiga", "memasuki bulan ke-23": goes on since the first; "ketiga belas" is left alone."""
    if words.has("numeral"):
        return NOTHING
    count, unit = words.value("ordinal") or count_of(words), unit_of(words)
    if start.day is None or not count:
        return NOTHING
    back = 1 - round(count)
    value = moved(start.day, 7 * back, "day") if unit == "week" else moved(start.day, back, unit)
    return Worth(calendar.since(value)) if value else NOTHING


def _whole(words: TimeWords, start: From) -> Worth | None:
    """ "sepanjang tahun ini" goes on; "sepanjang bulan lalu" is over."""
    if words.has("that"):
        return _that(words, start)
    unit = unit_of(words)
    if start.day is None or unit is None:
        return NOTHING
    value = moved(start.day, direction_of(words), unit)
    if value is None or not words.has("this") or unit == "day":
        return Worth(value)
    return Worth(calendar.since(f"{value}-01" if unit == "year" else value))


def _that(words: TimeWords, start: From) -> Worth | None:
    """ "hari itu", "tahun yang sama": the value told before, at the precision of the word."""
    if start.told is None:
        return NOTHING
    begin = calendar.start_of(start.told)
    unit = unit_of(words)
    if words.has("moment") or unit is None:
        return Worth(start.told)
    if unit == "week":
        return Worth(calendar.week_of(calendar.first_day(begin))) if calendar.is_day(begin) else NOTHING
    length = {"day": 10, "month": 7, "year": 4}.get(unit, 0)
    return Worth(begin[:length]) if length and len(begin) >= length else NOTHING


def _day_after(_words: TimeWords, start: From) -> Worth | None:
    if start.told is None or not calendar.is_day(calendar.start_of(start.told)):
        return NOTHING
    return _shifted(calendar.first_day(start.told), 1)


def _since_then(_words: TimeWords, start: From) -> Worth | None:
    return Worth(calendar.since(start.told)) if start.told else NOTHING


def _clock(_words: TimeWords, start: From) -> Worth | None:
    """A time of day: the day told before, if it is one."""
    return Worth(start.told) if start.told and calendar.is_day(start.told) else NOTHING


def _duration(_words: TimeWords, _start: From) -> Worth | None:
    return NOTHING


RELATIONS: dict[str, Rule] = {
    "weekday": _weekday,
    "unit": _unit,
    "unit-before": _unit_before,
    "edge-of-unit": _edge_of_unit,
    "today": _by(0),
    "now": _by(0),
    "yesterday": _by(-1),
    "last-night": _by(-1),
    "before-yesterday": _by(-2),
    "tomorrow": _by(1),
    "day-after-tomorrow": _by(2),
    "ago": _ago,
    "earlier": _from_told(-1),
    "later": _from_told(1),
    "ahead": _ahead,
    "recent": _recent,
    "nth": _nth,
    "whole": _whole,
    "that": _that,
    "day-after": _day_after,
    "since-then": _since_then,
    "clock": _clock,
    "duration": _duration,
}
"""Rules that count from another day."""
