"""Of which country people are who fell in an attack: that of the place or the side struck, not of who struck it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from palagan.reading.anchors import lexicon_of
from palagan.reading.candidates import Candidate
from palagan.reading.coreference import Draft
from palagan.reading.phrases import cues
from palagan.reading.words import Sentence, Word

_MENTIONS = 6
"""Mentions of a group that are looked at."""
_BESIDE = 4
"""Words on either side of people in which their fall is told ("*Lima* warga lainnya *tewas*")."""
_CIVILIANS = "CVL"
_ARMED = frozenset({"MIL", "COP"})
_TYPE = "ASSAULT"
_PLACES = frozenset({"place", "capital"})
_SIDES = frozenset({"state", "place", "capital"})


def land_of_fallen(
    draft: Draft, chosen: str | None, found: Sequence[Candidate], read: Sequence[Sentence]
) -> str | None:
    """The country of the place where unnamed people fell, if they would be of the one that struck it: told in their
    sentence, or in the one before where theirs names no country. Soldiers are of the side that their own sentence
    tells to have been attacked. None for others, and where it is not so plain."""
    if draft.sector in _ARMED:
        return next(filter(None, (_attacked(found[at], chosen, found, read) for at in draft.at[:_MENTIONS])), None)
    if draft.sector != _CIVILIANS:
        return None
    for number in draft.at[:_MENTIONS]:
        one = found[number]
        if not _falls(one, read[one.sentence].words):
            continue
        for sentence in (one.sentence, one.sentence - 1):
            inside = [other for other in found if other.sentence == sentence and other.land is not None]
            if inside:
                struck = _struck(inside, chosen) if _is_attack(read[sentence].words) else None
                if struck is not None:
                    return struck
                break
    return None


def _falls(one: Candidate, words: Sequence[Word]) -> bool:
    near = words[max(0, one.first - _BESIDE) : one.last + _BESIDE]
    return any(word.lower in cues("fallen") for word in near)


def _attacked(one: Candidate, chosen: str | None, found: Sequence[Candidate], read: Sequence[Sentence]) -> str | None:
    """The land of whom those of the chosen one attack, behind the words for the fall: "tentara tewas ketika pasukan X
    menyergap konvoi *Y*"."""
    words = read[one.sentence].words
    if not _falls(one, words):
        return None
    behind = [other for other in found if other.sentence == one.sentence and other.first >= one.last and other.land]
    for doer, target in pairwise(behind):
        told = any(word.lower in _attacks() and word.lower.startswith("me") for word in words[doer.last : target.first])
        if told and doer.land == chosen != target.land:
            return target.land if _is_side(target) else None
    return None


def _is_side(one: Candidate) -> bool:
    """Whether a mention names a state, a place or armed people of a state, not a band."""
    return one.known.sort in _SIDES if one.known is not None else one.sector in _ARMED


def _struck(inside: Sequence[Candidate], chosen: str | None) -> str | None:
    """The one country of a sentence's places, if whoever else it names is of the chosen one."""
    places = {one.land for one in inside if one.land != chosen and _is_place(one)}
    others = {one.land for one in inside if one.land == chosen or not _is_place(one)}
    return places.pop() if len(places) == 1 and others == {chosen} else None


def _is_place(one: Candidate) -> bool:
    return one.sort == "known" and one.known is not None and one.known.sort in _PLACES


def _is_attack(words: Sequence[Word]) -> bool:
    return any(word.lower in _attacks() for word in words)


@cache
def _attacks() -> frozenset[str]:
    """Single words that tell an attack."""
    rows = (row for rows in lexicon_of("id").values() for row in rows)
    return frozenset(words[0] for words, entry, _ in rows if len(words) == 1 and entry.type == _TYPE)
