"""What lies between an actor and the countries that its own sentence names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from palagan.reading.between import step_of
from palagan.reading.candidates import Candidate
from palagan.reading.namings import Naming, lead_words
from palagan.reading.roles import is_verb
from palagan.reading.words import Word

_FAR = 30
"""Words between an actor and a country that are looked at."""
_GAPS = (0, 1, 2, 4, 7, 12, 20)
_OPENS = 6
"""Words before which a country opens its sentence."""


def near(
    sector: str | None, one: Candidate, words: Sequence[Word], inside: Sequence[Naming]
) -> dict[str, tuple[str, ...]]:
    """By country: how far from the actor's mention `one`, as what and behind which words its sentence names it.

    `inside` are the sentence's namings in order; of a country named more than once the nearest on each side counts.
    """
    left = {other.country: other for other in inside if other.last <= one.first}
    right = {other.country: other for other in reversed(inside) if other.first >= one.last}
    lands = {*left, *right}
    out = {}
    for country in lands:
        told = [f"here={country in left}{country in right}|others={len(lands) > 1}"]
        if other := left.get(country):
            order = len({n.country for n in inside if other.last <= n.first and n.last <= one.first} - {country})
            gap = step_of(one.first - other.last, _GAPS)
            told += _of_naming("l", other.sort, other.lead, other.sector, gap, min(order, 2), sector)
            told += _path("l", words[other.last : one.first])
            told.append(f"l-opens={other is inside[0] and other.first < _OPENS}")
        if other := right.get(country):
            order = len({n.country for n in inside if one.last <= n.first and n.last <= other.first} - {country})
            gap = step_of(other.first - one.last, _GAPS)
            told += _of_naming("r", other.sort, other.lead, other.sector, gap, min(order, 2), sector)
            told += _path("r", words[one.last : other.first])
        out[country] = tuple(told)
    return out


@lru_cache(maxsize=16_384)
def _of_naming(side: str, sort: str, lead: str, of: str, gap: str, order: int, sector: str | None) -> tuple[str, ...]:
    """How far and as what a country is named beside an actor; `order`: how many other countries lie between."""
    return (
        f"{side}-gap={gap}",
        f"{side}-order={order}",
        f"{side}-gap={gap}|order={order}",
        f"{side}-sort={sort}",
        f"{side}-lead={lead}",
        f"{side}-lead={lead}|sort={sort}",
        f"{side}-of={of}|{sector}",
    )


def _path(side: str, words: Sequence[Word]) -> list[str]:
    """What lies between the mention of a country and an actor."""
    verbs = commas = 0
    out = []
    for word in words[:_FAR]:
        if not word.alpha:
            commas += word.text in ",;"
            if word.text in '"“”':
                out.append(f"{side}-quote")
        elif word.lower in lead_words("over"):
            out.append(f"{side}-over={word.lower}")
        elif is_verb(word):
            verbs += 1
            out.append(f"{side}-verb={word.lower}")
    return [*out, f"{side}-verbs={min(verbs, 2)}", f"{side}-commas={min(commas, 2)}|verbs={min(verbs, 2)}"]
