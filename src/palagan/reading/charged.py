"""Whom a charge is against that something is done for: "Polisi X menangkap *dua warga Y* atas tuduhan spionase"."""

from __future__ import annotations

from palagan.reading.anchors import Anchor
from palagan.reading.clause import Clause, Group, words
from palagan.reading.parties import Parties
from palagan.reading.reach import NOUN_REACH, OBJECT_REACH, adjacent, boundary_between, governed, ids, without
from palagan.reading.subjects import subject_of

_OLEH = frozenset({"oleh"})
_BEING = "ber"
"""How verbs of what somebody is begin."""


def charge_parties(clause: Clause, anchor: Anchor) -> Parties | None:
    """The parties of a noun of charging that tells for what somebody is arrested, expelled or punished: he who does
    that charges him; None where the noun tells no ground of that kind."""
    if anchor.entry.frame != "accuse" or anchor.voice not in {"noun", "bare"}:
        return None
    if clause.word(anchor.first - 1) not in words("charged_by") or clause.word(anchor.first) not in words("charges"):
        return None
    return _of_verb_before(clause, anchor)


def suspicion_parties(clause: Clause, anchor: Anchor) -> Parties | None:
    """The parties of a verb that tells of what somebody arrested is suspected: he who arrests him suspects him
    ("Polisi X menangkap *tiga orang* yang diduga …"); None where the verb tells no ground of that kind."""
    if anchor.voice != "passive" or clause.word(anchor.first - 1) not in words("suspected_for"):
        return None
    verb = next((verb for verb in reversed(clause.verbs) if verb < anchor.first - 1), None)
    return _of_verb_before(clause, anchor) if verb and clause.word(verb) in words("arresting_verbs") else None


def suspects_of(clause: Clause, anchor: Anchor) -> Group | None:
    """Who is suspected, tried or sought for the deed that a noun names, and so is told to have done it: "*lima pria*
    sebagai tersangka penyerangan", "*terdakwa* kasus pembunuhan X"."""
    if anchor.voice not in {"noun", "bare"}:
        return None
    inside = clause.group_at(anchor.first)
    if inside is not None:
        return inside if clause.word(inside.first) in words("suspects") else None
    at = anchor.first - 1
    while clause.word(at) in words("of_a_case"):
        at -= 1
    if clause.word(at) not in words("suspects"):
        return _reported(clause, anchor, at)
    named = clause.group_at(at)
    while clause.word(at - 1) in words("suspects"):
        at -= 1
    if clause.word(at - 1) not in words("taken_for"):
        return named
    before = next((group for group in reversed(clause.groups) if group.last <= at - 1), None)
    verb = next((verb for verb in reversed(clause.verbs) if verb < at - 1), None)
    if verb is not None and clause.word(verb).startswith("di"):
        return subject_of(clause, verb)
    return before if before is not None and (verb is None or before.first > verb) else named


def _reported(clause: Clause, anchor: Anchor, at: int) -> Group | None:
    """Who is reported, held or tried for the deed, to which word `at` leads; somebody without a name is a group of
    nobody: "melaporkan *X* ke polisi atas dugaan penganiayaan", "*X* ditahan dalam kasus pembunuhan"."""
    of_a_case = at < anchor.first - 1
    if clause.word(at) not in words("charged_by") and not (of_a_case and clause.word(at) == "dalam"):
        return None
    undergone = clause.word(anchor.first).startswith("pe")
    if not undergone and adjacent(clause, anchor.last, 1) is not None:
        return None  # "menahan X karena serangan *Y*"
    before = (verb for verb in reversed(clause.verbs) if verb < at and not clause.word(verb).startswith(_BEING))
    verb = next(before, None)  # "menangkap pria *bernama* X atas …"
    if verb is None or clause.word(verb) not in words("charging_verbs") or at - verb > 2 * OBJECT_REACH:
        return None
    if boundary_between(clause, verb + 1, at):
        return None
    found = subject_of(clause, verb) if clause.word(verb).startswith("di") else adjacent(clause, verb + 1, NOUN_REACH)
    return found or (Group(verb, verb, (), None, False, ()) if undergone else None)


def _of_verb_before(clause: Clause, anchor: Anchor) -> Parties | None:
    verb = next((verb for verb in reversed(clause.verbs) if verb < anchor.first - 1), None)
    if verb is None or anchor.first - verb > 2 * OBJECT_REACH or boundary_between(clause, verb + 1, anchor.first - 1):
        return None
    if clause.word(verb).startswith("di"):
        done_to, doer = subject_of(clause, verb), adjacent(clause, verb + 1, 1) or governed(clause, verb + 1, _OLEH)
    elif clause.word(verb).startswith("me"):
        done_to, doer = _object(clause, verb, anchor.first), subject_of(clause, verb)
    else:
        return None
    if done_to is None or (doer is not None and doer.first >= anchor.last):
        return None
    return Parties(without(ids(doer), ids(done_to)), ids(done_to))


def _object(clause: Clause, verb: int, end: int) -> Group | None:
    """Whom the verb is done to: right behind it, or right before the charge."""
    group = adjacent(clause, verb + 1, NOUN_REACH)
    if group is None:
        group = next((one for one in clause.groups if one.last == end - 1 and one.first > verb), None)
    return group if group is not None and group.last < end and group.preposition is None else None
