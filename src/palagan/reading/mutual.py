"""Who takes part in what is done together: meetings, fights, agreements, with all parties on both sides."""

from __future__ import annotations

from palagan.reading.anchors import Anchor
from palagan.reading.clause import Clause, Group, words
from palagan.reading.nouns import light_verb
from palagan.reading.parties import Parties
from palagan.reading.reach import NOUN_REACH, adjacent, governed, ids, without
from palagan.reading.subjects import subject_of

_WITH = frozenset({"dengan", "melawan", "bersama", "kontra", "versus", "vs"})
_AGAINST = frozenset({"melawan", "kontra"})


def mutual_parties(clause: Clause, anchor: Anchor) -> Parties:
    """The parties that the sentence tells of a mutual event; on both sides if they are two or more."""
    parties: list[str] = []
    between = governed(clause, anchor.last, frozenset({"antara"}))
    near = adjacent(clause, anchor.last, NOUN_REACH) if anchor.voice in {"noun", "bare"} else None
    other = governed(clause, anchor.last, _WITH)
    subject = None
    if between is None:
        light = light_verb(clause, anchor.first)
        if light is not None:
            subject = None if clause.word(light) in words("opposing_verbs") else subject_of(clause, light)
        elif anchor.voice in {"active", "passive"}:
            subject = subject_of(clause, anchor.first)
        elif near is None:
            subject = _before(clause, anchor.first)
        if anchor.voice == "passive" and other is None:
            other = governed(clause, anchor.last, frozenset({"oleh"})) or adjacent(clause, anchor.last, 2)
            other = other or (adjacent(clause, anchor.last - 1, 1) if anchor.last - anchor.first > 1 else None)
        if anchor.voice == "active" and anchor.entry.frame in {"meet", "sign", "war", "fight"} and other is None:
            other = adjacent(clause, anchor.last, 2)
    for group in (subject, between, near, other):
        parties.extend(ids(group))
    both = tuple(dict.fromkeys(parties)) or ids(_both_sides(clause))
    if anchor.entry.frame == "fight" and anchor.voice == "active" and subject is not None:
        against = governed(clause, anchor.last, _AGAINST)
        if against is not None and against is not subject:
            allies = governed(clause, anchor.last, frozenset({"bersama", "dengan"}))
            camp = tuple(dict.fromkeys((*ids(subject), *ids(allies if allies is not against else None))))
            return Parties(camp, without(ids(against), camp))
    return Parties(both, both) if len(both) > 1 else Parties(both)


def _both_sides(clause: Clause) -> Group | None:
    """The two that the sentence calls both ("kedua belah pihak"), wherever they stand: whose talks or fight it is."""
    return next((group for group in clause.groups if group.pronoun and len(group.actors) == 2), None)


def _before(clause: Clause, first: int) -> Group | None:
    """The group that stands right before a bare noun ("Rusia-Ukraina perang"), if any."""
    for group in clause.groups:
        if group.last == first and group.preposition is None:
            return group
    return None
