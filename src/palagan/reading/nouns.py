"""Who takes part in what a noun tells: "serangan *Israel* ke *Gaza*", "*Rusia* melancarkan serangan"."""

from __future__ import annotations

from functools import cache

from palagan.reading.anchors import Anchor
from palagan.reading.clause import Clause, words
from palagan.reading.parties import Parties
from palagan.reading.reach import ADDRESSED, NOUN_REACH, TARGETS, adjacent, governed, ids, without
from palagan.reading.subjects import subject_of

_SPOKEN = frozenset({"ask", "accuse", "threat", "sanction", "agree", "support"})
"""Frames of what is said to somebody, who may answer it."""
_BEFORE_NOUNS = ("light_verbs", "light_passives", "undergoing_verbs", "opposing_verbs", "responding_verbs")


def noun_parties(clause: Clause, anchor: Anchor) -> Parties:
    """The parties that the sentence tells of an anchor that is a noun or a bare root."""
    frame = anchor.entry.frame
    near, by = adjacent(clause, anchor.last, NOUN_REACH), governed(clause, anchor.last, frozenset({"oleh"}))
    target = governed(clause, anchor.last, TARGETS.get(frame, ADDRESSED))
    if by is not None and any(anchor.last <= verb < by.first for verb in clause.verbs):
        by = None  # of that verb's doing
    if near is not None and by is not None and near.first < by.first:
        near, target = None, near  # "pengeboman Iran oleh Israel"
    doer = near or by
    light = light_verb(clause, anchor.first)
    if light is not None:
        subject = subject_of(clause, light)
        verb = clause.word(light)
        undergoes, responds = verb in words("undergoing_verbs"), verb in words("responding_verbs")
        if undergoes:
            doer = doer or governed(clause, anchor.last, frozenset({"oleh", "dari"}))
        if undergoes or (responds and frame in _SPOKEN):
            target = subject if subject is not None and subject is not doer else target
        elif responds or verb in words("opposing_verbs"):
            pass  # who stands against it is no party of it
        elif verb.startswith("di"):
            doer = doer or governed(clause, light + 1, frozenset({"oleh"}))
        elif subject is not None and subject is not doer:
            if doer is not None and target is None and frame not in {"thank"}:
                target = doer
            doer = subject
    elif anchor.voice == "bare" and doer is not None and doer.first == anchor.last:
        before = subject_of(clause, anchor.first)
        if before is not None and before.last == anchor.first:
            return Parties(ids(before), without(ids(doer), ids(before)))
    if doer is None and light is None and anchor.first + 1 < len(clause.tokens):
        later = _light_passive_after(clause, anchor.last)
        if later is not None:
            doer = governed(clause, later + 1, frozenset({"oleh"})) or adjacent(clause, later + 1, 1)
    if doer is not None and doer is target:
        doer = None
    if target is None and doer is not None and clause.word(anchor.first - 1) in words("under"):
        target = subject_of(clause, anchor.first - 2) if clause.word(anchor.first - 2) == "di" else None
        target = None if target is doer else target
    return Parties(ids(doer), without(ids(target), ids(doer)))


@cache
def _verbs_before_nouns() -> frozenset[str]:
    return frozenset().union(*map(words, _BEFORE_NOUNS))


def light_verb(clause: Clause, first: int) -> int | None:
    """The light verb right before a noun, a few words of measure between ("melancarkan sejumlah serangan")."""
    light = _verbs_before_nouns()
    for back in range(1, 4):
        word = clause.word(first - back)
        if word in light:
            return first - back
        if not word or not word[0].isalpha() or word in words("prepositions") or clause.group_at(first - back):
            return None
    return None


def _light_passive_after(clause: Clause, last: int) -> int | None:
    """The light passive soon after a noun ("serangan itu dilancarkan oleh")."""
    for index in range(last, min(last + 4, len(clause.tokens))):
        if clause.word(index) in words("light_passives"):
            return index
    return None
