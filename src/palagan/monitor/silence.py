"""Sources that are silent against their own rhythm (`rhythm.py` says when that is)."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from palagan.monitor.rhythm import rhythm_of
from palagan.store.subscriptions import list_subscriptions


@dataclass(frozen=True, slots=True)
class Silent:
    """A source that is on, was asked, and brings nothing new. `last`: the moment of its newest item, `since`: from when
    on that is longer than its rhythm explains; `usual_wait`: the seconds of a usual wait; `usual`: new items a day,
    from and to, None where too little is known."""

    subscription: str
    name: str
    outlet: str | None
    last: float
    since: float
    usual_wait: float
    usual: tuple[int, int] | None


def silent_sources(connection: Connection, now: float) -> tuple[Silent, ...]:
    """Those that are silent at this moment, the longest first. Of a source that was not asked since, nothing is said:
    the watcher slept, not the source."""
    found = []
    for one in list_subscriptions(connection):
        rhythm = rhythm_of(one.rhythm)
        if one.state != "on" or rhythm.silent is None or rhythm.last is None:
            continue
        since, wait = rhythm.silent_from(), rhythm.usual_wait()
        if since is None or wait is None:
            continue
        if since <= now and one.asked is not None and one.asked >= since:
            found.append(Silent(one.id, one.name, one.outlet, rhythm.last, since, wait, rhythm.usual(rhythm.last)))
    return tuple(sorted(found, key=lambda silent: (silent.last, silent.subscription)))
