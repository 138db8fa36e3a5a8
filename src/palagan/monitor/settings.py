"""How a watcher goes about it, and what it tells while it does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from palagan.gather.web.connecting import LookUp, look_up
from palagan.gather.web.fetching import Manners
from palagan.gather.web.pace import LEAST
from palagan.gather.web.reach import Reach
from palagan.monitor.clock import NEVER
from palagan.monitor.rechecks import STEPS


@dataclass(frozen=True, slots=True)
class WatchSettings:
    """`agent` names us and a contact, in every request. `reach`, `look_up`: what may be asked, how names are found.

    `least` seconds between two requests to a host, `at_once` requests in all, `workers` processes that read. Up to
    `queue` results wait to be kept, and up to `unread` pages to be read; then fetching waits. Reading begins once
    `read_pages` pages wait, or the first has waited `read_seconds`. `once`: what is due now, then end; `until`: end at
    that moment. `alerts`: rules are asked and messages sent. `rechecks`: seconds after which kept pages are looked at
    again for edits. `refresh`: seconds after which it is seen what others changed in the case. `live`: every second
    it is told what goes on at the moment.
    """

    agent: str
    reach: Reach = field(default_factory=Reach)
    look_up: LookUp = look_up
    manners: Manners | None = None
    least: float = LEAST
    at_once: int = 40
    workers: int = 1
    queue: int = 200
    unread: int = 2000
    read_pages: int = 200
    read_seconds: float = 60.0
    once: bool = False
    until: float = NEVER
    alerts: bool = True
    rechecks: tuple[float, ...] = STEPS
    refresh: float = 30.0
    live: bool = False


Kind = Literal["begins", "read", "rang", "sent", "now", "quiet", "trouble", "ends"]
"""`now` is what goes on at the moment, for a line that is overwritten; the others are things that happened."""


@dataclass(frozen=True, slots=True)
class Told:
    """One line of what happens, its moment, and its counts for programs."""

    at: float
    kind: Kind
    line: str
    counts: Mapping[str, int] = field(default_factory=dict)


Tell = Callable[[Told], None]


def tell_nobody(_told: Told) -> None:
    """For a watcher that nobody looks at."""


def never() -> bool:
    """For a watcher that nobody ends."""
    return False


@dataclass(frozen=True, slots=True)
class Ended:
    """What a watcher did until it ended: its counts in all; `unread` pages and `waiting` addresses that are left."""

    counts: Mapping[str, int]
    unread: int
    waiting: int
