"""Who brings whom together: a mediator, and all the parties between whom it stands."""

from __future__ import annotations

from palagan.reading.anchors import Anchor
from palagan.reading.clause import Clause, Group, words
from palagan.reading.nouns import noun_parties
from palagan.reading.parties import Parties
from palagan.reading.reach import adjacent, governed, ids, without
from palagan.reading.subjects import subject_of

_REACH = 14
"""Tokens behind a word of mediation within which the two stand ("memediasi putaran baru perundingan A dan B")."""
_OF_BOTH = frozenset({None, "antara", "dengan", "dalam", "kepada"})


def mediation_parties(clause: Clause, anchor: Anchor) -> Parties:
    """The mediator as source; the parties, as far as the sentence names them, as targets."""
    named = clause.group_at(anchor.first)
    if named is not None and anchor.first == named.first and anchor.last < named.last:
        return Parties(named.actors)  # "usulan *mediator Mesir dan Qatar*"
    if anchor.voice == "passive":
        by = governed(clause, anchor.last, frozenset({"oleh"})) or adjacent(clause, anchor.last, 1)
        brought = _brought(clause, anchor.first, by)
        return Parties(ids(by), without(brought, ids(by)))
    if anchor.voice == "active" or clause.word(anchor.first - 1) in words("acting_as"):
        by = _beside(clause, anchor.first) or subject_of(clause, anchor.first)
        return Parties(ids(by), without(_named_behind(clause, anchor.last, by), ids(by)))
    told = noun_parties(clause, anchor)
    both = ids(governed(clause, anchor.last, frozenset({"antara"})))
    return Parties(without(told.sources, both), both) if len(both) > 1 else told


def _beside(clause: Clause, first: int) -> Group | None:
    """Who is named right before "sebagai": "berunding dengan *PBB* sebagai perantara"."""
    if clause.word(first - 1) not in words("acting_as"):
        return None
    return next((group for group in clause.groups if group.last == first - 1), None)


def _named_behind(clause: Clause, start: int, by: Group | None) -> tuple[str, ...]:
    """Those that stand behind a word of mediation: two together, or one and the other behind "dengan"."""
    found: list[str] = []
    for group in clause.groups:
        if group.first < start or group is by:
            continue
        between = range(start, group.first)
        if group.first - start > _REACH or any(_ends(clause, index) for index in between):
            break
        if group.preposition == "antara" and len(group.actors) > 1:
            return group.actors  # "memediasi pertukaran tahanan antara *A dan B*"
        if group.preposition in _OF_BOTH:
            found.extend(group.actors)
            if len(found) > 1:
                break
    return tuple(dict.fromkeys(found)) or _both_sides(clause)


def _brought(clause: Clause, first: int, by: Group | None) -> tuple[str, ...]:
    """Those whose talks are mediated: two named together before the verb, or behind its comma at a sentence's head."""
    before = [group for group in clause.groups if group.last <= first]
    if not before and by is not None:
        comma = next((i for i in range(by.last, len(clause.tokens)) if clause.word(i) == ","), None)
        after = [g for g in clause.groups if comma is not None and g.first > comma and len(g.actors) > 1]
        return after[0].actors if after else ()
    together = next((g for g in reversed(before) if len(g.actors) > 1 and first - g.last <= _REACH // 2), None)
    if together is not None and not any(clause.word(i) in words("prepositions") for i in range(together.last, first)):
        return together.actors
    if clause.word(first - 1) == "yang" and clause.group_at(first - 2) is None:
        return _both_sides(clause)  # "pertemuan yang dimediasi": whose it is stands elsewhere
    subject = subject_of(clause, first)
    other = next((g for g in reversed(before) if g.preposition == "dengan"), None)
    return tuple(dict.fromkeys((*ids(subject), *ids(other))))


def _ends(clause: Clause, index: int) -> bool:
    word = clause.word(index)
    if word in words("clause_openers") or word in {";", ":", ","}:
        return True
    return index in clause.verbs and word not in words("involving")


def _both_sides(clause: Clause) -> tuple[str, ...]:
    return next((group.actors for group in clause.groups if group.pronoun and len(group.actors) == 2), ())
