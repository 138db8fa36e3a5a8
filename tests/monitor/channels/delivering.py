"""Delivers a case's outbox until nothing waits, in a process of its own that may be killed: python -m … CASE PORT."""

from __future__ import annotations

import os
import sys

import anyio

from palagan.monitor.channels.deliver import deliver
from palagan.monitor.channels.secrets import Secrets
from palagan.monitor.clock import RealClock
from palagan.store.open import open_case
from tests.monitor.channels.samples import ways


async def work(path: str, port: int) -> None:
    """Until nothing waits."""
    case, clock = open_case(path), RealClock()
    while (done := await deliver(case, clock, Secrets(os.environ), ways(port))).next_due is not None:
        await clock.sleep_until(done.next_due)
    case.close()


if __name__ == "__main__":
    sys.stdout.write("begun\n")
    sys.stdout.flush()
    anyio.run(work, sys.argv[1], int(sys.argv[2]))
