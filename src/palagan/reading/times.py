"""Time expressions of a page, each with the EDTF value its words tell, counted from the day of publication."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from palagan.model.reading import Span, TimeExpression
from palagan.reading import calendar
from palagan.reading.time_dates import DATES, day_month_year
from palagan.reading.time_forms import Sorted, TimeWords, match_forms
from palagan.reading.time_lengths import with_bounds
from palagan.reading.time_relations import RELATIONS
from palagan.reading.time_worth import From, Worth

RULES = DATES | RELATIONS
"""Every rule that times.toml may name."""

_REACH = 8
"""Sentences back to the value that "saat itu" or "dua hari kemudian" may count from."""

_NEXT = 1
"""The same for a value that is still to come."""

_TELLS_NOTHING_NEW = frozenset({"now", "clock", "duration", "bare-year"})
"""Rules whose value later expressions do not count from."""

_PRESENT = frozenset({"now", "today"})
"""Rules that name the present: a stretch up to it goes on."""

_WIDEST_GAP = 4
"""Tokens from the end of one expression to the beginning of the next, when the two are ends of a stretch."""

_JOINS = frozenset({"dash", "until"})
_ENDS = frozenset(DATES) | {"weekday", "unit", "today", "yesterday", "now", "ago"}
"""Rules that may be an end of a stretch."""


@dataclass(frozen=True, slots=True)
class _Told:
    """Words with their worth; `start` may lie before the words where "sejak" or "antara" belongs to them."""

    words: TimeWords
    worth: Worth
    start: int
    rule: str


def find_times(text: str, sentences: Sequence[Span], published_day: str | None) -> tuple[TimeExpression, ...]:
    """Every time expression of the sentences, in order, not overlapping.

    `value` is EDTF at the precision of the words: counted from `published_day` ("YYYY-MM-DD"); where that is None, from
    the latest day that the page gives with weekday and year, and a missing year alone from any full date. It is None
    for lengths of time and where nothing anchors it. `flag` says what does not fit. Source of the rules: codebook,
    "Fields", and times.toml. Linear in the length of the text.
    """
    found, sorted_sentences = match_forms(text, sentences)
    anchor = _anchor(found, published_day)
    out: list[TimeExpression] = []
    told: list[tuple[int, str]] = []
    weekdays: dict[int, date] = {}
    position = 0
    of_each: list[TimeWords] = []
    while position < len(found):
        words = found[position]
        before = _told_before(told, words.sentence, anchor.day)
        start = replace(anchor, told=before, weekdays=weekdays)
        answer, used = _answer(found, position, sorted_sentences, start)
        position += used
        if answer is None:
            continue
        value = answer.worth.value
        if value and answer.words.rule not in _TELLS_NOTHING_NEW:
            told.append((words.sentence, value))
            if answer.rule == "day" and words.has("weekday") and answer.worth.flag is None:
                weekdays[calendar.first_day(value).weekday()] = calendar.first_day(value)
        end = found[position - 1].end
        out.append(TimeExpression(answer.start, end, value, f"time.{answer.rule}", answer.worth.flag))
        of_each.append(answer.words)
    return with_bounds(text, out, of_each)


def latest_day(times: Sequence[TimeExpression]) -> str | None:
    """The latest full day that a page tells, from which one without a day of publication looks back; else None."""
    return _latest(times, 10)


def latest_month(times: Sequence[TimeExpression]) -> str | None:
    """The latest month that a page tells without a day, for one that tells no full day at all; else None."""
    return _latest(times, 7)


def _latest(times: Sequence[TimeExpression], length: int) -> str | None:
    return max((t.value for t in times if t.value is not None and len(t.value) == length), default=None)


def _told_before(told: Sequence[tuple[int, str]], sentence: int, today: date | None) -> str | None:
    """The value that relative words count from: the last one told, unless a deadline still to come that was told some
    sentences ago, from which nobody counts back."""
    if not told or sentence - told[-1][0] > _REACH:
        return None
    at, value = told[-1]
    ahead = today is not None and calendar.first_day(value) > today
    return None if ahead and sentence - at > _NEXT else value


def _anchor(found: Sequence[TimeWords], published_day: str | None) -> From:
    """What the page's times are counted from."""
    if published_day is not None:
        parts = [int(part) for part in published_day.split("-")]
        day = calendar.real_day(*parts) if len(parts) == 3 else None
        if day is not None:
            return From(day, day)
    full: list[date] = []
    dated: list[date] = []
    for words in found:
        if words.rule != "day" or words.ahead:
            continue
        day_told, month, year = day_month_year(words)
        if not (day_told and month and year):
            continue
        made = calendar.real_day(year, month, day_told)
        if made is not None:
            full.append(made)
            if words.value("weekday") == made.weekday():
                dated.append(made)
    return From(max(dated, default=None), max(full, default=None))


def _answer(
    found: Sequence[TimeWords], position: int, sentences: Sequence[Sorted], start: From
) -> tuple[_Told | None, int]:
    """The worth of the expression at a position, joined with the next one where the two are ends of a stretch; and how
    many were used up."""
    words = found[position]
    later = _other_end(found, position, sentences)
    if later is not None:
        final = RULES[later.rule](later, start)
        if final is not None and final.value is not None:
            first = RULES[words.rule](words, replace(start, year=_year_for(words, later, final)))
            if first is not None and first.value is not None:
                goes_on = later.rule in _PRESENT
                value = calendar.since(first.value) if goes_on else calendar.joined(first.value, final.value)
                if value is not None:
                    begin = _opening(words, sentences[words.sentence], ("from", "between", "since"))
                    return _Told(words, Worth(value, first.flag or final.flag), begin, "stretch"), 2
    worth = RULES[words.rule](words, start)
    if worth is None:
        return None, 1
    since = _opening(words, sentences[words.sentence], ("since",))
    if since != words.start and worth.value is not None:
        return _Told(words, replace(worth, value=_open_ended(words, worth.value)), since, f"since.{words.rule}"), 1
    return _Told(words, worth, words.start, words.rule), 1


def _open_ended(words: TimeWords, value: str) -> str:
    """From a value on; "sejak awal tahun" begins in January."""
    if words.value("edge") == 1 and len(value) == 4:
        value += "-01"
    return calendar.since(value)


def _other_end(found: Sequence[TimeWords], position: int, sentences: Sequence[Sorted]) -> TimeWords | None:
    """The next expression, where only "hingga", a dash, or "dan" after "antara" stands between the two."""
    words = found[position]
    if position + 1 >= len(found) or words.rule not in _ENDS:
        return None
    later = found[position + 1]
    if later.sentence != words.sentence or later.rule not in _ENDS or later.first - words.last > _WIDEST_GAP:
        return None
    sentence = sentences[words.sentence]
    between = [item.name if item else "" for item in sentence.items[words.last + 1 : later.first]]
    between = [name for name in between if name != "comma"]
    if len(between) > 1 and between[-1] == "at":
        between.pop()
    if between == ["and"] and _opening(words, sentence, ("between",)) != words.start:
        return later
    return later if len(between) == 1 and between[0] in _JOINS else None


def _opening(words: TimeWords, sentence: Sorted, names: Sequence[str]) -> int:
    """Where the expression begins when a word of these classes right before it belongs to it."""
    index = words.first - 1
    while index >= 0 and index >= words.first - 2:
        item = sentence.items[index]
        if item is None:
            break
        if item.name in names:
            return item.token.start
        if item.name not in ("at", "approx"):
            break
        index -= 1
    return words.start


def _year_for(words: TimeWords, later: TimeWords, final: Worth) -> int | None:
    """The year that the end of a stretch gives to its beginning, None where the beginning has its own."""
    month, year = day_month_year(words)[1:]
    later_month, later_year = day_month_year(later)[1:]
    if year is not None or later_year is None or final.value is None:
        return None
    return later_year - 1 if month and later_month and month > later_month else later_year
