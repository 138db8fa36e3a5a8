"""`python -m tests.monitor.asking_beside CASE URL COUNT LEAST`: asks an address of a case so many times, then ends.

For tests of programs that ask beside each other: each request goes as those of `palagan add` do, on the real clock.
"""

from __future__ import annotations

import sys
from pathlib import Path
from urllib.parse import urlsplit

import anyio

from palagan.gather.web.fetching import Fetched
from palagan.gather.web.reach import reach_of
from palagan.monitor.asking_for import Means, asking_for
from palagan.monitor.clock import RealClock
from palagan.store.open import open_case


async def main(path: str, url: str, count: int, least: float) -> int:
    """How many of the requests were answered."""
    means = Means("Palagan/0.1 (+mailto:a@b.example)", reach_of(f"127.0.0.1/32,:{urlsplit(url).port}"), least=least)
    answered = 0
    for _ in range(count):
        async with asking_for(open_case(Path(path)), means, RealClock()) as asking:
            answered += isinstance(await asking.ask(url), Fetched)
    return answered


if __name__ == "__main__":
    case, address, times, apart = sys.argv[1:]
    sys.stdout.write(str(anyio.run(main, case, address, int(times), float(apart))))
