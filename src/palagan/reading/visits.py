"""Who is visited: the country behind the place that somebody goes to ("kunjungan di Jeddah, *Arab Saudi*, pada …")."""

from __future__ import annotations

from palagan.reading.anchors import Anchor
from palagan.reading.clause import Clause, Group, words
from palagan.reading.reach import governed

_TO = frozenset({"ke", "di"})
_REACH = 4
"""Tokens between a word of travel and the preposition of where it leads."""


def host_of(clause: Clause, anchor: Anchor) -> Group | None:
    """The country that a place behind the visit lies in; else where the verb of travel before it leads."""
    found = _behind(clause, anchor.last - 1, len(clause.tokens))
    if found is not None:
        return found
    for verb in range(anchor.first - 1, -1, -1):
        if clause.word(verb) in words("travelling"):
            place = _behind(clause, verb + 1, anchor.first) or governed(clause, verb + 1, _TO)
            return place if place is not None and place.last <= anchor.first else None
        if clause.word(verb) in words("clause_openers"):
            return None
    return None


def _behind(clause: Clause, start: int, end: int) -> Group | None:
    for index in range(start, min(start + _REACH, end)):
        if clause.word(index) in _TO:
            return _in_which(clause, index + 1, end)
    return None


def _in_which(clause: Clause, at: int, end: int) -> Group | None:
    """The party that a row of names of places ends with, a comma before it and no verb behind."""
    first = at
    while at < end and clause.group_at(at) is None and (clause.tokens[at].is_capital or clause.word(at) == ","):
        at += 1
    group = clause.group_at(at) if first < at < end else None
    if group is None or group.first != at or clause.word(at - 1) != "," or len(group.actors) > 1:
        return None
    return group if clause.word(group.last) in {",", ".", "(", "", "pada", "untuk", "dalam"} else None
