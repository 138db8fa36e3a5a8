"""Sentences by rule: newlines first, then . ! ? minding abbreviations, initials, numbers and closing quotes."""

from __future__ import annotations

import re
from functools import cache

from palagan.languages.tables import lexicon
from palagan.model.reading import Span

_END = re.compile(r"[.!?…]+[\"'”’»)\]]*")
_OPENERS = "\"'“‘«(["
_LAST_WORD = re.compile(r"[\w.]+$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[A-ZÀ-Þ]")
"""What stands before a stop in "M. Yusuf" and "Agus D.W. Santoso"; the P of "APBN-P." is none."""
_WORD = re.compile(r"\w+")
_ABBREVIATION_REACH = 24
LONGEST = 2000
"""Characters after which a sentence that has not ended is cut at the last white space: no writer's is so long (the
longest of 146 real pages has 750), and what reads a sentence may take time in the square of its length."""


def split_sentences(text: str, start: int, end: int, language: str = "id") -> tuple[Span, ...]:
    """The sentences of `text[start:end]`, trimmed of white space at both ends, in order, never across a newline.

    A stop ends a sentence when white space and a capital, a digit or an opening quote follow, or, where scraped text
    lost its spaces, when a lower-case letter stands before it and a capital right after ("pergi.Mereka").
    """
    out: list[Span] = []
    line_start = start
    while line_start <= end:
        line_end = text.find("\n", line_start, end)
        if line_end < 0:
            line_end = end
        out.extend(_split_line(text, line_start, line_end, language))
        line_start = line_end + 1
    return tuple(out)


def _split_line(text: str, start: int, end: int, language: str) -> list[Span]:
    out: list[Span] = []
    begin = start
    for match in _END.finditer(text, start, end):
        if match.start() < begin:
            continue
        if _ends_here(text, match, begin, end, language):
            _append(out, text, begin, match.end())
            begin = match.end()
    _append(out, text, begin, end)
    return out


def _append(out: list[Span], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST:
        cut = _cut(text, start)
        _append(out, text, start, cut)
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if end > start:
        out.append(Span(start, end))


def _cut(text: str, start: int) -> int:
    """Where a sentence without an end is cut: after the last white space within reach, else where the reach ends."""
    for at in range(start + LONGEST, start + LONGEST // 2, -1):
        if text[at - 1].isspace():
            return at
    return start + LONGEST


def _ends_here(text: str, match: re.Match[str], begin: int, end: int, language: str) -> bool:
    after = match.end()
    if after >= end:
        return True
    follower = text[after]
    glued = not follower.isspace()
    if glued:
        before = text[match.start() - 1] if match.start() > begin else ""
        bare = match.group() == "."
        cased = (before.islower() or _ends_acronym(text, match.start(), begin)) and follower.isupper()
        bracketed = before == ")" and follower.isupper()
        if bare and not bracketed and not (cased and _both_sides_words(text, match.start(), after, begin, end)):
            return False
        if not bare and not follower.isupper():
            return False
        if match.group()[0] == "…" or match.group().startswith(".."):
            return False
    else:
        position = after
        while position < end and text[position].isspace():
            position += 1
        if position >= end:
            return True
        nxt = text[position]
        if not (nxt.isupper() or nxt.isdigit() or nxt in _OPENERS or not nxt.isascii()):
            return False
    if match.group()[0] == "." and len(match.group()) == 1:
        last = _LAST_WORD.search(text, max(begin, match.start() - _ABBREVIATION_REACH), match.start())
        word = last.group() if last else ""
        if last and _INITIALS.fullmatch(word) and text[last.start() - 1 : last.start()] != "-":
            return False
        if word.lower().rstrip(".") in _abbreviations(language):
            return False
    return True


def _ends_acronym(text: str, stop: int, begin: int) -> bool:
    """Whether three capitals stand before a stop ("21.34 WIT.Menurut"); two may be a short form ("PT.Maju")."""
    last = text[max(begin, stop - 3) : stop]
    return len(last) == 3 and last.isalpha() and last.isupper()


def _both_sides_words(text: str, stop: int, after: int, begin: int, end: int) -> bool:
    """Whether both sides of a glued stop are words of two letters or more, and not the parts of a web address."""
    left = _LAST_WORD.search(text, max(begin, stop - 40), stop)
    right = _WORD.match(text, after, end)
    if not left or not right or len(left.group()) < 2 or len(right.group()) < 2:
        return False
    return right.group().lower() not in _domains()


@cache
def _domains() -> frozenset[str]:
    return frozenset(lexicon("languages/id/sentences.toml")["domains"])


@cache
def _abbreviations(language: str) -> frozenset[str]:
    return frozenset(lexicon(f"languages/{language}/sentences.toml")["abbreviations"])
