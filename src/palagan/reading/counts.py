"""What each number of a sentence counts: people, things, land, or nothing that can be harmed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from palagan.languages.tokens import Token
from palagan.model.reading import TimeExpression
from palagan.reading.harm import harm_list
from palagan.reading.numbers import Number, numbers_among
from palagan.reading.numerals import number_words

Counted = Literal["people", "things", "land", "never", "unknown"]

_MASS = 100
_NOUN_REACH = 3
"""Tokens after a number in which what it counts is looked for."""


@dataclass(frozen=True, slots=True)
class Count:
    """A number over tokens `first:last`, and what it counts; `noun` is the token that says so, None when none does."""

    number: Number
    first: int
    last: int
    counted: Counted
    noun: int | None

    @property
    def one_person(self) -> bool:
        """Whether it counts one only."""
        return self.number.low == self.number.high == 1

    @property
    def is_mass(self) -> bool:
        """Whether it counts a hundred or more."""
        return max(self.number.low or 0, self.number.high or 0) >= _MASS

    @property
    def picked(self) -> bool:
        """Whether it is "salah satu", one out of some."""
        return self.number.unit == "salah"


def counts_among(text: str, tokens: Sequence[Token], times: Sequence[TimeExpression]) -> tuple[Count, ...]:
    """The numbers among the tokens that may count something harmed, in order; dates, ages, money and measures of time
    left out. `times` are those of the sentence, in order. "90 persen dari 1,8 juta" is one count."""
    index_at = {token.start: index for index, token in enumerate(tokens)}
    ends = {token.end: index + 1 for index, token in enumerate(tokens)}
    out: list[Count] = []
    ahead = 0
    for number in numbers_among(text, tokens):
        while ahead < len(times) and times[ahead].end <= number.core:
            ahead += 1
        if ahead < len(times) and times[ahead].start < number.end:
            continue
        first, last = index_at[number.start], ends[number.end]
        if number.unit in number_words()["currency"]["before"]:
            continue
        counted, noun = _counted(tokens, last, number)
        if number.unit == "semua" and counted != "people":
            continue
        if _names_something(tokens, index_at[number.core], number, counted):
            continue
        count = Count(number, first, last, counted, noun)
        if out and _share_of(tokens, out[-1], count):
            out[-1] = _multiplied(out[-1], count)
            continue
        if out and out[-1].noun is None and first - out[-1].last == 1 and tokens[first - 1].lower == "dari":
            out[-1] = replace(out[-1], counted=counted, noun=noun)  # "5 dari 9 anggota"
        out.append(count)
    return tuple(out)


def _counted(tokens: Sequence[Token], last: int, number: Number) -> tuple[Counted, int | None]:
    """What stands after the number."""
    skip = harm_list("counted", "skip")
    at = last
    person = number.unit in ("orang", "jiwa", "keluarga", "kk")
    while at < len(tokens) and at < last + _NOUN_REACH and tokens[at].lower in skip:
        person = person or tokens[at].lower in ("orang", "jiwa")
        at += 1
    if at < len(tokens):
        word = tokens[at].lower.removesuffix("-nya")
        plain = word.removesuffix("nya") if word.endswith("nya") and len(word) > 6 else word
        for candidate in (word, plain):
            if candidate in harm_list("counted", "people"):
                return "people", at
            if not person and candidate in harm_list("counted", "things"):
                return "things", at
            if not person and _is_land(tokens, at, candidate, number):
                return "land", at
            if not person and candidate in harm_list("counted", "never"):
                return "never", at
    if person:
        return "people", None
    if number.unit in number_words()["counters"]["measures"]:
        return "never", None
    if number.unit in ("unit", "buah"):
        return "things", None
    return "unknown", None


def _is_land(tokens: Sequence[Token], at: int, word: str, number: Number) -> bool:
    """Whether a share is one of land ("20 persen wilayah"), or the unit one of area ("300 kilometer persegi")."""
    if number.share:
        land = harm_list("counted", "land")
        return any(token.lower in land for token in tokens[at : at + _NOUN_REACH])
    square = at + 1 < len(tokens) and tokens[at + 1].lower in harm_list("counted", "square")
    return word in harm_list("counted", "area") or (square and word in harm_list("counted", "length"))


def _names_something(tokens: Sequence[Token], core: int, number: Number, counted: Counted) -> bool:
    """Whether plain digits are part of a name ("Satgas Yonif 408") or an age, rather than a count."""
    if number.named:
        return counted in ("never", "unknown") or tokens[core - 1].lower == "("
    bare = tokens[core].start == number.start and tokens[core].text.isdigit()
    return bare and core > 1 and counted == "unknown" and tokens[core - 1].is_capital


def _share_of(tokens: Sequence[Token], share: Count, whole: Count) -> bool:
    """Whether two numbers read "90 persen dari 1,8 juta"."""
    return (
        share.number.share
        and not whole.number.share
        and whole.first - share.last == 1
        and tokens[share.last].lower == "dari"
    )  # fmt: skip


def _multiplied(share: Count, whole: Count) -> Count:
    def product(percent: float | None, total: float | None) -> float | None:
        return None if percent is None or total is None else float(round(percent * total / 100))

    low = product(share.number.low, whole.number.low)
    high = product(share.number.high, whole.number.high)
    number = Number(
        share.number.start, whole.number.end, low, high, share.number.vague or whole.number.vague, False,
        whole.number.unit, share.number.core,
    )  # fmt: skip
    return Count(number, share.first, whole.last, whole.counted, whole.noun)
