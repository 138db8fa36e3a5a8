"""The family that is told to be harmed with somebody: "menewaskan X *beserta keluarganya*"."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from palagan.languages.tokens import Token
from palagan.reading.cast import CastMention
from palagan.reading.clause import Clause, words
from palagan.reading.parties import Parties
from palagan.reading.scan import Scanned

_BETWEEN = 4
"""Words between somebody and his family."""


def with_families(scanned: Scanned, type_: str, parties: Parties) -> Parties:
    """The parties of an attack, with the family that the sentence names together with whom it harmed."""
    if type_ != "ASSAULT" or not parties.targets or set(parties.sources) & set(parties.targets):
        return parties
    clause = scanned.clause
    mentions = [mention for group in clause.groups for mention in group.mentions]
    added: list[str] = []
    for one, other in pairwise(mentions):
        both = (*one.actors, *other.actors)
        if set(both) & set(parties.targets) and _is_family_of(clause, one, other):
            added += [actor for actor in both if actor not in parties.sources]
    return Parties(parties.sources, tuple(dict.fromkeys((*parties.targets, *added))))


def _start(token: Token) -> int:
    return token.start


def _is_family_of(clause: Clause, one: CastMention, other: CastMention) -> bool:
    """Whether a family is told to be with somebody right behind him, harmed or not said what."""
    at = bisect_left(clause.tokens, other.start, key=_start)
    if clause.word(at).removesuffix("nya") not in words("families"):
        return False
    behind = bisect_left(clause.tokens, one.end, key=_start, hi=at)
    between = [clause.word(index) for index in range(max(behind, at - _BETWEEN - 1), at)]
    if not 0 < len(between) <= _BETWEEN or between[-1] not in words("together"):
        return False
    return all(word == "," or word in words("together") or word in words("harmed") for word in between)
