"""A matter gone through in the order of publication: when a rule would have rung for it, when again, when it grew.

What happens as pages come and what a preview shows of the past are told by the same steps. A matter rings when it first
meets the rule, and again only when it is promoted: a toll that the rule counts passes the next step of 1, 3, 10, 30,
100 …, or moves again by as much as the rule asks for, or the matter becomes grave. All else that changes is growth.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from palagan.monitor.alerts.matter import Bounds, Count, Matter, State, Telling, state_at, state_of
from palagan.monitor.alerts.rules import Rule
from palagan.views.filters import fold

MOST_STEPS = 200
"""Moments of one matter that are looked at: the first ones, and the last."""

Sources = Callable[[Telling], frozenset[str]]
"""The sources that a telling may rest on."""


@dataclass(frozen=True, slots=True)
class Step:
    """A moment at which a matter came to something new. `rank` is 0 where it does not meet the rule, 1 where it does,
    one more at each promotion; `grave`: it is to be heard at any hour. `before`: the toll that a move is told from."""

    moment: float
    state: State
    rank: int
    grave: bool
    before: Bounds | None = None


def replay(matter: Matter, rule: Rule, count: Count, sources: Sources) -> tuple[Step, ...]:
    """The steps of a matter, the first told first; the last is what it has come to today. Ranks never fall, since what
    was once told of is not told of anew when a page goes and comes back; but the last is 0 where the rule does not hold
    today."""
    found: list[Step] = []
    rank = moves = 0
    base: Bounds | None = None
    harm = rule.harms[0]
    every = list(_moments(matter, sources))
    for place, moment in enumerate(every):
        state = state_of(matter) if place == len(every) - 1 else state_at(matter, moment, count)
        before = base
        now = state.toll.get(harm)
        if rule.toll_moved and now is not None:
            if base is not None and moved(base, now, rule.toll_moved[harm]):
                moves, base = moves + 1, now
            base = base or now
        met = meets(rule, state) and (not rule.toll_moved or moves > 0)
        rank = max(rank, (moves if rule.toll_moved else promoted(rule, state)) if met else 0)
        last = place == len(every) - 1
        grave = is_grave(rule, matter, state)
        found.append(Step(moment, state, 0 if last and not met else rank, grave, before))
    return tuple(found)


def meets(rule: Rule, state: State) -> bool:
    """Whether what changes with time holds: it is told at all, by so many origins; tolls, denials."""
    if not state.pages or state.low < rule.min_origins:
        return False
    if any(state.said.get(harm, 0.0) < least for harm, least in rule.toll.items()):
        return False
    if rule.denied and not state.denied:
        return False
    return not rule.denied_by or any(named(one, name) for one in rule.denied_by for name in state.denied)


def moved(before: Bounds, now: Bounds, by: float) -> bool:
    """Whether either bound moved by so much. "At least 7" that becomes 7 did not: an open bound is at the other."""
    one, other = _closed(before), _closed(now)
    if one is None or other is None:
        return False
    return any(abs(new - old) >= by for old, new in zip(one, other, strict=True))


def _closed(told: Bounds) -> tuple[float, float] | None:
    low, high = told
    ends = [end for end in (low, high) if end is not None]
    return (ends[0], ends[-1]) if ends else None


def promoted(rule: Rule, state: State) -> int:
    """1, and one more for each step that a toll has passed beyond what the rule asks for, and where it became grave."""
    steps = [sum(1 for step in _ladder(state.said.get(harm, 0.0)) if step > least) for harm, least in rule.toll.items()]
    return 1 + max(steps, default=0) + _is_heavy(rule, state)


def _ladder(top: float) -> Iterator[float]:
    step = 1.0
    while step <= top:
        yield step
        if 3 * step <= top:
            yield 3 * step
        step *= 10


def is_grave(rule: Rule, matter: Matter, state: State) -> bool:
    """Whether it is to be heard at any hour."""
    return _is_heavy(rule, state) or matter.type in rule.grave_type


def _is_heavy(rule: Rule, state: State) -> bool:
    return rule.grave_toll is not None and state.said.get("killed", 0.0) >= rule.grave_toll


def named(wanted: str, name: str) -> bool:
    """Whether a name holds the words asked for, whole."""
    return f" {' '.join(_split(wanted))} " in f" {' '.join(_split(name))} "


def _split(words: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in fold(words)).split()


def _moments(matter: Matter, sources: Sources) -> Sequence[float]:
    """The moments at which something new was told: a source, a speaker, a denier, a figure; and the last of all."""
    told: list[tuple[float, frozenset[str]]] = []
    for one in matter.tellings:
        if one.moment is not None:
            speak = frozenset([*(f"by {name}" for name in one.asserted), *(f"not {name}" for name in one.denied)])
            told.append((one.moment, speak | sources(one) if one.counts else speak))
    told += [(one.moment, frozenset({one.mark})) for one in matter.figures if one.moment is not None]
    known: set[str] = set()
    found: dict[float, None] = {}
    for moment, what in sorted(told, key=lambda pair: pair[0]):
        if not what <= known or not found:
            found[moment] = None
            known |= what
    last = max((moment for moment, _ in told), default=None)
    listed = list(found)[: MOST_STEPS - 1]
    return [*listed, last] if last is not None and last not in listed else listed


def reached(steps: Iterable[Step], rank: int) -> Step | None:
    """The step at which a rank was first reached."""
    return next((step for step in steps if step.rank >= rank), None)
