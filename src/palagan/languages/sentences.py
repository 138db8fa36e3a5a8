"""Sentences by rule: newlines first, then . ! ? with abbreviations, initials, numbers and closing quotes kept in mind."""

from __future__ import annotations

import re

from palagan.languages.tables import lexicon
from palagan.model.reading import Span

_END = re.compile(r"[.!?…]+[\"'”’»)\]]*")
_OPENERS = "\"'“‘«(["
_LAST_WORD = re.compile(r"[\w.]+$")
_ABBREVIATION_REACH = 24


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
    if end > start:
        out.append(Span(start, end))


def _ends_here(text: str, match: re.Match[str], begin: int, end: int, language: str) -> bool:
    after = match.end()
    if after >= end:
        return True
    follower = text[after]
    glued = not follower.isspace()
    if glued:
        before = text[match.start() - 1] if match.start() > begin else ""
        bare = match.group() == "."
        if bare and not (before.islower() and follower.isupper() and _long_words(text, match.start(), after, begin, end)):
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
        if len(word) == 1 and word.isupper():
            return False
        if word.lower().rstrip(".") in _abbreviations(language):
            return False
    return True


def _long_words(text: str, stop: int, after: int, begin: int, end: int) -> bool:
    """Whether both sides of a glued stop are words of at least three letters, or a one-word side like "ia"; not "kompas.Com"."""
    left = _LAST_WORD.search(text, max(begin, stop - 40), stop)
    right = re.compile(r"\w+").match(text, after, end)
    return bool(left and right and len(left.group()) >= 2 and len(right.group()) >= 2 and right.group().lower() not in _domains())


def _domains() -> frozenset[str]:
    return frozenset(lexicon("languages/id/sentences.toml")["domains"])


def _abbreviations(language: str) -> frozenset[str]:
    return frozenset(lexicon(f"languages/{language}/sentences.toml")["abbreviations"])
