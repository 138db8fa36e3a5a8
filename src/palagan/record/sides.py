"""Who did it to whom, drawn together from all mentions of an event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from palagan.model.record import Party
from palagan.record.parties import is_known, is_one_person, nearness, sector_of

Same = Callable[[Party], Party]
Told = tuple[Party, ...]
_TWO = 2
_UNARMED = frozenset({"CVL", "REF", "MED", "EDU", "JRN"})
"""Sectors of people who are harmed by what others do."""


def one_each(parties: Iterable[Party]) -> Same:
    """Who stands for each of some parties: for a person told by several names the one that the knowledge base has, else
    the one told in full. A name that fits two persons stands for itself."""
    persons = {party.key: party for party in parties if party.kind == "person"}
    if len(persons) < _TWO:
        return _itself
    stands: dict[str, Party] = {}
    heads: list[Party] = []
    for party in sorted(persons.values(), key=lambda p: (not is_known(p), -len(p.name.split()), p.key)):
        fits = [head for head in heads if is_one_person(party, head)]
        if len(fits) == 1:
            stands[party.key] = fits[0]
        else:
            heads.append(party)
    return lambda party: stands.get(party.key, party)


def _itself(party: Party) -> Party:
    return party


def without_harmed(told: Sequence[tuple[Told, Told]]) -> tuple[tuple[Told, Told], ...]:
    """The sides of an attack's mentions, without people unarmed among those who did it whom other mentions of it tell
    as harmed: a mention that has them on both sides tells a fight of theirs."""
    harmed = {party.key for doers, others in told for party in others if _is_unarmed(party) and party not in doers}
    if not any(party.key in harmed for doers, _ in told for party in doers):
        return tuple(told)
    return tuple(
        (tuple(party for party in doers if party.key not in harmed or party in others), others)
        for doers, others in told
    )


def _is_unarmed(party: Party) -> bool:
    return sector_of(party.code) in _UNARMED


def once(parties: Iterable[Party], same: Same) -> tuple[Party, ...]:
    """Each party once, in order."""
    told = [same(party) for party in parties]
    return tuple(told) if len(told) < _TWO else tuple({party.key: party for party in told}.values())


def both_sides(told: Sequence[tuple[Sequence[Party], Sequence[Party]]], same: Same) -> tuple[Told, Told]:
    """Sources and targets as most mentions tell them. Where mentions tell it one way and both ways ("X mengunjungi Y",
    "X dan Y bertemu"), nobody is left as the only one on both sides while others are told."""
    sources, targets = main_side((one for one, _ in told), same), main_side((other for _, other in told), same)
    if len(sources) == 1 and targets == sources:
        (alone,) = sources
        others = main_side(([party for party in other if same(party).key != alone.key] for _, other in told), same)
        targets = others or targets
    return sources, targets


def main_side(sides: Iterable[Sequence[Party]], same: Same) -> tuple[Party, ...]:
    """One side of an event as most mentions tell it; a whole state is left out where somebody of it is named."""
    told = _most_told([once(side, same) for side in sides])
    if len(told) < _TWO:
        return tuple(told)
    named = {party.code.partition(".")[0] for party in told if party.kind == "person"}
    return tuple(party for party in told if party.kind != "state" or party.code not in named)


def _most_told(sides: Sequence[Sequence[Party]]) -> list[Party]:
    """The parties that at least half of the mentions tell that tell this side at all, else those told most; names of
    one party ("tentara Armenia", "militer Armenia") count for each other."""
    sides = [side for side in sides if side]
    if len(sides) < _TWO:
        return [party for side in sides for party in side]
    told = Counter([tuple(sorted({party.key for party in side})) for side in sides])
    if len(told) == 1:
        return list(sides[0])
    parties = {party.key: party for side in sides for party in side}
    same = {key: {k for k, other in parties.items() if nearness(parties[key], other) > 1} for key in parties}
    counts = {key: sum(n for keys, n in told.items() if not same[key].isdisjoint(keys)) for key in parties}
    least = min(max(counts.values(), default=0), told.total() / 2)
    return _named_once([party for key, party in parties.items() if counts[key] >= least], told)


def _named_once(parties: Sequence[Party], told: Counter[tuple[str, ...]]) -> list[Party]:
    """Of people without a name that pages call differently ("warga sipil", "orang") the words told most, of equals the
    fullest; those that a mention tells side by side ("jurnalis dan warga") are two."""
    often = {party.key: sum(n for keys, n in told.items() if party.key in keys) for party in parties}
    kept: list[Party] = []
    for party in sorted(parties, key=lambda one: (-often[one.key], -len(one.name), one.key)):
        alike = (other for other in kept if party.kind == other.kind == "group" and party.code == other.code)
        if all(any({party.key, other.key} <= set(keys) for keys in told) for other in alike):
            kept.append(party)
    return [party for party in parties if party in kept]
