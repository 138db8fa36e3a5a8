"""The parts of a place's name as pages write it: the word for a kind of place, the name proper, what it lies in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from palagan.languages.tables import lexicon
from palagan.places.place import Kind
from palagan.places.spelling import spelt

WORDS = "places/words.toml"
_WITHIN = re.compile(r"\s*(?:,|\(|\)|\bdi\b|\bdekat\b|\bin\b|\bnear\b)\s*")


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a name: the place has one of `spellings` and is of one of `kinds` (any where empty).

    `part`: only what the place lies in or at is named ("Bandara Sanaa" → "sanaa"). `tabled`: a place of our own tables
    alone; a town that is called "Desa X" in GeoNames is one X among others.
    """

    spellings: tuple[str, ...]
    kinds: frozenset[Kind] = frozenset()
    part: bool = False
    tabled: bool = False


_OF: dict[str, frozenset[Kind]] = {
    "regency": frozenset({"regency"}),
    "province": frozenset({"province", "region", "country"}),
    "city": frozenset({"city", "district", "regency"}),
    "district": frozenset({"city", "district", "area"}),
}
_LONGEST = 5
"""Words of the longest word for a kind of place."""


@cache
def _kind_words() -> dict[str, frozenset[Kind]]:
    return {spelt(word): _OF[kind] for kind, words in lexicon(WORDS)["kinds"].items() for word in words}


@cache
def _words(section: str) -> frozenset[str]:
    return frozenset(map(spelt, lexicon(WORDS)[section]["words"]))


@lru_cache(maxsize=16384)
def readings(name: str) -> tuple[Reading, ...]:
    """The ways to read a name, the fullest first."""
    return tuple(dict.fromkeys(_readings(spelt(name))))


def _readings(whole: str) -> Iterator[Reading]:
    words = whole.split()
    cuts = range(min(_LONGEST, len(words) - 1), 0, -1)
    of_kind = []
    for size in cuts:
        head, last = " ".join(words[:size]), " ".join(words[-size:])
        if head in _kind_words():
            of_kind.append(Reading((" ".join(words[size:]), whole), _kind_words()[head]))
        if last in _kind_words():
            of_kind.append(Reading((" ".join(words[:-size]), whole), _kind_words()[last]))
    yield Reading((whole,), tabled=bool(of_kind))
    yield from of_kind
    at_site = False
    for size in cuts:
        head, last = " ".join(words[:size]), " ".join(words[-size:])
        if head in _words("sites") or head in _words("directions"):
            at_site = True
            yield from (replace(one, part=True) for one in _readings(" ".join(words[size:])))
        if last in _words("sites") or last in _words("directions"):
            yield from (replace(one, part=True) for one in _readings(" ".join(words[:-size])))
    if at_site:
        for start in range(2, len(words)):
            yield Reading((" ".join(words[start:]),), part=True)


@lru_cache(maxsize=16384)
def split(name: str) -> tuple[str, tuple[str, ...]]:
    """The name proper and what the page names it within ("Nasr, Gaza" → "Nasr", ("Gaza",))."""
    pieces = [piece for piece in _WITHIN.split(name) if piece.strip()]
    return (pieces[0], tuple(pieces[1:])) if pieces else (name, ())


@lru_cache(maxsize=16384)
def border(name: str) -> tuple[str, ...]:
    """The two sides of a border that a name tells ("perbatasan India-Pakistan"); none where it tells none or one."""
    words = name.split()
    if len(words) < 2 or spelt(words[0]) not in _words("borders"):
        return ()
    rest = words[2:] if spelt(words[1]) in _words("between") else words[1:]
    sides = tuple(side for one in several(" ".join(rest)) for side in re.split(r"\s*[-–]\s*", one) if side)
    return sides if len(sides) > 1 else ()


@lru_cache(maxsize=16384)
def several(name: str) -> tuple[str, ...]:
    """The names of a name that joins several ("Donetsk dan Dnipropetrovsk"); the name alone where it joins none."""
    pattern = r"\s+(?:" + "|".join(sorted(_words("joined"))) + r")\s+|\s+-\s+|\s*–\s*|/"
    return tuple(piece for piece in re.split(pattern, name) if piece.strip()) or (name,)
