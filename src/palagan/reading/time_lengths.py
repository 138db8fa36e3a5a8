"""Lengths of time whose beginning or end the sentence tells: "konflik 12 hari yang dimulai pada 13 Juni"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from palagan.languages.tables import lexicon
from palagan.model.reading import TimeExpression
from palagan.reading import calendar
from palagan.reading.time_forms import TIMES, TimeWords
from palagan.reading.time_worth import count_of, moved, unit_of

LENGTH = "time.duration"
_BETWEEN = 60
"""Characters from a length to the time that bounds it."""
_WORD = re.compile(r"[^\W_]+|[.;:!?\"“”\n]")
_FINE = {"day": 10, "week": 10, "month": 7, "year": 4}
"""Characters of a value that is fine enough to count such units from."""


def with_bounds(text: str, times: Sequence[TimeExpression], words: Sequence[TimeWords]) -> tuple[TimeExpression, ...]:
    """The expressions, a length that begins or ends with the next one as a stretch; `words` has those of each.

    A length of days counts the first and the last ("12 hari" from the 13th until the 24th), one of months and years
    does not ("lima bulan" from May until October).
    """
    out = list(times)
    for number in range(len(times) - 1):
        one, other = times[number], times[number + 1]
        if one.rule == LENGTH and one.value is None and other.value is not None and "/" not in other.value:
            way = _way(text[one.end : other.start]) if other.start - one.end <= _BETWEEN else 0
            value = _stretch(other.value, words[number], way) if way else None
            if value is not None:
                out[number] = replace(one, value=value)
    return tuple(out)


def _way(between: str) -> int:
    """+1 where the words between say that the length begins with what follows, -1 where it ends so, else 0."""
    words = _WORD.findall(between.lower())
    if not words or any(not word[0].isalnum() for word in words):
        return 0
    cue = next((word for word in reversed(words) if word not in _cues("at")), "")
    return (cue in _cues("begin")) - (cue in _cues("end"))


def _stretch(value: str, length: TimeWords, way: int) -> str | None:
    count, unit = count_of(length), unit_of(length)
    if count is None or unit is None or count < 1 or len(value) < _FINE.get(unit, 99):
        return None
    if unit in ("day", "week"):
        days = round(count * (7 if unit == "week" else 1)) - 1
        other = moved(calendar.first_day(value), way * days, "day")
    else:
        other = moved(calendar.first_day(value), way * count, unit)
    if other is None:
        return None
    return calendar.joined(value, other) if way > 0 else calendar.joined(other, value)


@cache
def _cues(which: str) -> frozenset[str]:
    return frozenset(lexicon(TIMES)["bounds"][which])
