"""How a denial points to what it denies: "tuduhan itu", a bare "membantah", "kabar bahwa … dibantah Y"."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from palagan.reading.cast import Cast
from palagan.reading.clause import words
from palagan.reading.cues import active, passive
from palagan.reading.cues import words as list_of
from palagan.reading.lines import Line
from palagan.reading.speakers import Speaker, named_after


class Denied(NamedTuple):
    """Words `first:last` of a line are denied by `actors`; the verb stands at `verb`."""

    first: int
    last: int
    actors: tuple[str, ...]
    verb: int


def denied_before(line: Line, low: int, high: int, cast: Cast) -> list[Denied]:
    """What the words before a verb of denial of the same sentence tell: the report that is its subject ("*kabar bahwa
    X menembak* dibantah Y"), or what it points back to ("*X mengklaim menang*, tetapi hal itu dibantah Y", "*X disebut
    menyerang*, tetapi Y membantah terlibat")."""
    out = []
    begin = past_opening(line, low, high)
    denying = _denying()
    for at in range(begin + 1, high):
        if line.words[at].lower not in denying:
            continue
        verb = passive().get(line.words[at].lower)
        if line.inside[at] or line.words[at - 1].lower in list_of("unsaid") or line.words[at - 1].lower == "yang":
            continue
        if verb is not None and verb.sort == "deny":
            named = named_after(line, at + 1, cast, high)
            last = at if is_disputed(line, begin, at) and not points(line, begin, at) else _comma_before(line, at, low)
        elif has_no_part(line, at, high):
            last = _comma_before(line, at, low, pointing=False)
            mention = cast.before(line.words[at].start, line.words[last].start) if last is not None else None
            named = Speaker(mention.actors, at, at) if mention is not None else None
        else:
            continue
        if named is not None and named.actors and last is not None and last > begin + 1:
            out.append(Denied(begin + is_disputed(line, begin, last), last, named.actors, at))
    return out


@cache
def _denying() -> frozenset[str]:
    """The verbs of denial, in either voice."""
    return frozenset(form for form, verb in (*active().items(), *passive().items()) if verb.sort == "deny")


def past_opening(line: Line, low: int, high: int) -> int:
    """The first word of a sentence behind "Namun," and the like."""
    at = low
    while at + 1 < high and (line.words[at].lower in list_of("turns") or line.words[at].text == ","):
        at += 1
    return at


def has_no_part(line: Line, at: int, high: int) -> bool:
    """Whether "membantah terlibat" stands at a word with nothing behind it."""
    verb = active().get(line.words[at].lower)
    if (
        verb is None
        or verb.sort != "deny"
        or at + 1 >= high
        or line.words[at + 1].lower not in list_of("having_a_part")
    ):
        return False
    return at + 2 >= high or line.words[at + 2].text in (".", ",", ";")


def _comma_before(line: Line, at: int, low: int, *, pointing: bool = True) -> int | None:
    """The comma before the clause of a verb where that clause turns ("tetapi"), and begins with "hal itu" or the like
    and nothing else if it must point; None elsewhere."""
    comma = next((index for index in range(at - 1, low, -1) if line.words[index].text == ","), None)
    if comma is None or line.words[comma + 1].lower not in list_of("turns") | list_of("joins"):
        return None
    begin = past_opening(line, comma + 1, at)
    return comma if not pointing or (at - begin in (2, 3) and points(line, begin, at)) else None


def is_bare(line: Line, at: int, high: int) -> bool:
    """Whether a verb of denial says nothing of what is denied ("Y membantah.", "Y membantahnya")."""
    if line.words[at].lower in list_of("refusals"):
        return False
    if line.words[at].lower.endswith("nya"):
        return True
    after = line.words[at + 1] if at + 1 < high else None
    return after is None or after.text in (".", ",", ";") or after.lower in list_of("joins")


def is_denied_charge(line: Line, at: int, low: int) -> bool:
    """Whether "tuduhan yang dibantah" ends at a word."""
    verb = passive().get(line.words[at].lower)
    if verb is None or verb.sort != "deny" or at - 2 <= low or line.words[at - 1].lower != "yang":
        return False
    return line.words[at - 2].lower in list_of("disputed")


def is_denied_thing(line: Line, at: int, low: int) -> bool:
    """Whether a sentence that begins with "tuduhan itu" goes on with a passive verb of denial ("ditolak Y")."""
    verb = passive().get(line.words[at].lower)
    if line.words[at].lower not in list_of("refusals") and (verb is None or verb.sort != "deny"):
        return False
    begin = past_opening(line, low, at)
    return at - begin in (2, 3) and points(line, begin, at)


def points(line: Line, at: int, high: int, deeds: bool = False) -> bool:
    """Whether "tuduhan itu", "hal tersebut" stands at a word, or one of the `deeds` too ("serangan itu")."""
    if at + 1 >= high or not (is_disputed(line, at, high) or _is_matter(line.words[at].lower, deeds)):
        return False
    return any(line.words[index].lower in words("demonstratives") for index in range(at + 1, min(high, at + 3)))


def _is_matter(word: str, deeds: bool) -> bool:
    return word in list_of("matters") or (deeds and word in list_of("deeds"))


def outright(line: Line, at: int, high: int) -> int:
    """The word behind those that say how it is denied: "menolak *mentah-mentah* tuduhan itu"."""
    while at < high and line.words[at].lower in list_of("outright"):
        at += 1
    return at


def is_disputed(line: Line, at: int, high: int) -> bool:
    """Whether a word is a charge or a report that may be denied, or several: "tuduhan", "tuduhan-tuduhan"."""
    if at >= high:
        return False
    first, _, second = line.words[at].lower.partition("-")
    return first in list_of("disputed") and second in ("", first)
