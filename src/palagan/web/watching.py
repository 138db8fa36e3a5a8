"""What the Sources screen shows of watching: the watcher, what is listened to and how it does, what was found."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from palagan.looking.subscribed import HostState, TakenDown
from palagan.web.access.roles import may
from palagan.web.asked import Asked
from palagan.web.listened import Listened, listened
from palagan.web.moments import ZONE

LINES = 20
"""Lines of the watcher that are kept for the screen."""


class Stopping(Protocol):
    """What can be stopped."""

    def stop(self) -> None:
        """Stop it and wait until it has stopped."""


@dataclass(slots=True)
class Watch:
    """The watcher that runs beside this workbench: when it began, its last lines, and what ended it, if it ended."""

    began: float
    lines: deque[str] = field(default_factory=lambda: deque(maxlen=LINES))
    fault: str | None = None
    handle: Stopping | None = None

    def tell(self, line: str) -> None:
        """Keep a line that the watcher tells."""
        self.lines.append(line)

    @property
    def running(self) -> bool:
        """Whether it is at work."""
        return self.handle is not None and self.fault is None


@dataclass(frozen=True, slots=True)
class Offer:
    """Something found at an address. `takes`: it can be listened to; `number` is its place in the finding."""

    number: int
    kind: str
    url: str
    name: str
    items: int
    since: str | None
    until: str | None
    language: str | None
    detail: str
    takes: bool


@dataclass(frozen=True, slots=True)
class FoundOut:
    """What an address turned out to be, with what its site offers besides; `told` what was done at once with it."""

    id: str
    url: str
    found: tuple[Offer, ...]
    told: str | None = None

    @property
    def takes(self) -> bool:
        """Whether anything of it can be listened to."""
        return any(one.takes for one in self.found)


@dataclass(frozen=True, slots=True)
class Watching:
    """All of it; moments are seconds since 1970. `running`: this workbench watches, `elsewhere`: another program does.
    `next_due` and `next_name`: what is asked next."""

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


def watching_of(asked: Asked) -> Watching:
    """How watching stands at this moment."""
    now = seconds_now(asked)
    found, told = listened(asked.connection, now)
    watch = running_watch(asked)
    running = watch is not None and watch.running
    ahead = _next(told)
    return Watching(
        now=now,
        zone=found.watcher.zone or ZONE,
        may_change=may(asked.user.role, "owner"),
        contact=asked.settings.contact or found.watcher.contact,
        running=running,
        elsewhere=not running and found.watcher.lives(now),
        began=watch.began if watch is not None and running else found.watcher.began,
        lived=found.watcher.lived,
        fault=watch.fault if watch is not None else None,
        lines=tuple(watch.lines) if watch is not None else (),
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


def running_watch(asked: Asked) -> Watch | None:
    """The watcher that was started with this workbench."""
    found: Watch | None = getattr(asked.request.app.state, "watch", None)
    return found
