"""The likeliest pairs of each event weighed once more, beside what the page's other events were found to be.

`pairing.py` sees of other events what each of them alone leaves to be thought. Here it is known which pairs they most
likely have, so that a sentence that names no doer, or only half of what it tells, agrees with those that name both.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from palagan.reading.barred import Weighed
from palagan.reading.pairing import Pair, Parts, anchor_signs, parts_of, rungs_of, steps
from palagan.reading.scan import Scanned
from palagan.reading.shares import Key, Shares

_LEAST = 0.02
"""Chance of a pair, or of its countries, below which it is looked at no further."""

_KINDS = ("all", "type", "root")
_SIDES = {
    role: rungs_of(f"{role}-land", *[f"{kind}-{way}{role}" for way in ("", "turned-") for kind in _KINDS])
    for role in "st"
}
_PAIR = rungs_of(
    "land-first", *(f"{kind}-{way}{most}" for way in ("p", "back") for kind in _KINDS for most in ("", "-most"))
)

Lands = tuple[str, str]


class _Event(NamedTuple):
    scanned: Scanned
    pairs: Weighed
    lands: dict[Lands, float]
    keyed: dict[Key, float]
    names: tuple[str, str, str]


def kept_pairs(page: Sequence[Scanned], weighed: Sequence[Weighed]) -> list[tuple[Pair, ...]]:
    """The pairs of each of a page's events that are likely enough, and nobody with nobody; `weighed` has the chance of
    each of its pairs."""
    events = [_event(*one) for one in zip(page, weighed, strict=True)]
    shares = Shares()
    for number, event in enumerate(events):
        shares.add(event.names, event.keyed, number)
    return [_kept(number, events, shares) for number in range(len(events))]


def _event(scanned: Scanned, pairs: Weighed) -> _Event:
    land = scanned.scene.cast.land
    lands: dict[Lands, float] = {}
    for (source, target), chance in pairs.items():
        both = (land(source) if source else "", land(target) if target else "")
        lands[both] = lands.get(both, 0.0) + chance
    keyed: dict[Key, float] = {}
    for (one, two), chance in lands.items():
        for key in (("s", one, ""), ("t", two, ""), ("p", one, two)):
            keyed[key] = keyed.get(key, 0.0) + chance
    entry = scanned.anchor.entry
    likely = {key: chance for key, chance in keyed.items() if chance >= _LEAST}
    return _Event(scanned, pairs, lands, likely, (" all", entry.type, f"root {entry.root}"))


def _kept(number: int, events: Sequence[_Event], shares: Shares) -> tuple[Pair, ...]:
    event = events[number]
    scanned, land = event.scanned, event.scanned.scene.cast.land
    inside = {actor for group in scanned.clause.groups for actor in group.actors}
    entry, own, rule = scanned.anchor.entry, event.keyed, scanned.parties
    whole: Parts = (anchor_signs(entry.type, entry.frame, scanned.anchor.voice), _crowd(min(len(events), 12) // 3))
    tables = [shares.under(name) for name in event.names]
    of_one: dict[tuple[str, str], Parts] = {}
    of_both: dict[Lands, Parts] = {}

    def side(name: str, role: str) -> Parts:
        """What the other events say of a country in this role, and in the other."""
        found = of_one.get((role, name))
        if found is None:
            key, turned = (role, name, ""), ("t" if role == "s" else "s", name, "")
            mine, other = own.get(key, 0.0), own.get(turned, 0.0)
            values = [mine, *[table.of_others(key, mine, number)[0] for table in tables]]
            values += [table.of_others(turned, other, number)[0] for table in tables]
            found = of_one[role, name] = parts_of(_SIDES[role], values)
        return found

    def pair(both: Lands) -> Parts:
        """What they say of two countries in these roles, and turned round."""
        found = of_both.get(both)
        if found is None:
            values = [event.lands[both]]
            for key in (("p", *both), ("p", both[1], both[0])):
                mine = own.get(key, 0.0)
                for table in tables:
                    values += table.of_others(key, mine, number)
            parts = parts_of(_PAIR, values)
            for step, beside in (("before", number - 1), ("after", number + 1)):
                if 0 <= beside < len(events):
                    parts += _beside(step, event, events[beside], both)
            found = of_both[both] = parts
        return found

    out = []
    for (source, target), chance in event.pairs.items():
        if chance < _LEAST and (source or target):
            continue
        both = one, two = (land(source) if source else "", land(target) if target else "")
        told = (
            not source or source in inside, not target or target in inside, source in rule.sources,
            target in rule.targets, bool(rule.sources), bool(rule.targets), one == two,
        )  # fmt: skip
        of_pair: Parts = (steps("first", chance), _told(bool(source), bool(target), told))
        out.append(Pair(source, target, (whole, side(one, "s"), side(two, "t"), pair(both), of_pair)))
    return tuple(out)


def _beside(step: str, event: _Event, other: _Event, both: Lands) -> Parts:
    """What the event told just before or after says of two countries."""
    same_sentence = other.scanned.scene.sentence == event.scanned.scene.sentence
    return (
        steps(f"{step}-pair", other.lands.get(both, 0.0)),
        steps(f"{step}-back", other.lands.get((both[1], both[0]), 0.0)),
        _company(step, same_sentence, other.names[1] == event.names[1]),
    )


@cache
def _crowd(size: int) -> tuple[str, ...]:
    return (f"events={size}",)


@cache
def _company(step: str, same_sentence: bool, same_type: bool) -> tuple[str, ...]:
    return (f"{step}={same_sentence:d}{same_type:d}",)


@cache
def _told(source: bool, target: bool, holds: tuple[bool, ...]) -> tuple[str, ...]:
    near, far, doer, other, any_doer, any_other, one_land = holds
    names = (f"in={source:d}{near:d}{target:d}{far:d}", f"rule={doer:d}{other:d}{any_doer:d}{any_other:d}")
    return (*names, "one-land") if one_land else names
