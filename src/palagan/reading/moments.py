"""The days, months and years of a page as candidates for the date of an event, and what speaks for each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from palagan.reading.age import age_of
from palagan.reading.between import between, gap_of, step_of, verb_beside
from palagan.reading.ground import Ground, Telling, likeness

MOST = 8
"""Values of a page that are candidates for one event: those nearest to it."""
_LASTING = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "AID", "SANCTION", "RETREAT"})
"""Types of what may go on: a value long past may be its beginning though no "sejak" says so."""
_LONG_AGO = frozenset({"month", "half-year", "years", "long"})
_STEPS = (0, 1, 3, 6, 10, 16, 24)
_BACK = (-4, -2, -1, 0, 1, 2, 3, 5, 8)


@dataclass(frozen=True, slots=True)
class Moment:
    """One time expression with its place in the page: `lead` is the word before it, `before` and `after` the sort of
    the nearest verb on each side ("carry", "say", "verb" or "-")."""

    value: str
    sentence: int
    first: int
    last: int
    start: int
    end: int
    rule: str
    lead: str
    before: str
    after: str


class Dated(NamedTuple):
    """A candidate for the date of an event: the value, the expression that gives it, and what speaks for it."""

    value: str | None
    moment: Moment | None
    features: tuple[str, ...]


def moments_of(ground: Ground) -> tuple[Moment, ...]:
    """The anchored time expressions of the page, in order."""
    out = []
    for time in ground.times:
        if time.value is None:
            continue
        at = ground.sentence_at(time.start)
        first, last = ground.token_at(at, time.start), ground.token_at(at, time.end - 1) + 1
        lead, before, after = (
            ground.word(at, first - 1),
            verb_beside(ground, at, first, -1),
            verb_beside(ground, at, last, 1),
        )
        out.append(Moment(time.value, at, first, last, time.start, time.end, time.rule, lead, before, after))
    return tuple(out)


def form_of(value: str) -> str:
    """The shape of a value: "10", "7" or "4" for a day, month or year, "open", "stretch"."""
    if value.endswith("/.."):
        return "open"
    return "stretch" if "/" in value else str(len(value))


class Dating:
    """Makes the candidates for the dates of a page's events."""

    def __init__(self, ground: Ground, tellings: Sequence[Telling]) -> None:
        self.ground = ground
        self.moments = moments_of(ground)
        self._tellings = tellings
        self._values: dict[str, list[Moment]] = {}
        self._here: dict[int, list[Moment]] = {}
        for moment in self.moments:
            self._values.setdefault(moment.value, []).append(moment)
            self._here.setdefault(moment.sentence, []).append(moment)
        self._told: dict[int, list[Telling]] = {}
        self._owners: dict[str, list[Telling]] = {}
        for telling in tellings:
            self._told.setdefault(telling.sentence, []).append(telling)
            own = self.nearest(telling)
            if own is not None:
                self._owners.setdefault(own.value, []).append(telling)
        full = [moment.value for moment in self.moments if len(moment.value) == 10]
        self._fixed = {value: self._of_value(value, full) for value in self._values}

    def nearest(self, telling: Telling) -> Moment | None:
        """The expression of the event's own sentence that stands nearest to it, not one that dates another's report."""
        inside = [moment for moment in self._here.get(telling.sentence, ()) if moment.before != "carry"]
        return min(inside, key=lambda moment: gap_of(telling, moment), default=None)

    def candidates(self, telling: Telling) -> tuple[Dated, ...]:
        """What may be the event's date, each with what speaks for it; the last one is that no date is told."""
        at = telling.sentence
        own = list(dict.fromkeys(m.value for m in sorted(self._here.get(at, ()), key=lambda m: gap_of(telling, m))))
        last = next((m for m in reversed(self.moments) if m.sentence < at and m.before != "carry"), None)
        shared = (
            f"own={min(len(own), 2)}",
            f"type={telling.type}",
            f"status={telling.status}",
            f"quoted={telling.quoted}",
            f"noun={telling.nominal}{telling.pointing}",
            f"early={at < 3}",
        )
        ranked = sorted(self._values, key=lambda value: min(abs(m.sentence - at) for m in self._values[value]))[:MOST]
        out = []
        for value in ranked:
            moment = self._nearest_of(telling, value)
            back = at - moment.sentence
            features = [*self._fixed[value], *shared, f"back={step_of(back, _BACK)}"]
            kin = self._kin(telling, value)
            features += (*kin, f"{kin[0]}|{shared[0]}")
            features += (
                f"lead={moment.lead}",
                f"before={moment.before}",
                f"after={moment.after}",
                f"rule={moment.rule}",
            )
            if back == 0:
                features += self._inside(telling, moment, own)
            elif last is not None and last.value == value:
                features.append(f"last={step_of(at - last.sentence, _BACK)}")
            out.append(Dated(value, moment, tuple(features)))
            if self._may_go_on(telling, value):
                root = f"root={telling.root}"
                out.append(Dated(f"{value}/..", moment, ("on", root, *(f"on|{one}" for one in features[:18]))))
        out.append(Dated(None, None, ("none", f"values={min(len(self._values), 6)}", *shared, f"none|{shared[0]}")))
        return tuple(out)

    def _of_value(self, value: str, full: Sequence[str]) -> tuple[str, ...]:
        several = self._values[value]
        return (
            f"form={form_of(value)}",
            f"age={age_of(value, self.ground.today)}",
            f"count={min(len(several), 3)}",
            f"first={bool(full) and value == full[0]}",
            f"lead-in={several[0].sentence < 3}",
            f"days={min(len(set(full)), 4)}",
        )

    def _nearest_of(self, telling: Telling, value: str) -> Moment:
        """The value's expression in the event's sentence, else the last one before, else the first."""
        several = self._values[value]
        inside = [moment for moment in several if moment.sentence == telling.sentence]
        if inside:
            return min(inside, key=lambda moment: gap_of(telling, moment))
        return next((moment for moment in reversed(several) if moment.sentence < telling.sentence), several[0])

    def _may_go_on(self, telling: Telling, value: str) -> bool:
        return (
            telling.type in _LASTING
            and form_of(value) in ("10", "7", "4")
            and f"{value}/.." not in self._values
            and age_of(value, self.ground.today) in _LONG_AGO
        )

    def _inside(self, telling: Telling, moment: Moment, own: Sequence[str]) -> tuple[str, ...]:
        gap = gap_of(telling, moment)
        others = sum(1 for o in self._told[telling.sentence] if o is not telling and gap_of(o, moment) < gap)
        return (
            "in",
            f"rank={min(own.index(moment.value), 2)}of{min(len(own), 3)}",
            f"others={min(others, 2)}",
            *between(self.ground, telling, moment, step_of(gap, _STEPS)),
        )

    def _kin(self, telling: Telling, value: str) -> tuple[str, str]:
        """Whether other tellings of what may be the same event have the value in their own sentence."""
        others = [other for other in self._owners.get(value, ()) if other is not telling]
        best = max((likeness(telling, other) for other in others), default=0)
        return f"kin={best}", f"held={min(len(others), 4)}"
