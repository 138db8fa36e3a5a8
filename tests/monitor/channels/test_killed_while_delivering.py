"""Killed at any moment while it delivers: every message arrives, under its one id, and none is made up."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from palagan.store.messages import unsent_counts
from palagan.store.open import CaseFile
from tests.monitor.channels.hook import SECRET, Hook, listening
from tests.monitor.channels.outbox import Outbox, headed

ROOT = Path(__file__).parents[3]
KILLS = int(os.environ.get("PALAGAN_KILLS", "3"))
MESSAGES = 20 + 20 * KILLS


def begun(case: CaseFile, port: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.monitor.channels.delivering", str(case.path), str(port)]
    environ = {**os.environ, "PALAGAN_WEBHOOK_SECRET": SECRET}
    process = subprocess.Popen(command, cwd=ROOT, env=environ, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "begun\n"
    return process


def test_nothing_is_lost_and_nothing_has_two_ids(case: CaseFile) -> None:
    moment = random.Random(20261122)
    with listening(Hook(now=time.time(), patience=1e9)) as hook:
        box = Outbox(case)
        box.clock.moment = time.time()
        box.channel(kind="webhook", settings={"url": f"http://127.0.0.1:{hook.port}/"})
        for number in range(MESSAGES):
            box.put(f"m{number:03}", f"al-{number}", message=headed(f"Kabar {number}"))
        killed = 0
        for _ in range(KILLS):
            with begun(case, hook.port) as process:
                before = len(hook.arrived)
                while process.poll() is None and len(hook.arrived) < before + moment.randint(1, 9):
                    time.sleep(moment.uniform(0, 0.01))
                killed += process.poll() is None
                process.send_signal(signal.SIGKILL)
        with begun(case, hook.port) as process:
            assert process.wait(600) == 0
        with case.reading() as connection:
            assert unsent_counts(connection) == {}
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"
    assert killed == KILLS
    assert set(hook.taken) == {f"m{number:03}" for number in range(MESSAGES)}
    assert hook.refused == 0
    assert [hook.taken[f"m{number:03}"]["data"]["headline"] for number in range(MESSAGES)] == [
        f"Kabar {number}" for number in range(MESSAGES)
    ]
    assert MESSAGES <= len(hook.arrived) <= MESSAGES + KILLS
