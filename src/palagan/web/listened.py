"""How a subscription does, in one word with the way out: the state that the Sources screen, the API and the overview
tell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection

from palagan.looking.subscribed import Listening, Subscribed, listening
from palagan.monitor.rhythm import rhythm_of
from palagan.monitor.silence import Silent, silent_sources
from palagan.store.moves import Move, moves
from palagan.store.named import kept

State = Literal["gone", "paused", "forbids", "closed", "refused", "silent", "new", "heard"]
TROUBLE = frozenset({"gone", "forbids", "closed", "refused", "silent"})
"""States that somebody should look at."""
HOURS, DAYS = 24, 14
FAILS = 3
"""Asks in a row without an answer from which a source is said to fail; one failed ask is nothing."""


@dataclass(frozen=True, slots=True)
class Listened:
    """A subscription with its state. `silent_since`: its last new page, where it is silent; `hours` and `days` count
    its new pages of 24 hours and 14 days, the latest last; `usual`: between how many a day eight in ten days lie, None
    where that is not known yet; `move`: its last move to another address, None where it never moved."""

    subscription: Subscribed
    state: State
    silent_since: float | None
    hours: tuple[int, ...]
    days: tuple[int, ...]
    usual: tuple[int, int] | None
    move: Move | None = None

    @property
    def today(self) -> int:
        """New pages of the last 24 hours."""
        return sum(self.hours)

    @property
    def in_trouble(self) -> bool:
        """Whether somebody should look at it."""
        return self.state in TROUBLE


def listened(connection: Connection, now: float) -> tuple[Listening, tuple[Listened, ...]]:
    """What the case listens to, and each subscription with its state; those in trouble first. Worked out once a minute
    and state of the case."""
    return kept(connection, ("listened", int(now // 60)), lambda: _listened(connection, now))


def _listened(connection: Connection, now: float) -> tuple[Listening, tuple[Listened, ...]]:
    found = listening(connection, now)
    told = each_told(connection, found.subscriptions, now)
    return found, tuple(sorted(told, key=lambda one: not one.in_trouble))


def each_told(connection: Connection, several: Iterable[Subscribed], now: float) -> tuple[Listened, ...]:
    """Each of some subscriptions with its state, in their order."""
    silent = {one.subscription: one for one in silent_sources(connection, now)}
    moved = moves(connection)
    return tuple(told_of(one, now, silent.get(one.id), moved.get(one.id)) for one in several)


def told_of(one: Subscribed, now: float, silent: Silent | None, move: Move | None = None) -> Listened:
    """One subscription with its state and its rates, by the rhythm that is known of it."""
    rhythm = rhythm_of(one.rhythm)
    return Listened(
        subscription=one,
        state=state_of(one, silent is not None),
        silent_since=silent.last if silent else None,
        hours=_bars(rhythm.hours, now, HOURS, 1),
        days=_bars(rhythm.hours, now, DAYS, 24),
        usual=silent.usual if silent else rhythm.usual(now),
        move=move,
    )


def _bars(hours: Iterable[tuple[int, int]], now: float, number: int, width: int) -> tuple[int, ...]:
    """Counts by stretches of `width` hours back from now, the latest last."""
    end = int(now // 3600)
    counts = [0] * number
    for hour, count in hours:
        back = (end - hour) // width
        if 0 <= back < number:
            counts[number - 1 - back] += count
    return tuple(counts)


def state_of(one: Subscribed, silent: bool) -> State:
    """The state that says most: what the user did, then what keeps it from being heard, then how it is heard."""
    if one.state == "gone":
        return "gone"
    if one.state == "paused":
        return "paused"
    if one.host is not None and one.host.forbids:
        return "forbids"
    if one.host is not None and one.host.closed is not None:
        return "closed"
    if one.refused >= FAILS:
        return "refused"
    if silent:
        return "silent"
    return "heard" if one.asked is not None else "new"
