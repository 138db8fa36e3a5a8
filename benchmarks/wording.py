"""Days and numbers as pages tell them."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

_WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober",
           "November", "Desember")  # fmt: skip


@lru_cache(maxsize=4096)
def day_value(day: int) -> str:
    """An ordinal as "YYYY-MM-DD"."""
    return dt.date.fromordinal(day).isoformat()


@lru_cache(maxsize=16384)
def day_phrase(day: int, today: int, form: int) -> str:
    """How a page of `today` tells a day."""
    date = dt.date.fromordinal(day)
    weekday = _WEEKDAYS[date.weekday()]
    if form == 0 or abs(today - day) > 6:
        return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"
    if form == 1:
        return f"{weekday} ({date.day}/{date.month}/{date.year})"
    return f"{weekday} ({date.day}/{date.month})" if form == 2 or day == today else f"{weekday} lalu"


def number_phrase(number: int, draw: float) -> tuple[str, float | None, float | None]:
    """A number in words with its bounds, as pages tell them: bare, as a least, as a most, as tens or hundreds."""
    told, value = f"{number:,}".replace(",", "."), float(number)
    if draw < 0.72:
        return told, value, value
    if draw < 0.84:
        return f"{'sedikitnya' if draw < 0.78 else 'lebih dari'} {told}", value, None
    if draw < 0.88:
        return f"hampir {told}", None, value
    if draw < 0.93 or number < 20:
        return f"sekitar {told}", value, value
    words, low, high = ("puluhan", 10, 99) if number < 100 else ("ratusan", 100, 999)
    return (words, float(low), float(high)) if number < 1000 else ("ribuan", 1000.0, 9999.0)
