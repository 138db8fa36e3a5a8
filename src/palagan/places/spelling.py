"""One spelling of a place's name for all ways to write it."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_APOSTROPHES = re.compile("['\u2019\u2018\u02bc\u02bb\u02be\u02bf`\u00b4\u2032]")
_MARKS = re.compile(r"[^\w]+|_")
_ASIDE = re.compile(r"\([^()]*\)")
_LETTERS = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ə": "a", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})
_ARTICLE = re.compile(r"^(?:al|el|ad|ar|as|ash|at|az) (?=\w)")


@lru_cache(maxsize=65536)
def spelt(name: str) -> str:
    """A name in small letters without accents, apostrophes and marks, words one space apart ("Şan‘ā’" → "sana")."""
    if name.isascii():
        return " ".join(_MARKS.sub(" ", _APOSTROPHES.sub("", _ASIDE.sub(" ", name)).lower()).split())
    told = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", _ASIDE.sub(" ", name)))
    plain = unicodedata.normalize("NFKD", told.casefold().translate(_LETTERS))
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(_MARKS.sub(" ", bare).split())


def without_article(spelling: str) -> str:
    """The same without an Arabic article before it ("al jawf" → "jawf"); the spelling itself where it has none."""
    return _ARTICLE.sub("", spelling)
