"""The network: who does what to whom, weighed by independent origins; which ties are drawn, and what is not told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from palagan.languages.tables import table

MOST = 60
"""Actors drawn where no other number is asked for; beyond some hundred a picture is not read any more."""
ALL = 150
EACH = 2.5
"""Ties drawn for each actor, all together; more cannot be told apart."""
CAP = 24
"""Ties drawn of one actor at most; one with more joins nearly everything and would hide the rest."""
QUADS = ("verbal-cooperation", "material-cooperation", "verbal-conflict", "material-conflict")
"""PLOVER's quad classes 1 to 4."""


class Pair(NamedTuple):
    """Two parties by their keys with how many happenings they share and how many independent origins told those,
    each happening's counted by itself. `mutual`: without a direction (a meeting, fighting)."""

    source: str
    target: str
    mutual: bool
    happenings: int
    origins: int


class Named(NamedTuple):
    """A party by its key."""

    key: str
    name: str


class Share(NamedTuple):
    """Happenings of one type."""

    type: str
    happenings: int
    origins: int


@dataclass(frozen=True, slots=True)
class Actor:
    """A point. `origins` and `happenings` are the sums of its ties that are drawn."""

    key: str
    name: str
    kind: str
    code: str
    happenings: int
    origins: int
    ties: int


@dataclass(frozen=True, slots=True)
class Tie:
    """A line from `source` to `target`, with its types, most origins first. `quad` is the quarter of PLOVER that most
    of its origins tell of."""

    source: str
    target: str
    mutual: bool
    happenings: int
    origins: int
    types: tuple[Share, ...]
    quad: str


@dataclass(frozen=True, slots=True)
class Hub:
    """An actor with more ties than are drawn of one: `drawn` of `ties` (of those looked at)."""

    key: str
    name: str
    drawn: int
    ties: int


@dataclass(frozen=True, slots=True)
class Network:
    """`pairs` is the number of pairs in all, of which `ties` are drawn. `one_sided` counts happenings of which one side
    alone is told: they stand in no tie. `types` tells how many happenings each type has in the pairs drawn."""

    actors: tuple[Actor, ...]
    ties: tuple[Tie, ...]
    hubs: tuple[Hub, ...]
    pairs: int
    one_sided: int
    hidden: tuple[Named, ...] = ()
    types: tuple[Share, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawn:
    """The pairs that are drawn, strongest first, and actors of which not all ties are: key → (drawn, of)."""

    pairs: tuple[Pair, ...]
    capped: Mapping[str, tuple[int, int]]


def choose_pairs(pairs: Iterable[Pair], most: int = MOST, cap: int = CAP) -> Drawn:
    """The strongest pairs that fit into `most` actors, none with more than `cap` others. `pairs` are strongest first;
    where two are tied in both directions both lines count as one tie."""
    inside: set[str] = set()
    near: dict[str, set[str]] = {}
    every: dict[str, set[str]] = {}
    drawn: list[Pair] = []
    for pair in pairs:
        if len(drawn) >= EACH * most:
            break
        ends = {pair.source, pair.target}
        for one, other in ((pair.source, pair.target), (pair.target, pair.source)):
            every.setdefault(one, set()).add(other)
        known = pair.target in near.get(pair.source, ())
        if not known and any(len(near.get(one, ())) >= cap for one in ends):
            continue
        if len(inside | ends) > most:
            continue
        inside |= ends
        near.setdefault(pair.source, set()).add(pair.target)
        near.setdefault(pair.target, set()).add(pair.source)
        drawn.append(pair)
    capped = {key: (len(near[key]), len(every[key])) for key in near if len(near[key]) >= cap < len(every[key])}
    return Drawn(tuple(drawn), capped)


def tie_of(pair: Pair, shares: Sequence[Share]) -> Tie:
    """The line of a pair, with its types."""
    ranked = tuple(sorted(shares, key=lambda share: (-share.origins, -share.happenings, share.type)))
    weighed: Counter[str] = Counter()
    for share in ranked:
        weighed[quads().get(share.type, "")] += share.origins or share.happenings
    quad = min(weighed, key=lambda one: (-weighed[one], one)) if weighed else ""
    return Tie(pair.source, pair.target, pair.mutual, pair.happenings, pair.origins, ranked, quad)


def actors_of(ties: Iterable[Tie], named: Mapping[str, tuple[str, str, str]]) -> tuple[Actor, ...]:
    """The points of lines, heaviest first; `named` gives key → name, kind, code."""
    happenings: Counter[str] = Counter()
    origins: Counter[str] = Counter()
    near: dict[str, set[str]] = {}
    for tie in ties:
        for one, other in ((tie.source, tie.target), (tie.target, tie.source)):
            happenings[one] += tie.happenings
            origins[one] += tie.origins
            near.setdefault(one, set()).add(other)
    actors = (
        Actor(
            key, *named.get(key, (key, "", "")), happenings=happenings[key], origins=origins[key], ties=len(near[key])
        )
        for key in near
    )
    return tuple(sorted(actors, key=lambda one: (-one.origins, -one.happenings, one.name, one.key)))


def told_apart(actors: Iterable[Actor]) -> dict[str, str]:
    """Key → the name as it is shown: with the land or the code where several have the same name."""
    listed = list(actors)
    same = Counter(actor.name.casefold() for actor in listed)
    lands = Counter((actor.name.casefold(), actor.code.partition(".")[0]) for actor in listed)
    shown = {}
    for actor in listed:
        land = actor.code.partition(".")[0]
        apart = land if lands[actor.name.casefold(), land] == 1 else actor.code
        shown[actor.key] = f"{actor.name} ({apart})" if same[actor.name.casefold()] > 1 and apart else actor.name
    return shown


def types_of(ties: Iterable[Tie]) -> tuple[Share, ...]:
    """The types of lines together, most happenings first."""
    happenings: Counter[str] = Counter()
    origins: Counter[str] = Counter()
    for tie in ties:
        for share in tie.types:
            happenings[share.type] += share.happenings
            origins[share.type] += share.origins
    ranked = sorted(happenings, key=lambda type_: (-happenings[type_], type_))
    return tuple(Share(type_, happenings[type_], origins[type_]) for type_ in ranked)


@cache
def quads() -> dict[str, str]:
    """Type → its quarter, by PLOVER's quad classes."""
    return {row["type"]: QUADS[int(row["quad"]) - 1] for row in table("exports/plover.tsv") if not row["mode"]}
