"""Whom a sentence names though what it tells is not done to them: who is helped or stood by with it, who is sent."""

from __future__ import annotations

from palagan.reading.anchors import Anchor
from palagan.reading.clause import Clause, Group, words
from palagan.reading.next_verb import next_verb
from palagan.reading.reach import NOUN_REACH, adjacent, ids, preposition_index

_HARM = frozenset({"ASSAULT", "COERCE"})
_SIDED = frozenset({"terhadap", "kepada", "dengan", "untuk", "bagi", "pada", "atas"})
"""What leads from a word of standing by somebody to him."""


def stood_by(clause: Clause, anchor: Anchor, group: Group) -> bool:
    """Whether a group behind an anchor is whom one stands by with it: "menyerang kapal sebagai bentuk solidaritas
    terhadap *X*"."""
    at = preposition_index(clause, group)
    return at > anchor.last and clause.word(at) in _SIDED and clause.word(at - 1) in words("standing_by")


def of_another(clause: Clause, anchor: Anchor, group: Group) -> bool:
    """Whether a group behind an anchor is the object of a verb of helping or sending: "menyerang markas itu dengan
    alasan melindungi *X*"."""
    lone = clause.word(group.first - 1) if group.first - 1 >= anchor.last else ""
    if lone in words("sending_verbs"):
        return True
    return anchor.entry.type in _HARM and lone in words("helping_verbs")


def favoured(clause: Clause, anchor: Anchor) -> frozenset[str]:
    """Whom a deed does not befall: who is stood by, and who is helped by a verb behind it ("menyerang kota itu dengan
    alasan melindungi *X*")."""
    found = [actor for group in clause.groups if stood_by(clause, anchor, group) for actor in group.actors]
    for verb in clause.verbs:
        if verb >= anchor.last and clause.word(verb) in words("helping_verbs"):
            found += ids(adjacent(clause, verb + 1, NOUN_REACH))
    return frozenset(found)


def sent(clause: Clause) -> frozenset[str]:
    """Who is sent, and so neither does it nor suffers it: "berjanji mengirim *seribu polisi*"."""
    return frozenset(
        actor
        for group in clause.groups
        for actor in group.actors
        if group.preposition is None and clause.word(group.first - 1) in words("sending_verbs")
    )


def consulted(clause: Clause, anchor: Anchor) -> frozenset[str]:
    """With whom one only talks by the verb joined to this one: "mengecam hal itu dan berkoordinasi dengan *X*"."""
    verb = next_verb(clause, anchor, "ber")
    if verb is None:
        return frozenset()
    own = {actor for group in clause.groups if group.first < verb for actor in group.actors}
    led = [
        g
        for g in clause.groups
        if g.first > verb and g.preposition == "dengan" and preposition_index(clause, g) == verb + 1
    ]
    return frozenset(actor for group in led for actor in group.actors) - own
