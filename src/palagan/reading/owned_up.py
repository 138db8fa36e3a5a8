"""Who says that an attack of the page was his, where others only tell of unnamed gunmen."""

from __future__ import annotations

from collections.abc import Sequence

from palagan.reading.clause import words
from palagan.reading.light import held_for
from palagan.reading.parties import Parties
from palagan.reading.scan import Scanned

_UNKNOWN = ".UAF"
_AGAINST = frozenset({"ASSAULT"})


def own_claim(scanned: Scanned) -> tuple[str, ...]:
    """Who answers for the attack in his own words: "*X* mengklaim bertanggung jawab atas serangan itu"."""
    clause, anchor = scanned.clause, scanned.anchor
    if anchor.entry.type not in _AGAINST or clause.word(anchor.first - 2) != "jawab":
        return ()
    verb = anchor.first - 4
    if clause.word(anchor.first - 1) != "atas" or clause.word(verb) not in words("answering_for"):
        return ()
    if {clause.word(verb - 1), clause.word(verb - 2)} & words("status.negation"):
        return ()
    group = held_for(clause, anchor)
    return group.actors[:1] if group is not None else ()


def claimant_of(page: Sequence[Scanned]) -> str:
    """The one who claims an attack on the page; "" where nobody does, or several do."""
    found = {actor for scanned in page for actor in own_claim(scanned)}
    return found.pop() if len(found) == 1 else ""


def with_claimant(scanned: Scanned, type_: str, parties: Parties, claimant: str) -> Parties:
    """The parties, who claims an attack as its doer, in place of gunmen and bombers whom nobody names."""
    own = own_claim(scanned)
    if not own and (type_ not in _AGAINST or not claimant or not _unnamed(scanned, parties)):
        return parties
    doer = own or (claimant,)
    return Parties(doer, tuple([one for one in parties.targets if one not in doer and not _is_unknown(scanned, one)]))


def _unnamed(scanned: Scanned, parties: Parties) -> bool:
    return bool(parties.sources) and all(_is_unknown(scanned, one) for one in parties.sources)


def _is_unknown(scanned: Scanned, actor: str) -> bool:
    known = scanned.scene.cast.get(actor)
    return known is not None and known.code.endswith(_UNKNOWN)
