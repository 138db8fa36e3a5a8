"""How far words ascribed to somebody go: from behind the cue to the next cue or the end of the sentence."""

from __future__ import annotations

from palagan.reading.cast import Cast
from palagan.reading.cues import active, after
from palagan.reading.cues import words as list_of
from palagan.reading.lines import Line
from palagan.reading.roles import is_verb

_OPENING = 16
_OCCASION = 5
_CONTRAST = 12
_GLUED = frozenset({"“", "\xa0"})
_INITIAL = 2
"""Letters of the shortest word that a full stop behind it may end a sentence; shorter ones are initials, "No."."""
_LONGEST = 400
"""Words that one report holds at most."""
_STOPS = frozenset('.?!…;,:-–—*"“”')


def content_start(line: Line, at: int, high: int, *, strict: bool = False) -> int | None:
    """Where the content begins behind a verb that ends before word `at`; None when no content follows.

    "bahwa", a comma or a colon opens it; between verb and opener may stand to whom, when and where it was said.
    `strict`: only an opener counts.
    """
    if at >= high:
        return None
    word = line.words[at]
    if word.lower in list_of("openers"):
        return at + 1
    if word.text in ",:":
        return _behind_comma(line, at, high)
    if word.lower == "di" and at + 1 < high and line.words[at + 1].lower == "antara":
        return at
    if word.lower in list_of("to_whom") or word.text == "(":
        depth = 0
        for index in range(at, min(high, at + _OPENING)):
            inner = line.words[index]
            depth += (inner.text == "(") - (inner.text == ")")
            if inner.lower == "bahwa":
                return index + 1
            if inner.text == "," and not depth:
                return _behind_comma(line, index, high)
            if index > at and inner.lower in active() and inner.lower not in list_of("nouns_too"):
                return None
        if strict:
            return None
        if word.lower in list_of("blind_openings"):
            return _behind_occasion(line, at, high)
        return at
    if strict:
        for index in range(at, min(high, at + _OPENING)):
            if line.words[index].lower == "bahwa" and not line.inside[index]:
                return index + 1
            if line.words[index].lower in active():
                return None
        return None
    return at


def _behind_occasion(line: Line, at: int, high: int) -> int | None:
    """Where the content begins behind an occasion that a demonstrative ends: "menyebut dalam pidato itu *warga* …"."""
    for index in range(at + 1, min(high, at + _OCCASION)):
        if line.words[index].lower in list_of("demonstratives"):
            return index + 1 if index + 1 < high and line.words[index + 1].alpha else None
        if is_verb(line.words[index]):
            return None
    return None


def _behind_comma(line: Line, at: int, high: int) -> int:
    index = at + 1
    if index < high and line.words[index].lower == "bahwa":
        return index + 1
    return index


def content_end(line: Line, start: int, high: int, cast: Cast) -> int:
    """The end (exclusive) of content that begins at `start`: before its occasion, its carrier or the next report."""
    index = start
    high = min(high, start + _LONGEST)
    while index < high:
        if not line.inside[index] and index > start and _closes(line, index, high, cast):
            break
        index += 1
    while index > start and line.words[index - 1].lower in _STOPS and not line.inside[index - 1]:
        index -= 1
    return index


def _closes(line: Line, at: int, high: int, cast: Cast) -> bool:
    word = line.words[at]
    if word.text == ">":
        return True
    if word.text == ".":
        return _glued(line, at, high)
    if word.text == "," or word.text in ("-", "–", "—", "--"):
        after_comma = at + 1
        if after_comma >= high:
            return True
        return _occasion(line, after_comma, high, cast) or _turn(line, after_comma, high)
    if word.lower in list_of("joins"):
        return _turn(line, at, high)
    if word.lower in list_of("so_told"):
        return at + 1 < high and line.words[at + 1].lower in list_of("carriers")
    return (
        word.lower in list_of("carrier_passives")
        and at + 1 < high
        and (line.words[at + 1].lower in list_of("agents") or line.words[at + 1].cap)
    )


def _glued(line: Line, at: int, high: int) -> bool:
    """Whether the full stop at word `at` ends a sentence that scraping glued to the next: "aman.Sementara"."""
    before = line.words[at - 1]
    if at + 1 >= high or len(before.text) < _INITIAL or not (before.alpha or before.text.isdigit()):
        return False
    following = line.words[at + 1]
    gap = following.start - line.words[at].end
    return gap in (0, len("&nbsp;")) and (following.cap or following.text in _GLUED)


def _occasion(line: Line, at: int, high: int, cast: Cast) -> bool:
    """Whether an occasion or a carrier begins at word `at`, behind a comma."""
    lower = line.words[at].lower
    if lower not in list_of("occasions"):
        return False
    following = line.words[at + 1].lower if at + 1 < high else ""
    if lower in list_of("carriers") or lower in list_of("closers"):
        return True
    if lower in list_of("as_told"):
        return following in list_of("carriers") or following.startswith("di")
    if lower == "menurut":
        return True
    if lower in after():
        return cast.at(line.words[at + 1].start) is not None if at + 1 < high else True
    if lower in list_of("weekdays"):
        return True
    if lower in list_of("settings"):
        return following in list_of("setting_verbs")
    if lower in list_of("means"):
        return following in list_of("occasion_nouns") or following in list_of("weekdays") or lower == "kepada"
    return False


def _turn(line: Line, at: int, high: int) -> bool:
    """Whether the sentence turns to another report of the same subject: "…, tetapi membantah", "dan menegaskan"."""
    index = at
    while index < min(high, at + 3) and line.words[index].lower in list_of("joins"):
        index += 1
    if index < high and line.words[index].lower in list_of("contrasts"):
        return any(word.lower in active() for word in line.words[index : min(high, index + _CONTRAST)])
    if index == at and line.words[at].text != ",":
        return False
    return index < high and line.words[index].lower in active() and not line.inside[index]
