"""One watcher a case: a lock that the system lets go of when its holder ends, however it ends."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from palagan.errors import CaseError
from palagan.model.moments import iso
from palagan.store.open import CaseFile
from palagan.store.watch_facts import fact, put_fact


def lock_path(case: Path) -> Path:
    """The file by which a watched case is held."""
    return case.with_name(case.name + ".watch.lock")


@contextmanager
def held(case: CaseFile, now: float) -> Iterator[None]:
    """Hold a case for watching. One that is watched already is a `CaseError` naming who watches it."""
    lock = FileLock(lock_path(case.path), timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        with case.reading() as connection:
            who = fact(connection, "watcher") or "another program"
        raise CaseError(
            f"is watched already, by {who}", item=str(case.path), way_out="End that one first; two would ask twice."
        ) from error
    try:
        with case.writing() as connection:
            put_fact(connection, "watcher", f"process {os.getpid()} on {socket.gethostname()} since {iso(now)}")
            put_fact(connection, "began", f"{now:.3f}")
            put_fact(connection, "lived", f"{now:.3f}")
        yield
        with case.writing() as connection:
            put_fact(connection, "watcher", None)
            put_fact(connection, "lived", None)
    finally:
        lock.release()
