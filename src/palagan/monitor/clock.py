"""The time that the watcher goes by: that of the world, or one that jumps from due moment to due moment.

Whoever works counts as at work (`working`), and waits by way of the clock alone. So a simulated clock knows when nobody
works: then, and only then, it goes on to the next moment that anybody waits for.
"""

from __future__ import annotations

import asyncio
import heapq
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

NEVER = float("inf")
"""The moment of what is not due."""


class Bell(Protocol):
    """One waits for it, others ring it. A ring that nobody waits for is heard by the next who waits."""

    def ring(self) -> None:
        """Wake who waits. From the thread of the event loop alone."""

    async def wait(self, until: float = NEVER) -> None:
        """Until it rings or the moment comes; may come back earlier (who waits looks again)."""


class Clock(Protocol):
    """Seconds since 1970, and waiting."""

    def now(self) -> float:
        """This moment. May be asked from any thread."""

    async def sleep_until(self, moment: float) -> None:
        """Wait for a moment; at once where it has passed."""

    def bell(self) -> Bell:
        """A bell that this clock knows of."""

    @contextmanager
    def working(self) -> Iterator[None]:
        """While somebody is at work. A task enters it before it is started or as its first step."""

    def begin(self) -> None:
        """One more is at work, who calls `end` when done: for a task that is about to be started."""

    def end(self) -> None:
        """One who was at work is done."""

    def jumped(self) -> float:
        """Seconds that the clock went beside its own course since this was last asked: it was set, or slept."""


class RealClock:
    """The clock of this machine. It may be set while we wait: who waits looks at it again every `glance` seconds."""

    def __init__(self, glance: float = 0.5) -> None:
        self._glance = glance
        self._course = time.time() - time.monotonic()

    def now(self) -> float:
        return time.time()

    async def sleep_until(self, moment: float) -> None:
        ends = time.monotonic() + max(moment - time.time(), 0.0)
        while (left := min(moment - time.time(), ends - time.monotonic())) > 0:
            await asyncio.sleep(min(left, 5.0))

    def bell(self) -> Bell:
        return _RealBell(self._glance)

    @contextmanager
    def working(self) -> Iterator[None]:
        yield

    def begin(self) -> None:
        pass

    def end(self) -> None:
        pass

    def jumped(self) -> float:
        course = time.time() - time.monotonic()
        self._course, by = course, course - self._course
        return by


class _RealBell:
    def __init__(self, glance: float) -> None:
        self._rung = asyncio.Event()
        self._glance = glance

    def ring(self) -> None:
        self._rung.set()

    async def wait(self, until: float = NEVER) -> None:
        left = min(until - time.time(), self._glance)
        if left > 0 and not self._rung.is_set():
            try:
                async with asyncio.timeout(left):
                    await self._rung.wait()
            except TimeoutError:
                pass
        else:
            await asyncio.sleep(0)
        self._rung.clear()


class SimulatedClock:
    """A clock for one event loop that stands still while anybody works, and jumps where all wait.

    `set` moves it as a user would, backward too; `hold` keeps it from jumping beyond a moment.
    """

    def __init__(self, start: float) -> None:
        self._now = start
        self._at_work = 0
        self._waiting: list[tuple[float, int, asyncio.Future[None]]] = []
        self._count = 0
        self._by = 0.0

    def now(self) -> float:
        return self._now

    def set(self, moment: float) -> None:
        """The clock is set; those who wait are not told."""
        self._by += moment - self._now
        self._now = moment

    async def sleep_until(self, moment: float) -> None:
        if moment > self._now:
            await self._wait(asyncio.get_running_loop().create_future(), moment)

    def bell(self) -> Bell:
        return _SimulatedBell(self)

    @contextmanager
    def working(self) -> Iterator[None]:
        self.begin()
        try:
            yield
        finally:
            self.end()

    def begin(self) -> None:
        self._at_work += 1

    def end(self) -> None:
        self._at_work -= 1
        self._go_on()

    def jumped(self) -> float:
        by, self._by = self._by, 0.0
        return by

    async def _wait(self, future: asyncio.Future[None], until: float) -> None:
        """Wait for the future, which whoever wakes us sets after counting us as at work."""
        self._count += 1
        if until < NEVER:
            heapq.heappush(self._waiting, (until, self._count, future))
        self._at_work -= 1
        self._go_on()
        try:
            await future
        except asyncio.CancelledError:
            if not future.done() or future.cancelled():
                self._at_work += 1
            raise

    def _wake(self, future: asyncio.Future[None]) -> None:
        if not future.done():
            self._at_work += 1
            future.set_result(None)

    def _go_on(self) -> None:
        """Where nobody works: on to the next moment that is waited for."""
        while self._at_work == 0 and self._waiting:
            moment = self._waiting[0][0]
            due = []
            while self._waiting and self._waiting[0][0] <= moment:
                due.append(heapq.heappop(self._waiting)[2])
            due = [future for future in due if not future.done()]
            if due:
                self._now = max(self._now, moment)
            for future in due:
                self._wake(future)


class _SimulatedBell:
    def __init__(self, clock: SimulatedClock) -> None:
        self._clock = clock
        self._rung = False
        self._waits: asyncio.Future[None] | None = None

    def ring(self) -> None:
        if self._waits is not None and not self._waits.done():
            self._clock._wake(self._waits)
        else:
            self._rung = True

    async def wait(self, until: float = NEVER) -> None:
        if not self._rung and until > self._clock.now():
            self._waits = asyncio.get_running_loop().create_future()
            await self._clock._wait(self._waits, until)
            self._waits = None
        self._rung = False
        await asyncio.sleep(0)
