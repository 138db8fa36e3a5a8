"""`python -m benchmarks.web CASE [--rounds N] [--uvicorn] [--write]`: the server's time for the workbench's pages.

Each address is asked once cold (names and counts are not known yet) and then N times, with some of the filters that
people set. Times are of the application itself, asked in this process; with `--uvicorn` also over a socket. `--write`
keeps the table in benchmarks/web.md.
"""

from __future__ import annotations

import argparse
import socket
import sqlite3
import statistics
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from benchmarks.__main__ import machine
from benchmarks.screens import addresses
from palagan.commands.output import give_table
from palagan.store.open import case_path
from palagan.web.app import make_app
from palagan.web.settings import ServeSettings

RESULTS = Path(__file__).with_name("web.md")
TOLD = """Milliseconds per page: the first time that it is asked for; then of {rounds} more the middle, the 95th of a
hundred and the worst; and of the processor's time alone, which other work on the machine does not lengthen, the middle
and the 95th. In this process{beside}. `python -m benchmarks.web CASE --write` measures anew.

{machine}. {case}."""
Get = Callable[[str], int]


def filtered(case: Path) -> dict[str, str]:
    """Lists with filters that many, some and few things pass, and the thousandth page of one."""
    connection = sqlite3.connect(f"file:{quote(str(case))}?mode=ro", uri=True)

    def one(query: str) -> str:
        row = connection.execute(query).fetchone()
        return quote(str(row[0])) if row and row[0] is not None else "x"

    most = one("SELECT outlet FROM readings WHERE outlet IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC LIMIT 1")
    least = one("SELECT outlet FROM readings WHERE outlet IS NOT NULL GROUP BY 1 ORDER BY count(*) LIMIT 1")
    actor = one("SELECT name FROM happening_parties GROUP BY key ORDER BY count(*) DESC LIMIT 1")
    place = one("SELECT place FROM happenings WHERE place IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC LIMIT 1")
    story = one("SELECT id FROM stories ORDER BY pages DESC LIMIT 1")
    day = one("SELECT published FROM readings WHERE published IS NOT NULL ORDER BY published LIMIT 1 OFFSET "
              "(SELECT count(*) * 3 / 4 FROM readings WHERE published IS NOT NULL)")[:10]  # fmt: skip
    connection.close()
    found = {}
    for path in ("/timeline", "/happenings", "/claims", "/ledgers", "/stories"):
        for name, query in (
            ("a day", f"since={day}&until={day}"),
            ("since a day", f"since={day}"),
            ("most named actor", f"actor={actor}"),
            ("largest outlet", f"outlet={most}"),
            ("smallest outlet", f"outlet={least}"),
            ("most named place", f"place={place}"),
            ("type and origins", "type=ASSAULT&min_origins=2"),
            ("largest story", f"story={story}"),
            ("actor and day", f"actor={actor}&since={day}&until={day}"),
        ):
            found[f"{path[1:]}, {name}"] = f"{path}?{query}"
    found["timeline, newest"] = "/timeline?order=newest"
    found["sources, largest outlet"] = f"/sources?outlet={most}"
    return found


@dataclass(frozen=True, slots=True)
class Spent:
    """Milliseconds by the clock and of the processor, the first answer before the others."""

    status: int
    clock: list[float]
    processor: list[float]


def timed(get: Get, path: str, rounds: int) -> Spent:
    """Ask for a page again and again."""
    clock, processor = [], []
    status = 0
    for _ in range(rounds + 1):
        began, worked = time.perf_counter(), time.process_time()
        status = get(path)
        clock.append(1000 * (time.perf_counter() - began))
        processor.append(1000 * (time.process_time() - worked))
    return Spent(status, clock, processor)


def cells(name: str, spent: Spent, socket_spent: Spent | None) -> tuple[str, ...]:
    """A row of the table."""
    later, worked = sorted(spent.clock[1:]), sorted(spent.processor[1:])
    told: tuple[float, ...] = (spent.clock[0], statistics.median(later), ninety_fifth(later), later[-1])
    told += (spent.processor[0], statistics.median(worked), ninety_fifth(worked))
    over = (f"{statistics.median(socket_spent.clock[1:]):.0f}",) if socket_spent else ()
    return (name, str(spent.status), *(f"{value:.0f}" for value in told), *over)


def ninety_fifth(values: list[float]) -> float:
    """Of values in order the one that nineteen in twenty do not exceed."""
    return values[min(len(values) - 1, int(len(values) * 0.95))]


@contextmanager
def in_process(case: Path) -> Iterator[Get]:
    """The application itself, without a socket."""
    from starlette.testclient import TestClient

    with TestClient(make_app(ServeSettings(case)), base_url="http://127.0.0.1:8700", follow_redirects=False) as client:
        yield lambda path: client.get(path).status_code


@contextmanager
def over_socket(case: Path) -> Iterator[Get]:
    """Behind uvicorn on loopback."""
    import httpx
    import uvicorn

    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    port = listener.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(make_app(ServeSettings(case, port=port)), log_level="error"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
        yield lambda path: client.get(path).status_code
    server.should_exit = True
    thread.join(10)
    listener.close()


def main() -> None:
    """Measure, print, and keep where asked."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.web", description=__doc__)
    parser.add_argument("case", type=Path)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--uvicorn", action="store_true", help="also over a socket")
    parser.add_argument("--only", help="addresses with this in their name")
    parser.add_argument("--write", action="store_true", help=f"keep the table in {RESULTS.name}")
    options = parser.parse_args()
    case = case_path(options.case)
    asked = {**addresses(case), **filtered(case)}
    asked = {name: path for name, path in asked.items() if not options.only or options.only in name}
    where = machine()
    print(where, flush=True)
    with in_process(case) as get:
        measured = {name: timed(get, path, options.rounds) for name, path in asked.items()}
    sockets: dict[str, Spent] = {}
    if options.uvicorn:
        with over_socket(case) as get:
            sockets = {name: timed(get, path, options.rounds) for name, path in asked.items()}
    rows = [cells(name, spent, sockets.get(name)) for name, spent in measured.items()]
    every = Spent(
        0,
        [max(spent.clock[0] for spent in measured.values()), *(t for s in measured.values() for t in s.clock[1:])],
        [
            max(spent.processor[0] for spent in measured.values()),
            *(t for s in measured.values() for t in s.processor[1:]),
        ],
    )
    rows.append(("all (first: the worst)", "", *cells("", every, None)[2:], *(("",) if sockets else ())))
    columns: tuple[str, ...] = ("page", "status", "first", "p50", "p95", "worst", "cpu first", "cpu p50", "cpu p95")
    columns += ("p50 over a socket",) if sockets else ()
    give_table(columns, rows, right=tuple(range(2, len(columns))))
    if options.write:
        table = "\n".join(f"| {' | '.join(row)} |" for row in (columns, ("---",) * len(columns), *rows))
        beside = " and over a socket" if sockets else ""
        told = TOLD.format(rounds=options.rounds, beside=beside, machine=where, case=size_of(case))
        RESULTS.write_text(f"# Pages of the workbench\n\n{told}\n\n{table}\n", "utf-8")


def size_of(case: Path) -> str:
    """How large the case is, in words."""
    connection = sqlite3.connect(f"file:{quote(str(case))}?mode=ro", uri=True)
    counts = [
        f"{connection.execute(f'SELECT count(*) FROM {table}').fetchone()[0]:,} {word}"
        for table, word in (("page_parts", "pages"), ("happenings", "happenings"), ("claims", "claims"),
                            ("ledgers", "ledgers"), ("stories", "stories"))
    ]  # fmt: skip
    connection.close()
    return f"The case: {', '.join(counts)}, {case.stat().st_size / (1 << 30):.1f} GB"


if __name__ == "__main__":
    main()
