"""Numerals by themselves: what digits with Indonesian separators and number words are worth."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from palagan.languages.tables import lexicon
from palagan.languages.tokens import Token

_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_GROUPED_ENGLISH = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+")
_DECIMAL = re.compile(r"\d+,\d+")
_POINT = re.compile(r"\d+\.\d{1,2}")
_PLAIN = re.compile(r"\d+")
_LONGEST = 18
"""Digits of a numeral that is still read as a count."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """What tokens `first:last` are worth: from `low` to `high` (equal unless the word is vague).

    `scale` is the last scale word's worth (1 without one), `base` what stood before it, `plain` whether it is all in
    digits without separators (so that it may be a year, an age or part of a name).
    """

    first: int
    last: int
    low: float
    high: float
    vague: bool = False
    scale: float = 1
    plain: bool = False
    one_of: str | None = None


@cache
def number_words() -> dict[str, Any]:
    """The lexicon of number words."""
    return lexicon("languages/id/numbers.toml")


def digits_value(text: str, scaled: bool = False) -> float | None:
    """What digits are worth in Indonesian writing: "1.200" is 1200, "1,5" is 1.5, "1,200" is 1200 (English habit).

    With `scaled` (a scale word or percent follows) "1,234" and "12.5" are decimals. None for what is no count, such as
    "12.30" or "9/10/2020".
    """
    if len(text) > _LONGEST:
        return None
    if _PLAIN.fullmatch(text):
        return float(text)
    if scaled and (_DECIMAL.fullmatch(text) or _POINT.fullmatch(text)):
        return float(text.replace(",", "."))
    if _GROUPED.fullmatch(text):
        return float(text.replace(".", "").replace(",", "."))
    if _GROUPED_ENGLISH.fullmatch(text):
        return float(text.replace(",", ""))
    if _DECIMAL.fullmatch(text):
        return float(text.replace(",", "."))
    return None


def read_numeral(tokens: Sequence[Token], first: int) -> Numeral | None:
    """The longest numeral that begins at token `first`, or None. Modifiers and ranges are not looked at."""
    words = number_words()
    word = tokens[first].lower
    if tokens[first].is_number:
        return _digits(tokens, first)
    if word in words["vague"]:
        low, high = words["vague"][word]
        return _scaled_vague(tokens, first, first + 1, low, high)
    if word in words["several"]["words"] and first + 1 < len(tokens):
        bounds = words["several"].get(tokens[first + 1].lower)
        if isinstance(bounds, list) and tokens[first + 1].lower != "words":
            return _scaled_vague(tokens, first, first + 2, *bounds)
        return None
    if word in words["ones"]:
        return Numeral(first, first + 1, 1, 1, one_of=words["ones"][word])
    if word in words["all_of"]:
        value = float(words["all_of"][word])
        return Numeral(first, first + 1, value, value, one_of="semua")
    if word in words["one_of"]["first"]:
        if first + 1 < len(tokens) and tokens[first + 1].lower in words["one_of"]["second"]:
            return Numeral(first, first + 2, 1, 1, one_of="salah")
        return None
    return _words(tokens, first)


def _digits(tokens: Sequence[Token], first: int) -> Numeral | None:
    scales = number_words()["scales"]
    percent = number_words()["percent"]["words"]
    text = tokens[first].text
    loose = text.endswith("-an")
    text = text.removesuffix("-an")
    follower = tokens[first + 1].lower if first + 1 < len(tokens) else ""
    value = digits_value(text, scaled=follower in scales or follower in percent)
    if value is None:
        return None
    if follower not in scales:
        return Numeral(first, first + 1, value, value, vague=loose, plain=text.isdigit() and not loose)
    scale = float(scales[follower])
    total, last = value * scale, first + 2
    if last < len(tokens) and tokens[last].is_number:  # "1 juta 200 ribu"
        rest = _digits(tokens, last)
        if rest is not None and rest.scale > 1 and rest.high < scale:
            return Numeral(first, rest.last, total + rest.low, total + rest.high, scale=rest.scale)
    return Numeral(first, last, round(total, 6), round(total, 6), scale=scale)


def _scaled_vague(tokens: Sequence[Token], first: int, last: int, low: float, high: float) -> Numeral:
    scales = number_words()["scales"]
    if last < len(tokens) and tokens[last].lower in scales:
        scale = scales[tokens[last].lower]
        return Numeral(first, last + 1, low * scale, (high + 1) * scale - 1, vague=True, scale=scale)
    return Numeral(first, last, low, high, vague=True)


def _words(tokens: Sequence[Token], first: int) -> Numeral | None:
    """Number words: hundreds, tens and units below each scale, scales falling ("dua juta tiga ratus ribu lima")."""
    scales = number_words()["scales"]
    halves = number_words()["half"]["words"]
    total, last, limit, scale_seen = 0.0, first, float("inf"), 1.0
    while last < len(tokens):
        chunk = _below_thousand(tokens, last)
        if chunk is None:
            if last + 1 < len(tokens) and tokens[last].lower in halves and tokens[last + 1].lower in scales:
                chunk = (0.5, last + 1)
            else:
                break
        value, after = chunk
        if after + 1 < len(tokens) and tokens[after].lower in halves and tokens[after + 1].lower in scales:
            value, after = value + 0.5, after + 1
        scale = float(scales.get(tokens[after].lower, 1)) if after < len(tokens) else 1.0
        if value * scale >= limit or (scale == 1 and value >= limit):
            break
        if scale > 1:
            if value >= 1000 and scale <= 1000:
                break
            total, last, limit, scale_seen = total + value * scale, after + 1, scale, scale
            continue
        if value >= 1000:  # "seribu", "sejuta": a scale by itself
            total, last, limit = total + value, after, value
            continue
        total, last = total + value, after
        break
    if last == first:
        return None
    if last < len(tokens) and total < 10 and tokens[last].lower in halves:
        return Numeral(first, last + 1, total + 0.5, total + 0.5)
    return Numeral(first, last, total, total, scale=scale_seen)


def _below_thousand(tokens: Sequence[Token], first: int) -> tuple[float, int] | None:
    """Value and next token of a numeral below a thousand, or of one whole word ("seribu")."""
    words = number_words()
    units, whole = words["units"], words["whole"]
    at, value = first, 0.0
    lower = [token.lower for token in tokens[first : first + 5]] + [""] * 5
    position = 0
    if lower[0] in whole and whole[lower[0]] >= 1000:
        return float(whole[lower[0]]), first + 1
    if lower[0] == "seratus":
        value, position = 100.0, 1
    elif lower[0] in units and lower[1] == "ratus":
        value, position = units[lower[0]] * 100.0, 2
    here = lower[position]
    if here in whole and whole[here] < 100:
        value, position = value + whole[here], position + 1
    elif here in units and lower[position + 1] == "belas":
        value, position = value + units[here] + 10, position + 2
    elif here in units and lower[position + 1] == "puluh":
        value, position = value + units[here] * 10, position + 2
        unit, after = lower[position], lower[position + 1]
        if unit in units and unit != "nol" and after not in ("puluh", "belas", "ratus"):
            value, position = value + units[lower[position]], position + 1
    elif here in units and lower[position + 1] != "ratus" and (position == 0 or here != "nol"):
        value, position = value + units[here], position + 1
    if position == 0:
        return None
    return value, at + position
