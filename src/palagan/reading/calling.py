"""What "menyebut" tells: how somebody is called, which may blame him, or only what is so."""

from __future__ import annotations

from collections.abc import Sequence

from palagan.reading.anchors import Anchor
from palagan.reading.clause import Clause, words
from palagan.reading.cues import words as list_of

_AS = 9
"""Tokens behind "menyebut" within which "sebagai" leads to what somebody is called."""
_HARMLESS = frozenset({"AGREE", "CONCEDE", "CONSULT", "COOPERATE", "RETREAT"})
"""Types of what nobody is blamed for."""
_FINITE = frozenset({"active", "passive"})
_SUBJECT = 6
"""Tokens of who is told to do it."""


def only_tells(clause: Clause, anchor: Anchor, following: Sequence[Anchor] = ()) -> bool:
    """Whether "menyebut" only tells how many it were ("menyebut *12 warga* tewas"), what a charge is worth, or what
    somebody did that nobody is blamed for ("menyebut X *telah mundur*"), and calls nobody anything; `following` are the
    anchors behind it."""
    if clause.word(anchor.last) in list_of("disputed"):
        return True  # "menyebut *tuduhan* X tidak berdasar"
    if "sebagai" in {clause.word(index) for index in range(anchor.last, anchor.last + _AS)}:
        return False
    return _is_sum(clause, anchor.last) or _is_harmless(clause, anchor.last, following)


def _is_sum(clause: Clause, at: int) -> bool:
    at += clause.word(at) in words("rounding")
    return at < len(clause.tokens) and (clause.tokens[at].is_number or clause.word(at) in words("counting"))


def _is_harmless(clause: Clause, at: int, following: Sequence[Anchor]) -> bool:
    if not following or following[0].entry.type not in _HARMLESS:
        return False
    verb = following[0]
    subject = [clause.word(index) for index in range(at, verb.first)]
    if not 0 < len(subject) <= _SUBJECT or not all(word[:1].isalnum() and word != "yang" for word in subject):
        return False
    return verb.voice in _FINITE or subject[-1] in words("adverbs")
