"""Two countries that back or help one another on a page: a fight whose sides are not told is not between them."""

from __future__ import annotations

from collections.abc import Sequence

from palagan.reading.barred import Weighed
from palagan.reading.codes import SUPRANATIONAL
from palagan.reading.parties import MUTUAL, Parties
from palagan.reading.rivals import Lands
from palagan.reading.scan import Scanned
from palagan.reading.sides import ARMED

_KIND = frozenset({"SUPPORT", "AID", "COOPERATE"})
"""Types of what friends do for one another; enemies meet, agree and make it up too."""
_HARM = ARMED - {"MOBILIZE"}
"""Types of what enemies do to one another, or cease to do."""
_NO_COUNTRY = SUPRANATIONAL | {"UNK"}
_NAMING = frozenset({"noun", "bare"})
_LIKELY = 0.5
"""Chance of two countries, of all such events of the page together, from which on they are friends."""


def friends_of(page: Sequence[Scanned], types: Sequence[str], weighed: Sequence[Weighed]) -> frozenset[Lands]:
    """The countries, by their codes in order, that back one another and that no sentence tells of turning on one
    another; `types` and `weighed` are what each event of the page was taken for."""
    kind: dict[Lands, float] = {}
    foes: set[Lands] = set()
    for scanned, type_, pairs in zip(page, types, weighed, strict=True):
        land = scanned.scene.cast.land
        if type_ in ARMED:
            told = scanned.parties
            if set(told.sources) != set(told.targets):
                foes |= {_in_order(land(one), land(two)) for one in told.sources for two in told.targets}
        elif type_ in _KIND:
            for (one, two), chance in pairs.items():
                if one and two and land(one) != land(two):
                    both = _in_order(land(one), land(two))
                    kind[both] = kind.get(both, 0.0) + chance
    return frozenset(both for both, worth in kind.items() if worth >= _LIKELY and _NO_COUNTRY.isdisjoint(both)) - foes


def unfriendly(scanned: Scanned, type_: str, pairs: Weighed, friends: frozenset[Lands]) -> Weighed:
    """The pairs of an event, where it is harm without those of two friends that its sentence does not tell; of a fight,
    nobody in their place."""
    if type_ not in _HARM or not friends:
        return pairs
    told, fight = scanned.parties, scanned.anchor.entry.frame in MUTUAL
    out: Weighed = {}
    for pair, chance in pairs.items():
        if are_friends(scanned, *pair, friends) and not (pair[0] in told.sources and pair[1] in told.targets):
            pair, chance = ("", ""), chance if fight else 0.0
        out[pair] = out.get(pair, 0.0) + chance
    return out


def not_fighting(scanned: Scanned, type_: str, told: Parties, friends: frozenset[Lands]) -> Parties:
    """The parties of a fight that a noun names behind its sentence's subject, nobody where that is two friends:
    "*X dan Y* sepakat untuk berunding selama *pertempuran* berlangsung"."""
    clause, anchor = scanned.clause, scanned.anchor
    if type_ not in _HARM or anchor.voice not in _NAMING or anchor.entry.frame not in MUTUAL or len(told.sources) != 2:
        return told
    behind = {actor for group in clause.groups if group.first >= anchor.last for actor in group.actors}
    apart = behind.isdisjoint(told.sources) and are_friends(scanned, *told.sources, friends)
    return Parties() if apart and set(told.sources) == set(told.targets) else told


def are_friends(scanned: Scanned, one: str, two: str, friends: frozenset[Lands]) -> bool:
    """Whether two actors are of two countries that are friends."""
    land = scanned.scene.cast.land
    return bool(one and two) and _in_order(land(one), land(two)) in friends


def _in_order(one: str, two: str) -> Lands:
    return (one, two) if one <= two else (two, one)
