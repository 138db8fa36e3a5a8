"""Times told in figures and names of months: the rules of times.toml that a calendar alone can answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from palagan.languages.tables import lexicon
from palagan.reading import calendar
from palagan.reading.numerals import digits_value
from palagan.reading.time_forms import TIMES, TimeWords
from palagan.reading.time_worth import NO_SUCH_DAY, NOTHING, SWAPPED, WRONG_WEEKDAY, From, Rule, Worth, direction_of

_MONTHS_BACK = 10
"""How many months back a month without a year may lie; further back it is one to come."""


def day_month_year(words: TimeWords) -> tuple[int | None, int | None, int | None]:
    """Day, month and year as far as the words tell them."""
    full, short = words.item("fulldate"), words.item("shortdate")
    if full or short:
        item = full or short
        assert item is not None
        parts = [int(part) for part in item.token.text.replace(".", "/").split("/")]
        year = parts[2] if len(parts) > 2 else None
        return parts[0], parts[1], (2000 + year if year is not None and year < 100 else year)
    day, year_item = words.item("day"), words.item("year")
    return (
        int(day.token.text) if day else None,
        words.value("month"),
        int(year_item.token.text) if year_item else None,
    )  # fmt: skip


def _day(words: TimeWords, start: From) -> Worth | None:
    day, month, year = day_month_year(words)
    if day is None or month is None:
        return None
    flag = None
    if month > 12 >= day:
        day, month, flag = month, day, SWAPPED
    year = year if year is not None else start.year
    near = start.day or start.near
    if year is None:
        if near is None:
            return NOTHING
        made = calendar.nearest_day(month, day, near, direction_of(words))
        year = near.year
    else:
        made = calendar.real_day(year, month, day)
    if made is None:
        return Worth(calendar.month_value(year, month), NO_SUCH_DAY)
    weekday = words.value("weekday")
    if weekday is not None and made.weekday() != weekday:
        flag = WRONG_WEEKDAY
    return Worth(made.isoformat(), flag)


def _iso(words: TimeWords, _start: From) -> Worth | None:
    year, month, day = (int(item.token.text) for item in words.items if item.name in ("year", "day"))
    value = calendar.day_value(year, month, day)
    return Worth(value) if value else None


def _day_of_month(words: TimeWords, start: From) -> Worth | None:
    item = words.item("day")
    if item is None or start.day is None:
        return NOTHING
    direction = direction_of(words) or (1 if words.ahead else -1)
    for step in range(3):
        year, month = calendar.shift_months(start.day, step * direction)
        made = calendar.real_day(year, month, int(item.token.text))
        if made and (made <= start.day if direction < 0 else made >= start.day):
            return Worth(made.isoformat())
    return NOTHING


def _days(words: TimeWords, start: From) -> Worth | None:
    later = _day(replace(words, items=words.items[_last_day_index(words) :]), start)
    first = words.item("day")
    if later is None or later.value is None or not calendar.is_day(later.value) or first is None:
        return None
    end = date.fromisoformat(later.value)
    return Worth(calendar.span_value(calendar.real_day(end.year, end.month, int(first.token.text)), end), later.flag)


def _last_day_index(words: TimeWords) -> int:
    names = [item.name for item in words.items]
    if "fulldate" in names or "shortdate" in names:
        return next(index for index, name in enumerate(names) if name in ("fulldate", "shortdate"))
    return len(names) - 1 - names[::-1].index("day")


def _hijri(words: TimeWords, _start: From) -> Worth | None:
    day, year = (int(words.items[index].token.text) for index in (0, 2))
    made = calendar.hijri_day(year, words.value("hijri_month") or 0, day)
    return Worth(made.isoformat()) if made and 1300 <= year <= 1500 else None


def _month(words: TimeWords, start: From) -> Worth | None:
    month, item = words.value("month"), words.item("year")
    if month is None:
        return None
    if len(words.items) == 1 and not _is_bare_month(words):
        return None
    if item is not None:
        return Worth(calendar.month_value(int(item.token.text), month))
    if start.year is not None:
        return Worth(calendar.month_value(start.year, month))
    near = start.day or start.near
    if near is None:
        return NOTHING
    return Worth(calendar.month_value(_year_of_month(words, month, near), month))


def _year_of_month(words: TimeWords, month: int, near: date) -> int:
    """The year of a month told without one: this year's with "ini"; the last one before with "lalu", the next one with
    "mendatang"; else the last ten months and the next one
    share it out, since news tells what was."""
    if words.has("this"):
        return near.year
    direction = direction_of(words)
    if direction < 0:
        return near.year - (month >= near.month)
    if direction > 0:
        return near.year + (month <= near.month)
    if words.ahead:
        return near.year + (month < near.month)
    ahead = month - near.month
    return near.year + (ahead < -_MONTHS_BACK) - (ahead > 12 - _MONTHS_BACK - 1)


def _is_bare_month(words: TimeWords) -> bool:
    """Whether a lone word is a month: capitalised, unshortened, and no part of a name."""
    token = words.items[0].token
    named = words.after is not None and words.after.is_capital and words.after.start - token.end <= 1
    led = words.before is not None and words.before.is_capital and len(words.before.text) > 1
    whole = len(token.text) > 4 or token.lower in ("mei", "juni", "juli")
    return token.is_capital and whole and not named and not led


def _year(words: TimeWords, _start: From) -> Worth | None:
    item = words.item("year")
    return Worth(calendar.year_value(int(item.token.text))) if item else None


def _years(words: TimeWords, _start: From) -> Worth | None:
    first, second = words.items[0].token.text, words.items[2].token.text
    if not second.isdigit() or len(second) not in (2, 4):
        return None
    later = int(second) if len(second) == 4 else int(first[:2] + second)
    return Worth(calendar.joined(first, f"{later:04d}")) if int(first) < later else None


def _bare_year(words: TimeWords, _start: From) -> Worth | None:
    year = int(words.items[0].token.text)
    not_years, labels = lexicon(TIMES)["not_years"], lexicon(TIMES)["label_words"]
    before = words.before.lower if words.before else ""
    after = words.after.lower if words.after else ""
    if before in not_years["after"] or after in not_years["before"] or before in "-/.,":
        return None if before else Worth(calendar.year_value(year))
    if before in labels["before"] or after in labels["after"] or (before, after) == ("(", ")"):
        return Worth(calendar.year_value(year))
    return Worth(calendar.year_value(year)) if 1900 <= year <= 2100 else None


def _decade(words: TimeWords, _start: From) -> Worth | None:
    item = words.item("decade") or words.item("short_decade")
    if item is None:
        return None
    digits = "".join(sign for sign in item.token.text if sign.isdigit())
    first = int(digits) if len(digits) == 4 else 1900 + int(digits)
    return Worth(f"{first:04d}/{first + 9:04d}")


def _century(words: TimeWords, _start: From) -> Worth | None:
    number = words.item("day") or words.item("number")
    unit = words.item("long_unit")
    if number is None or unit is None or unit.token.lower != "abad" or not words.has("towards"):
        return None
    century = digits_value(number.token.text)
    if century is None or not 1 <= century <= 30:
        return None
    return Worth(f"{int(century) * 100 - 99:04d}/{int(century) * 100:04d}")


def _season(words: TimeWords, start: From) -> Worth | None:
    item = words.item("year")
    if item is not None:
        return Worth(calendar.year_value(int(item.token.text)))
    if start.day is None or not words.has("past", "this", "next"):
        return NOTHING
    return Worth(calendar.year_value(start.day.year + (1 if words.has("next") else 0)))


DATES: dict[str, Rule] = {
    "day": _day,
    "iso": _iso,
    "day-of-month": _day_of_month,
    "days": _days,
    "hijri": _hijri,
    "month": _month,
    "year": _year,
    "years": _years,
    "bare-year": _bare_year,
    "decade": _decade,
    "century": _century,
    "season": _season,
}
"""Rules that read a date as written."""
