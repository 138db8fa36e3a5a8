"""A watcher in a thread of its own, for a program that does something else: the workbench."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

from palagan.errors import PalaganError
from palagan.monitor.clock import RealClock
from palagan.monitor.settings import Tell, Told, WatchSettings, tell_nobody
from palagan.monitor.watch import watch
from palagan.store.open import open_case


class Watching:
    """A watcher that runs. `since`: the moment it began; `fault`: why it ended by itself, in words, None while it
    lives or after `stop`."""

    def __init__(self, case: Path, settings: WatchSettings, tell: Tell) -> None:
        self._clock = RealClock()
        self._stopping = threading.Event()
        self._tell = tell
        self.since = self._clock.now()
        self.fault: str | None = None
        self._thread = threading.Thread(target=self._run, args=(case, settings), name="palagan-watch", daemon=True)
        self._thread.start()

    @property
    def lives(self) -> bool:
        """Whether it watches."""
        return self._thread.is_alive()

    def stop(self, seconds: float = 60.0) -> None:
        """End it: what is under way is finished and kept. Waits for that, so many seconds at most."""
        self._stopping.set()
        self._thread.join(seconds)

    def _run(self, case: Path, settings: WatchSettings) -> None:
        try:
            opened = open_case(case)
            try:
                asyncio.run(watch(opened, settings, self._clock, stopped=self._stopping.is_set, tell=self._tell))
            finally:
                opened.close()
        except (PalaganError, OSError) as error:
            self.fault = str(error)
            self._tell(Told(self._clock.now(), "trouble", f"Watching ended: {error}"))


def start_watching(case: Path, settings: WatchSettings, tell: Tell = tell_nobody) -> Watching:
    """Watch a case beside whatever else this program does. `tell` is called from the watcher's thread."""
    return Watching(case, settings, tell)
