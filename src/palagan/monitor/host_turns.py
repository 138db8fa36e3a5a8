"""Turns at hosts among all programs that ask for one case: the watcher, `palagan add`, the screen of sources.

For each host there is a file that is locked while somebody has the turn, which the system lets go of however its holder
ends, and beside it the pace that the last one left. The case itself is no place for that: a watcher would have to wait
for whoever writes a slice of the record before each request.
"""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

from filelock import FileLock, Timeout

from palagan.errors import CaseError
from palagan.gather.web.pace import Pace
from palagan.model.ids import sha256_hex

_WIDTH = 256
"""Bytes of a note; all of them are written in one go, so that a kill leaves the old note or the new one."""


def turns_path(case: Path) -> Path:
    """The folder of the turns of a case, beside it."""
    return case.with_name(case.name + ".hosts")


class SharedTurns:
    """The turns in a folder, for one thread of one program. One that cannot be written is a `CaseError`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._held: dict[str, FileLock] = {}
        try:
            folder.mkdir(exist_ok=True)
        except OSError as error:
            raise _unwritable(folder, error) from error

    def take(self, host: str, pace: Pace, now: float) -> Pace | None:
        """As `Turns.take`."""
        lock = FileLock(self._file(host, ".lock"), timeout=0)
        try:
            lock.acquire()
        except Timeout:
            return None
        except OSError as error:
            raise _unwritable(self._folder, error) from error
        self._held[host] = lock
        return self._left(host, now) or pace

    def begins(self, host: str, pace: Pace, now: float) -> None:
        """As `Turns.begins`."""
        told = {
            "host": host[:100], "at": now, "pause": pace.pause, "next_at": pace.next_at,
            "refused": pace.refused, "forbidden": pace.forbidden,
        }  # fmt: skip
        try:
            note = os.open(self._file(host, ".pace"), os.O_WRONLY | os.O_CREAT, 0o666)
            try:
                os.write(note, json.dumps(told).ljust(_WIDTH).encode("ascii", "replace"))
            finally:
                os.close(note)
        except OSError as error:
            raise _unwritable(self._folder, error) from error

    def give(self, host: str, pace: Pace, now: float) -> None:
        """As `Turns.give`."""
        lock = self._held.pop(host, None)
        if lock is None:
            return
        try:
            if pace.next_at > now:
                self.begins(host, pace, now)
        finally:
            lock.release()

    def _left(self, host: str, now: float) -> Pace | None:
        """The pace that the last one left; None where nobody did. Where the clock was set back meanwhile, the host is
        left alone for as long as it was to be then."""
        try:
            told = json.loads(self._file(host, ".pace").read_bytes())
            at, rest = float(told["at"]), float(told["next_at"]) - float(told["at"])
            pace = Pace(float(told["pause"]), at + rest, int(told["refused"]), int(told["forbidden"]))
        except FileNotFoundError:
            return None
        except (ValueError, TypeError, KeyError, RecursionError):
            return None
        return replace(pace, next_at=min(pace.next_at, now + max(rest, 0.0))).not_after(now)

    def _file(self, host: str, suffix: str) -> Path:
        return self._folder / (sha256_hex(host.encode("utf-8", "replace"))[:16] + suffix)


def _unwritable(folder: Path, error: OSError) -> CaseError:
    return CaseError(
        f"cannot be written ({error.strerror})",
        item=str(folder),
        way_out="Programs that ask for a case take turns there; check its rights and the room on the disk.",
    )
