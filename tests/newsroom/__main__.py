"""`python -m tests.newsroom FOLDER [--days N] [--pages N] [--seed N] [--port N] [--still]`: the newsroom's server.

It serves the world as it is at the moment in FOLDER/moment, logs to FOLDER/log.jsonl and prints its port as JSON. It
ends when its input ends: with the process that started it, however that died.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from pathlib import Path

from tests.newsroom.moment import SharedMoment
from tests.newsroom.server import serve
from tests.newsroom.world import World


async def _until_input_ends(work: asyncio.Task[None]) -> None:
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(None, sys.stdin.read)
    work.cancel()


async def _main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("folder", type=Path)
    for name, default in (("days", 14), ("pages", 3000), ("seed", 1), ("port", 0)):
        options.add_argument(f"--{name}", type=int, default=default)
    options.add_argument("--still", action="store_true")
    told = options.parse_args()
    world = World(told.seed, told.days, told.pages, still=told.still)
    assert world.by_path  # made before the first request
    assert world.by_outlet
    with SharedMoment(told.folder / "moment") as moment:
        work = asyncio.create_task(serve(world, moment.now, told.folder / "log.jsonl", _tell, told.port))
        ended = asyncio.create_task(_until_input_ends(work))
        await asyncio.gather(work, ended, return_exceptions=True)


def _tell(port: int) -> None:
    sys.stdout.write(json.dumps({"port": port}) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(_main())
