"""A date as scrapers write it → ISO 8601, or None where it could mean two things or is no date.

Read are: ISO forms ("2020-10-06", "2020-10-06 14:06:00", with "Z" or an offset), day-first numbers ("06/10/2020"),
written months in Indonesian and English ("Selasa, 06 Okt 2020 14:06 WIB", "October 6, 2020"), RFC 5322 (feeds), digits
run together ("20201006", GDELT's "20201006140600") and seconds since 1970. What is left over when date, time, zone and
weekday are taken out must be nothing, so a sentence that happens to hold a date is not one.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import cache, lru_cache

from palagan.gather.data import data

_YEARS = range(1900, 2101)
_EPOCH_UNITS = {10: 1, 13: 1_000, 16: 1_000_000, 19: 1_000_000_000}
"""Digits of a moment since 1970 (2001 to 2286) → parts of a second: seconds, JavaScript, Python, pandas."""

_TIME = re.compile(
    r"(?<!\d)(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d{1,9})?)?(?!\d)\s*([ap]\.?m\.?(?![a-z]))?", re.IGNORECASE
)
_OFFSET = re.compile(r"(?:gmt|utc)?\s*([+-])(\d{2}):?(\d{2})(?!\d)", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)")
_DAY_MONTH = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3,10})\.?,?[\s-]+(\d{4})(?!\d)", re.IGNORECASE)
_MONTH_DAY = re.compile(r"\b([a-z]{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)", re.IGNORECASE)
_FORMS = (
    (_YEAR_FIRST, (1, 2, 3)),
    (_DAY_FIRST, (3, 2, 1)),
    (_DAY_MONTH, (3, 2, 1)),
    (_MONTH_DAY, (3, 1, 2)),
)
"""The forms of a day, and in which group of each stand year, month and day."""
_WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


@cache
def _months() -> dict[str, int]:
    return {name: int(number) for number, names in data("dates.toml")["months"].items() for name in names}


@cache
def _zones() -> dict[str, str]:
    return dict(data("dates.toml")["zones"])


@cache
def _silent_words() -> frozenset[str]:
    words = data("dates.toml")
    return frozenset(words["weekdays"]["names"]) | frozenset(words["fillers"]) | {"t"}


def iso_date(value: object) -> str | None:
    """A day ("2020-10-06") or a moment ("2020-10-06T14:06", with the offset that was written, "Z" kept as "Z").

    A moment of exactly 00:00:00 without a zone, or in UTC, is a day: that is how tables write a day into a date column.
    An unknown zone name ("EST") leaves the day. Numbers and strings are read; anything else is None.
    """
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    if not isinstance(value, str):
        if not abs(value) < 1e20:  # also false of NaN
            return None
        value = str(int(value))
    text = value.strip()
    if len(text) > 100:
        return None
    plain = text.partition(".")[0] if text.replace(".", "", 1).isdecimal() else text
    if plain.isascii() and plain.isdecimal():
        return _from_digits(plain)
    return _from_words(text)


def _from_digits(digits: str) -> str | None:
    if len(digits) in (8, 12, 14):
        parts = [int(digits[:4]), *(int(digits[at : at + 2]) for at in range(4, len(digits), 2))]
        return _written(parts[:3], parts[3:], "")
    unit = _EPOCH_UNITS.get(len(digits))
    if unit is None:
        return None
    try:
        moment = datetime.fromtimestamp(int(digits) // unit, UTC)
    except (OverflowError, OSError, ValueError):
        return None
    return _written([moment.year, moment.month, moment.day], [moment.hour, moment.minute, moment.second], "Z")


@lru_cache(maxsize=4096)
def _from_words(text: str) -> str | None:
    day, rest = _day(text)
    if day is None:
        return None
    clock: list[int] = []
    zone = ""
    time = _TIME.search(rest)
    if time:
        clock = [int(part) for part in time.groups()[:3] if part is not None]
        if time[4]:
            if not 1 <= clock[0] <= 12:
                return None
            clock[0] = clock[0] % 12 + (12 if time[4][0] in "pP" else 0)
        before, after = rest[: time.start()], rest[time.end() :]
        offset = _OFFSET.search(after)
        if offset:
            zone = f"{offset[1]}{offset[2]}:{offset[3]}"
            after = after[: offset.start()] + after[offset.end() :]
        rest = f"{before} {after}"
    words = [word.lower() for word in _WORDS.findall(rest)]
    rest = _WORDS.sub("", rest)
    if any(character.isalnum() for character in rest):
        return None
    strange = [word for word in words if word not in _silent_words() and word not in _zones()]
    if any(len(word) > 4 for word in strange) or len(strange) > 1:
        return None
    if strange:
        return _written(day, [], "") if clock else None
    named = [word for word in words if word in _zones()]
    if clock and not zone and named:
        zone = _zones()[named[-1]]
    return _written(day, clock, zone)


def _day(text: str) -> tuple[list[int] | None, str]:
    """Year, month and day, and the text without them."""
    for pattern, order in _FORMS:
        found = pattern.search(text)
        if not found:
            continue
        year, month, day = (found[group] for group in order)
        number = _months().get(month.lower()) if month.isalpha() else int(month)
        if number is None:
            continue
        whole = [int(year), number, int(day)]
        if pattern is _DAY_FIRST and number > 12 >= int(day):
            whole = [int(year), int(day), number]
        return whole, f"{text[: found.start()]} {text[found.end() :]}"
    return None, text


def _written(day: list[int], clock: list[int], zone: str) -> str | None:
    try:
        moment = datetime(*day, *clock)  # type: ignore[arg-type]
        if moment.year not in _YEARS:
            return None
        if zone not in ("", "Z"):
            datetime.fromisoformat(f"2000-01-01T00:00{zone}")
    except ValueError:
        return None
    date = moment.strftime("%Y-%m-%d")
    midnight = clock in ([0, 0], [0, 0, 0]) and zone in ("", "Z", "+00:00")
    if not clock or midnight:
        return date
    return f"{date}T{moment.strftime('%H:%M:%S' if len(clock) == 3 else '%H:%M')}{zone}"


def utc_moment(value: object) -> str | None:
    """A moment with a known offset, in UTC to the second ("2020-10-06T07:06:00Z"); None for a day or a local time."""
    written = iso_date(value)
    if written is None or "T" not in written:
        return None
    moment = datetime.fromisoformat(written)
    if moment.tzinfo is None:
        return None
    return utc_text(moment)


def utc_text(moment: datetime) -> str:
    """A moment with offset as ISO 8601 in UTC, to the second."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
