"""A matter that may ring: what pages tell of it, in the order of publication, and what it had come to at any moment."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from palagan.model.record import Evidence, OriginCount

MatterKind = Literal["happening", "ledger", "claim", "truce", "source", "search"]
Bounds = tuple[float | None, float | None]
"""The least and the greatest number that is now said of a harm; None is open."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One page's words for the matter. `mark` is known again when ids change; `moment` is that of publication (of
    capture, where the page is undated), seconds since 1970, None where neither is known. `asserted` and `denied` name
    who says so and who denies it; `counts`: it stands for the matter (a denial of a claim does not)."""

    mark: str
    moment: float | None
    published: str | None
    evidence: Evidence
    asserted: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()
    counts: bool = True


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a harm. `replaces` are the marks of those it takes the place of; `current`: it still stands."""

    mark: str
    harm: str
    low: float | None
    high: float | None
    moment: float | None
    published: str | None
    evidence: Evidence
    speakers: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()
    current: bool = True


@dataclass(frozen=True, slots=True)
class Matter:
    """What a rule may ring for, as the record has it now.

    `about` is its id there ("hp-…", "lg-…", "cl-…", a story's, a subscription's); `title` the words of a claim, of a
    search, what a ledger is about, a source's name. `sides` are codes of parties; `truces` the ids of truces that it
    breaks. `marks` know it again: those of its tellings and figures, and further ones. `origins` and `toll` are those
    of today, as people decided.
    """

    kind: MatterKind
    about: str
    tellings: tuple[Telling, ...]
    origins: OriginCount
    title: str = ""
    type: str = ""
    mode: str | None = None
    sources: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    sides: frozenset[str] = frozenset()
    date: str | None = None
    place: str | None = None
    status: str = ""
    story: str | None = None
    figures: tuple[Figure, ...] = ()
    toll: Mapping[str, Bounds] = field(default_factory=dict)
    further: frozenset[str] = frozenset()
    truces: tuple[str, ...] = ()
    differs: tuple[str, ...] = ()

    @property
    def marks(self) -> frozenset[str]:
        """All by which it is known again."""
        told = frozenset(one.mark for one in self.tellings)
        return told | frozenset(one.mark for one in self.figures) | self.further

    @property
    def first(self) -> float | None:
        """When it was first told."""
        return min((m for m in moments(self)), default=None)

    @property
    def last(self) -> float | None:
        """When it was last told."""
        return max((m for m in moments(self)), default=None)


@dataclass(frozen=True, slots=True)
class State:
    """What a matter had come to at a moment: origins at least and at most with their ids, tolls by harm, who asserts,
    who denies, on how many pages, by and against whom, where, with which status. `said` is of each harm the most that
    somebody says there were at least: a part that is counted beside a sum does not lower it."""

    low: int
    high: int
    ids: tuple[str, ...]
    toll: Mapping[str, Bounds]
    asserted: tuple[str, ...]
    denied: tuple[str, ...]
    pages: int
    parties: tuple[str, ...]
    place: str | None
    status: str
    said: Mapping[str, float] = field(default_factory=dict)


Count = Callable[[Iterable[Telling]], OriginCount]
"""How many origins stand behind some tellings."""


def moments(matter: Matter) -> Iterable[float]:
    """The moments at which something of it was told."""
    yield from (one.moment for one in matter.tellings if one.moment is not None)
    yield from (one.moment for one in matter.figures if one.moment is not None)


def cut_at(matter: Matter, moment: float) -> Matter:
    """The matter as it was told until a moment; what is not told in time stays."""
    told = tuple(one for one in matter.tellings if one.moment is not None and one.moment <= moment)
    figures = tuple(one for one in matter.figures if one.moment is not None and one.moment <= moment)
    return replace(matter, tellings=told, figures=figures)


def state_of(matter: Matter) -> State:
    """What a matter has come to today."""
    return _state(matter, matter.tellings, matter.origins, matter.toll, matter.figures)


def state_at(matter: Matter, moment: float, count: Count) -> State:
    """What it had come to at a moment, by the pages published until then; undated ones count as told last."""
    told = tuple(one for one in matter.tellings if one.moment is not None and one.moment <= moment)
    figures = [one for one in matter.figures if one.moment is not None and one.moment <= moment]
    whole = len(told) == len(matter.tellings)
    origins = matter.origins if whole else count(one for one in told if one.counts)
    toll = matter.toll if len(figures) == len(matter.figures) else toll_of(figures)
    return _state(matter, told, origins, toll, figures)


def toll_of(figures: Iterable[Figure]) -> dict[str, Bounds]:
    """What is said of each harm by some figures: those that none of the others replaces; open where one is."""
    found: dict[str, Bounds] = {}
    for harm, now in _said_now(figures).items():
        lows, highs = [one.low for one in now], [one.high for one in now]
        found[harm] = (
            None if None in lows else min(one for one in lows if one is not None),
            None if None in highs else max(one for one in highs if one is not None),
        )
    return found


def _said_now(figures: Iterable[Figure]) -> dict[str, list[Figure]]:
    """Of each harm the figures that none of the others replaces."""
    several = list(figures)
    gone = {mark for one in several for mark in one.replaces}
    found: dict[str, list[Figure]] = {}
    for harm in dict.fromkeys(one.harm for one in several):
        every = [one for one in several if one.harm == harm]
        standing = [one for one in every if one.mark not in gone]
        found[harm] = [one for one in standing if one.current or one is every[-1]] or standing or every
    return found


def _state(
    matter: Matter,
    told: tuple[Telling, ...],
    origins: OriginCount,
    toll: Mapping[str, Bounds],
    figures: Iterable[Figure],
) -> State:
    return State(
        low=origins.low,
        high=origins.high,
        ids=origins.ids,
        toll=dict(toll),
        said={harm: max(one.low or 0.0 for one in now) for harm, now in _said_now(figures).items()},
        asserted=tuple(dict.fromkeys(name for one in told for name in one.asserted)),
        denied=tuple(dict.fromkeys(name for one in told for name in one.denied)),
        pages=len({one.evidence.page for one in told}),
        parties=tuple(dict.fromkeys((*matter.sources, *matter.targets))),
        place=matter.place,
        status=matter.status,
    )
