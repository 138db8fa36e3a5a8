"""Whether somebody is the actor asked for, by code or by name."""

from __future__ import annotations

import re
from functools import lru_cache

from palagan.record.folding import fold

_BRACKETS = re.compile(r"[()]")


def is_asked_for(wanted: str, name: str, code: str) -> bool:
    """Whether a name or a code is meant: a code by its first parts ("ARM", "arm.gov"), a name by words that follow one
    another, the last of which may be a beginning ("kementerian pertah").

    What is asked for in capitals is a code or an abbreviation and meets whole words alone: ARM is no "Armenia". Case,
    accents and marks make no difference otherwise. Nothing asked for is everybody, marks alone are nobody.
    """
    asked = wanted.strip()
    if not asked or f"{code}.".upper().startswith(f"{asked}.".upper()):
        return True
    words = words_asked_for(asked)
    return bool(words) and words in f" {folded_words(name)} "


@lru_cache(maxsize=1 << 10)
def words_asked_for(wanted: str) -> str:
    """What the words of a name, with a space before and behind, must hold; "" where no name can be meant."""
    words = folded_words(wanted)
    return words and f" {words}{' ' if wanted.isupper() else ''}"


@lru_cache(maxsize=1 << 16)
def folded_words(name: str) -> str:
    """The words of a name, folded and single-spaced, those in brackets too ("Kelompok (KU)" → "kelompok ku")."""
    return fold(_BRACKETS.sub(" ", name))
