"""The two countries that a page tells most of being at odds, or of making it up: between whom a mediator stands."""

from __future__ import annotations

from collections.abc import Sequence

from palagan.reading.barred import Weighed
from palagan.reading.clause import words
from palagan.reading.parties import Parties
from palagan.reading.scan import Scanned
from palagan.reading.sides import ARMED

_ENOUGH = 0.5
"""Chances of all events of the page together from which on two countries are at odds."""
_LIKELY = 0.1
"""Chance of all others together from which on one of them mediates and not one of the two."""

_AT_HOME = (".COP", ".CVL", ".CRM")
"""Sectors of those who harm people of their own country."""

Lands = tuple[str, str]
Rivals = dict[Lands, float]
"""How much of the page is about two countries being at odds, by their codes in order."""


def rivals_of(page: Sequence[Scanned], weighed: Sequence[Weighed]) -> Rivals:
    """What a page's armed events say, by the chance of each pair of parties."""
    out: Rivals = {}
    for scanned, pairs in zip(page, weighed, strict=True):
        if scanned.anchor.entry.type not in ARMED:
            continue
        cast = scanned.scene.cast
        for (one, two), chance in pairs.items():
            first, second = sorted((cast.land(one), cast.land(two)))
            if first and first != second and "UNK" not in (first, second):
                out[first, second] = out.get((first, second), 0.0) + chance
    return out


def at_odds(lands: set[str], rivals: Rivals) -> bool:
    """Whether two countries are those that the page tells most of being at odds."""
    worth = max(rivals.values(), default=0.0)
    return len(lands) == 2 and worth >= _ENOUGH and rivals.get(_in_order(lands)) == worth


def _in_order(lands: set[str]) -> Lands:
    one, two = sorted(lands)
    return one, two


def third_parties(scanned: Scanned, pairs: Weighed, rivals: Rivals) -> Weighed:
    """The pairs whose source may mediate: none of the two that are most at odds, if anybody else is likely."""
    worth = max(rivals.values(), default=0.0)
    if worth < _ENOUGH:
        return pairs
    two = next(lands for lands, own in rivals.items() if own == worth)
    land = scanned.scene.cast.land
    others = {(one, other): chance for (one, other), chance in pairs.items() if land(one) not in two}
    return others if sum(chance for (one, _), chance in others.items() if one) >= _LIKELY else pairs


def between_whom(scanned: Scanned, told: Parties, targets: dict[str, float], rivals: Rivals) -> Parties:
    """A mediator's parties: the two that are at odds where the sentence names one of them or none.

    `targets`: the chance of each candidate to be a party.
    """
    land = scanned.scene.cast.land
    by, named = {land(a) for a in told.sources}, {land(a) for a in told.targets}
    if not by or len(named) > 1:
        return told
    if set(told.targets) & set(scanned.parties.targets) and not any(named <= set(lands) for lands in rivals):
        return told
    both = {lands: worth for lands, worth in rivals.items() if not by & set(lands) and worth >= _ENOUGH}
    with_named = {lands: worth for lands, worth in both.items() if named <= set(lands)}
    best: Lands | tuple[()] = max(with_named or both, key=both.__getitem__) if both else ()
    found = tuple(actor for one in best if (actor := _actor_of(scanned, one, told, targets)))
    return Parties(told.sources, found) if len(found) > 1 else told


def against_whom(scanned: Scanned, told: Parties, rivals: Rivals) -> Parties:
    """The parties of a truce broken: by one of the two that are at odds, against the other, where the sentence tells
    only who broke it."""
    form = scanned.anchor.form.partition(" ")
    if form[0] not in words("breaking") or not form[2] or scanned.parties.targets or len(told.sources) != 1:
        return told
    land = scanned.scene.cast.land
    by, worth = land(told.sources[0]), max(rivals.values(), default=0.0)
    two = next((set(lands) for lands, own in rivals.items() if own == worth >= _ENOUGH), set())
    if by not in two or {land(actor) for actor in told.targets} == two - {by}:
        return told
    other = _actor_of(scanned, (two - {by}).pop(), told, {})
    return Parties(told.sources, (other,)) if other else told


def across(scanned: Scanned, type_: str, told: Parties, rivals: Rivals) -> Parties:
    """The parties of harm, the other of two countries at odds in place of people who are told of without a country and
    were taken for the attacker's own: "serangan *X* menewaskan 300 orang"."""
    cast = scanned.scene.cast
    if type_ != "ASSAULT" or len(told.targets) != 1 or len(told.sources) != 1:
        return told
    source, target = cast.get(told.sources[0]), cast.get(told.targets[0])
    if source is None or target is None or not target.code.endswith(".CVL") or source.code.endswith(_AT_HOME):
        return told
    land, worth = cast.land(source.id), max(rivals.values(), default=0.0)
    two = next((set(lands) for lands, own in rivals.items() if own == worth >= _ENOUGH), set())
    if land not in two or cast.land(target.id) != land or not words("people_at_large").issuperset(_names(target.name)):
        return told
    other = (two - {land}).pop()
    state = next((actor.id for actor in cast.actors if actor.kind == "state" and actor.code == other), None)
    return Parties(told.sources, (state,)) if state is not None else told


def _names(name: str) -> list[str]:
    return name.lower().split()


def _actor_of(scanned: Scanned, land: str, told: Parties, targets: dict[str, float]) -> str:
    """Who stands for a country: who is told already, the likeliest candidate, the country itself or who comes first."""
    cast = scanned.scene.cast
    own = next((a for a in told.targets if cast.land(a) == land), None)
    likely = [a for a in targets if a and cast.land(a) == land]
    others = sorted((a for a in cast.actors if cast.land(a.id) == land), key=lambda a: a.kind != "state")
    return own or max(likely, key=targets.__getitem__, default="") or (others[0].id if others else "")
