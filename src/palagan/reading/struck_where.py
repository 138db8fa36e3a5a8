"""Whom an attack on a place befalls: nobody of another country ("X menyerang *Hodeidah*" strikes no Liberian)."""

from __future__ import annotations

from palagan.reading.anchors import Anchor
from palagan.reading.clause import Clause, words
from palagan.reading.reach import boundary_between
from palagan.reading.scan import Scanned
from palagan.reading.sent_where import land_of_place

_TO = frozenset({"ke", "di", "terhadap", "atas"})
_REACH = 4
"""Tokens behind an attack within which the place struck is named."""


def struck_where(scanned: Scanned, pairs: dict[tuple[str, str], float]) -> dict[tuple[str, str], float]:
    """The pairs, without those of other countries whom the words behind an attack on a place do not name; all of them
    where its doer is of the place's own country, as where one strikes what another holds."""
    clause, anchor, cast = scanned.clause, scanned.anchor, scanned.scene.cast
    land = None if scanned.parties.targets else _land(clause, anchor)
    if land is None or land in {cast.land(actor) for actor in scanned.parties.sources}:
        return pairs
    behind = {
        actor
        for group in clause.groups
        if group.first >= anchor.last and not boundary_between(clause, anchor.last, group.first)
        for actor in group.actors
    }
    return {
        (source, target): chance
        for (source, target), chance in pairs.items()
        if not target
        or target in behind
        or cast.land(target) in {land, "UNK"}
        or (source and cast.land(source) == land)
    } or pairs


def _land(clause: Clause, anchor: Anchor) -> str | None:
    """The country of the place right behind an attack, no party named between."""
    verb = anchor.voice == "active"
    for at in range(anchor.last, min(anchor.last + _REACH, len(clause.tokens))):
        word = clause.word(at)
        if clause.group_at(at) is not None or not word[:1].isalpha() or word in words("clause_openers"):
            return None
        named = clause.tokens[at].is_capital and (verb or clause.word(at - 1) in _TO)
        land = land_of_place(clause, at) if named else None
        if land is not None:
            return land
    return None
