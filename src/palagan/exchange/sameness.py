"""Decisions of two copies of a case on one thing: told by the words beneath, and looked up without comparing all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from palagan.model.decision import Beneath, DecidedKind, Decision, Key
from palagan.record.keys import fit

_ENOUGH: Mapping[DecidedKind, float] = {
    "happening": 1.3,  # the anchor is the same: two events of one type may stand in one sentence
    "claim": 1.6,  # speaker, matter and proposition: two of the three
    "figure": 1.3,
    "story": 1.0,
    "copy": 2.0,
    "origin": 1.0,
    "actor": 1.0,
    "page": 1.0,
}
"""How well two pieces must fit to be of one thing (`record/keys.py`). Where more is missed than found, both decisions
come in, and the record shows them as disputed."""


def same_key(one: Key, other: Key) -> bool:
    """Whether two keys name one thing."""
    if one.kind != other.kind:
        return False
    enough = _ENOUGH[one.kind]
    found = (any(_fits(one.kind, was, now, enough) for now in other.beneath) for was in one.beneath)
    return all(found) and bool(one.beneath) if one.kind == "copy" else any(found)


def _fits(kind: DecidedKind, was: Beneath, now: Beneath, enough: float) -> bool:
    return max(fit(kind, was, now), fit(kind, now, was)) >= enough


def same_thing(one: Decision, other: Decision) -> bool:
    """Whether two decisions are on one thing: of one id, or in the same words."""
    if one.key.kind != other.key.kind:
        return False
    return (one.target == other.target and one.target != "") or same_key(one.key, other.key)


def keys_of(one: Decision) -> tuple[Key, ...]:
    """All that a decision is about: what it merges too."""
    return (one.key, *one.others) if one.verdict == "merge" else (one.key,)


def touch(one: Decision, other: Decision) -> bool:
    """Whether two decisions are about a common thing, what they merge included."""
    if same_thing(one, other):
        return True
    return any(same_key(key, its) for key in keys_of(one) for its in keys_of(other))


class Nearby:
    """Decisions by the pages and ids that they name, so that those on one thing are found quickly."""

    def __init__(self, decisions: Iterable[Decision]) -> None:
        self._by: dict[tuple[str, str], dict[str, Decision]] = defaultdict(dict)
        for one in decisions:
            for place in _places(one):
                self._by[place][one.id] = one

    def on(self, one: Decision) -> Iterator[Decision]:
        """Those that touch what this one is about, each once, in the order in which they were given first."""
        near: dict[str, Decision] = {}
        for place in _places(one):
            near |= self._by.get(place, {})
        yield from (other for other in near.values() if touch(one, other))


def _places(one: Decision) -> Iterator[tuple[str, str]]:
    if one.target:
        yield "id", one.target
    for key in keys_of(one):
        for was in key.beneath:
            yield key.kind, was.page or was.mark
            if not was.page:  # an actor: by its name too
                yield key.kind, was.words.casefold()
