"""What the Sources screen shows of watching: the watcher, what is listened to and how it does, what was found."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from palagan.looking.subscribed import HostState, TakenDown
from palagan.web.access.roles import may
from palagan.web.asked import Asked
from palagan.web.beside import Beside
from palagan.web.finding_out import FoundOut
from palagan.web.listened import Listened, listened
from palagan.web.moments import ZONE


@dataclass(frozen=True, slots=True)
class Watching:
    """All of it; moments are seconds since 1970. `running`: this workbench watches, `elsewhere`: another program does.
    `next_due` and `next_name`: what is asked next. `finding`: what was found at `url`, before anything is done with it;
    `problem`: what was wrong; `told`: what was done."""

    now: float
    zone: str
    may_change: bool
    contact: str | None
    running: bool
    elsewhere: bool
    began: float | None
    lived: float | None
    fault: str | None
    lines: tuple[str, ...]
    next_due: float | None
    next_name: str | None
    waiting: int
    states: Mapping[str, int]
    subscriptions: tuple[Listened, ...]
    count: int
    forbidding: tuple[HostState, ...]
    taken_down: tuple[TakenDown, ...]
    taken_down_count: int
    url: str = ""
    problem: str | None = None
    way_out: str | None = None
    finding: FoundOut | None = None
    told: tuple[str, ...] = ()


def watching_of(asked: Asked) -> Watching:
    """How watching stands at this moment."""
    now = seconds_now(asked)
    found, told = listened(asked.connection, now)
    beside: Beside = asked.request.app.state.beside
    ahead = _next(told)
    return Watching(
        now=now,
        zone=found.watcher.zone or ZONE,
        may_change=may(asked.user.role, "owner"),
        contact=found.watcher.contact,
        running=beside.running,
        elsewhere=not beside.running and found.watcher.lives(now),
        began=beside.began if beside.running else found.watcher.began,
        lived=found.watcher.lived,
        fault=beside.fault,
        lines=beside.lines,
        next_due=ahead.subscription.next_due if ahead else None,
        next_name=ahead.subscription.name if ahead else None,
        waiting=found.waiting,
        states=found.states,
        subscriptions=told,
        count=found.count,
        forbidding=found.forbidding,
        taken_down=found.taken_down,
        taken_down_count=found.taken_down_count,
    )


def _next(told: Sequence[Listened]) -> Listened | None:
    """What is asked next of what is on."""
    due = [one for one in told if one.subscription.state == "on" and one.subscription.next_due is not None]
    return min(due, key=lambda one: one.subscription.next_due or 0.0, default=None)


def seconds_now(asked: Asked) -> float:
    """This moment by the clock of the workbench."""
    told: float = getattr(asked.request.app.state, "seconds", time.time)()
    return told
