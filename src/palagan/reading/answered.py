"""Deeds that answer others: "*serangan* itu merupakan balasan atas *serangan X*" tells two, the one back at X."""

from __future__ import annotations

from palagan.reading.anchors import Anchor
from palagan.reading.clause import Clause, Group, words
from palagan.reading.reach import NOUN_REACH, adjacent, governed

_LEADING = frozenset({"atas", "terhadap", "dari", "setelah", "usai"})
_SMALL = 2
"""Words between what a deed is called and the noun that it answers ("respons *langsung* atas")."""
_ON = 14
"""Tokens behind a deed within which it is called an answer."""
_OLEH = frozenset({"oleh"})


def is_answered(clause: Clause, one: Anchor, other: Anchor) -> bool:
    """Whether the first of two anchors is told to answer what the second tells."""
    return answer_before(clause, other.first) is not None and one.last <= other.first


def answered_doer(clause: Clause, anchor: Anchor) -> Group | None:
    """Who did what the noun's deed answers, and so whom it strikes: "serangan itu merupakan balasan atas pembunuhan
    jenderal oleh *X*"."""
    for index in range(anchor.last, min(anchor.last + _ON, len(clause.tokens))):
        word = clause.word(index)
        if word in words("answers"):
            return _doer_behind(clause, index)
        if clause.group_at(index) is not None or word in words("clause_openers") or word in {",", ";", ":"}:
            return None
    return None


def _doer_behind(clause: Clause, answer: int) -> Group | None:
    """Who is named as the doer of the noun of a deed behind "balasan atas"."""
    at = next((i for i in range(answer + 1, answer + 2 + _SMALL) if clause.word(i) in _LEADING), None)
    if at is None:
        return None
    by = governed(clause, at + 1, _OLEH)
    if by is not None:
        return by
    befalls = clause.word(at + 1) in words("nouns_of_sufferers")
    return None if befalls else adjacent(clause, at + 2, NOUN_REACH)


def answer_before(clause: Clause, first: int) -> int | None:
    """Where the answer is named to which a preposition right before a noun leads."""
    if clause.word(first - 1) not in _LEADING:
        return None
    for index in range(first - 2, first - 3 - _SMALL, -1):
        if clause.word(index) in words("answers"):
            return index
    return None
