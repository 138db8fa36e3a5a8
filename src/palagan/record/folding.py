"""Names folded so that spellings of one name meet: case, accents, marks and bracketed asides dropped."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ASIDE = re.compile(r"\([^()]*\)")
_MARKS = re.compile(r"[^\w]+|_")


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """A name in lower case, without accents, brackets and marks, single-spaced ("Çavuşoğlu (Menlu)" → "cavusoglu")."""
    if name.isascii():
        return " ".join(_MARKS.sub(" ", _ASIDE.sub(" ", name).lower()).split())
    plain = unicodedata.normalize("NFKD", _ASIDE.sub(" ", name).replace("ı", "i"))
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(_MARKS.sub(" ", bare.casefold()).split())
