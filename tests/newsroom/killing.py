"""`python -m tests.newsroom.killing FOLDER KILLS SEED`: cases whose watcher is killed again and again, then done.

The watcher runs in a child that is killed (SIGKILL) at random moments, wherever it stands: while it asks, keeps, reads,
brings the record up to date, asks the rules or sends. The clock's moment outlives it, as time does. Once a case is
through, another is begun, until all kills are used. Prints what became of it as one JSON object; the first case is the
control, which nobody killed.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from collections import Counter
from pathlib import Path

import anyio

from palagan.monitor.alerts.rules import rule_of
from palagan.monitor.channels.setting_up import channel_of
from palagan.monitor.watch import watch
from palagan.run import run
from palagan.store.alerts import add_rule
from palagan.store.channels import add_channel
from palagan.store.open import CaseFile, open_case
from tests.newsroom.running import Newsroom, newsroom
from tests.newsroom.server import INBOX
from tests.newsroom.watching import NewsroomClock, golden, iso, listening_case, opened, settings, ways
from tests.newsroom.world import HOUR, World

DAYS, PAGES = 4, 70
READ_EVERY, RECHECKS = 4 * HOUR, (6 * HOUR, 36 * HOUR)
CHANNEL = "kotak-surat"
SECRET = "rahasia-yang-cukup-panjang"
A_LIFE = 8.0
"""Of the control's time, the share after which a watcher is killed at the latest: one in so many."""


def prepared(path: Path, room: Newsroom) -> None:
    """A case that listens to all outlets but those that only take time, with the golden rules and a webhook."""
    case = listening_case(path, room, but=("lumpurhisap.example",))
    moment = room.moment.now()
    hook = {"url": f"{room.base(INBOX)}/alamat"}
    with case.writing() as connection:
        add_channel(connection, channel_of(CHANNEL, "webhook", hook, made=iso(moment), ways=ways(room)))
        for name, told in golden()[0].items():
            add_rule(connection, name, rule_of(told), (CHANNEL,), now=moment)
    case.close()


def watched(path: Path, room: Newsroom) -> None:
    """The case watched to the newsroom's end, and all that is left sent."""
    with opened(path) as case:
        how = settings(room, room.world.end, read_seconds=READ_EVERY, rechecks=RECHECKS)
        anyio.run(lambda: watch(case, how, NewsroomClock(room.moment)))


def killed_after(seconds: float, path: Path, room: Newsroom) -> bool:
    """Whether the watching of that case was killed before it was through."""
    child = os.fork()
    if not child:
        watched(path, room)
        os._exit(0)
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        if os.waitpid(child, os.WNOHANG)[0]:
            return False
        time.sleep(0.002)
    os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def caught(path: Path) -> str:
    """What a kill left undone."""
    with opened(path) as case, case.reading() as connection:

        def some(query: str) -> bool:
            return bool(connection.exec_driver_sql(query).scalar_one())

        if some("SELECT count(*) FROM messages WHERE state = 'waiting'"):
            return "messages unsent"
        if some("SELECT count(*) FROM record_pending"):
            return "record not up to date"
        if some("SELECT count(*) FROM pages WHERE id NOT IN (SELECT page FROM readings)"):
            return "pages unread"
        if some("SELECT count(*) FROM addresses WHERE state = 'new'"):
            return "addresses unasked"
        return "nothing left"


def main() -> None:
    folder, kills, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    os.environ["PALAGAN_WEBHOOK_SECRET"] = SECRET
    chance, world = random.Random(seed), World(seed=1, days=DAYS, pages=PAGES, still=True)
    rounds: list[dict[str, object]] = []
    undone: Counter[str] = Counter()
    whole, left, port = 0.0, kills, 0
    while not rounds or left:
        at = folder / f"{len(rounds)}"
        with newsroom(at / "newsroom", world, port=port) as room:
            port = room.port  # the same in every round, so that addresses and ids are
            path = at / "case.palagan"
            prepared(path, room)
            if not rounds:
                warm(at / "warm.palagan", room)
            began, killed = time.monotonic(), 0
            while rounds and left and killed_after(chance.uniform(0, whole / A_LIFE), path, room):
                left, killed = left - 1, killed + 1
                undone[caught(path)] += 1
            watched(path, room)
            took = time.monotonic() - began
            whole = min(whole or took, took)  # the machine may have had other work before
            rounds.append({"case": str(path), "killed": killed, "log": str(room.folder / "log.jsonl")})
    sys.stdout.write(json.dumps({"rounds": rounds, "undone": undone, "whole": whole}))


def warm(path: Path, room: Newsroom) -> None:
    """Load what reading needs, so that no child has to."""
    case: CaseFile = listening_case(path, room)
    run(case, lambda: iso(room.moment.now()))
    case.close()
    open_case(path).close()


if __name__ == "__main__":
    main()
