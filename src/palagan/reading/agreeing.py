"""The likeliest pairs of each event weighed once more, beside what the page's other events were found to be.

`pairing.py` sees of other events what each of them alone leaves to be thought. Here it is known which pairs they most
likely have, so that a sentence that names no doer, or only half of what it tells, agrees with those that name both.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np

from palagan.reading.barred import Weighed
from palagan.reading.pairing import PARTS, STEPS, Pair, Pairs, anchor_signs
from palagan.reading.parts import Floats, Ints, Ladders, Rows
from palagan.reading.scan import Scanned
from palagan.reading.shares import Numbered, of_others, sums

_LEAST = 0.02
"""Chance of a pair, or of its countries, below which it is looked at no further."""

_KINDS = ("all", "type", "root")
_SIDES = [
    Ladders(PARTS, STEPS, f"{role}-land", *[f"{kind}-{way}{role}" for way in ("", "turned-") for kind in _KINDS])
    for role in "st"
]
_PAIR = Ladders(
    PARTS,
    STEPS,
    "land-first",
    *[f"{kind}-{way}{most}" for way in ("p", "back") for kind in _KINDS for most in ("", "-most")],
)
_BESIDE = [Ladders(PARTS, STEPS, f"{step}-pair", f"{step}-back") for step in ("before", "after")]
_FIRST = Ladders(PARTS, STEPS, "first")


class _Page(NamedTuple):
    """What events say of countries by number, a line an event: the chance of each two to be doer and other; of what is
    likely enough, as doers, as those it is done to, and in pairs; and what the other events, those of its type and
    those of its root say of that, on the average and at most."""

    lands: Numbered
    pairs: Floats
    likely: Floats
    told: list[tuple[Floats, Floats]]


def kept_pairs(page: Sequence[Scanned], weighed: Sequence[Weighed]) -> Pairs:
    """The pairs of each of a page's events that are likely enough, and nobody with nobody; `weighed` has the chance of
    each of its pairs."""
    asked = [[pair for pair, chance in pairs.items() if chance >= _LEAST or pair == ("", "")] for pairs in weighed]
    if not asked:
        return Pairs([], Rows(PARTS, ()))
    events = _page(page, weighed)
    rows = [(n, pair) for n, pairs in enumerate(asked) for pair in pairs]
    lands = events.lands
    at, one, two = np.array([(n, lands[source], lands[target]) for n, (source, target) in rows]).T
    crowd = PARTS.number(f"events={min(len(page), 12) // 3}")
    whole = np.array([(anchor_signs(scanned), crowd) for scanned in page])
    inside = [{actor for group in scanned.clause.groups for actor in group.actors} for scanned in page]
    told = [
        _told(page[n], inside[n], pair, a == b)
        for (n, pair), a, b in zip(rows, one.tolist(), two.tolist(), strict=True)
    ]
    of_pair = np.column_stack((_FIRST([weighed[n][pair] for n, pair in rows]), told))
    parts = (_side(events, 0, at, one), _side(events, 1, at, two), _pair(page, events, at, one, two), of_pair)
    return Pairs(asked, Rows(PARTS, ((whole, at), (np.concatenate(parts, axis=1), None))))


def _page(page: Sequence[Scanned], weighed: Sequence[Weighed]) -> _Page:
    lands = Numbered(page[0].scene.cast.land)
    found: dict[tuple[int, int, int], float] = {}
    for number, pairs in enumerate(weighed):
        for (source, target), chance in pairs.items():
            both = (number, lands[source], lands[target])
            found[both] = found.get(both, 0.0) + chance
    events, count = len(page), lands.count
    sides = [sums([(key[0], key[side], chance) for key, chance in found.items()], (events, count)) for side in (1, 2)]
    met = sums([(n, one * count + two, chance) for (n, one, two), chance in found.items()], (events, count * count))
    every = np.concatenate((*sides, met), axis=1)
    likely = np.where(every >= _LEAST, every, 0.0)
    entries = [scanned.anchor.entry for scanned in page]
    kinds = ([""] * events, [entry.type for entry in entries], [entry.root for entry in entries])
    return _Page(lands, met, likely, [of_others(likely, kind) for kind in kinds])


def _side(events: _Page, role: int, at: Ints, land: Ints) -> Ints:
    """What the other events say of countries in this role, and in the other."""
    count = events.lands.count
    own, turned = role * count + land, (1 - role) * count + land
    values = [events.likely[at, own], *[mean[at, own] for mean, _ in events.told]]
    return _SIDES[role](*values, *[mean[at, turned] for mean, _ in events.told])


def _pair(page: Sequence[Scanned], events: _Page, at: Ints, one: Ints, two: Ints) -> Ints:
    """What they say of two countries in these roles, and turned round; above all those told just before and after."""
    count = events.lands.count
    there, back = one * count + two, two * count + one
    values = [told[at, 2 * count + way] for way in (there, back) for kind in events.told for told in kind]
    alone = np.zeros((1, count * count))
    pairs = np.concatenate((alone, events.pairs, alone))
    out = [_PAIR(events.pairs[at, there], *values)]
    for ladders, step, beside in zip(_BESIDE, ("before", "after"), (at, at + 2), strict=True):
        company = [_company(step, page, n, n + (1 if step == "after" else -1)) for n in range(len(page))]
        out += [ladders(pairs[beside, there], pairs[beside, back]), np.array(company)[at, None]]
    return np.concatenate(out, axis=1)


def _company(step: str, page: Sequence[Scanned], own: int, beside: int) -> int:
    """The part of what the event beside another is to it; the part without features where there is none."""
    if not 0 <= beside < len(page):
        return PARTS.number()
    event, other = page[own], page[beside]
    same_type = other.anchor.entry.type == event.anchor.entry.type
    return PARTS.number(f"{step}={other.scene.sentence == event.scene.sentence:d}{same_type:d}")


def _told(scanned: Scanned, inside: set[str], pair: Pair, one_land: bool) -> int:
    """The part of whether the sentence names the two, and whether they are the parties by rule."""
    (source, target), rule = pair, scanned.parties
    return _of_pair(
        bool(source), not source or source in inside, bool(target), not target or target in inside,
        source in rule.sources, target in rule.targets, bool(rule.sources), bool(rule.targets), one_land,
    )  # fmt: skip


@cache
def _of_pair(*holds: bool) -> int:
    source, near, target, far, doer, other, any_doer, any_other, one_land = holds
    names = (f"in={source:d}{near:d}{target:d}{far:d}", f"rule={doer:d}{other:d}{any_doer:d}{any_other:d}")
    return PARTS.number(*names, *(("one-land",) if one_land else ()))
