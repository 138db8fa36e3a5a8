"""Tolls of one story's pages in their order: which are sums of a rising series, which are of which strike.

If an official's word counts civilians by a town, the series tells: a sum never falls, so a number under an earlier sum
of the same people is the strike's; and numbers that one sentence sums up are sums together. A toll told anew takes the
day of the strike on that town in the days before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from palagan.model.record import LedgerEntry

UPDATED = 3
"""Days after a strike in which its toll is told anew without its day."""


@dataclass(frozen=True, slots=True)
class Toll:
    """A figure with what it is a toll of. `people`: "forces", "rebels", "civilians" or "people"; `country` its code or
    "both".

    `spot` and `day` (an ordinal) tell the strike, `firm` whether the day is the strike's own; `then` dates history.
    `running`: it sums up. `speaks_for`: the side of the official who gives it. `unsure`: strike or sum is still open.
    `telling` is the id of the page's telling it is told with, `published` the day of publication.
    """

    entry: LedgerEntry
    telling: str | None
    published: int | None
    order: tuple[tuple[int, int, str], int]
    people: str | None
    country: str | None
    spot: str | None
    day: int | None
    firm: bool
    then: str | None
    running: bool
    speaks_for: str | None = None
    unsure: bool = False

    @property
    def is_strike(self) -> bool:
        """Whether it is the toll of one strike."""
        return self.spot is not None and self.then is None


def decided(tolls: Iterable[Toll]) -> list[Toll]:
    """The tolls of the pages of a story, by publication: every open one is a sum if it fits the rising series of its
    people, else a strike's."""
    ordered = sorted(tolls, key=lambda toll: toll.order)
    series: dict[tuple[str | None, str | None, str], list[tuple[int, float]]] = defaultdict(list)
    for toll in ordered:
        if not toll.unsure and not toll.is_strike and toll.then is None and toll.published and toll.entry.low:
            series[toll.country, toll.people, toll.entry.kind].append((toll.published, toll.entry.low))
    sums = {toll.entry.id for toll in ordered if toll.unsure and _rises(toll, series)}
    beside = {_place(toll) for toll in ordered if toll.running and toll.entry.id in sums}
    return [
        replace(toll, unsure=False, spot=None if toll.entry.id in sums or _place(toll) in beside else toll.spot)
        if toll.unsure
        else toll
        for toll in ordered
    ]


def _place(toll: Toll) -> tuple[object, ...]:
    """What numbers of one sentence that sum up the same people have in common."""
    words = toll.entry.evidence
    return toll.running, toll.country, toll.people, words.page, words.start, words.end


def _rises(toll: Toll, series: Mapping[tuple[str | None, str | None, str], Sequence[tuple[int, float]]]) -> bool:
    known = series.get((toll.country, toll.people, toll.entry.kind), ())
    before = [low for day, low in known if toll.published is not None and day <= toll.published]
    return bool(before) and (toll.entry.low or 0.0) >= max(before)


def dated(tolls: Iterable[Toll]) -> list[Toll]:
    """All tolls of a case, those of a strike told anew with the day of the strike."""
    tolls = list(tolls)
    firm: dict[str, set[int]] = defaultdict(set)
    for toll in tolls:
        if toll.spot is not None and toll.firm and toll.day is not None:
            firm[toll.spot].add(toll.day)
    return [of_day(toll, firm.get(toll.spot or "", ())) for toll in tolls]


def of_day(toll: Toll, firm: Collection[int]) -> Toll:
    """A toll with the day of the strike on its town in the days before; `firm` are days told of strikes there."""
    if toll.spot is None or toll.firm or toll.day is None:
        return toll
    days = [day for day in firm if toll.day - UPDATED <= day <= toll.day]
    return replace(toll, day=max(days, default=toll.day))
