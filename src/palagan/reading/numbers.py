"""Numbers as the page says them: the phrase with its modifier, and the bounds it sets (codebook, "Figures")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from palagan.languages.tokens import Token, tokenize
from palagan.reading.numerals import Numeral, number_words, read_numeral

_LONGEST_MODIFIER = 3


@dataclass(frozen=True, slots=True)
class Number:
    """The number phrase `text[start:end]`, its modifier included ("sedikitnya 40"), unit and counted noun left out.

    `low` and `high` bound what the words say, None is an open bound; for a share they are percent and `end` takes in
    the word for percent. `vague` when the word itself is ("puluhan"). `unit` is the counting word, measure or currency
    beside it ("orang", "tahun", "rp"), "persen" for a share, "salah" for "salah satu", "semua" for "keempat", or None.
    `core` is where the numeral itself begins. `named` is True where the number seems to belong to a name or an address.
    """

    start: int
    end: int
    low: float | None
    high: float | None
    vague: bool
    share: bool
    unit: str | None
    core: int = 0
    named: bool = False


def find_numbers(text: str, start: int, end: int) -> tuple[Number, ...]:
    """The number phrases of `text[start:end]`, in order, not overlapping. Linear in the length.

    Dates and times of day are left to `find_times`; a year or the day in "17 Juni" is given here too.
    """
    return numbers_among(text, tokenize(text, start, end))


def numbers_among(text: str, tokens: Sequence[Token]) -> tuple[Number, ...]:
    """The number phrases among tokens of `text`; see `find_numbers`."""
    out: list[Number] = []
    index, floor = 0, 0
    starters = _starters()
    while index < len(tokens):
        token = tokens[index]
        if not token.is_number and token.lower not in starters and "-" not in token.text:
            index += 1
            continue
        found = _number_at(text, tokens, index, floor)
        if found is None:
            index += 1
            continue
        number, index = found
        out.append(number)
        floor = index
    return tuple(out)


@cache
def _starters() -> frozenset[str]:
    """Every word that a number in words can begin with."""
    words = number_words()
    first_words = {phrase.split()[0] for phrase in words["fractions"]}
    first_words.update(words["units"], words["whole"], words["vague"], words["ones"], words["all_of"])
    first_words.update(words["several"]["words"], words["one_of"]["first"], words["half"]["words"])
    return frozenset(first_words)


def _number_at(text: str, tokens: Sequence[Token], index: int, floor: int) -> tuple[Number, int] | None:
    fraction = _fraction(tokens, index, floor)
    if fraction is not None:
        return fraction
    first = _hyphened_pair(tokens, index) or read_numeral(tokens, index)
    if first is None or _glued(text, tokens, first):
        return None
    words = number_words()
    low, high, last, vague = first.low, first.high, first.last, first.vague
    opened = index > floor and tokens[index - 1].lower in words["ranges"]["opens"]
    second = _range_end(text, tokens, first, opened)
    if second is not None:
        if first.scale == 1 and second.scale > 1 and low * second.scale <= second.high:
            low *= second.scale
        high, last, vague = second.high, second.last, vague or second.vague
    share = last < len(tokens) and tokens[last].lower in words["percent"]["words"]
    if share:
        last += 1
    bound_low, bound_high, begin = _modified_before(tokens, index, floor, low, high)
    unit, after_unit = _unit(tokens, index, last, share, first)
    if last < len(tokens) and bound_low == low and bound_high == high:
        for at in dict.fromkeys((last, after_unit)):
            size = _more_after(tokens, at)
            if size:
                bound_high = None
                last = at + size if at == last else last
                break
    start = tokens[begin].start
    if opened and second is not None:
        start = tokens[index - 1].start
    named = _part_of_name(tokens, index, first)
    end, core = tokens[last - 1].end, tokens[index].start
    number = Number(start, end, bound_low, bound_high, vague, share, unit, core, named)
    return number, last


def _fraction(tokens: Sequence[Token], index: int, floor: int) -> tuple[Number, int] | None:
    """A share in words: "separuh", "dua pertiga"; "setengah" before a scale word is no share."""
    fractions = number_words()["fractions"]
    for size in (3, 2, 1):
        if index + size > len(tokens):
            continue
        phrase = " ".join(token.lower for token in tokens[index : index + size])
        if phrase not in fractions:
            continue
        after = index + size
        if phrase in number_words()["half"]["words"] and after < len(tokens):
            follower = tokens[after].lower
            if follower in number_words()["scales"] or follower in number_words()["counters"]["measures"]:
                return None
        value = float(fractions[phrase])
        low, high, begin = _modified_before(tokens, index, floor, value, value)
        core = tokens[index].start
        return Number(tokens[begin].start, tokens[after - 1].end, low, high, False, True, "persen", core), after
    return None


def _hyphened_pair(tokens: Sequence[Token], index: int) -> Numeral | None:
    """Two number words with a hyphen, "dua-tiga": a range."""
    token = tokens[index]
    if "-" not in token.text or not token.is_word:
        return None
    left, _, right = token.lower.partition("-")
    units = number_words()["units"]
    if left in units and right in units and units[left] < units[right]:
        return Numeral(index, index + 1, float(units[left]), float(units[right]))
    return None


def _glued(text: str, tokens: Sequence[Token], numeral: Numeral) -> bool:
    """Whether digits stand within a longer sign: "F-16", "10C", "ke-70", "@2", "#1"."""
    token = tokens[numeral.first]
    if not token.is_number:
        return False
    before = text[token.start - 1] if token.start else " "
    if before.isalnum() or before in "@#_&":
        return True
    if before in "-‐‑–" and token.start >= 2 and text[token.start - 2].isalpha():
        return True
    end = tokens[numeral.last - 1].end
    after = text[end] if end < len(text) else " "
    return after.isalpha() or after == "_"


def _range_end(text: str, tokens: Sequence[Token], first: Numeral, opened: bool) -> Numeral | None:
    ranges = number_words()["ranges"]
    things = number_words()["counters"]["things"]
    at = first.last
    if at < len(tokens) and tokens[at].lower in things and at + 1 < len(tokens):
        at += 1
    if at + 1 >= len(tokens):
        return None
    word = tokens[at].lower
    if word in ranges["either"]:
        pass
    elif word not in (ranges["with_opening"] if opened else ranges["joins"]):
        return None
    second = read_numeral(tokens, at + 1)
    if second is None or second.one_of or first.one_of or _glued_end(text, tokens, second):
        return None
    low = first.low * second.scale if first.scale == 1 and first.low * second.scale <= second.high else first.low
    return second if low < second.high else None


def _glued_end(text: str, tokens: Sequence[Token], numeral: Numeral) -> bool:
    end = tokens[numeral.last - 1].end
    return tokens[numeral.first].is_number and end < len(text) and text[end].isalpha()


@cache
def _modifiers() -> dict[tuple[str, ...], str]:
    before = number_words()["before"]
    return {
        tuple(phrase.split()): kind for kind in ("about", "at_least", "at_most") for phrase in before[kind]
    } | {(filler,): "filler" for filler in before["fillers"]}  # fmt: skip


def _modified_before(
    tokens: Sequence[Token], index: int, floor: int, low: float, high: float
) -> tuple[float | None, float | None, int]:
    """The bounds after the modifiers before token `index`, and where the phrase begins; a lone filler is left out."""
    begin, at, kind = index, index, "about"
    while at > floor:
        step = _modifier_ending(tokens, at, floor)
        if step is None:
            break
        found, at = step
        if found == "filler":
            continue
        begin = at
        if kind == "about":
            kind = found
    if kind == "about" and begin == index and _limit_before(tokens, index, floor):
        return None, high, index - 1
    if kind == "at_least":
        return low, None, begin
    if kind == "at_most":
        return None, high, begin
    return low, high, begin


def _modifier_ending(tokens: Sequence[Token], at: int, floor: int) -> tuple[str, int] | None:
    for size in range(_LONGEST_MODIFIER, 0, -1):
        if at - size < floor:
            continue
        kind = _modifiers().get(tuple(token.lower for token in tokens[at - size : at]))
        if kind is not None:
            return kind, at - size
    return None


def _limit_before(tokens: Sequence[Token], index: int, floor: int) -> bool:
    before = number_words()["before"]
    return (
        index - 2 >= floor
        and tokens[index - 1].lower in before["opens_limit"]
        and tokens[index - 2].lower in before["after_rise"]
    )


def _more_after(tokens: Sequence[Token], at: int) -> int:
    """How many tokens from `at` say "or more"; 0 when none."""
    after = number_words()["after"]
    for phrase in after["at_least"]:
        parts = phrase.split()
        last = at + len(parts)
        if [token.lower for token in tokens[at:last]] != parts:
            continue
        if last < len(tokens) and tokens[last].lower in after["not_before"]:
            continue
        return len(parts)
    return 0


def _unit(tokens: Sequence[Token], index: int, last: int, share: bool, first: Numeral) -> tuple[str | None, int]:
    counters = number_words()["counters"]
    if share:
        return "persen", last
    if index and tokens[index - 1].lower in number_words()["currency"]["before"]:
        return tokens[index - 1].lower, last
    if first.one_of is not None:
        return first.one_of, last
    if last < len(tokens):
        word = tokens[last].lower
        if word in counters["things"] or word in counters["measures"]:
            return word, last + 1
    return None, last


def _part_of_name(tokens: Sequence[Token], index: int, first: Numeral) -> bool:
    """Whether plain digits stand where a name or an address ends, or alone in brackets as an age does."""
    if not first.plain or index == 0:
        return False
    before = tokens[index - 1].lower
    if before in number_words()["names"]["before"]:
        return True
    return before == "(" and first.last < len(tokens) and tokens[first.last].lower == ")"
