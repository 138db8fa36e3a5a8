"""Who did a deed for which somebody is blamed, punished or thanked ("sanksi terhadap *X* atas invasinya"), or for which
he says sorry."""

from __future__ import annotations

from palagan.reading.anchors import Anchor, lexicon_of
from palagan.reading.clause import Clause, Group, words
from palagan.reading.parties import Parties
from palagan.reading.reach import ids, without
from palagan.reading.relatives import ending_at
from palagan.reading.subjects import subject_of

_FOR = frozenset({"atas", "karena", "akibat"})
_AT = frozenset({"terhadap", "kepada", "pada", "bagi"})
_JUDGING = frozenset({"accuse", "sanction", "support", "thank"})
"""Frames of what befalls somebody for what he did."""


def accountable(clause: Clause, anchor: Anchor) -> Group | None:
    """Who stands right before "atas" or "karena" and is judged for the deed, where the deed is called his own."""
    reason = anchor.first - 1
    if not anchor.possessed or clause.word(reason) not in _FOR:
        return None
    judged = ending_at(clause, reason)
    if judged is None:
        return None
    verb = next((verb for verb in reversed(clause.verbs) if verb < judged.first), None)
    between = verb is not None and any(verb < group.first < judged.first for group in clause.groups)
    return judged if judged.preposition in _AT or (verb is not None and not between and _judges(clause, verb)) else None


def apologised(clause: Clause, anchor: Anchor) -> Parties | None:
    """Who did what somebody says sorry for, and whom it harmed: "*X* meminta maaf kepada *Y* atas serangan di Z"; None
    where nobody does."""
    reason = anchor.first - 1
    if clause.word(reason) not in _FOR:
        return None
    harmed = ending_at(clause, reason)
    at = reason if harmed is None else harmed.first - (clause.word(harmed.first - 1) in _AT)
    if clause.word(at - 1) not in words("sorry"):
        return None
    verb = next((verb for verb in reversed(clause.verbs) if verb < at), None)
    doer = subject_of(clause, verb) if verb is not None else None
    return Parties(ids(doer), without(ids(harmed), ids(doer)))


def _judges(clause: Clause, verb: int) -> bool:
    rows = lexicon_of("id").get(clause.word(verb), ())
    return any(entry.frame in _JUDGING and len(form) == 1 for form, entry, _ in rows)
