"""The verb that carries a noun, telling little itself: "*melancarkan* serangan", "*terlibat* dalam pertempuran"."""

from __future__ import annotations

from functools import cache

from palagan.reading.anchors import Anchor
from palagan.reading.clause import Clause, Group, words
from palagan.reading.cues import active
from palagan.reading.reach import ids
from palagan.reading.subjects import subject_of

_BEFORE_NOUNS = (
    "light_verbs",
    "light_passives",
    "undergoing_verbs",
    "opposing_verbs",
    "responding_verbs",
    "returning_verbs",
)
DEEDS = frozenset({"attack", "launch", "mobilize"})
"""Frames of deeds, which who orders or allows them has done."""
_REACH = 4
_MEASURE = 3
"""Tokens of a noun and what it is of before the word that points to it ("serangan *udara* itu")."""
_QUOTES = frozenset('"“')


@cache
def _verbs_before_nouns() -> frozenset[str]:
    return frozenset().union(*map(words, _BEFORE_NOUNS))


@cache
def _never_between() -> frozenset[str]:
    return words("prepositions") | words("clause_openers") | words("joiners") | words("purpose") | {"yang"}


def light_verb(clause: Clause, first: int) -> int | None:
    """The light verb right before a noun, words of measure between ("mengadakan *5 putaran* pembicaraan")."""
    light = _verbs_before_nouns()
    for back in range(1, _REACH + 1):
        index = first - back
        word = clause.word(index)
        if word in light:
            return None if _opens_clause(clause, index, first) else index
        if back == 1 and word in words("within"):
            return index - 1 if clause.word(index - 1) in words("partaking_verbs") else None
        if word in _QUOTES and back == 1:
            continue  # "melakukan “*genosida*”"
        if word in words("tellings_of_events"):
            return None  # "memberikan *kronologi* penangkapan"
        if not word or not word[0].isalnum() or word in _never_between() or clause.group_at(index):
            return None
        if index in clause.verbs:
            return None
    return None


def _opens_clause(clause: Clause, verb: int, first: int) -> bool:
    """Whether a verb of telling has a clause behind it, of which the noun is the subject: "mengumumkan *serangan itu*
    menewaskan puluhan orang"."""
    if clause.word(verb) not in active():
        return False
    at = first + 1
    while at < len(clause.tokens) and clause.word(at) not in words("demonstratives") and at - first < _MEASURE:
        at += 1
    if clause.word(at) not in words("demonstratives"):
        return False
    at += 1
    while clause.word(at) in words("adverbs"):
        at += 1
    return at in clause.verbs


def held_for(clause: Clause, anchor: Anchor) -> Group | None:
    """Who is blamed or thanked for it or answers for it, right before its "atas", who is called its doer, or who does
    something with it: "menyalahkan *Pakistan* atas serangan itu", "*China* menguasainya melalui operasi militer"."""
    before = anchor.first - 1
    leading = clause.word(before)
    if clause.word(before - 1) == "jawab" and leading in words("held_for"):
        return subject_of(clause, before - 2 if before - 2 in clause.verbs else before - 3)
    if leading in words("doers_of"):
        return _likened_to(clause, before - 1)
    if leading == "balik" and clause.word(before - 1) == "di":  # "X (berada) di balik serangan itu"
        ending = next((group for group in clause.groups if group.last == before - 1), None)
        return ending or subject_of(clause, before - 2)
    if leading in words("claiming") and anchor.entry.frame in DEEDS:
        return subject_of(clause, before)
    if leading in words("held_for"):
        return next((group for group in clause.groups if group.last == anchor.first - 1 and ids(group)), None)
    if leading in words("by_means_of"):
        verbs = [verb for verb in clause.verbs if verb < before and clause.word(verb - 1) != "yang"]
        verb = verbs[-1] if verbs and not clause.word(verbs[-1]).startswith("di") else None
        if verb is not None and clause.quoted[verb] == clause.quoted[anchor.first]:
            return subject_of(clause, verb)
    return None


def _likened_to(clause: Clause, at: int) -> Group | None:
    """Who is said to be the doer: "*X* menjadi pelaku serangan", "menyebut *X* sebagai dalang serangan"."""
    if clause.word(at) == "sebagai":
        return next((group for group in clause.groups if group.last == at), None)
    return subject_of(clause, at) if clause.word(at) in words("copulas") | words("acting_as") else None
