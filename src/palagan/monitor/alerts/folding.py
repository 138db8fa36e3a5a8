"""Which alert a thing of the record belongs to: known again by its mentions when ids change, merge or split.

A visit and the meeting held on it are one matter: meetings of two countries of one story, told within two days.

Breaches of one truce are one matter: those that the record ties to the same truce, and those told of the same parties
or in the same story within two days of each other, for ten days from the first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from palagan.monitor.alerts.grown import Grown
from palagan.store.alerts import AlertRow

BETWEEN = 2 * 86_400.0
"""Seconds between tellings of breaches of one episode."""
LONGEST = 10 * 86_400.0
"""Seconds from its first telling for which an episode goes on."""


@dataclass(frozen=True, slots=True)
class Open:
    """An alert that may still grow, with all by which it is known again."""

    row: AlertRow
    grown: Grown
    marks: frozenset[str]


@dataclass(frozen=True, slots=True)
class Facet:
    """What folding looks at of a thing: its id and marks; of a breach also the marks of the truces that it breaks, the
    codes of its parties, its story, and when it was first and last told; of a meeting (`meets`) its countries as sides,
    its story, and when it was first told."""

    id: str
    marks: frozenset[str]
    truces: frozenset[str] = frozenset()
    sides: frozenset[str] = frozenset()
    story: str | None = None
    first: float = 0.0
    last: float = 0.0
    meets: bool = False


@dataclass(slots=True)
class Bundle:
    """Things that are one matter, and the alert that tells it. `known`: they were told by an alert that goes on with
    others (a split), so they are no news. `into`: the alert, told before, with which this one was told together."""

    alert: Open | None
    things: list[str] = field(default_factory=list)
    known: bool = False
    into: Open | None = None


def folded(things: Sequence[Facet], alerts: Sequence[Open], *, episodes: bool = False) -> list[Bundle]:
    """The matters that these things are, those of alerts first, in the order in which they first rang. An alert that
    none of the things belongs to has an empty bundle. With `episodes` several things may be one matter."""
    by_mark: dict[str, list[int]] = {}
    for number, alert in enumerate(alerts):
        for mark in alert.marks:
            by_mark.setdefault(mark, []).append(number)
    bundles = [Bundle(alert) for alert in alerts]
    shared = {one.id: Counter(n for mark in one.marks for n in by_mark.get(mark, ())) for one in things}
    if episodes:
        _by_episode(things, alerts, bundles, by_mark, shared)
        return bundles
    fresh: list[Bundle] = []
    for number in range(len(alerts)):
        mine = [one for one in things if shared[one.id][number]]
        best = max(mine, key=lambda one: (shared[one.id][number], one.id), default=None)
        if best is None:
            continue
        taken = next((other for other in bundles[:number] if best.id in other.things), None)
        if taken is not None:
            bundles[number].into = taken.alert
            continue
        bundles[number].things.append(best.id)
    held = {id_ for bundle in bundles for id_ in bundle.things}
    for one in things:
        if one.id not in held:
            known = sum(shared[one.id].values()) > len(one.marks) / 2
            fresh.append(Bundle(None, [one.id], known=known))
    return _by_occasion([*bundles, *fresh], {one.id: one for one in things})


def _by_occasion(bundles: Sequence[Bundle], things: Mapping[str, Facet]) -> list[Bundle]:
    """The bundles, those of meetings on one occasion taken together; what rings first keeps its place."""
    out: list[Bundle] = []
    for bundle in bundles:
        told = [things[id_] for id_ in bundle.things]
        beside = None
        if bundle.alert is None and told and told[0].meets:
            beside = next(
                (other for other in out if any(_one_occasion(told[0], things[o]) for o in other.things)), None
            )
        if beside is None:
            out.append(bundle)
        else:
            beside.things += bundle.things
    return out


def _one_occasion(one: Facet, other: Facet) -> bool:
    if not (one.meets and other.meets) or one.story is None or one.story != other.story:
        return False
    return len(one.sides & other.sides) > 1 and abs(one.first - other.first) <= BETWEEN


def _by_episode(
    things: Sequence[Facet],
    alerts: Sequence[Open],
    bundles: list[Bundle],
    by_mark: Mapping[str, Sequence[int]],
    shared: Mapping[str, Counter[int]],
) -> None:
    spans = [_span(alert) for alert in alerts]
    for one in sorted(things, key=lambda thing: (thing.first, thing.id)):
        number = _first(shared[one.id])
        if number is None:
            number = _first(Counter(n for mark in one.truces for n in by_mark.get(mark, ())))
        if number is None:
            number = next((n for n, span in enumerate(spans) if _continues(one, span)), None)
        if number is None:
            bundles.append(Bundle(None))
            spans.append(_Span(one.first, one.last, one.sides, one.story, one.truces))
            number = len(bundles) - 1
        bundles[number].things.append(one.id)
        spans[number] = spans[number].with_(one)


@dataclass(frozen=True, slots=True)
class _Span:
    """An episode so far."""

    first: float
    last: float
    sides: frozenset[str]
    story: str | None
    truces: frozenset[str]

    def with_(self, one: Facet) -> _Span:
        """Gone on by a further breach."""
        return _Span(
            min(self.first, one.first), max(self.last, one.last), self.sides | one.sides, self.story or one.story,
            self.truces | one.truces,
        )  # fmt: skip


def _span(alert: Open) -> _Span:
    grown = alert.grown
    truces = frozenset(mark for mark in alert.marks if mark.startswith("truce "))
    return _Span(grown.first, grown.last, frozenset(grown.sides), grown.story, truces)


def _continues(one: Facet, span: _Span) -> bool:
    if one.truces & span.truces:
        return True
    if one.truces and span.truces:
        return False
    near = span.first - BETWEEN <= one.first <= min(span.last + BETWEEN, span.first + LONGEST)
    return near and (bool(one.sides & span.sides) or (one.story is not None and one.story == span.story))


def _first(counts: Counter[int]) -> int | None:
    """The alert of most marks, of equals the first that rang."""
    return min(counts, key=lambda n: (-counts[n], n)) if counts else None


def held_by(alerts: Iterable[Open], marks: Mapping[str, str]) -> dict[str, set[str]]:
    """Alert → the things that now hold some of its marks; `marks` tells of each mark which thing has it."""
    return {alert.row.id: {marks[mark] for mark in alert.marks if mark in marks} for alert in alerts}
