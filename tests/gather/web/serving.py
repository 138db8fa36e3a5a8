"""A small web on loopback, told by one function: host and path → answer; and a record of where connections go."""

from __future__ import annotations

import asyncio
import ssl
import threading
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from ipaddress import ip_network
from typing import Any

import anyio
import httpcore2 as httpcore
import pytest

from palagan.gather.web.asking import Asking
from palagan.gather.web.fetching import Manners, fetcher
from palagan.gather.web.hosts import HostBook
from palagan.gather.web.reach import Reach

OUTSIDE = "127.7.7.7"
"""An address of this machine that stands for the web outside: tests let it through and nothing else of loopback."""
BEGAN = 1_714_719_600.0
"""The moment at which a test begins."""
AGENT = "Palagan/0.1 (+mailto:rina@kabar.example)"
MANNERS = Manners(AGENT, connect=2, pause=1, whole=3, redirects=5)
Answers = Callable[[str, str], bytes]
"""Host and path → the whole answer."""


def html(body: str, head: str = "", status: str = "200 OK", headers: str = "") -> bytes:
    """A whole answer with a page in it."""
    content = f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()
    told = f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n{headers}"
    return told.encode() + b"Content-Length: %d\r\n\r\n" % len(content) + content


def moved(to: str) -> bytes:
    """A redirect to whatever is named, its bytes as they are."""
    return b"HTTP/1.1 302 Found\r\nLocation: " + to.encode("utf-8", "replace") + b"\r\nContent-Length: 0\r\n\r\n"


NOTHING = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"


@dataclass(slots=True)
class Served:
    """The running server: its port, and the heads of all requests."""

    port: int = 0
    asked: list[str] = field(default_factory=list)

    @property
    def reach(self) -> Reach:
        """What lets through this server and nothing else of this machine."""
        return Reach((ip_network(f"{OUTSIDE}/32"),), frozenset({self.port}))


@contextmanager
def served(answers: Answers, address: str = OUTSIDE, tls: ssl.SSLContext | None = None) -> Iterator[Served]:
    """The server, as long as the block lasts. Connections are closed after each answer."""
    told, ready, loop = Served(), threading.Event(), asyncio.new_event_loop()
    stop = asyncio.Event()

    async def answer(inward: asyncio.StreamReader, out: asyncio.StreamWriter) -> None:
        try:
            head = (await inward.readuntil(b"\r\n\r\n")).decode("latin-1")
            told.asked.append(head)
            host = head.lower().partition("\r\nhost: ")[2].partition("\r\n")[0].partition(":")[0]
            first, _, rest = answers(host, head.split(" ")[1]).partition(b"\r\n")
            out.write(first + b"\r\nConnection: close\r\n" + rest)
            await out.drain()
        except (ConnectionError, asyncio.IncompleteReadError, ssl.SSLError):
            pass
        finally:
            out.close()

    async def run() -> None:
        server = await asyncio.start_server(answer, address, 0, ssl=tls)
        told.port = server.sockets[0].getsockname()[1]
        ready.set()
        await stop.wait()
        server.close()
        await asyncio.sleep(0.02)

    thread = threading.Thread(target=lambda: loop.run_until_complete(run()), daemon=True)
    thread.start()
    assert ready.wait(10)
    try:
        yield told
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join(10)
        loop.close()


@contextmanager
def connections(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Where connections went, as "address:port"; none but those to loopback are let through."""
    went: list[str] = []
    connect = httpcore.AnyIOBackend.connect_tcp

    async def watched(self: Any, host: str, port: int, *rest: Any, **more: Any) -> Any:
        went.append(f"{host}:{port}")
        if not host.startswith("127."):
            raise httpcore.ConnectError("not from a test")
        return await connect(self, host, port, *rest, **more)

    with monkeypatch.context() as patched:
        patched.setattr(httpcore.AnyIOBackend, "connect_tcp", watched)
        yield went


LookUp = Callable[[str, int], Awaitable[list[str]]]


def names(known: Mapping[str, list[str]], otherwise: list[str] | None = None) -> LookUp:
    """A resolver that is a table."""

    async def look_up(host: str, port: int) -> list[str]:
        del port
        found = known.get(host, otherwise)
        if found is None:
            raise OSError("no such host")
        return found

    return look_up


def asked(reach: Reach, look_up: LookUp, work: Callable[[Asking], Awaitable[Any]], manners: Manners = MANNERS) -> Any:
    """What some work gives with a real asker whose clock jumps over pauses."""
    now = [BEGAN]

    async def until(moment: float) -> None:
        now[0] = max(now[0], moment)

    async def all_of_it() -> Any:
        async with fetcher(manners, reach, look_up) as asks:
            return await work(Asking(asks, HostBook(), lambda: now[0], until, patience=1e9))

    return anyio.run(all_of_it)
