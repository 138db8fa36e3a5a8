"""`python -m tests.killed EMPTY_CASE FOLDER SEED`: cases whose `add` and `run` are killed again and again, then done.

Each round copies the empty case and kills the work on it at random moments, from without, as `kill -9` would: by an
alarm that ends the process wherever it stands, in Python or inside SQLite. Prints, as one JSON object, how often it was
killed and where the cases are; the first is the control, which nobody killed.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from palagan.model.drop import Drop, Reason, Stage
from palagan.model.page import Hints, Page
from palagan.run import add_pages, run
from palagan.store.open import open_case
from tests.stand_ins import STEPS
from tests.strategies import page_of

NOW = "2026-11-22T03:00:00Z"
ROUNDS = 5
KILLS = 6


def arrivals() -> Iterator[Page | Drop]:
    """300 pages with all that must be told apart: versions, duplicates, drops, failures, a repeated line."""
    for number in range(300):
        words = {7: "INDEKS ", 8: "MELAYU ", 9: "RUSAK "}.get(number % 10, "")
        promotion = "\nIkuti kami setiap pagi." if number % 3 else ""
        page = page_of(
            f"{words}Laporan {number}. " + "Pasukan menembaki desa itu. " * 20 + promotion,
            Hints(url=f"https://contoh.example/{number % 250}", published="2020-10-06", outlet="Kabar Uji"),
            source=f"{number}.txt",
        )
        yield page
        if number % 9 == 0:
            yield replace(page, source=f"copy of {number}.txt")
        if number % 20 == 0:
            yield Drop(Stage.GATHER, f"{number}.bin", Reason.BINARY)


def work(path: Path) -> None:
    """What the two commands do."""
    case = open_case(path)
    add_pages(case, arrivals(), lambda: NOW, {})
    run(case, lambda: NOW, by=STEPS)
    case.close()


def killed_after(seconds: float, path: Path) -> bool:
    """Whether the work on that case was killed before it was through."""
    child = os.fork()
    if not child:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds)
        work(path)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def main() -> None:
    empty, folder, seed = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    chance = random.Random(seed)
    cases = [shutil.copyfile(empty, folder / f"{number}.palagan") for number in range(ROUNDS + 1)]
    began = time.perf_counter()
    work(cases[0])
    whole = time.perf_counter() - began
    killed = 0
    for path in cases[1:]:
        within = whole * 0.7
        left = KILLS
        while left:
            if killed_after(chance.uniform(0, within), path):
                left -= 1
            else:
                within *= 0.7
        killed += KILLS
        work(path)
    sys.stdout.write(json.dumps({"killed": killed, "cases": [str(path) for path in cases]}))


if __name__ == "__main__":
    main()
