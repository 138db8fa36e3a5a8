"""A newsroom that is up: started in a process of its own, its clock, its addresses, its log."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from ipaddress import ip_network
from pathlib import Path
from typing import Any

from palagan.gather.web.reach import Reach
from tests.newsroom.moment import SharedMoment
from tests.newsroom.world import START, World

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as the server logged it. `wish`: the Retry-After of the answer; `answered`: the server
    said a word; `id`, `body` of what was sent."""

    serial: int
    at: float
    method: str
    host: str
    path: str
    query: str
    status: int
    open: int
    conditional: bool
    agent: str
    wish: str | None
    answered: bool = True
    id: str | None = None
    body: str | None = None


@dataclass(frozen=True, slots=True)
class Newsroom:
    """A running newsroom in a folder."""

    folder: Path
    world: World
    port: int
    moment: SharedMoment

    def base(self, host: str) -> str:
        """ "http://host:port"."""
        return f"http://{host}:{self.port}"

    @property
    def reach(self) -> Reach:
        """What must be let through to ask it."""
        return Reach((ip_network("127.0.0.1/32"),), frozenset({self.port}))

    def log(self) -> list[Asked]:
        """All requests so far, in their order."""
        lines = (self.folder / "log.jsonl").read_text("utf-8").splitlines()
        return [Asked(**_told(line)) for line in lines]


def _told(line: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(line)
    return told


async def to_loopback(host: str, port: int) -> list[str]:
    """A resolver by which every host is this machine."""
    del host, port
    return ["127.0.0.1"]


@contextmanager
def newsroom(folder: Path, world: World, start: float = START, port: int = 0) -> Iterator[Newsroom]:
    """The server in its own process, as long as the block lasts."""
    folder.mkdir(parents=True, exist_ok=True)
    with SharedMoment(folder / "moment", start) as moment:
        told = [f"--days={world.days}", f"--pages={world.pages}", f"--seed={world.seed}", f"--port={port}"]
        told += ["--still"] if world.still else []
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.newsroom", str(folder), *told],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            assert process.stdout is not None
            port = json.loads(process.stdout.readline())["port"]
            yield Newsroom(folder, world, port, moment)
        finally:
            process.kill()
            process.communicate()
