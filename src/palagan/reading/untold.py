"""Words of an event that tell none where they stand: a war that dates, aid that is stopped, backing that is a trait."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from palagan.languages.tables import lexicon
from palagan.reading.anchors import Anchor
from palagan.reading.clause import Clause, words

_OBJECT = 4
"""Tokens between a verb or noun and the noun that is its object ("membatasi dengan ketat aliran *bantuan*")."""
_AIM = 3
"""Tokens behind a noun within which its aim begins ("operasi besar-besaran *untuk* mengevakuasi …")."""
_NAMING = frozenset({"noun", "bare"})
_DOUBTFUL = frozenset({"ACCUSE", "AGREE", "REQUEST"})


@cache
def listed(name: str, language: str = "id") -> frozenset[str]:
    """A word list of the language's lexicon of what tells no event, by name ("withholding")."""
    return frozenset(lexicon(f"languages/{language}/untold.toml")[name])


def untold(clause: Clause, anchor: Anchor, following: Sequence[Anchor] = ()) -> str:
    """Why the anchor tells no event, or ""; `following` are the anchors behind it in its sentence."""
    if _is_label(clause, anchor):
        return "label"
    if _is_withheld(clause, anchor):
        return "withheld"
    if _is_trait(clause, anchor):
        return "trait"
    return "undertaking" if _has_aim(clause, anchor, following) else ""


def is_doubtful(anchor: Anchor) -> bool:
    """Whether a word of charging, agreeing or asking that lacks the parties it needs tells nothing ("X *kesal*",
    "hal itu *harus* …"); "X *diharuskan* …" names whom it asks."""
    return anchor.entry.type in _DOUBTFUL and not (anchor.entry.type == "REQUEST" and anchor.voice == "passive")


def _is_label(clause: Clause, anchor: Anchor) -> bool:
    """A war or talks by which something is only dated or named, and what a craft is made for."""
    before, entry = clause.word(anchor.first - 1), anchor.entry
    if anchor.form == "serang":
        return before.rpartition("-")[2] in listed("striking")
    if entry.frame == "war":
        return before in listed("labelled")
    return entry.type == "CONSULT" and anchor.voice == "noun" and before in listed("kept")


def _is_withheld(clause: Clause, anchor: Anchor) -> bool:
    """What another word says to be stopped, lifted or turned down, which that word tells."""
    if anchor.voice not in _NAMING:
        return False
    if anchor.entry.type == "AID":
        return _is_object_of(clause, anchor, listed("withholding"))
    if anchor.entry.type == "SANCTION":
        return _is_object_of(clause, anchor, listed("lifting"))
    return anchor.entry.type == "REQUEST" and clause.word(anchor.first - 1) in listed("turning_down")


def _is_object_of(clause: Clause, anchor: Anchor, verbs: frozenset[str]) -> bool:
    ends = listed("object_ends") | words("clause_openers")
    for index in range(anchor.first - 1, anchor.first - 1 - _OBJECT, -1):
        word = clause.word(index)
        if word in verbs:
            return True
        if not word.replace("-", "").isalpha() or word in ends:
            return False
    return False


def _is_trait(clause: Clause, anchor: Anchor) -> bool:
    """Backing that marks somebody or that a deed is taken for, and being held with nobody told to hold."""
    before, entry = clause.word(anchor.first - 1), anchor.entry
    if entry.type == "SUPPORT":
        if anchor.voice == "passive":
            return before == "yang" and entry.root.startswith(tuple(listed("backed")))
        return anchor.voice in _NAMING and before in listed("taken_for")
    if anchor.voice != "passive" or before != "masih" or entry.root not in listed("held"):
        return False
    behind = clause.word(anchor.last)
    return not anchor.possessed and behind != "oleh" and not any(group.first == anchor.last for group in clause.groups)


def _has_aim(clause: Clause, anchor: Anchor, following: Sequence[Anchor]) -> bool:
    """An undertaking whose aim is the event of help right behind it."""
    if anchor.form not in listed("undertakings") or not following:
        return False
    aim = following[0].first - 1
    return following[0].entry.type == "AID" and clause.word(aim) == "untuk" and aim - anchor.last < _AIM
