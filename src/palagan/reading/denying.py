"""Whether a word of refusing only denies what was said ("tuduhan itu ditolak Y"), and so tells no refusal."""

from __future__ import annotations

from palagan.reading.anchors import Anchor
from palagan.reading.clause import Clause, words
from palagan.reading.cues import words as list_of

_BETWEEN = 3
"""Words between a charge and the passive verb that denies it."""


def only_denies(clause: Clause, anchor: Anchor) -> bool:
    """Whether what is refused is a charge or a report, or what is not admitted is a deed.

    The denial stands with what is denied (`attribution.py`). Who rules on a charge ("pengadilan menolak tuduhan itu")
    does refuse it.
    """
    if anchor.entry.type != "REJECT" or (anchor.voice in {"noun", "bare"} and not _is_verbal(anchor)):
        return False
    if any(clause.word(index) in words("ruling") for index in range(anchor.first)):
        return False
    if anchor.voice == "passive":
        before = range(max(0, anchor.first - _BETWEEN), anchor.first)
        told = [clause.word(index) for index in before]
        return any(_is_charge(word) for word in told) and "untuk" not in told
    thing = anchor.last
    while clause.word(thing) in list_of("outright"):
        thing += 1
    if _is_charge(clause.word(thing)):
        return True
    return _admits(anchor) and (clause.word(thing) in list_of("deeds") or clause.word(thing) == "bahwa")


def _is_charge(word: str) -> bool:
    first, _, second = word.partition("-")
    return first in list_of("disputed") and second in ("", first)


def _is_verbal(anchor: Anchor) -> bool:
    """Whether an anchor of several words has a verb in it ("tidak mengakui")."""
    return any(word.startswith("me") for word in anchor.form.split())


def _admits(anchor: Anchor) -> bool:
    return anchor.form.endswith("mengakui")
