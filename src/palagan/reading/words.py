"""The words of a report, sentence by sentence: lost spaces found again, hyphened pairs of names parted."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from palagan.languages.tables import lexicon, table
from palagan.model.reading import Span
from palagan.reading.anchors import telling_verbs
from palagan.reading.tokenized import sentence_tokens

_SEAM = re.compile(r"(?<=[a-zà-ÿ])(?=[A-Z])")
_ACRONYM_HEAD = re.compile(r"([A-Z]{2,})(?=[A-Z][a-z]{2})")
_ACRONYM_TAIL = re.compile(r"([A-Z]{2,})([a-z]{2,})$")
_ENTITIES = {
    "ldquo": "“",
    "rdquo": "”",
    "lsquo": "‘",
    "rsquo": "’",
    "quot": '"',
    "nbsp": " ",
    "amp": "&",
    "ndash": "–",
    "mdash": "—",
}
_MARKS = {"\x91": "‘", "\x92": "’", "\x93": "“", "\x94": "”", "\x96": "–", "\x97": "—"}
"""Marks of Windows-1252 that were taken for control characters."""
_DOUBLED = re.compile(r"(?<=[a-z])([a-z]{4,15})-\1$")
_SHORTEST_NAME = 3
_LONGEST_WORD = 60
_TELLING = 4
_WHOLE = [(0, 0)]
_LONG = 6


class Word(NamedTuple):
    """`text[start:end]` of the article; `lower` in lower case (of an HTML entity: the mark it stands for)."""

    start: int
    end: int
    text: str
    lower: str
    cap: bool
    """Whether it begins with an upper-case letter."""
    alpha: bool
    """Whether it begins with a letter."""


class Sentence(NamedTuple):
    """The words of one sentence, and where it stands in the text."""

    start: int
    end: int
    words: tuple[Word, ...]


@cache
def common_words() -> frozenset[str]:
    """Words that Indonesian news mostly prints in lower case."""
    return frozenset(row["word"] for row in table("languages/id/common_words.tsv"))


@cache
def office_words() -> frozenset[str]:
    """Words that the titles of offices and the names of bodies are made of."""
    return frozenset(row["word"] for row in table("languages/id/office_words.tsv"))


@cache
def _glued(name: str) -> frozenset[str]:
    return frozenset(lexicon("languages/id/cues.toml")[name])


@cache
def calendar_words() -> frozenset[str]:
    """Days, months and zones: capitals that name no actor."""
    return frozenset(lexicon("languages/id/cues.toml")["calendar"])


def read_words(text: str, sentences: Sequence[Span], is_name: Callable[[str], bool]) -> tuple[Sentence, ...]:
    """The words of each sentence. `is_name` says whether a single token is a known name.

    A token is parted where scraping lost a space: at a change from lower to upper case ("MenteriThailand"), after a
    name that common words follow ("Myanmarkarena", "AFPpada"), and at a hyphen between two names ("Rusia-Ukraina").
    Offsets stay those of the text.
    """
    raw = sentence_tokens(text, sentences)
    seen = {token for found in raw for _, _, token, lower in found[1:] if token != lower and token[0].isupper()}
    out = []
    for span, found in zip(sentences, raw, strict=True):
        words: list[Word] = []
        skip = 0
        for index, (start, end, token, lower) in enumerate(found):
            if skip:
                skip -= 1
                continue
            if token.islower():
                words.append(_new(Word, (start, end, token, token, False, token[0].isalpha())))
                continue
            first = token[0]
            if first.isalpha():
                parts = _parts(token, lower, is_name, seen) if _SHORTEST_NAME < len(token) <= _LONGEST_WORD else _WHOLE
                if len(parts) == 1:
                    words.append(_new(Word, (start, end, token, lower, first.isupper(), True)))
                    continue
                for begin, stop in parts:
                    piece = token[begin:stop]
                    words.append(
                        Word(start + begin, start + stop, piece, piece.lower(), piece[0].isupper(), piece[0].isalpha())
                    )
                continue
            mark = _MARKS.get(first, token)
            if first == "&" and index + 2 < len(found) and found[index + 2].text == ";":
                entity = _ENTITIES.get(found[index + 1].text)
                if entity is not None:
                    skip, mark, end = 2, entity, found[index + 2].end
            if mark != " ":
                words.append(Word(start, end, mark if skip else token, mark, False, False))
        out.append(Sentence(span.start, span.end, tuple(words)))
    return tuple(out)


def spelled(text: str, words: Sequence[Word]) -> str:
    """The words as a name: as in the text, with a space where two words lost theirs ("PresidenPrabowo")."""
    parts = [words[0].text]
    for before, word in pairwise(words):
        lost = word.start == before.end and before.text[-1].isalpha() and word.text[0].isalpha()
        parts.append(" " if lost else text[before.end : word.start])
        parts.append(word.text)
    return "".join(parts)


_new = tuple.__new__
"""A word made without its class's own call, which costs as much again."""


def _parts(text: str, lower: str, is_name: Callable[[str], bool], seen: set[str]) -> list[tuple[int, int]]:
    common = common_words()
    if lower in common and (text.islower() or text[1:].islower()):
        return [(0, len(text))]
    if is_name(text):
        return [(0, len(text))]
    if "-" in text or "–" in text or "‑" in text:
        cut = _tail(text, is_name, seen)
        return [(0, cut), (cut, len(text))] if cut else _hyphened(text, is_name, seen)
    if text.islower():
        return [(0, len(text))]
    bounds = [0, *(match.start() for match in _SEAM.finditer(text)), len(text)]
    pieces = list(pairwise(bounds))
    if len(pieces) > 1 and not _worth_parting(text, lower, pieces, is_name, seen):
        pieces = [(0, len(text))]
    out: list[tuple[int, int]] = []
    for start, end in pieces:
        piece = text[start:end]
        if end < len(text):
            cut = _between(piece, is_name)
            if cut:
                out += [(start, start + cut), (start + cut, end)]
                continue
        head = _ACRONYM_HEAD.match(piece) if not is_name(piece) else None
        cut = _tail(piece, is_name, seen)
        if not cut and head and head.group(1).lower() == piece[head.end() :].lower():
            cut = head.end()  # a heading glued to the name it repeats: "VALEROValero"
        if not cut and head and (is_name(head.group(1)) or is_name(piece[head.end() :]) or piece[head.end() :] in seen):
            cut = head.end()
        if cut:
            out += [(start, start + cut), (start + cut, end)]
        else:
            out.append((start, end))
    return out


def _between(piece: str, is_name: Callable[[str], bool]) -> int:
    """Where a small word begins that stood between two names before the spaces were lost, or 0."""
    if piece.islower() or is_name(piece) or piece.lower() in common_words():
        return 0
    for small in _glued("glued_between"):
        cut = len(piece) - len(small)
        if cut >= _SHORTEST_NAME and piece.endswith(small):
            return cut
    return 0


def _worth_parting(
    text: str, lower: str, pieces: list[tuple[int, int]], is_name: Callable[[str], bool], seen: set[str]
) -> bool:
    """Whether a seam of cases is a lost space rather than a spelling ("YouTube", "McGurk")."""
    if (
        lower in common_words()
        or pieces[0][1] < 2
        or (text.startswith(("Mc", "Mac", "De", "Di", "La", "O'")) and pieces[0][1] <= 3)
    ):
        return False
    common = common_words()
    offices = office_words()
    for start, end in pieces:
        piece = text[start:end]
        if (
            piece.lower() in common
            or piece.lower() in offices
            or is_name(piece)
            or piece in seen
            or _tail(piece, is_name, seen)
        ):
            return True
    return False


def _tail(piece: str, is_name: Callable[[str], bool], seen: set[str]) -> int:
    """Where common words begin that were glued to a name, or 0."""
    if not piece[0].isupper() or piece.isupper() or len(piece) < _SHORTEST_NAME + 2:
        return 0
    common = common_words()
    acronym = _ACRONYM_TAIL.match(piece)
    if acronym:
        return acronym.end(1) if acronym.group(2) in common else 0
    if piece.lower() in common or is_name(piece):
        return 0
    telling, starts = 0, tuple(_glued("glued_starts"))
    doubled = _DOUBLED.search(piece)
    if doubled and (is_name(piece[: doubled.start()]) or piece[: doubled.start()] in seen):
        return doubled.start()
    for cut in range(len(piece) - 2, 1, -1):
        rest = piece[cut:]
        if (
            (rest in common and (len(rest) > 2 or rest in _glued("glued_short")))
            or rest in _glued("glued_directions")
            or rest in telling_verbs()
        ):
            name = piece[:cut]
            if (is_name(name) or name in seen or name == "Jr") and (cut >= _SHORTEST_NAME or len(rest) >= _LONG):
                return cut
            if (
                cut >= _SHORTEST_NAME
                and len(rest) >= _TELLING
                and rest.startswith(starts)
                and (len(rest) >= _LONG or not rest.startswith(("me", "ber")))
            ):
                telling = cut
    return telling


def _hyphened(text: str, is_name: Callable[[str], bool], seen: set[str]) -> list[tuple[int, int]]:
    bounds = [i for i, char in enumerate(text) if char in "-–‑"]
    pieces = []
    start = 0
    for bound in [*bounds, len(text)]:
        pieces.append((start, bound))
        start = bound + 1
    if not all(end > begin and (is_name(text[begin:end])) for begin, end in pieces):
        first, last = text[: bounds[0]], text[bounds[-1] + 1 :]
        cut = _tail(last, is_name, seen)
        if len(bounds) == 1 and cut and is_name(first) and is_name(last[:cut]):
            middle = bounds[0]
            return [(0, middle), (middle, middle + 1), (middle + 1, middle + 1 + cut), (middle + 1 + cut, len(text))]
        return [(0, len(text))]
    out = []
    for begin, end in pieces:
        out.append((begin, end))
        if end < len(text):
            out.append((end, end + 1))
    return out
