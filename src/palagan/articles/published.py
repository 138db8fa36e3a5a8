"""When a page says it was published: its time lines, in all the forms that outlets give them.

Only what the page says is kept: a moment with an offset where a zone is named, without one where none is, a day where
only a day is told. "3 jam lalu" is no date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from palagan.articles.words import alternation, lexicons, phrase_set

_CALENDAR = "calendar.toml"
_WORD = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
_MOST_ROUND_IT = 4
_EARLIEST_YEAR = 1980
_LATEST_YEAR = 2100
_OFFSET = re.compile(r"(?:GMT|UTC)?\s*([+-])(\d{1,2}):?(\d{2})?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Moment:
    """`value` in ISO 8601, as precise as the words at `start:end`; `label` is "published", "updated" or None."""

    value: str
    start: int
    end: int
    rule: str
    label: str | None = None

    @property
    def has_time(self) -> bool:
        """Whether it tells the time of day."""
        return "T" in self.value

    @property
    def has_zone(self) -> bool:
        """Whether it tells its offset."""
        return self.has_time and len(self.value) > 16


def find_moment(text: str, start: int = 0, end: int | None = None) -> Moment | None:
    """The first date in `text[start:end]`, with the time of day beside it; None when no valid date stands there."""
    stop = len(text) if end is None else end
    for match in _pattern().finditer(text, start, stop):
        moment = _moment(match)
        if moment:
            return moment
    return None


def time_line(text: str, start: int = 0, end: int | None = None) -> Moment | None:
    """The moment that a line tells, when telling it is all the line does; None for a sentence with a date in it.

    Beside the date a time line has at most a few words: the outlet, a label, the rubric, a count of readers, "By NAME".
    """
    stop = len(text) if end is None else end
    if stop - start > 160 or not _DIGIT.search(text, start, stop):
        return None
    moment = find_moment(text, start, stop)
    if moment is None:
        return None
    before, after = text[start : moment.start], text[moment.end : stop]
    rest = [word for word in _WORD.findall(f"{before} {after}") if word.lower() not in _known_words()]
    lowered = before.lower()
    if len(rest) > _MOST_ROUND_IT + (3 if re.match(r"\s*(?:by|oleh)\b", lowered) else 0):
        return None
    label = next((kind for kind in ("updated", "published") if re.search(rf"\b(?:{_labels(kind)})\b", lowered)), None)
    if not moment.has_time and (after.lstrip().startswith(".") or before.rstrip().endswith("(")):
        return None
    if not moment.has_time and len(rest) > (2 if label else 0):
        return None
    if any(word.islower() and len(word) > 3 for word in rest[2:]):
        return None
    return Moment(moment.value, moment.start, moment.end, moment.rule, label)


def is_relative(text: str) -> bool:
    """Whether a line only says how long ago something was put up ("3 jam lalu", "14 minutes ago")."""
    return len(text) <= 40 and _ago().fullmatch(text) is not None


@cache
def _relative(key: str) -> tuple[str, ...]:
    return tuple(word for data in lexicons(_CALENDAR) for word in data["labels"][key])


@cache
def _labels(key: str) -> str:
    return alternation(_relative(key))


@cache
def _ago() -> re.Pattern[str]:
    units, ago = _labels("relative"), _labels("ago")
    return re.compile(rf"\s*(?:sekitar\s+)?\d+\s+(?:{units})\s+(?:{ago})\s*", re.IGNORECASE)


@cache
def _known_words() -> frozenset[str]:
    """Words that may stand round a date without making the line a sentence."""
    groups = ("published", "updated", "around")
    labels = {
        part for data in lexicons(_CALENDAR) for key in groups for word in data["labels"][key] for part in word.split()
    }
    days = {word for data in lexicons(_CALENDAR) for words in data["weekdays"].values() for word in words}
    return frozenset(labels | days | phrase_set("bylines.toml", "openers"))


@cache
def _months() -> dict[str, int]:
    return {
        word: int(number) for data in lexicons(_CALENDAR) for number, words in data["months"].items() for word in words
    }


@cache
def _zones() -> dict[str, str]:
    return {name: offset for data in lexicons(_CALENDAR) for name, offset in data["zones"].items()}


@cache
def _pattern() -> re.Pattern[str]:
    month = alternation(tuple(_months()))
    zone = alternation(tuple(_zones()))
    days = alternation(
        tuple({word for data in lexicons(_CALENDAR) for words in data["weekdays"].values() for word in words})
    )
    clock = (
        r"(?P<{0}hour>[01]?\d|2[0-4])[:.](?P<{0}minute>[0-5]\d)"
        r"(?:[:.](?P<{0}second>[0-5]\d)(?:[.,]\d+)?)?(?:\s*(?P<{0}half>[ap]\.?m\b\.?))?"
    )
    offset = (
        rf"\s*\(?(?P<{{0}}zone>Z\b|(?:{zone})\b(?:\s*[+-]\d{{{{1,2}}}}(?::?\d{{{{2}}}})?)?"
        r"|[+-]\d{{2}}:?\d{{2}}\b)?\)?"
    )
    gap = r"(?:\s*[,|/–—•·-]\s*|\s+(?:pukul|jam|at|pada)\s+|\s*T(?=\d)|\s+){1,2}(?:(?:pukul|jam|at)\s+)?"
    day_first = rf"(?P<d1>[0-3]?\d)(?:st|nd|rd|th)?[\s-]+(?P<m1>{month})\b\.?,?[\s-]+(?P<y1>\d{{4}}|'\d\d)"
    month_first = rf"(?<!\w)(?P<m2>{month})\b\.?\s+(?P<d2>[0-3]?\d)(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})"
    slashed = r"(?P<d3>[0-3]?\d)(?P<s3>[/.-])(?P<m3>[01]?\d)(?P=s3)(?P<y3>\d{4}|\d{2}(?=[\s,]+\d?\d[:.]\d\d))"
    iso = r"(?P<y4>\d{4})(?P<s4>[-/])(?P<m4>[01]\d)(?P=s4)(?P<d4>[0-3]\d)"
    dates = "|".join((day_first, month_first, iso, slashed))
    first = clock.format("a") + offset.format("a")
    later = clock.format("b") + offset.format("b")
    return re.compile(
        rf"(?<![\w/-])(?:(?:{days})\b['’]?[,.]?\s*)?(?:{first}(?:{gap})(?:(?:{days})\b,?\s*)?)?(?<![\d/])(?:{dates})(?![\d/])(?:(?:{gap}){later})?",
        re.IGNORECASE,
    )


def _moment(match: re.Match[str]) -> Moment | None:
    got = match.groupdict()
    number = next(n for n in "1234" if got[f"d{n}"])
    month_words = got[f"m{number}"]
    month = int(month_words) if month_words.isdigit() else _months()[month_words.lower()]
    year_words = got[f"y{number}"].lstrip("'")
    year = int(year_words) + (2000 if len(year_words) == 2 else 0)
    try:
        day = date(year, month, int(got[f"d{number}"]))
    except ValueError:
        return None
    if not _EARLIEST_YEAR <= year <= _LATEST_YEAR:
        return None
    side = "b" if got["bhour"] else ("a" if got["ahour"] else None)
    form = {"1": "day-month", "2": "month-day", "3": "slashed", "4": "iso"}[number]
    if side is None:
        return Moment(day.isoformat(), match.start(), match.end(), f"time.{form}")
    hour = _hour(int(got[f"{side}hour"]), got[f"{side}half"])
    if hour is None:
        return Moment(day.isoformat(), match.start(), match.end(), f"time.{form}")
    value = f"{day.isoformat()}T{hour:02}:{got[f'{side}minute']}{_offset(got[f'{side}zone'])}"
    return Moment(value, match.start(), match.end(), f"time.{form}")


def _hour(hour: int, half: str | None) -> int | None:
    if half and hour <= 12:
        hour = hour % 12 + (12 if half.lower().startswith("p") else 0)
    return hour if hour < 24 else None


def _offset(zone: str | None) -> str:
    if not zone:
        return ""
    if zone.upper() == "Z":
        return "+00:00"
    signed = _OFFSET.search(zone)
    if signed:
        return f"{signed[1]}{int(signed[2]):02}:{signed[3] or '00'}"
    return _zones()[zone.strip().upper()]
