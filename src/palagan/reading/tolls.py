"""Who did it where a toll points back to what was told before: "tiga prajurit tewas dalam *insiden itu*"."""

from __future__ import annotations

from collections.abc import Sequence

from palagan.reading.clause import Clause, words
from palagan.reading.parties import VICTIM, Parties
from palagan.reading.scan import Scanned

_BACK = 3
"""Sentences back to which a toll may point."""
_HARM = frozenset({"ASSAULT", "COERCE"})
_OPERATIONS = frozenset({"AID", "ASSAULT", "COERCE"})
"""Types of what forces do in operations: attacks, hostages rescued, people rounded up."""
_ARMED = (".MIL", ".COP")
"""Sectors whose operations have dead though nobody is attacked by their words."""
_POINTING = 2
"""Words behind "insiden" within which "itu" stands."""

Told = tuple[str, Parties]
"""The type and the parties of an event."""


def with_attackers(page: Sequence[Scanned], told: Sequence[Told]) -> list[Parties]:
    """The parties of each event, the doers of the attack last told before for a toll of "that incident"."""
    out: list[Parties] = []
    for number, (scanned, (type_, parties)) in enumerate(zip(page, told, strict=True)):
        if type_ in _HARM and not parties.sources and _points_back(scanned, type_):
            doers = _last_doers(page, told, number)
            if doers and not set(doers) & set(parties.targets):
                parties = Parties(doers, parties.targets)
        out.append(parties)
    return out


def _points_back(scanned: Scanned, type_: str) -> bool:
    """Whether a sentence tells who fell in an incident that was told before it."""
    clause = scanned.clause
    if scanned.anchor.voice == "passive" and type_ == "COERCE":
        return any(_is_pointed(clause, i) and clause.word(i) in words("operations") for i in range(len(clause.tokens)))
    if scanned.anchor.entry.frame not in VICTIM:
        return False
    if scanned.clause.word(0) in words("consequently"):
        return True  # "*Akibatnya*, dua orang tewas"
    return any(_is_pointed(scanned.clause, index) for index in range(len(scanned.clause.tokens)))


def _is_pointed(clause: Clause, index: int) -> bool:
    behind = {clause.word(at) for at in range(index + 1, index + 1 + _POINTING)}
    return clause.word(index) in words("incidents") and not words("demonstratives").isdisjoint(behind)


def _last_doers(page: Sequence[Scanned], told: Sequence[Told], number: int) -> tuple[str, ...]:
    """Who carried out the operation, or made the last attack of an earlier sentence; nobody where two sides fought, or
    where it lies far back."""
    here, cast, clause = page[number].scene.sentence, page[number].scene.cast, page[number].clause
    operation = any(clause.word(index) in words("operations") for index in range(len(clause.tokens)))
    attackers: tuple[str, ...] | None = None
    for scanned, (type_, parties) in zip(page[:number][::-1], told[:number][::-1], strict=True):
        back = here - scanned.scene.sentence
        if back > _BACK or (attackers is not None and not operation):
            break
        armed = all(one.code.endswith(_ARMED) for one in map(cast.get, parties.sources) if one is not None)
        if back and operation and armed and parties.sources and type_ in _OPERATIONS:
            return _alone(parties)
        if back and type_ == "ASSAULT" and attackers is None:
            attackers = _alone(parties)
    return attackers or ()


def _alone(parties: Parties) -> tuple[str, ...]:
    """Who did it, nobody where two sides did it to each other."""
    return parties.sources if set(parties.sources) != set(parties.targets) else ()
