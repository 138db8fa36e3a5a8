"""Fighting within one country: its state is no party of a fight with its own army, the rebels or the junta are."""

from __future__ import annotations

from palagan.reading.cast import Cast
from palagan.reading.parties import Parties

_ARMY, _REBELS = "MIL", "REB"
_JUNTA = "junta"


def within_a_country(cast: Cast, parties: Parties) -> Parties:
    """The parties of a deed of force, who fights in a country in place of its bare name: rebels against its army, a
    junta that the page names against all others."""
    if set(parties.sources) & set(parties.targets):
        return parties
    sources = tuple(dict.fromkeys(_fighter(cast, actor, parties.targets) for actor in parties.sources))
    targets = tuple(dict.fromkeys(_fighter(cast, actor, parties.sources) for actor in parties.targets))
    return parties if set(sources) & set(targets) else Parties(sources, targets)


def _fighter(cast: Cast, actor: str, others: tuple[str, ...]) -> str:
    """Who fights where a state is said to, or the actor."""
    state = cast.get(actor)
    if state is None or state.kind != "state":
        return actor
    against = {
        other.code.partition(".")[2]
        for other in map(cast.get, others)
        if other is not None and other.code.partition(".")[0] == state.code
    }
    if _ARMY in against:
        wanted = [one for one in cast.actors if one.code == f"{state.code}.{_REBELS}" and one.kind != "person"]
    elif against:
        wanted = [one for one in cast.actors if one.code == f"{state.code}.{_ARMY}" and _is_junta(one.name)]
    else:
        return actor
    best = max(wanted, key=lambda one: len(one.mentions), default=None)
    return best.id if best is not None and best.id not in others else actor


def _is_junta(name: str) -> bool:
    return name.casefold().startswith(_JUNTA)
