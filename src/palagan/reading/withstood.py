"""Who faces an attack, and so is its target: "*X* menghadapi serangan Y", "membantu *X* menangkis gempuran Y"."""

from __future__ import annotations

from palagan.reading.clause import words
from palagan.reading.reach import ids
from palagan.reading.relatives import begins, ending_at
from palagan.reading.scan import Scanned

_BETWEEN = frozenset({"yang", "untuk", "dalam", "mampu", "karena", "saat", "ketika", "kala"})

Pairs = dict[tuple[str, str], float]


def facing(scanned: Scanned) -> tuple[str, ...]:
    """Who stands right before a verb of facing the attack that the anchor, a noun, names."""
    clause, at = scanned.clause, scanned.anchor.first
    if scanned.anchor.voice in {"active", "passive"}:
        return ()
    while clause.word(at - 1) in words("of_attacks"):
        at -= 1
    if clause.word(at - 1) in words("from_attacks"):
        at -= 1
        at -= clause.word(at - 1) == "diri"
        if clause.word(at - 1) not in words("standing_firm"):
            return ()
    elif clause.word(at - 1) not in words("withstanding_verbs"):
        return ()
    return ids(ending_at(clause, begins(clause, at - 1, _BETWEEN)))


def withstood(scanned: Scanned, pairs: Pairs) -> Pairs:
    """The pairs of an attack that somebody is told to face: its target is of his country, and none of it made it."""
    land = scanned.scene.cast.land
    lands = {land(actor) for actor in facing(scanned)}
    if not lands:
        return pairs
    kept = {pair: chance for pair, chance in pairs.items() if land(pair[1]) in lands and land(pair[0]) not in lands}
    return kept or pairs
