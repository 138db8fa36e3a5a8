"""`python -m benchmarks.fetching [--hosts N] [--each N] [--write]`: pages a second from many hosts on loopback, kept.

A server in a process of its own is so many hosts with so many articles each, gzipped, with connections kept. A watcher
with the usual politeness (one request at a time a host, a second between two) takes them; then another that also reads,
which shows that asking waits where the reading is behind. What one page costs at each step stands below.
"""

from __future__ import annotations

import argparse
import asyncio
import gzip
import multiprocessing
import os
import resource
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import ip_network
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from benchmarks.__main__ import COLUMNS, cells, machine
from benchmarks.measure import Row
from benchmarks.pages import varied

RESULTS = Path(__file__).with_name("fetching.md")
NOTE = """# What fetching costs

`python -m benchmarks.fetching --write`. The processor's time is that of the watcher's process alone; the server has one
of its own. Where the machine has other work, pages a second by the wall say little, and pages a second of one core are
what holds."""
_KINDS = 24


def page_of(number: int, bases: list[bytes]) -> bytes:
    """An article of about the size of an outlet's page: one of the sample's, its number, menus and scripts round it."""
    base = bases[number % len(bases)].replace(b"?page=", b"#")
    links = b"".join(b'<li><a href="/rubrik-%d/berita-%d">Rubrik %d</a></li>' % (n, n, n) for n in range(250))
    script = b"<script>var muatan = {" + b'"iklan": [1,2,3,4,5], ' * 700 + b"};</script>"
    mark = b"<!-- %d --></body>" % number
    return base.replace(b"</head>", script + b"</head>", 1).replace(b"</body>", b"<ul>" + links + b"</ul>" + mark, 1)


def serve(out: Connection, each: int) -> None:
    """The hosts, until the process is ended. Every host answers "/berita/2024/N/judul-berita-nomor-N" for N < each."""
    bases = [page.content for page in varied("html", _KINDS)]
    kept = {number: gzip.compress(page_of(number, bases), 1) for number in range(each)}

    class Host(asyncio.Protocol):
        def connection_made(self, transport: Any) -> None:
            self.transport = transport

        def data_received(self, data: bytes) -> None:
            path = data[4 : data.index(b" ", 4)]
            body = kept.get(int(path.rpartition(b"-")[2])) if path.startswith(b"/berita") else None
            status = b"200 OK" if body is not None else b"404 Not Found"
            self.transport.write(
                b"HTTP/1.1 %s\r\nContent-Type: text/html; charset=utf-8\r\nContent-Encoding: %s\r\n"
                b'ETag: "a"\r\nContent-Length: %d\r\n\r\n%s'
                % (status, b"gzip" if body else b"identity", len(body or b""), body or b"")
            )

    async def run() -> None:
        server = await asyncio.get_running_loop().create_server(Host, "127.0.0.1", 0)
        out.send(server.sockets[0].getsockname()[1])
        await asyncio.Event().wait()

    asyncio.run(run())


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a watcher is to do."""

    port: int
    hosts: int
    each: int
    least: float
    reading: bool
    seconds: float


def watched(out: Connection, wanted: Wanted) -> None:
    """One watching in this process; its figures go out."""
    from palagan.clock import now
    from palagan.gather.web.feeds import Item
    from palagan.gather.web.reach import Reach
    from palagan.monitor.clock import RealClock
    from palagan.monitor.noting import note_items
    from palagan.monitor.settings import Told, WatchSettings
    from palagan.monitor.watch import watch
    from palagan.store.captures import count_captures
    from palagan.store.open import make_case
    from palagan.store.pages import count_pages

    async def look_up(host: str, port: int) -> list[str]:
        del host, port
        return ["127.0.0.1"]

    clock = RealClock()
    most = [0]

    def tell(told: Told) -> None:
        most[0] = max(most[0], told.counts.get("unread", 0))

    with tempfile.TemporaryDirectory() as folder:
        case = make_case(Path(folder) / "banyak.palagan", now())
        urls = [
            f"http://h{host}.example:{wanted.port}/berita/2024/{number}/judul-berita-nomor-{number}"
            for number in range(wanted.each)
            for host in range(wanted.hosts)
        ]
        with case.writing() as connection:
            note_items(connection, [Item(url) for url in urls], None, clock.now())
        settings = WatchSettings(
            agent="Palagan/0.1 (+mailto:ukur@kabar.example)",
            reach=Reach((ip_network("127.0.0.1/32"),), frozenset({wanted.port})),
            look_up=look_up,
            least=wanted.least,
            at_once=100,
            alerts=False,
            live=True,
            rechecks=(86400.0,),
            read_pages=200 if wanted.reading else 10**9,
            read_seconds=5.0 if wanted.reading else 10**9,
            unread=500 if wanted.reading else 10**9,
        )
        began, spent = time.perf_counter(), time.process_time()

        def stopped() -> bool:
            return time.perf_counter() - began > wanted.seconds or (not wanted.reading and kept() >= len(urls))

        def kept() -> int:
            with case.reading() as connection:
                return count_pages(connection)

        looked = [0.0, False]

        def glance() -> bool:
            if time.perf_counter() - looked[0] > 0.5:
                looked[:] = [time.perf_counter(), stopped()]
            return bool(looked[1])

        ended = asyncio.run(watch(case, settings, clock, stopped=glance, tell=tell))
        wall, spent = time.perf_counter() - began, time.process_time() - spent
        with case.reading() as connection:
            pages, captures = count_pages(connection), count_captures(connection)
        out.send({
            "pages": pages, "captures": captures[0], "stored": captures[1], "wall": wall, "spent": spent,
            "unread": ended.unread, "most_unread": max(most[0], ended.unread), "read": pages - ended.unread,
            "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        })  # fmt: skip
        case.close()


def apart(work: Callable[..., None], *arguments: Any) -> tuple[Any, Any]:
    """Some work in a process of its own, and what it says first."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=work, args=(there, *arguments), daemon=True)
    process.start()
    return process, here.recv()


def watching_rows(hosts: int, each: int) -> list[Row]:
    """Fetched and kept; then also read."""
    server, port = apart(serve, each)
    try:
        process, plain = apart(watched, Wanted(port, hosts, each, 1.0, False, 300.0))
        process.join()
        process, busy = apart(watched, Wanted(port, hosts, each, 1.0, True, 60.0))
        process.join()
    finally:
        server.kill()
    return [
        Row(
            f"{hosts} hosts, {plain['pages']:,} pages: fetched and kept",
            plain["pages"] / plain["wall"],
            "pages/s",
            "150",
        ),
        Row("  of one core's time", plain["pages"] / plain["spent"], "pages/s"),
        Row("  processor a page", 1000 * plain["spent"] / plain["pages"], "ms"),
        Row("  peak memory", plain["memory"], "MB"),
        Row("  captures a page, as stored", plain["stored"] / plain["captures"] / 1024, "KB"),
        Row("with reading beside, in 60 s: fetched", float(busy["pages"]), "pages"),
        Row("  read", busy["read"] / busy["wall"], "pages/s"),
        Row("  most that waited to be read (bound 500)", float(busy["most_unread"]), "pages"),
        Row("  peak memory", busy["memory"], "MB"),
    ]


def step_rows(count: int = 300) -> list[Row]:
    """What a page costs from answer to case, without the network."""
    from palagan.clock import now
    from palagan.gather.identity import page_identity
    from palagan.gather.web.asking import Asking
    from palagan.gather.web.fetching import Fetched, Hop
    from palagan.gather.web.hosts import HostBook
    from palagan.gather.web.taking import Taken, take
    from palagan.model.page import Hints
    from palagan.store.captures import keep_captures
    from palagan.store.open import make_case
    from palagan.store.pages import add_page

    bases = [page.content for page in varied("html", _KINDS)]
    bodies = [page_of(number, bases) for number in range(count)]
    packed = [gzip.compress(body, 1) for body in bodies]
    headers = (("Content-Type", "text/html; charset=utf-8"), ("Content-Encoding", "gzip"))

    class Stands(Asking):
        def __init__(self) -> None:
            self.hosts = HostBook()

        async def ask(self, url: str, conditions: Any = None) -> Any:
            del conditions
            number = int(url.rpartition("-")[2])
            return Fetched((Hop(url, (), 200, "OK", headers, packed[number], bodies[number]),))

    async def every() -> list[Taken]:
        asking = Stands()
        urls = [f"https://kabar.example/berita/2024/{number}/judul-berita-nomor-{number}" for number in range(count)]
        return [await take(asking, url, None, Hints(), None, now) for url in urls]

    asyncio.run(every())  # imports, caches
    began = time.process_time()
    taken = asyncio.run(every())
    took = time.process_time() - began
    with tempfile.TemporaryDirectory() as folder:
        case = make_case(Path(folder) / "langkah.palagan", now())
        began = time.process_time()
        with case.writing() as connection:
            for one in taken:
                assert one.page is not None
                add_page(connection, one.page, page_identity(one.page.hints), now())
                keep_captures(connection, one.captures, one.page.id)
        kept = time.process_time() - began
        case.close()
    return [
        Row("bytes of a page", sum(map(len, bodies)) / count / 1024, "KB"),
        Row("taken (judged, head, links, WARC records)", 1000 * took / count, "ms"),
        Row("kept (page and capture)", 1000 * kept / count, "ms"),
    ]


def main() -> None:
    """Measure, print, and keep where asked."""
    from palagan.commands.output import give_table

    parser = argparse.ArgumentParser(prog="python -m benchmarks.fetching", description=__doc__)
    parser.add_argument("--hosts", type=int, default=200)
    parser.add_argument("--each", type=int, default=50, help="articles of a host")
    parser.add_argument("--write", action="store_true", help=f"keep the table in {RESULTS.name}")
    options = parser.parse_args()
    where = machine()
    print(where, f"(load {os.getloadavg()[0]:.1f})")
    rows = [cells(row) for row in (*step_rows(), *watching_rows(options.hosts, options.each))]
    give_table(COLUMNS, rows)
    if options.write:
        lines = ["| " + " | ".join(row) + " |" for row in rows]
        table = "\n".join(["| measured | figure | | aim |", "| --- | --: | --- | --- |", *lines])
        RESULTS.write_text(f"{NOTE}\n\n{where}\n\n{table}\n", "utf-8")


if __name__ == "__main__":
    main()
