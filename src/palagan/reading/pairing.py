"""Who does it and to whom, weighed together: for each event the likeliest doers with the likeliest others.

`linking.py` asks about each side alone. Here the two are put beside each other, and beside what the page's other events
leave to be thought: whoever shells a town in one sentence shells it in the next. What a chance is said to be is how
many steps of `_STEPS` it reaches, each step a feature of its own; so the trees can cut between any two.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from palagan.reading.scan import Scanned
from palagan.reading.shares import Key, Shares, Table

_STEPS = (0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.65, 0.8, 0.9)
_SUMS = (-6.0, -5.0, -4.0, -3.2, -2.6, -2.1, -1.7, -1.35, -1.05, -0.8, -0.6, -0.4, -0.25, -0.12)
"""The same for the sum of the two chances' logarithms."""
_MOST = 3
"""Actors a side that are put into pairs, beside nobody."""
_WORTH = 0.04
"""Chance of a country below which it is not counted for the page."""

Chances = Mapping[str, float]
"""The chance of each actor to be the party; "" stands for nobody."""
Parts = tuple[tuple[str, ...], ...]


class Pair(NamedTuple):
    """Two actors, or nobody (""), with the features that speak for or against their being the event's parties.

    They come in groups of parts, which pairs share as one object: of the event, of either actor, of the two countries.
    """

    source: str
    target: str
    groups: tuple[Parts, ...]

    @property
    def features(self) -> tuple[str, ...]:
        """All in a row."""
        return tuple([name for group in self.groups for part in group for name in part])


class _Event(NamedTuple):
    """One event of the page: chances of actors, and of countries ("" nobody)."""

    scanned: Scanned
    sources: Chances
    targets: Chances
    from_lands: dict[str, float]
    to_lands: dict[str, float]


def pairs_of(kept: Sequence[Scanned], sources: Sequence[Chances], targets: Sequence[Chances]) -> list[tuple[Pair, ...]]:
    """The pairs of each of a page's events, in the order of the events; the last is nobody with nobody."""
    events = [_event(*one) for one in zip(kept, sources, targets, strict=True)]
    page = Shares()
    keyed = [_keyed(event) for event in events]
    for number, (event, chances) in enumerate(zip(events, keyed, strict=True)):
        page.add((" all", _type(event)), chances, number)
    return [_pairs(number, event, keyed[number], page) for number, event in enumerate(events)]


def _type(event: _Event) -> str:
    return event.scanned.anchor.entry.type


def _event(scanned: Scanned, sources: Chances, targets: Chances) -> _Event:
    land = scanned.scene.cast.land
    sides: list[dict[str, float]] = []
    for chances in (sources, targets):
        lands: dict[str, float] = {}
        for actor, chance in chances.items():
            name = land(actor) if actor else ""
            lands[name] = lands.get(name, 0.0) + chance
        sides.append(lands)
    return _Event(scanned, sources, targets, *sides)


def _keyed(event: _Event) -> dict[Key, float]:
    """What an event adds to the page: its countries as doers, as those it is done to, and in pairs."""
    doers = {land: chance for land, chance in event.from_lands.items() if chance >= _WORTH}
    others = {land: chance for land, chance in event.to_lands.items() if chance >= _WORTH}
    out: dict[Key, float] = {("s", land, ""): chance for land, chance in doers.items()}
    out |= {("t", land, ""): chance for land, chance in others.items()}
    out |= {("p", one, two): a * b for one, a in doers.items() for two, b in others.items()}
    return out


def _pairs(number: int, event: _Event, own: dict[Key, float], page: Shares) -> tuple[Pair, ...]:
    scanned, type_ = event.scanned, _type(event)
    entry, cast = scanned.anchor.entry, scanned.scene.cast

    everything, alike = page.under(" all"), page.under(type_)

    def told(table: Table, key: Key) -> tuple[float, float]:
        return table.of_others(key, own.get(key, 0.0), number)

    def side(actor: str, role: str) -> Parts:
        land = cast.land(actor) if actor else ""
        known = cast.get(actor)
        sector = (known.code.partition(".")[2] or known.kind) if known else "nobody"
        rule = f"{actor in scanned.parties.sources:d}{actor in scanned.parties.targets:d}" if actor else "-"
        values = (
            event.sources.get(actor, 0.0),
            event.targets.get(actor, 0.0),
            event.from_lands.get(land, 0.0),
            event.to_lands.get(land, 0.0),
            told(everything, ("s", land, ""))[0],
            told(everything, ("t", land, ""))[0],
            told(alike, (role, land, ""))[0],
        )
        return (*parts_of(_side(role), values), _actor(role, sector, rule))

    whole = (
        anchor_signs(type_, entry.frame, scanned.anchor.voice),
        steps("no-source", event.sources[""]),
        steps("no-target", event.targets[""]),
    )
    doers = [(actor, cast.land(actor) if actor else "", side(actor, "s")) for actor in _best(event.sources, cast.land)]
    addressed = [(a, cast.land(a) if a else "", side(a, "t")) for a in _best(event.targets, cast.land)]
    of_lands: dict[tuple[str, str], Parts] = {}
    out = []
    for source, from_, one in doers:
        first = math.log(event.sources[source] + 1e-4)
        for target, to, two in addressed:
            if source == target and source:
                continue
            lands = of_lands.get((from_, to))
            if lands is None:
                there, back = ("p", from_, to), ("p", to, from_)
                values = (
                    *told(everything, there),
                    *told(alike, there),
                    told(everything, back)[0],
                    told(alike, back)[0],
                )
                lands = of_lands[from_, to] = parts_of(_both(), values)
            of_pair = (
                _sum(first + math.log(event.targets[target] + 1e-4)),
                _told(not source, not target, bool(source) and from_ == to),
            )
            out.append(Pair(source, target, (whole, one, two, lands, of_pair)))
    return tuple(out)


def _best(chances: Chances, land: Callable[[str], str]) -> list[str]:
    """The likeliest actors, of more than one country where there are more, and nobody."""
    out: list[str] = []
    seen: set[str] = set()
    for actor in sorted([actor for actor in chances if actor], key=lambda actor: -chances[actor]):
        if len(out) == _MOST:
            break
        if len(out) < _MOST - 1 or land(actor) not in seen:
            out.append(actor)
            seen.add(land(actor))
    return [*out, ""]


def steps(name: str, value: float) -> tuple[str, ...]:
    """The steps that a chance reaches."""
    return _ladder(name, len(_STEPS))[bisect_right(_STEPS, value)]


def rungs_of(*names: str) -> tuple[tuple[tuple[str, ...], ...], ...]:
    """For each name what `steps` gives, by how many steps are reached."""
    return tuple([_ladder(name, len(_STEPS)) for name in names])


def parts_of(rungs: Sequence[Sequence[tuple[str, ...]]], values: Sequence[float]) -> Parts:
    """The steps that each of some chances reaches, by the `rungs_of` their names."""
    return tuple([rung[bisect_right(_STEPS, value)] for rung, value in zip(rungs, values, strict=True)])


@cache
def _side(role: str) -> tuple[tuple[tuple[str, ...], ...], ...]:
    own = "source" if role == "s" else "target"
    of_actor = (f"{role}-source", f"{role}-target", f"{role}-land-source", f"{role}-land-target")
    return rungs_of(*of_actor, f"{role}-page-source", f"{role}-page-target", f"{role}-type-{own}")


@cache
def _both() -> tuple[tuple[tuple[str, ...], ...], ...]:
    of_page, of_type = ("pair-page", "pair-page-most"), ("pair-type", "pair-type-most")
    return rungs_of(*of_page, *of_type, "pair-page-back", "pair-type-back")


def _sum(value: float) -> tuple[str, ...]:
    return _ladder("sum", len(_SUMS))[bisect_right(_SUMS, value)]


@cache
def _ladder(name: str, height: int) -> tuple[tuple[str, ...], ...]:
    return tuple([tuple([f"{name}>{step}" for step in range(up)]) for up in range(height + 1)])


@cache
def anchor_signs(type_: str, frame: str, voice: str) -> tuple[str, ...]:
    return f"type={type_}", f"frame={frame}", f"voice={voice}"


@cache
def _actor(role: str, sector: str, rule: str) -> tuple[str, ...]:
    return f"{role}-sector={sector}", f"{role}-rule={rule}"


@cache
def _told(no_source: bool, no_target: bool, within: bool) -> tuple[str, ...]:
    names = ("pair-no-source", "pair-no-target", "pair-nobody", "pair-one-land")
    holds = (no_source, no_target, no_source and no_target, within)
    return tuple([name for name, there in zip(names, holds, strict=True) if there])
