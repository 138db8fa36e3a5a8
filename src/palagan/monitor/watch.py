"""The watcher: what is due is asked, what comes is kept, read and told of, for ever or once.

    agenda ──▶ requests, one at a time a host ──▶ results ──▶ keeper ──▶ pages ──▶ reader ──▶ rules ──▶ messages
       ▲                                                        │              (`bringing.py`)
       └────────────── what is due next ◀───────────────────────┘

Its state is in the case alone: whatever was not kept when it was killed is asked again. Where pages wait to be read
beyond a bound, asking waits. Time is that of a `Clock`.
"""

from __future__ import annotations

import asyncio
from collections import Counter, deque
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

import anyio
import anyio.to_thread

from palagan.errors import BusyError
from palagan.gather.web.asking import Asking
from palagan.gather.web.fetching import Manners, fetcher
from palagan.gather.web.hosts import HostBook
from palagan.monitor.agenda import LOADED, Agenda, Task
from palagan.monitor.bringing import Bringing
from palagan.monitor.clock import NEVER, Clock
from palagan.monitor.holding import held
from palagan.monitor.host_book import changed_rows, load_book
from palagan.monitor.host_turns import SharedTurns, turns_path
from palagan.monitor.keeper import Kept, Result, keep
from palagan.monitor.lines import begins_line, now_line
from palagan.monitor.settings import Ended, Tell, Told, WatchSettings, never, tell_nobody
from palagan.monitor.waking import note_life, wake
from palagan.store.addresses import Address, due_addresses, due_by_host, due_of_host
from palagan.store.channels import all_channels
from palagan.store.hosts import HostRow
from palagan.store.open import CaseFile
from palagan.store.subscriptions import Subscription, list_subscriptions

if TYPE_CHECKING:
    from palagan.gather.web.listening import Heard
    from palagan.gather.web.taking import Taken

BATCH = 64
"""Results that are kept in one transaction."""
GRACE = 20.0
"""Seconds for which requests under way may go on once the watcher is to end."""
PATIENCE = 60.0
"""Seconds of a host's pause that are waited for, where the watcher is to end with what is due now."""
_AGAIN = 5.0


async def watch(
    case: CaseFile,
    settings: WatchSettings,
    clock: Clock,
    *,
    stopped: Callable[[], bool] = never,
    tell: Tell = tell_nobody,
) -> Ended:
    """Watch a case until `stopped()`, until `settings.until`, or with `once` until nothing is due.

    A case that is watched already is a `CaseError` that names who watches it.
    """
    with held(case, clock.now()), clock.working():
        async with fetcher(
            settings.manners or Manners(settings.agent), settings.reach, settings.look_up, settings.at_once
        ) as asks:
            with case.reading() as connection:
                book = load_book(connection, settings.least)
            book.clock_set_back(clock.now())
            turns = SharedTurns(turns_path(case.path))
            asking = Asking(asks, book, clock.now, clock.sleep_until, PATIENCE, turns)
            try:
                return await _Watch(case, settings, clock, asking, book, stopped, tell).run()
            except ExceptionGroup as group:
                raise _first_of(group) from group


class _Watch:
    """One watching: the coordinator (`run`), the keeper (`_keep`), and beside them the reader (`Bringing`)."""

    def __init__(
        self,
        case: CaseFile,
        settings: WatchSettings,
        clock: Clock,
        asking: Asking,
        book: HostBook,
        stopped: Callable[[], bool],
        tell: Tell,
    ) -> None:
        self.case, self.settings, self.clock, self.asking, self.book = case, settings, clock, asking, book
        self.stopped, self.tell = stopped, tell
        self.agenda = Agenda(book)
        self.news, self.arrived = clock.bell(), clock.bell()
        self.results: deque[Result] = deque()
        self.under_way = 0
        self.keeping = 0
        self.ended = False
        self.refreshed, self.shown = clock.now(), 0.0
        self.counts: Counter[str] = Counter()
        self.bringing = Bringing(case, settings, clock, self.news.ring, stopped, tell)

    async def run(self) -> Ended:
        """The coordinator: hands out what is due, and waits for what comes."""
        now = self.clock.now()
        await anyio.to_thread.run_sync(wake, self.case, now, self.settings.once)
        await self._refresh(now)
        self.tell(begins_line(now, self.agenda.count(), await anyio.to_thread.run_sync(self._channels)))
        async with asyncio.TaskGroup() as group:
            for work in (self._keep(), self.bringing.read(), self.bringing.send()):
                self.clock.begin()
                group.create_task(self._at_work(work))
            requests: set[asyncio.Task[None]] = set()
            while not self._over(self.clock.now()):
                await self._turn(requests, group)
            await self._finish(requests)
        left = self.agenda.waiting(self.clock.now())
        return Ended(self.counts + self.bringing.counts, self.bringing.unread, len(left))

    async def _turn(self, requests: set[asyncio.Task[None]], group: asyncio.TaskGroup) -> None:
        """Hand out what is due and may be asked, then wait for the next thing to happen."""
        now = self.clock.now()
        by = self.clock.jumped()
        if abs(by) > 60.0:
            self.book.clock_set_back(now)
            await anyio.to_thread.run_sync(wake, self.case, now, self.settings.once)
        if abs(by) > 60.0 or not 0.0 <= now - self.refreshed < self.settings.refresh:
            await self._refresh(now)
        free = self._free()
        hosts = self.agenda.due_hosts(now, free)
        await self._load([host for host in hosts if self.agenda.must_load(host, now)], now)
        for host in hosts:
            task = self.agenda.hand_out(host, now)
            if task is not None:
                self.under_way += 1
                self.clock.begin()
                request = group.create_task(self._ask(task, host))
                requests.add(request)
                request.add_done_callback(requests.discard)
        moment = self.agenda.next_moment() if self._free() else NEVER
        if self.settings.live and now - self.shown >= 1.0:
            self.shown = now
            self.tell(now_line(now, self.under_way, self.agenda.waiting(now), self.bringing.unread, moment))
        if moment > now or not hosts:
            await self.news.wait(min(moment, self.settings.until))

    def _channels(self) -> list[str]:
        """The channels by which alerts go out."""
        if not self.settings.alerts:
            return []
        with self.case.reading() as connection:
            return [f"{one.name} ({one.kind})" for one in all_channels(connection) if one.state == "on"]

    def _free(self) -> int:
        """How many more requests may be under way now, so that no bound is passed though each of them gives a page."""
        coming = self.under_way + len(self.results) + self.keeping
        settings = self.settings
        return max(
            0,
            min(
                settings.at_once - self.under_way,
                settings.queue + settings.at_once - coming,
                settings.unread - self.bringing.unread - coming,
            ),
        )

    def _over(self, now: float) -> bool:
        if self.stopped() or now >= self.settings.until:
            return True
        if not self.settings.once or self.under_way or self.results or self.keeping:
            return False
        if self.agenda.next_moment() <= now:
            return False
        return all(moment > now + PATIENCE for _, moment in self.agenda.waiting(now))

    async def _ask(self, task: Task, host: str) -> None:
        """One request, from the agenda to the results."""
        from palagan.monitor.fetching_tasks import ask_address, ask_source

        try:
            got: Heard | Taken
            if isinstance(task, Subscription):
                got = await ask_source(self.asking, task, self.clock)
            else:
                got = await ask_address(self.asking, task, self.agenda.source(task.subscription), self.clock)
            self.results.append(Result(task, got))
            self.arrived.ring()
        finally:
            self.under_way -= 1
            self.agenda.back(host)
            self.news.ring()
            self.clock.end()

    async def _keep(self) -> None:
        """The keeper: results into the case, batch by batch."""
        while self.results or not self.ended:
            await self.arrived.wait()
            while self.results:
                self.keeping = min(BATCH, len(self.results))
                batch = [self.results.popleft() for _ in range(self.keeping)]
                self._kept(batch, await self._written(batch, changed_rows(self.book)))
                self.keeping = 0
                self.news.ring()

    async def _written(self, batch: list[Result], hosts: list[HostRow]) -> Kept:
        """A batch kept; where another program writes for long, tried again until it is."""
        while True:
            try:
                return await anyio.to_thread.run_sync(
                    keep, self.case, batch, hosts, self.clock.now(), self.settings.rechecks
                )
            except BusyError as error:
                self.tell(Told(self.clock.now(), "trouble", f"The case {error.message}; trying again."))
                await self.clock.sleep_until(self.clock.now() + _AGAIN)

    def _kept(self, batch: list[Result], kept: Kept) -> None:
        for one in batch:
            self.agenda.kept(one.task.id if isinstance(one.task, Subscription) else one.task.key)
        self.counts.update(kept.counts)
        self.agenda.renew(kept.sources)
        self.agenda.expect(kept.due)
        self.bringing.came(kept)

    async def _load(self, hosts: list[str], now: float) -> None:
        """What the case has due of some hosts."""
        if not hosts:
            return
        in_hand = Counter(self.agenda.in_hand.values())

        def look() -> list[tuple[list[Address], float | None]]:
            with self.case.reading() as connection:
                due = [due_addresses(connection, host, now, LOADED + in_hand[host]) for host in hosts]
                return [
                    (found, None if found else due_of_host(connection, host))
                    for host, found in zip(hosts, due, strict=True)
                ]

        for host, (found, later) in zip(hosts, await anyio.to_thread.run_sync(look), strict=True):
            self.agenda.load(host, found, later)

    async def _refresh(self, now: float) -> None:
        """See what others changed in the case, and leave a sign of life."""

        def look() -> tuple[tuple[Subscription, ...], dict[str, float]]:
            note_life(self.case, now)
            with self.case.reading() as connection:
                return list_subscriptions(connection, "on"), due_by_host(connection)

        sources, due = await anyio.to_thread.run_sync(look)
        self.agenda.listen_to(sources)
        self.agenda.expect(due)
        self.refreshed = now

    async def _finish(self, requests: set[asyncio.Task[None]]) -> None:
        """End: requests under way come in (or are given up after a while), what came is kept and read."""
        if requests and not self.settings.once:
            self.clock.end()
            _, late = await asyncio.wait(requests, timeout=GRACE)
            self.clock.begin()
            for request in late:
                request.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        while self.results or self.keeping:
            await self.news.wait()
        self.ended = True
        self.arrived.ring()
        await self.bringing.end(by_itself=not self.stopped())

    async def _at_work(self, work: Awaitable[None]) -> None:
        try:
            await work
        finally:
            self.clock.end()


def _first_of(group: ExceptionGroup[Exception]) -> Exception:
    """What went wrong first in a group of tasks, the others being its consequence."""
    first = group.exceptions[0]
    return _first_of(first) if isinstance(first, ExceptionGroup) else first
