"""Deeds that somebody is only suspected of or charged with, whose day is not that of the arrest, trial or charge."""

from __future__ import annotations

from palagan.reading.clause import words
from palagan.reading.ground import Ground, Telling
from palagan.reading.moments import Moment

_DEEDS = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
_REACH = 8
"""Tokens before a deed within which it is told to be a charge."""
_APART = frozenset({",", ";", ":", "."})


def is_of_the_charge(ground: Ground, telling: Telling, moment: Moment | None) -> bool:
    """Whether a time dates the charge and not the deed: one of another sentence, or before the charge in its own:
    "ditangkap pada *Senin* dan diduga menculik dua guru"."""
    if moment is None or telling.type not in _DEEDS:
        return False
    charge = _charge(ground, telling)
    return charge is not None and (moment.sentence != telling.sentence or moment.last <= charge)


def _charge(ground: Ground, telling: Telling) -> int | None:
    """The word of suspecting or charging that a deed stands behind."""
    for index in range(telling.first - 1, max(-1, telling.first - 1 - _REACH), -1):
        word = ground.word(telling.sentence, index)
        if word in words("suspecting"):
            return index
        if word in _APART:
            return None
    return None
