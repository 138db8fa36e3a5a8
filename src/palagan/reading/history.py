"""What speaks for an event being told as history: its date's age, old times around it, words that look back."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import chain

from palagan.reading.age import age_of, is_old
from palagan.reading.between import small
from palagan.reading.clause import words
from palagan.reading.ground import Ground, Telling
from palagan.reading.kin import likeness
from palagan.reading.made_once import made_once
from palagan.reading.moments import Moment, form_of
from palagan.reading.rungs import Parts

_KIN, _NEAR = 20, 10
"""Events on each side that may tell the same, times on each side that count."""
_BEHIND, _AHEAD = 8, 5
"""Tokens before and after an anchor in which words that look back count."""
_FIFTHS = 5
"""Steps in which the share of a page's events that were long ago is told."""


def history_features(
    ground: Ground, tellings: Sequence[Telling], dates: Sequence[str | None], moments: Sequence[Moment]
) -> list[tuple[str, ...]]:
    """What `history_parts` gives, of each event all in a row."""
    return [tuple(chain.from_iterable(parts)) for parts in history_parts(ground, tellings, dates, moments)]


def history_parts(
    ground: Ground, tellings: Sequence[Telling], dates: Sequence[str | None], moments: Sequence[Moment]
) -> list[Parts]:
    """For each event, in order, what speaks for and against its being history; `dates` are the events' own."""
    today = ground.today
    starts = [moment.start for moment in moments]
    ages = [age_told(date, today) for date in dates]
    lengths = len(ground.sentences)
    looking = words("status.looking_back")
    past_told = _of_page(_FIFTHS * sum(age in _OLD for age in ages) // max(1, len(ages)))
    out: list[Parts] = []
    for number, telling in enumerate(tellings):
        date, age = dates[number], ages[number]
        spot = bisect_left(starts, telling.start)
        near_by = moments[max(0, spot - _NEAR) : spot + _NEAR]
        clean = [m for m in near_by if m.sentence == telling.sentence and m.before != "carry"]
        own = tuple(sorted({age_told(m.value, today) for m in clean}))
        near = min(clean, key=lambda m: abs(m.first - telling.first), default=None)
        past = next((m for m in reversed(near_by) if m.sentence < telling.sentence and m.before != "carry"), None)
        around = range(max(0, number - _KIN), min(len(tellings), number + _KIN + 1))
        kin = {ages[n] for n in around if n != number and likeness(telling, tellings[n]) >= 4}
        before = ages[number - 1] if number else "^"
        after = ages[number + 1] if number + 1 < len(ages) else "$"
        same = before if number and tellings[number - 1].sentence == telling.sentence else "-"
        form = form_of(date) if date else "none"
        window = range(max(0, telling.first - _BEHIND), telling.last + _AHEAD)
        seen = {word for index in window if (word := ground.word(telling.sentence, index)) in looking}
        parts: Parts = (
            _of_event(age, form, telling.type, telling.status, telling.quoted),
            _of_neighbours(before, after, age),
            _of_standing(same, _part(telling.sentence, lengths), age),
            _of_times(
                any(is_old(m.value, today) for m in clean),
                age_told(near.value, today) if near else "-",
                age_told(past.value, today) if past else "-",
                age,
            ),
            _of_kin(not kin.isdisjoint(_NEW), not kin.isdisjoint(_OLD), age),
            _of_anchor(telling.nominal, telling.pointing, telling.root),
            _of_words(
                small(ground.word(telling.sentence, telling.first - 1)),
                small(ground.word(telling.sentence, telling.last)),
            ),
            _of_looks(own, tuple(sorted(seen)), date is not None),
            past_told,
        )
        out.append(parts)
    return out


_NEW = frozenset({"future", "today", "yesterday", "week", "month"})
_OLD = frozenset({"half-year", "years", "long"})


def age_told(date: str | None, today: str | None) -> str:
    """The age of a date; "on" for what still goes on."""
    return "on" if date is not None and date.endswith("/..") else age_of(date, today)


def _part(sentence: int, count: int) -> str:
    return "lead" if sentence < 3 else str(min(3, 4 * sentence // max(1, count)))


@made_once(4096)
def _of_event(age: str, form: str, type_: str, status: str, quoted: bool) -> tuple[str, ...]:
    """How old the event's own date is, and what the event is."""
    return (
        f"age={age}",
        f"form={form}",
        f"age={age}|form={form}",
        f"age={age}|type={type_}",
        f"type={type_}",
        f"status={status}",
        f"status={status}|age={age}",
        f"quoted={quoted}",
        f"quoted={quoted}|age={age}",
    )


@made_once(1024)
def _of_neighbours(before: str, after: str, age: str) -> tuple[str, ...]:
    """How old the dates of the events before and after it are."""
    return (
        f"before={before}",
        f"after={after}",
        f"before={before}|age={age}",
        f"after={after}|age={age}",
        f"around={before}|{after}",
    )


@made_once(1024)
def _of_standing(same: str, place: str, age: str) -> tuple[str, ...]:
    """The age of the date told before it in its sentence, and the part of the page in which it stands."""
    return f"same={same}", f"same={same}|age={age}", f"place={place}", f"place={place}|age={age}"


@made_once(4096)
def _of_times(old: bool, near: str, past: str, age: str) -> tuple[str, ...]:
    """How old the times around it are: whether any of its sentence is of long ago, the nearest one, the last before."""
    return f"old-here={old}|age={age}", f"near={near}", f"near={near}|age={age}", f"past={past}|age={age}"


@made_once(256)
def _of_kin(new: bool, old: bool, age: str) -> tuple[str, ...]:
    """Whether events that may be the same have a date of late, one of long ago."""
    return f"kin-new={new}|kin-old={old}|age={age}", f"kin-new={new}|kin-old={old}"


@made_once(4096)
def _of_anchor(nominal: bool, pointing: bool, root: str) -> tuple[str, ...]:
    """Its word."""
    return f"nominal={nominal}|pointing={pointing}", f"root={root}"


@made_once(4096)
def _of_words(before: str, behind: str) -> tuple[str, ...]:
    """The small words on either side of it."""
    return f"word-before={before}", f"word-behind={behind}"


@made_once(16)
def _of_page(old: int) -> tuple[str, ...]:
    """How many of the page's events have a date of long ago: of a page that looks back the undated ones do too."""
    return (f"page-old={old}",)


@made_once(4096)
def _of_looks(ages: tuple[str, ...], looking: tuple[str, ...], dated: bool) -> tuple[str, ...]:
    """How old the times of its sentence are, and which words look back."""
    words_back = [f"word={word}" for word in looking]
    return (*[f"here={one}" for one in ages], *words_back, *[f"{word}|dated={dated}" for word in words_back])
