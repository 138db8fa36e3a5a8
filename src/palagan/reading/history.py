"""What speaks for an event being told as history: its date's age, old times around it, words that look back."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from palagan.reading.age import age_of, is_old
from palagan.reading.between import small
from palagan.reading.clause import words
from palagan.reading.ground import Ground, Telling
from palagan.reading.kin import likeness
from palagan.reading.moments import Moment, form_of

_KIN, _NEAR = 20, 10
"""Events on each side that may tell the same, times on each side that count."""
_BEHIND, _AHEAD = 8, 5
"""Tokens before and after an anchor in which words that look back count."""


def history_features(
    ground: Ground, tellings: Sequence[Telling], dates: Sequence[str | None], moments: Sequence[Moment]
) -> list[tuple[str, ...]]:
    """For each event, in order, what speaks for and against its being history; `dates` are the events' own."""
    today = ground.today
    starts = [moment.start for moment in moments]
    ages = [age_told(date, today) for date in dates]
    lengths = len(ground.sentences)
    out = []
    for number, telling in enumerate(tellings):
        date, age = dates[number], ages[number]
        spot = bisect_left(starts, telling.start)
        near_by = moments[max(0, spot - _NEAR) : spot + _NEAR]
        clean = [m for m in near_by if m.sentence == telling.sentence and m.before != "carry"]
        own = sorted({age_told(m.value, today) for m in clean})
        near = min(clean, key=lambda m: abs(m.first - telling.first), default=None)
        past = next((m for m in reversed(near_by) if m.sentence < telling.sentence and m.before != "carry"), None)
        around = range(max(0, number - _KIN), min(len(tellings), number + _KIN + 1))
        kin = {ages[n] for n in around if n != number and likeness(telling, tellings[n]) >= 4}
        before = ages[number - 1] if number else "^"
        after = ages[number + 1] if number + 1 < len(ages) else "$"
        same = before if number and tellings[number - 1].sentence == telling.sentence else "-"
        form = form_of(date) if date else "none"
        features = [
            f"age={age}",
            f"form={form}",
            f"age={age}|form={form}",
            f"age={age}|type={telling.type}",
            f"type={telling.type}",
            f"status={telling.status}",
            f"status={telling.status}|age={age}",
            f"quoted={telling.quoted}",
            f"quoted={telling.quoted}|age={age}",
            f"before={before}",
            f"after={after}",
            f"before={before}|age={age}",
            f"after={after}|age={age}",
            f"around={before}|{after}",
            f"same={same}",
            f"same={same}|age={age}",
            f"place={_part(telling.sentence, lengths)}",
            f"place={_part(telling.sentence, lengths)}|age={age}",
            f"old-here={any(is_old(m.value, today) for m in clean)}|age={age}",
            f"near={age_told(near.value, today) if near else '-'}",
            f"near={age_told(near.value, today) if near else '-'}|age={age}",
            f"past={age_told(past.value, today) if past else '-'}|age={age}",
            f"kin-new={bool(kin & _NEW)}|kin-old={bool(kin & _OLD)}|age={age}",
            f"kin-new={bool(kin & _NEW)}|kin-old={bool(kin & _OLD)}",
            f"nominal={telling.nominal}|pointing={telling.pointing}",
            f"root={telling.root}",
            f"word-before={small(ground.word(telling.sentence, telling.first - 1))}",
            f"word-behind={small(ground.word(telling.sentence, telling.last))}",
        ]
        features += [f"here={one}" for one in own]
        window = range(max(0, telling.first - _BEHIND), telling.last + _AHEAD)
        looking = words("status.looking_back")
        seen = {word for index in window if (word := ground.word(telling.sentence, index)) in looking}
        features += [f"word={word}" for word in sorted(seen)]
        features += [f"word={word}|dated={date is not None}" for word in sorted(seen)]
        out.append(tuple(features))
    return out


_NEW = frozenset({"future", "today", "yesterday", "week", "month"})
_OLD = frozenset({"half-year", "years", "long"})


def age_told(date: str | None, today: str | None) -> str:
    """The age of a date; "on" for what still goes on."""
    return "on" if date is not None and date.endswith("/..") else age_of(date, today)


def _part(sentence: int, count: int) -> str:
    return "lead" if sentence < 3 else str(min(3, 4 * sentence // max(1, count)))
