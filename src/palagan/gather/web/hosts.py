"""What is known of each host while we ask: its robots.txt, its pace, its last answer. A plain book, kept by the caller.

A host is its name and port; robots.txt and pace hold for http and https alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from palagan.gather.web.pace import LEAST, Pace
from palagan.gather.web.robots import KEPT, Robots

AGAIN = 3600.0
"""Seconds after which a robots.txt that could not be had is asked for again."""


@dataclass(frozen=True, slots=True)
class Host:
    """One host. `robots` None: not asked yet; `robots_at` when it was, in seconds. `asked` counts all requests;
    `status` is that of the last answer (None: none came), `detail` why nothing came."""

    name: str
    robots: Robots | None = None
    robots_at: float | None = None
    pace: Pace = field(default_factory=Pace)
    asked: int = 0
    status: int | None = None
    detail: str | None = None

    def needs_robots(self, now: float) -> bool:
        """Whether its robots.txt is to be asked (again): after a day, after an hour where it could not be had."""
        if self.robots is None or self.robots_at is None:
            return True
        lasts = AGAIN if self.robots.closed else KEPT
        return not -lasts < now - self.robots_at < lasts

    def may_be_asked(self, now: float) -> bool:
        """Whether its pause is over."""
        return self.pace.not_after(now).next_at <= now


class HostBook:
    """Hosts by name. `least`: seconds between two requests to any host, whatever it says."""

    def __init__(self, hosts: dict[str, Host] | None = None, least: float = LEAST) -> None:
        self._hosts = hosts or {}
        self._changed: set[str] = set()
        self.least = least

    def of(self, url: str) -> Host:
        """The host of an address; a new one where it is not known."""
        return self.named(host_name(url))

    def named(self, name: str) -> Host:
        """The host of that name (`host_name`); a new one where it is not known."""
        return self._hosts.get(name) or Host(name)

    def clock_set_back(self, now: float) -> None:
        """No host waits longer than it was told, though the clock was set back: one that did not refuse for its pause,
        one that did for the longest that it can have asked for."""
        for host in [*self._hosts.values()]:
            pace = host.pace.not_after(now)
            if not pace.refused:
                pace = replace(pace, next_at=min(pace.next_at, now + pace.pause))
            if pace != host.pace:
                self.put(replace(host, pace=pace))

    def put(self, host: Host) -> None:
        """Remember what is now known of a host."""
        self._hosts[host.name] = host
        self._changed.add(host.name)

    def keep_to(self, name: str, pace: Pace) -> None:
        """Go by this pace at a host, as whoever asked it last left it."""
        host = self.named(name)
        if pace != host.pace:
            self.put(replace(host, pace=pace))

    def while_asked(self, url: str, now: float, agent: str) -> Pace:
        """The pace of a host from the moment that a request begins, for as long as nothing is known of its end."""
        host = self.of(url)
        delay = host.robots.delay(agent) if host.robots is not None else None
        return replace(host.pace, next_at=now + max(host.pace.pause, self.least, delay or 0.0))

    def changed(self) -> Iterator[Host]:
        """Those that were put since this was last asked, for the caller to keep."""
        names, self._changed = self._changed, set()
        return iter([self._hosts[name] for name in sorted(names)])

    def answered(
        self,
        url: str,
        status: int | None,
        began: float,
        ended: float,
        *,
        wish: float | None = None,
        agent: str = "",
        detail: str | None = None,
    ) -> Host:
        """Note an answer (`status` None: none came) and the pause that follows from it."""
        host = self.of(url)
        delay = host.robots.delay(agent) if host.robots is not None else None
        pace = host.pace.after(status, began, ended, wish=wish, least=max(self.least, delay or 0.0))
        host = replace(host, pace=pace, asked=host.asked + 1, status=status, detail=detail)
        self.put(host)
        return host


def host_name(url: str) -> str:
    """The name and port of an address, as hosts are kept by."""
    parts = urlsplit(url)
    name = (parts.hostname or "").rstrip(".").lower()
    port = parts.port
    return name if port in (None, 80, 443) else f"{name}:{port}"
