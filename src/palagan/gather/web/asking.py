"""One address asked politely: robots.txt first, the host's pause kept, every redirect an address of its own.

All requests of gathering go through here, so that no rule of a host can be passed by on a side way.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Literal
from urllib.parse import urljoin

from palagan.gather.web.fetching import Failed, Fetched, Fetcher, Hop
from palagan.gather.web.hosts import Host, HostBook, host_name
from palagan.gather.web.pace import retry_after
from palagan.gather.web.reach import UnreachableError, checked_url
from palagan.gather.web.robots import robots_of, robots_url
from palagan.gather.web.turns import NobodyElse, Turns

Moment = Callable[[], float]
"""Gives the seconds since 1970."""
Sleep = Callable[[float], Awaitable[None]]
"""Waits until a moment."""
Refusal = Literal["robots", "forbids", "not-now"]
"""Why an address was not asked: its robots.txt forbids it; its host refused us many times in a row; its robots.txt
cannot be had now, or its host is to be left alone for longer than the caller would wait."""
_REDIRECTS = (301, 302, 303, 307, 308)
_GLANCE = 0.05
"""Seconds after which it is seen again whether a host's turn is ours."""
LONGEST_TURN = 300.0
"""Seconds after which another program's turn at a host is waited for no more."""


@dataclass(frozen=True, slots=True)
class Refused:
    """An address that was not asked, or not to the end: why, in a word and in a sentence with the way out. `until`:
    the moment from which it may be asked again, None for never. `hops`: the redirects that led there."""

    url: str
    refusal: Refusal
    detail: str
    until: float | None = None
    hops: tuple[Hop, ...] = ()


Answer = Fetched | Failed | Refused


class Asking:
    """Asks addresses for one program. Requests to one host go one after another, redirects to it as well: each waits
    for its turn. `turns` are those among all programs that ask beside this one."""

    def __init__(
        self,
        fetcher: Fetcher,
        hosts: HostBook,
        moment: Moment,
        sleep: Sleep,
        patience: float = 60.0,
        turns: Turns | None = None,
    ) -> None:
        self._fetcher, self.hosts, self._moment, self._sleep = fetcher, hosts, moment, sleep
        self._patience, self._turns = patience, turns or NobodyElse()
        self._taken: set[str] = set()

    @property
    def agent(self) -> str:
        """How we name ourselves."""
        return self._fetcher.manners.agent

    async def ask(self, url: str, conditions: Mapping[str, str] | None = None) -> Answer:
        """The answer to a GET, redirects followed. `conditions` (If-None-Match …) go to the first address alone.

        Waits while a host is to be left alone, at most `patience` seconds at a time.
        """
        hops: list[Hop] = []
        where, sent = url, dict(conditions or {})
        while True:
            try:
                where = checked_url(where, self._fetcher.reach)
            except UnreachableError as error:
                return Failed(where, "unreachable", str(error), tuple(hops))
            if any(hop.url == where for hop in hops):
                return Failed(url, "redirects", f"{where} leads back to itself", tuple(hops))
            async with self._turn(host_name(where)) as is_ours:
                refused = await self._barred(where) if is_ours else _others_turn(where)
                if refused is not None:
                    return replace(refused, hops=tuple(hops))
                answer = await self._once(where, sent)
            if isinstance(answer, Failed):
                return replace(answer, hops=tuple(hops))
            hops.append(answer)
            onward = answer.header("location") if answer.status in _REDIRECTS else None
            if onward is None:
                return Fetched(tuple(hops))
            if len(hops) > self._fetcher.manners.redirects:
                return Failed(url, "redirects", f"more than {self._fetcher.manners.redirects} redirects", tuple(hops))
            try:
                where, sent = urljoin(where, onward), {}
            except ValueError as error:
                return Failed(where, "broken", f"leads to no address ({error})", tuple(hops))

    async def _barred(self, url: str) -> Refused | None:
        """Why the host does not let us ask this; asks its robots.txt where that is due."""
        host = self.hosts.of(url)
        if host.pace.forbids and not host.may_be_asked(self._moment()):
            return _forbids(url, host.pace.forbidden, host.pace.not_after(self._moment()).next_at)
        if host.needs_robots(self._moment()):
            late = await self._waited(url)
            if late is not None:
                return late
            host = await self._robots(url)
        robots = host.robots
        assert robots is not None
        if robots.closed is not None:
            return Refused(url, "not-now", f"{host.name}: {robots.closed}", host.pace.next_at)
        if not robots.allows(url, self.agent):
            return Refused(
                url, "robots", f"the robots.txt of {host.name} forbids it; bring the page as a file or WARC instead"
            )
        return await self._waited(url)

    async def _robots(self, url: str) -> Host:
        """The host with its robots.txt as it is now. Redirects of it are followed, five at most (RFC 9309, 2.3.1.2)."""
        where, name = robots_url(url), host_name(url)
        found = None
        for step in range(6):
            try:
                where = checked_url(where, self._fetcher.reach)
            except UnreachableError as error:
                found = robots_of(503, str(error).encode())
                break
            async with self._elsewhere(name, host_name(where)) as is_ours:
                late = (await self._waited(where) if step else None) if is_ours else _others_turn(where)
                answer = late or await self._once(where, {})
            if not isinstance(answer, Hop):
                found = replace(robots_of(503, b""), closed=f"its robots.txt cannot be had now ({answer.detail})")
                break
            onward = answer.header("location") if answer.status in _REDIRECTS else None
            if onward is None:
                found = robots_of(answer.status, answer.body)
                break
            where = urljoin(where, onward)
        now, robots = self._moment(), found or robots_of(404, b"")
        host = self.hosts.of(url)
        wanted = now + (robots.delay(self.agent) or 0.0)  # the pause that it asks for follows the asking for it as well
        pace = replace(host.pace, next_at=max(host.pace.next_at, wanted))
        host = replace(host, robots=robots, robots_at=now, pace=pace)
        self.hosts.put(host)
        return host

    @asynccontextmanager
    async def _turn(self, name: str) -> AsyncIterator[bool]:
        """While it is our turn to ask a host; False where another program keeps it from us for too long."""
        is_ours = await self._take(name)
        try:
            yield is_ours
        finally:
            if is_ours:
                self._give(name)

    @asynccontextmanager
    async def _elsewhere(self, own: str, name: str) -> AsyncIterator[bool]:
        """While it is our turn at the host that another's robots.txt leads to. Our own turn is given up meanwhile:
        two that each hold one and wait for the other's would wait for ever."""
        if name == own:
            yield True
            return
        self._give(own)
        async with self._turn(name) as is_ours:
            yield is_ours
        while not await self._take(own):
            pass

    async def _take(self, name: str) -> bool:
        """Take a turn, first among our own requests, then among all programs."""
        while name in self._taken:
            await self._sleep(
                max(self._moment() + _GLANCE, self.hosts.named(name).pace.not_after(self._moment()).next_at)
            )
        self._taken.add(name)
        ends = self._moment() + LONGEST_TURN
        pace = None
        try:
            while (pace := self._turns.take(name, self.hosts.named(name).pace, self._moment())) is None:
                if self._moment() >= ends:
                    return False
                await self._sleep(self._moment() + _GLANCE)
        finally:
            if pace is None:
                self._taken.discard(name)
        self.hosts.keep_to(name, pace)
        return True

    def _give(self, name: str) -> None:
        self._turns.give(name, self.hosts.named(name).pace, self._moment())
        self._taken.discard(name)

    async def _once(self, url: str, conditions: Mapping[str, str]) -> Hop | Failed:
        began = self._moment()
        self._turns.begins(host_name(url), self.hosts.while_asked(url, began, self.agent), began)
        answer = await self._fetcher.once(url, conditions)
        ended = self._moment()
        if isinstance(answer, Failed):
            self.hosts.answered(url, None, began, ended, agent=self.agent, detail=answer.detail)
            return answer
        wish = retry_after(answer.header("retry-after"), ended)
        detail = None if answer.status < 400 else f"{answer.status} {answer.reason}".strip()
        self.hosts.answered(url, answer.status, began, ended, wish=wish, agent=self.agent, detail=detail)
        return answer

    async def _waited(self, url: str) -> Refused | None:
        """Wait until the host may be asked; a refusal where that is too long."""
        host = self.hosts.of(url)
        now = self._moment()
        next_at = host.pace.not_after(now).next_at
        if next_at <= now:
            return None
        if next_at - now > self._patience:
            why = f"{host.name} asked to be left alone" if host.status else f"{host.name} did not answer"
            return Refused(url, "not-now", f"{why} ({host.detail or host.status})", next_at)
        await self._sleep(next_at)
        return None


def _others_turn(url: str) -> Refused:
    return Refused(url, "not-now", f"{host_name(url)} is being asked by another program for minutes", None)


def _forbids(url: str, times: int, until: float) -> Refused:
    told = f"{host_name(url)} refused us {times} times in a row; bring its pages as files or WARC instead"
    return Refused(url, "forbids", told, until)
