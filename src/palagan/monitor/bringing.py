"""What was kept is read and brought into the record, rules are asked, messages sent: beside the asking, in turn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import anyio.to_thread
from sqlalchemy import func, select

from palagan.errors import BusyError
from palagan.model.moments import iso
from palagan.monitor.clock import NEVER, Clock
from palagan.monitor.keeper import Kept
from palagan.monitor.lines import brought_line
from palagan.monitor.settings import Tell, Told, WatchSettings
from palagan.run import Done, run
from palagan.store.open import CaseFile
from palagan.store.schema import pages, readings
from palagan.store.upkeep import count_pending

_AGAIN = 30.0
"""Seconds after which reading is tried again where another program wrote the case for long."""


class Bringing:
    """The reader and the sender. `unread`: pages that wait to be read; `counts` of all that was read, rung, sent."""

    def __init__(
        self,
        case: CaseFile,
        settings: WatchSettings,
        clock: Clock,
        done: Callable[[], None],
        stopped: Callable[[], bool],
        tell: Tell,
    ) -> None:
        self._case, self._settings, self._clock, self._tell = case, settings, clock, tell
        self._done, self._stopped = done, stopped
        self._reads, self._sends, self._over = clock.bell(), clock.bell(), clock.bell()
        self._first: float | None = None
        self._ring_at = clock.now() if settings.alerts else NEVER
        self._send_at = clock.now() if settings.alerts else NEVER
        self._last = False
        self._running = 2
        self._since: Counter[str] = Counter()
        self._outlets: Counter[str] = Counter()
        self.counts: Counter[str] = Counter()
        self.unread = _unread(case)
        if self.unread:
            self._first = clock.now()

    def came(self, kept: Kept) -> None:
        """Told what was kept."""
        self._since.update(kept.counts)
        self._outlets.update(kept.outlets)
        if kept.pages:
            self.unread += kept.pages
            self._first = self._clock.now() if self._first is None else self._first
        if kept.silences and self._settings.alerts:
            self._ring_at = min(self._ring_at, self._clock.now())
        self._reads.ring()

    async def end(self, *, by_itself: bool) -> None:
        """Read what is left (unless the user wants to end now), ring, send what can be sent, and end."""
        self._last = True
        if not by_itself:
            self._first, self._ring_at, self._send_at = None, NEVER, NEVER
        self._reads.ring()
        while self._running:
            await self._over.wait()

    async def read(self) -> None:
        """The reader."""
        while True:
            now = self._clock.now()
            if self.unread and self._first is not None and (self._last or now >= self._read_at()):
                await self._bring(now)
            elif now >= self._ring_at:
                await self._ring(now)
            elif self._last:
                break
            else:
                await self._reads.wait(min(self._read_at(), self._ring_at))
        self._running -= 1
        self._sends.ring()
        self._over.ring()

    async def send(self) -> None:
        """The sender."""
        while True:
            now = self._clock.now()
            if now >= self._send_at:
                await self._deliver()
            elif self._last and self._running == 1:
                break
            else:
                await self._sends.wait(self._send_at if not self._last else NEVER)
        self._running -= 1
        self._over.ring()

    def _read_at(self) -> float:
        """When the pages that wait are to be read."""
        if not self.unread or self._first is None:
            return NEVER
        enough = min(self._settings.read_pages, max(self._settings.unread // 2, 1))
        return self._first if self.unread >= enough else self._first + self._settings.read_seconds

    async def _bring(self, now: float) -> None:
        """One run: what is new is read, the record brought up to date."""
        before = self.unread
        self._first = None
        try:
            done: Done = await anyio.to_thread.run_sync(
                lambda: run(
                    self._case, lambda: iso(self._clock.now()), workers=self._settings.workers, stopped=self._stopped
                )
            )
        except BusyError as error:
            self._tell(Told(now, "trouble", f"The case {error.message}; reading waits."))
            self._first = now + _AGAIN
            return
        came = self.unread - before
        self.unread = max(done.left + came, 0)
        if came and self._first is None:
            self._first = self._clock.now()
        self.counts.update({"read": done.read, "reread": done.reread, "runs": 1})
        self.counts.update({f"dropped {reason}": count for reason, count in done.dropped.items()})
        since, self._since = self._since, Counter()
        outlets, self._outlets = self._outlets, Counter()
        self._tell(brought_line(self._clock.now(), since, outlets, done))
        if self._settings.alerts:
            self._ring_at = self._clock.now()
        self._done()

    async def _ring(self, now: float) -> None:
        """Ask the rules about what changed."""
        self._ring_at = NEVER
        from palagan.monitor.alerts.ring import ring

        try:
            rung = await anyio.to_thread.run_sync(ring, self._case, now)
        except BusyError:
            self._ring_at = now + _AGAIN
            return
        for line in rung.told:
            self._tell(Told(now, "rang", line))
        self.counts.update({"rang": rung.new, "messages": rung.messages})
        self._ring_at = min(self._ring_at, rung.next_due or NEVER)
        if rung.messages:
            self._send_at = now
            self._sends.ring()

    async def _deliver(self) -> None:
        """Send the messages that are due."""
        from palagan.monitor.channels.deliver import deliver
        from palagan.monitor.channels.posting import Ways
        from palagan.monitor.channels.secrets import Secrets

        self._send_at = NEVER
        ways = Ways(self._settings.reach, self._settings.look_up)
        try:
            delivered = await deliver(self._case, self._clock, Secrets(), ways)
        except BusyError:
            self._send_at = self._clock.now() + _AGAIN
            return
        for line in delivered.told:
            self._tell(Told(self._clock.now(), "sent", line))
        if delivered.next_due is not None:
            self._send_at = max(delivered.next_due, self._clock.now() + 1.0)


def _unread(case: CaseFile) -> int:
    """How many pages of a case were never read, or are not in the record yet: what a killed or failed run left."""
    query = select(func.count()).select_from(pages.outerjoin(readings, readings.c.page == pages.c.id))
    with case.reading() as connection:
        never = int(connection.execute(query.where(readings.c.page.is_(None))).scalar_one())
        return never + count_pending(connection)
