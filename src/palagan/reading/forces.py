"""Whose forces or weapons did it, and against whom forces are sent or made ready."""

from __future__ import annotations

from palagan.reading.clause import Clause, Group, words
from palagan.reading.reach import NOUN_REACH, OBJECT_REACH, adjacent, boundary_between

_WEAPON_REACH = 5
_NEAR = 4
"""Tokens behind "dekat" within which stands to whom something comes near."""


def wielder(clause: Clause, start: int) -> Group | None:
    """Whose weapon did it: the group behind a weapon, its kind between ("ditembak jatuh pesawat F-16 *Turki*")."""
    if clause.word(start) not in words("weapons") | words("carriers"):
        return None
    group = next((group for group in clause.groups if group.first > start), None)
    if group is None or group.first - start > _WEAPON_REACH or group.preposition is not None:
        return None
    if any(start <= verb < group.first for verb in clause.verbs) or boundary_between(clause, start, group.first):
        return None
    stop = words("joiners") | {"yang", ",", "("}
    return None if any(clause.word(index) in stop for index in range(start, group.first)) else group


def turned_against(clause: Clause, start: int, subject: Group | None) -> Group | None:
    """Against whom forces are sent, made ready or moved: "mengerahkan tank untuk menggulingkan *X*", "mengirim kapal
    lebih dekat ke *X*"."""
    for index in range(start, min(start + 2 * OBJECT_REACH, len(clause.tokens))):
        if clause.word(index) in words("purpose"):
            verb = index + 1
            while clause.word(verb) in words("joining_in"):
                verb += 1
            if clause.word(verb) in words("turned_against"):
                group = adjacent(clause, verb + 1, NOUN_REACH)
                return None if group is subject else group
            return None
        if clause.word(index) == "dekat":
            return next((g for g in clause.groups if index < g.first <= index + _NEAR), None)
        if boundary_between(clause, start, index):
            return None
    return None
