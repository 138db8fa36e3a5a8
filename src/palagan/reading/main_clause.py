"""Who acts in the main clause around a circumstance: "*Trump* mengatakannya dalam panggilan telepon dengan Putin"."""

from __future__ import annotations

from palagan.reading.clause import Clause, Group, words
from palagan.reading.cues import active
from palagan.reading.reach import preposition_index
from palagan.reading.roles import after_speech
from palagan.reading.subjects import subject_of

_MEASURE = 4
"""Tokens between the word that opens a circumstance and its noun ("dalam sebuah pertemuan", "usai lima jam …")."""


def opened_by(clause: Clause, first: int) -> int | None:
    """The word that makes the noun at `first` a circumstance of another clause ("dalam", "usai"), or None."""
    for index in range(first - 1, max(-1, first - 2 - _MEASURE), -1):
        word = clause.word(index)
        if word in words("circumstance"):
            return index
        token = clause.tokens[index]
        plain = token.is_number or (token.is_word and word not in words("prepositions") | words("clause_openers"))
        if not plain or word in {"yang", "dan"} or index in clause.verbs or clause.group_at(index) is not None:
            return None
    return None


def doer_around(clause: Clause, first: int, last: int) -> Group | None:
    """Who does what the main clause tells around the noun at `first` to `last`: before it, or behind its comma."""
    opener = opened_by(clause, first)
    if opener is None:
        return None
    before = doer_before(clause, opener)
    return before if before is not None else _behind(clause, last)


def doer_before(clause: Clause, index: int) -> Group | None:
    """The subject of the nearest verb before a token; where none is found, the nearest group that stands free."""
    inserted = next((group for group in clause.groups if group.last == index - 1), None)
    if inserted is not None and clause.word(index - 1) == "," and inserted.preposition is None:
        return inserted  # "Wang, dalam panggilan teleponnya dengan …, mengatakan"
    speaker = next((group for group in clause.groups if group.last == index), None)
    if speaker is not None and clause.word(speaker.first - 1) in after_speech():
        return speaker  # "…," kata *Wang* saat pertemuan
    verb = next((verb for verb in reversed(clause.verbs) if verb < index), None)
    if verb is not None and clause.word(verb) in active() and (told := _told_of(clause, verb, index)) is not None:
        return told
    found = subject_of(clause, verb) if verb is not None else None
    if found is not None:
        return found
    free = [group for group in clause.groups if group.last <= index and group.preposition is None]
    return free[-1] if free else None


def _told_of(clause: Clause, verb: int, index: int) -> Group | None:
    """Who does what somebody tells of him: "X mengatakan *Y* mencapai kemajuan dalam perundingan"."""
    for group in clause.groups:
        if verb < group.first and group.last < index and group.preposition is None:
            return group if clause.word(group.last).startswith(("me", "ber", "ter")) else None
    return None


def addressee_before(clause: Clause, first: int) -> Group | None:
    """To whom is spoken in the main clause before a circumstance: "kepada *mitranya* melalui panggilan telepon"."""
    for group in reversed(clause.groups):
        if group.last <= first and group.preposition == "kepada":
            return group
        if group.last <= first and clause.word(group.first - 1) in words("telling_whom"):
            return group  # "memberi tahu *X* dalam panggilan telepon"
    return None


def _behind(clause: Clause, last: int) -> Group | None:
    """The first free group of the clause that a comma opens behind a circumstance at the head of the sentence."""
    for comma in range(last, len(clause.tokens)):
        if clause.word(comma) != "," or clause.group_at(comma) is not None:
            continue
        group = next((group for group in clause.groups if group.first > comma), None)
        if group is None or any(comma < verb < group.first for verb in clause.verbs):
            return None
        if group.first == comma + 1 and clause.word(group.last) == ",":
            continue  # "di Putrajaya, *Malaysia*, …"
        return group if group.preposition is None or preposition_index(clause, group) < comma else None
    return None
