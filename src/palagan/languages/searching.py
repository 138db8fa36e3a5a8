"""Words as a search knows them: folded as written, and by their stem, so that "serangan" finds "menyerang".

The same here for what is indexed and for what is asked. Indonesian words are stemmed by our own morphology
(`lemmas.py`); of English words the commonest endings are taken off (Harman's s-stemmer, JASIS 42(1), 1991).
"""

from __future__ import annotations

import re
import unicodedata
from functools import partial
from typing import NamedTuple

from palagan.languages.lemmas import lemma
from palagan.languages.remembered import Remembered

WORD = re.compile(r"[A-Za-z0-9]++(?![\w‐‑–-])|[^\W_]++(?:[-‐‑–][^\W\d_]++)*+")
"""A word with what hangs on it by hyphens: "anak-anak", "Nagorno-Karabakh", "Su", "25"."""
_PART = re.compile(r"[^\W_]+")
_LONGEST = 64
"""Characters of a word that are looked at: longer ones (addresses, noise) count by their beginning."""
VERSION = 1
"""Raised when other words come out of the same text; what was indexed before is then indexed anew."""


class Term(NamedTuple):
    """A word at `text[start:end]`: its parts as written, folded, and its stems where they are other than its parts."""

    start: int
    end: int
    parts: tuple[str, ...]
    stems: tuple[str, ...]


Words = tuple[tuple[str, ...], tuple[str, ...]]
"""Of a word its parts and its stems, as in `Term`."""


def terms(text: str, language: str | None, start: int = 0, end: int | None = None) -> list[Term]:
    """The words of `text[start:end]` in order, stemmed as words of that language."""
    stop = len(text) if end is None else end
    known = _IN_ENGLISH if language == "en" else _IN_INDONESIAN
    return [Term(m.start(), m.end(), *known[m.group()]) for m in WORD.finditer(text, start, stop)]


def words(text: str, language: str | None, start: int = 0, end: int | None = None) -> list[Words]:
    """The same without places, quicker."""
    stop = len(text) if end is None else end
    known = _IN_ENGLISH if language == "en" else _IN_INDONESIAN
    return list(map(known.__getitem__, WORD.findall(text, start, stop)))


def stems_of(word: str) -> frozenset[tuple[str, ...]]:
    """What a word asked for may have as its stems, by Indonesian and by English; its own parts are among them where a
    language leaves it as it is."""
    known = [_IN_INDONESIAN[word], _IN_ENGLISH[word]]
    return frozenset(stems or parts for parts, stems in known if parts)


def _known(word: str, *, english: bool) -> Words:
    parts = tuple([part for found in _PART.findall(word) for part in _folded(found[:_LONGEST])])
    if english:
        stems = tuple(map(_english, parts))
    elif len(parts) > 1 and len(word) <= _LONGEST and _PART.fullmatch(whole := lemma("-".join(parts))):
        return parts, () if whole in parts else (whole,)
    else:
        stems = tuple(map(_indonesian, parts))
    return parts, () if stems == parts else stems


_IN_ENGLISH = Remembered(partial(_known, english=True))
_IN_INDONESIAN = Remembered(partial(_known, english=False))


def _folded(word: str) -> list[str]:
    """Without case and accents; a sign that stands for several words gives several."""
    if word.isascii():
        return [word.lower()]
    plain = unicodedata.normalize("NFKD", word).casefold()
    return _PART.findall("".join(letter for letter in plain if not unicodedata.combining(letter)))


def _indonesian(word: str) -> str:
    found = lemma(word)
    return found if found and _PART.fullmatch(found) else word


def _english(word: str) -> str:
    if len(word) < 4:
        return word
    if word.endswith("ies") and not word.endswith(("eies", "aies")):
        return word[:-3] + "y"
    if word.endswith("es") and not word.endswith(("aes", "ees", "oes")):
        return word[:-1]
    if word.endswith("s") and not word.endswith(("us", "ss")):
        return word[:-1]
    return word
