"""Days counted between two events of one sentence: "X dan Y bertemu dua hari *setelah* Z menyerang" dates the attack
two days before the meeting."""

from __future__ import annotations

from collections.abc import Sequence

from palagan.reading import calendar
from palagan.reading.clause import words
from palagan.reading.ground import Ground, Telling
from palagan.reading.moments import Dated, Moment
from palagan.reading.numerals import read_numeral
from palagan.reading.time_forms import class_of
from palagan.reading.time_worth import moved

_ONE = {"one_day": "day", "one_week": "week", "one_month": "month"}
_UNIT = {"day_unit": "day", "week": "week", "month_unit": "month"}
_DAY = len("2026-11-23")
_NUMERAL = 3
"""The most tokens of a number before its unit."""


def counted(ground: Ground, tellings: Sequence[Telling], dates: Sequence[Dated]) -> list[Dated]:
    """The dates of the events, in order, those counted from another event of their sentence among them. A day that
    their own clause tells stands."""
    out = list(dates)
    of_sentence: dict[int, list[int]] = {}
    for number, telling in enumerate(tellings):
        of_sentence.setdefault(telling.sentence, []).append(number)
    for sentence, numbers in of_sentence.items():
        if len(numbers) < 2:
            continue
        for first, at, count, unit in _spans(ground, sentence):
            end = _end(ground, sentence, at)
            main = _main(tellings, numbers, first, end)
            day = _day_of(main, tellings, dates)
            value = moved(calendar.first_day(day), count, unit) if day else None
            if value is None:
                continue
            start, stop = ground.tokens[sentence][first].start, ground.tokens[sentence][at].end
            moment = Moment(value, sentence, first, at + 1, start, stop, "time.counted", "", "-", "-")
            for number in numbers:
                here = at < tellings[number].first < end and not tellings[number].pointing
                if here and not _tells_its_day(dates[number], sentence, at, end):
                    out[number] = Dated(value, moment, ())
    return out


def _spans(ground: Ground, sentence: int) -> list[tuple[int, int, int, str]]:
    """Where a sentence counts from one event to another: the first token, that of "setelah", how many, and of what."""
    tokens = ground.tokens[sentence]
    after, before = words("after_it"), words("before_it")
    found = []
    for at in range(1, len(tokens)):
        word = tokens[at].lower
        sign = -1 if word in after else 1 if word in before else 0
        kind = class_of(tokens[at - 1].lower, tokens[at - 1].is_capital) or "" if sign else ""
        if kind in _ONE:
            found.append((at - 1, at, sign, _ONE[kind]))
        elif kind in _UNIT:
            for first in range(max(0, at - 1 - _NUMERAL), at - 1):
                numeral = read_numeral(tokens, first)
                if numeral is not None and numeral.last == at - 1 and numeral.low == numeral.high:
                    found.append((first, at, sign * round(numeral.low), _UNIT[kind]))
                    break
    return found


def _end(ground: Ground, sentence: int, at: int) -> int:
    """Where the clause behind "setelah" ends."""
    tokens = ground.tokens[sentence]
    cut = words("clause_openers") | {",", ";"}
    return next((index for index in range(at + 1, len(tokens)) if tokens[index].lower in cut), len(tokens))


def _main(tellings: Sequence[Telling], numbers: Sequence[int], first: int, end: int) -> int | None:
    """The event from which is counted: the nearest before, else, where the sentence begins so, the first behind."""
    before = [number for number in numbers if tellings[number].last <= first]
    if before:
        return before[-1]
    return next((number for number in numbers if tellings[number].first >= end), None) if first <= 1 else None


def _day_of(number: int | None, tellings: Sequence[Telling], dates: Sequence[Dated]) -> str | None:
    """The day of an event that its sentence tells, or to which it points back ("serangan itu")."""
    if number is None:
        return None
    telling, dated = tellings[number], dates[number]
    own = dated.moment is not None and dated.moment.sentence == telling.sentence
    return dated.value if (own or telling.pointing) and dated.value and len(dated.value) == _DAY else None


def _tells_its_day(dated: Dated, sentence: int, at: int, end: int) -> bool:
    moment = dated.moment
    return moment is not None and moment.sentence == sentence and at < moment.first < end
