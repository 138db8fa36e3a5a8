"""Which group of parties a word reaches: the one that a preposition leads to, or the one right behind it."""

from __future__ import annotations

from functools import cache

from palagan.reading.clause import Clause, Group, words

ADDRESSED = frozenset({"terhadap", "kepada", "ke", "atas", "pada", "melawan", "bagi"})
TARGETS = {
    "visit": frozenset({"ke", "kepada", "menuju", "di", "dengan"}),
    "withdraw": frozenset({"dari"}),
    "thank": frozenset({"kepada", "terhadap", "pada", "ke"}),
    "support": frozenset({"kepada", "terhadap", "atas", "bagi", "untuk", "pada"}),
    "aid": frozenset({"kepada", "untuk", "bagi", "ke", "terhadap"}),
    "launch": frozenset({"ke", "terhadap", "menuju", "kepada", "pada"}),
    "ask": frozenset({"kepada", "terhadap", "pada"}),
    "mobilize": frozenset({"terhadap", "melawan", "dekat"}),
    "agree": frozenset({"dengan", "kepada"}),
    "protest": frozenset({"terhadap", "atas"}),
}
OBJECT_REACH = 9
"""Tokens after a verb within which its object begins: found on train, longer reaches bring others' objects."""
NOUN_REACH = 3
_JOINING = frozenset({"dan", "serta", "atau", "lalu", "kemudian", "hingga", "maupun"})
AND = frozenset({"dan", "serta", "tetapi", "tapi"})
_OPENING = frozenset({";", ":", "—"})


def ids(group: Group | None) -> tuple[str, ...]:
    return group.actors if group else ()


def without(ids: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(actor for actor in ids if actor not in others)


def preposition_index(clause: Clause, group: Group) -> int:
    for index in range(group.first - 1, max(-1, group.first - 7), -1):
        if clause.word(index) == group.preposition:
            return index
    return group.first


def only_backs(clause: Clause, group: Group) -> bool:
    """Whether a group only backs, pays or leads a thing that a relative clause tells of."""
    at = group.first - 1 if clause.word(group.first - 1) != "oleh" else group.first - 2
    if group.preposition in words("backed_by"):
        return True
    return clause.word(at) in words("backing") and clause.word(at - 1) == "yang"


def governed(clause: Clause, start: int, allowed: frozenset[str]) -> Group | None:
    """The first group after `start` whose preposition is one of `allowed` and stands at or after `start`."""
    for group in clause.groups:
        if group.first < start:
            continue
        if group.first - start > 2 * OBJECT_REACH or boundary_between(clause, start, group.first):
            return None
        if group.preposition in allowed and preposition_index(clause, group) >= start:
            return group
    return None


def adjacent(clause: Clause, start: int, reach: int) -> Group | None:
    """The group that begins within `reach` tokens of `start` with plain words alone between."""
    for group in clause.groups:
        if group.first < start:
            continue
        if group.first - start >= max(reach, 1):
            return None
        gap, stop = [clause.word(index) for index in range(start, group.first)], _stops()
        if any(not word[0].isalpha() or word in stop for word in gap):
            return None
        if any(start <= verb < group.first for verb in clause.verbs):
            return None
        return group
    return None


def past_joined(clause: Clause, last: int) -> int:
    """Behind the passive verbs joined to one, who share its agent ("dikepung *dan diserang* pasukan Israel")."""
    while clause.word(last) in _JOINING and clause.word(last + 1).startswith("di") and last + 1 in clause.verbs:
        last += 2
    return last


def agent_behind(clause: Clause, last: int) -> Group | None:
    """Who stands right behind a passive verb, or whose members do: "ditembak *X*", "ditembak anggota *X*"."""
    start = last
    while start < last + NOUN_REACH and clause.word(start) in words("members") and clause.group_at(start) is None:
        start += 1
    return adjacent(clause, start, 1)


@cache
def _stops() -> frozenset[str]:
    """Small words that no plain words stand beside."""
    return words("prepositions") | words("clause_openers") | words("joiners") | {"yang"}


def begins_clause(clause: Clause, at: int) -> bool:
    """Whether somebody and what he does begin at a token: "X menentangnya, dan *Y mengancam* Z"."""
    group = next((group for group in clause.groups if group.first == at), None)
    return group is not None and group.last in clause.verbs


def boundary_between(clause: Clause, start: int, end: int) -> bool:
    """Whether another clause opens between two tokens."""
    openers, quoted = words("clause_openers"), clause.quoted
    for index in range(start, end):
        word = clause.word(index)
        if word in openers or word in _OPENING or quoted[index] != quoted[max(0, start - 1)]:
            return True
        if word != ",":
            continue
        if index + 1 < end and clause.group_at(index + 1) is None and index + 1 in clause.verbs:
            return True
        if clause.word(index + 1) in AND and begins_clause(clause, index + 2):
            return True
    return False
