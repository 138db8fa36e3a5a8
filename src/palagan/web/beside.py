"""The watcher beside the workbench: begun with it or from the Sources screen, ended with it, its last lines kept."""

from __future__ import annotations

import os
import threading
from collections import deque

from palagan.monitor.asking_for import Means, means_of
from palagan.monitor.beside import Watching, start_watching
from palagan.monitor.settings import Told, WatchSettings
from palagan.store.open import CaseFile
from palagan.web.settings import ServeSettings

LINES = 30
"""Lines of the watcher that are kept for the screen."""


class Beside:
    """At most one watcher of the case that is served."""

    def __init__(self, case: CaseFile, settings: ServeSettings) -> None:
        self._case, self._settings = case, settings
        self._watcher: Watching | None = None
        self._lines: deque[str] = deque(maxlen=LINES)
        self._turn = threading.Lock()
        self._stopped = False

    @property
    def running(self) -> bool:
        """Whether it watches now."""
        return self._watcher is not None and self._watcher.lives

    @property
    def began(self) -> float | None:
        """When it began, seconds since 1970; None where it never did."""
        return self._watcher.since if self._watcher is not None else None

    @property
    def fault(self) -> str | None:
        """Why it ended by itself; None while it lives, and where it was stopped."""
        if self._watcher is None or self._watcher.lives or self._stopped:
            return None
        return self._watcher.fault or "a fault of the program; the terminal has more"

    @property
    def lines(self) -> tuple[str, ...]:
        """What it told last, the latest last."""
        return tuple(self._lines)

    def begin(self) -> None:
        """Watch, if nobody does here. Without a contact it is an `InputError`."""
        with self._turn:
            if self.running:
                return
            means = means_for(self._case, self._settings)
            settings = WatchSettings(agent=means.agent, reach=means.reach, look_up=means.look_up, least=means.least)
            self._stopped = False
            self._watcher = start_watching(self._case.path, settings, self._tell)

    def stop(self) -> None:
        """End it; what is under way is finished and kept."""
        with self._turn:
            self._stopped = True
            if self._watcher is not None:
                self._watcher.stop()

    def _tell(self, told: Told) -> None:
        self._lines.append(told.line)


def means_for(case: CaseFile, settings: ServeSettings) -> Means:
    """How the case that is served asks. Where no contact is known it is an `InputError` that says how to tell it."""
    if settings.means is not None:
        return settings.means
    return means_of(case, os.environ)
