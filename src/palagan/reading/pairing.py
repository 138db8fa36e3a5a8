"""Who does it and to whom, weighed together: for each event the likeliest doers with the likeliest others.

`linking.py` asks about each side alone. Here the two are put beside each other, and beside what the page's other events
leave to be thought: whoever shells a town in one sentence shells it in the next. What a chance is said to be is how
many steps of `STEPS` it reaches, each step a feature of its own; so the trees can cut between any two. All pairs of a
page are put together at once, as arrays.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from palagan.reading.parts import Floats, Ints, Ladders, Parts, Rows
from palagan.reading.scan import Scanned
from palagan.reading.shares import Numbered, of_others, sums

STEPS = (0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.65, 0.8, 0.9)
_SUMS = (-6.0, -5.0, -4.0, -3.2, -2.6, -2.1, -1.7, -1.35, -1.05, -0.8, -0.6, -0.4, -0.25, -0.12)
"""The same for the sum of the two chances' logarithms."""
_MOST = 3
"""Actors a side that are put into pairs, beside nobody."""
_WORTH = 0.04
"""Chance of a country below which it is not counted for the page."""

PARTS = Parts()
"""What speaks for or against pairs, here and in `agreeing.py`."""
_NOBODY = Ladders(PARTS, STEPS, "no-source", "no-target")
_SIDES = [
    Ladders(PARTS, STEPS, *[f"{role}-{what}" for what in ("source", "target", "land-source", "land-target")],
            f"{role}-page-source", f"{role}-page-target", f"{role}-type-{own}")
    for role, own in (("s", "source"), ("t", "target"))
]  # fmt: skip
_BOTH = Ladders(
    PARTS, STEPS, "pair-page", "pair-page-most", "pair-type", "pair-type-most", "pair-page-back", "pair-type-back"
)
_SUM = Ladders(PARTS, _SUMS, "sum")

Chances = Mapping[str, float]
"""The chance of each actor to be the party; "" stands for nobody."""
Pair = tuple[str, str]
"""Two actors, or nobody (""): source and target."""


class Pairs(NamedTuple):
    """The pairs of each of a page's events, and what speaks for or against each of them in turn."""

    of_events: list[list[Pair]]
    rows: Rows


class _Page(NamedTuple):
    """What events say of countries by number, a line an event: the chance of each country in either role; then what the
    other events of the page say of them as doers, as those it is done to, and in pairs, on the average and at most; and
    what those of the event's type say."""

    lands: Numbered
    chances: tuple[Floats, Floats]
    everything: tuple[Floats, Floats]
    alike: tuple[Floats, Floats]


class _Side(NamedTuple):
    """The likeliest actors of a page's events in one role, in turn: of which event, who, of which country, how likely,
    with what speaks for each. `begins` has the first of each event, and how many they are."""

    events: Ints
    actors: list[str]
    lands: Ints
    chances: list[float]
    parts: Ints
    begins: list[int]


def pairs_of(kept: Sequence[Scanned], sources: Sequence[Chances], targets: Sequence[Chances]) -> Pairs:
    """The pairs of each of a page's events, in the order of the events; the last is nobody with nobody."""
    if not kept:
        return Pairs([], Rows(PARTS, ()))
    page = _page(kept, sources, targets)
    doers, others = (_side(kept, page, role, sources, targets) for role in (0, 1))
    asked, first, second = [], [], []
    for (a, b), (c, d) in zip(pairwise(doers.begins), pairwise(others.begins), strict=True):
        met = [
            (one, two)
            for one in range(a, b)
            for two in range(c, d)
            if doers.actors[one] != others.actors[two] or not doers.actors[one]
        ]
        asked.append([(doers.actors[one], others.actors[two]) for one, two in met])
        first += [one for one, _ in met]
        second += [two for _, two in met]
    one, two = np.array(first), np.array(second)
    heads = np.array([[anchor_signs(scanned)] for scanned in kept])
    nobody = _NOBODY([own[""] for own in sources], [own[""] for own in targets])
    groups = (
        (np.concatenate((heads, nobody), axis=1), doers.events[one]),
        (doers.parts, one),
        (others.parts, two),
        (_together(page, doers, others, one, two), None),
    )
    return Pairs(asked, Rows(PARTS, groups))


def _page(kept: Sequence[Scanned], *sides: Sequence[Chances]) -> _Page:
    lands, events = Numbered(kept[0].scene.cast.land), len(kept)
    told = [
        [(n, lands[actor], chance) for n, one in enumerate(side) for actor, chance in one.items()] for side in sides
    ]
    doers, others = (sums(rows, (events, lands.count)) for rows in told)
    likely, likely_others = (np.where(own >= _WORTH, own, 0.0) for own in (doers, others))
    pairs = (likely[:, :, None] * likely_others[:, None, :]).reshape(events, -1)
    every = np.concatenate((likely, likely_others, pairs), axis=1)
    types = [scanned.anchor.entry.type for scanned in kept]
    return _Page(lands, (doers, others), of_others(every, [""] * events), of_others(every, types))


def _side(kept: Sequence[Scanned], page: _Page, role: int, *sides: Sequence[Chances]) -> _Side:
    events, actors, begins = [], [], [0]
    for number, own in enumerate(sides[role]):
        best = _best(own, page.lands)
        events += [number] * len(best)
        actors += best
        begins.append(len(actors))
    told = list(zip(events, actors, strict=True))
    chances = [[side[event].get(actor, 0.0) for event, actor in told] for side in sides]
    at, land, count = np.array(events), np.array([page.lands[actor] for actor in actors]), page.lands.count
    mean = page.everything[0]
    steps = _SIDES[role](
        *chances,
        *[of_land[at, land] for of_land in page.chances],
        mean[at, land],
        mean[at, count + land],
        page.alike[0][at, role * count + land],
    )
    signs = np.array([[_actor(role, actor, kept[event])] for event, actor in told])
    return _Side(at, actors, land, chances[role], np.concatenate((steps, signs), axis=1), begins)


def _best(chances: Chances, lands: Numbered) -> list[str]:
    """The likeliest actors, of more than one country where there are more, and nobody."""
    out: list[str] = []
    seen: set[int] = set()
    for actor in sorted([actor for actor in chances if actor], key=chances.__getitem__, reverse=True):
        if len(out) == _MOST:
            break
        if len(out) < _MOST - 1 or lands[actor] not in seen:
            out.append(actor)
            seen.add(lands[actor])
    return [*out, ""]


def _together(page: _Page, doers: _Side, others: _Side, one: Ints, two: Ints) -> Ints:
    """What speaks for pairs of a doer and another: what the page says of their countries, and how likely both are."""
    at, source, target, count = doers.events[one], doers.lands[one], others.lands[two], page.lands.count
    there, back = (2 + source) * count + target, (2 + target) * count + source
    (mean, most), (mean_alike, most_alike) = page.everything, page.alike
    both = _BOTH(
        mean[at, there], most[at, there], mean_alike[at, there], most_alike[at, there], mean[at, back],
        mean_alike[at, back],
    )  # fmt: skip
    logarithms = [np.array([math.log(chance + 1e-4) for chance in side.chances]) for side in (doers, others)]
    likely = _SUM(logarithms[0][one] + logarithms[1][two])
    no_source, no_target = (np.array([not actor for actor in side.actors]) for side in (doers, others))
    told = _told()[no_source[one].astype(int), no_target[two].astype(int), (source == target).astype(int)]
    return np.concatenate((both, likely, told[:, None]), axis=1)


@cache
def _told() -> Ints:
    """The parts of whether there is no source, no target, and both are of one country."""
    names = ("pair-no-source", "pair-no-target", "pair-nobody", "pair-one-land")
    out = np.zeros((2, 2, 2), dtype=np.int64)
    for no_source, no_target, one_land in np.ndindex(2, 2, 2):
        holds = (no_source, no_target, no_source and no_target, one_land and not no_source)
        out[no_source, no_target, one_land] = PARTS.number(*[n for n, there in zip(names, holds, strict=True) if there])
    return out


def anchor_signs(scanned: Scanned) -> int:
    """The part of what the anchor of an event is."""
    entry = scanned.anchor.entry
    return _anchor(entry.type, entry.frame, scanned.anchor.voice)


@cache
def _anchor(type_: str, frame: str, voice: str) -> int:
    return PARTS.number(f"type={type_}", f"frame={frame}", f"voice={voice}")


def _actor(role: int, actor: str, scanned: Scanned) -> int:
    """The part of what an actor is, and what it is by rule."""
    known, parties = scanned.scene.cast.get(actor), scanned.parties
    sector = (known.code.partition(".")[2] or known.kind) if known else "nobody"
    rule = f"{actor in parties.sources:d}{actor in parties.targets:d}" if actor else "-"
    return _of_actor(role, sector, rule)


@cache
def _of_actor(role: int, sector: str, rule: str) -> int:
    return PARTS.number(f"{'st'[role]}-sector={sector}", f"{'st'[role]}-rule={rule}")
