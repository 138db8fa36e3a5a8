"""A server on loopback that misbehaves on purpose: each path of `WAYS` answers in a bad way of its own."""

from __future__ import annotations

import asyncio
import gzip
import threading
import zlib
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

Way = Callable[[asyncio.StreamWriter], Awaitable[None]]
OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"


def plain(body: bytes, head: bytes = b"") -> Way:
    """A whole answer."""

    async def way(out: asyncio.StreamWriter) -> None:
        out.write(OK + head + b"Content-Length: %d\r\n\r\n" % len(body) + body)

    return way


def raw(answer: bytes) -> Way:
    """Just these bytes, then the end."""

    async def way(out: asyncio.StreamWriter) -> None:
        out.write(answer)

    return way


def redirect(to: str, status: int = 302) -> Way:
    """An answer that leads on."""
    return raw(b"HTTP/1.1 %d Moved\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n" % (status, to.encode()))


async def slow_drip(out: asyncio.StreamWriter) -> None:
    """A byte now and then, for ever."""
    out.write(OK + b"Content-Length: 1000000\r\n\r\n")
    while True:
        out.write(b"x")
        await out.drain()
        await asyncio.sleep(0.02)


async def endless(out: asyncio.StreamWriter) -> None:
    """A body without end."""
    out.write(OK + b"\r\n")
    while True:
        out.write(b"x" * 65536)
        await out.drain()


async def silent(out: asyncio.StreamWriter) -> None:
    """Not a word."""
    await asyncio.sleep(30)


async def endless_head(out: asyncio.StreamWriter) -> None:
    """Headers without end."""
    out.write(b"HTTP/1.1 200 OK\r\n")
    while True:
        out.write(b"X-More: " + b"y" * 4000 + b"\r\n")
        await out.drain()


def bomb() -> bytes:
    """64 MB of nothing in 64 KB."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join([packer.compress(bytes(1 << 20)) for _ in range(64)] + [packer.flush()])


PAGE = b"<html><body><p>Gencatan senjata diumumkan.</p></body></html>"
WAYS: dict[str, Way] = {
    "/good": plain(PAGE),
    "/gzip": plain(gzip.compress(PAGE), b"Content-Encoding: gzip\r\n"),
    "/two-members": plain(gzip.compress(PAGE), b"Content-Encoding: x-gzip\r\n"),
    "/deflate": plain(zlib.compress(PAGE), b"Content-Encoding: deflate\r\n"),
    "/bare-deflate": plain(zlib.compress(PAGE)[2:-4], b"Content-Encoding: deflate\r\n"),
    "/bomb": plain(bomb(), b"Content-Encoding: gzip\r\n"),
    "/cut-gzip": plain(gzip.compress(PAGE)[:-12], b"Content-Encoding: gzip\r\n"),
    "/no-gzip": plain(PAGE, b"Content-Encoding: gzip\r\n"),
    "/brotli": plain(PAGE, b"Content-Encoding: br\r\n"),
    "/twice": plain(gzip.compress(gzip.compress(PAGE)), b"Content-Encoding: gzip, gzip\r\n"),
    "/too-short": raw(OK + b"Content-Length: 900\r\n\r\n" + PAGE),
    "/too-long": raw(OK + b"Content-Length: 5\r\n\r\n" + PAGE),
    "/two-lengths": raw(OK + b"Content-Length: 5\r\nContent-Length: 900\r\n\r\n" + PAGE),
    "/bad-chunk": raw(OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n" + PAGE),
    "/cut-chunk": raw(OK + b"Transfer-Encoding: chunked\r\n\r\nff\r\n" + PAGE),
    "/no-http": raw(b"SSH-2.0-OpenSSH_9.6\r\n"),
    "/nothing": raw(b""),
    "/bad-status": raw(b"HTTP/1.1 banana OK\r\n\r\n"),
    "/loop": redirect("/loop"),
    "/ring": redirect("/ring2"),
    "/ring2": redirect("/ring"),
    "/to-metadata": redirect("http://169.254.169.254/latest/meta-data/"),
    "/to-file": redirect("file:///etc/passwd"),
    "/to-ssh": redirect("http://127.0.0.1:22/"),
    "/to-nowhere": redirect("http://[::1"),
    "/to-good": redirect("/good", 301),
    "/slow-drip": slow_drip,
    "/endless": endless,
    "/silent": silent,
    "/endless-head": endless_head,
} | {f"/hop{n}": redirect(f"/hop{n + 1}") for n in range(40)}


@dataclass(slots=True)
class Hostile:
    """The running server: its port, and the first lines and headers of all requests."""

    port: int = 0
    asked: list[str] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Without a slash at its end."""
        return f"http://127.0.0.1:{self.port}"


@contextmanager
def hostile() -> Iterator[Hostile]:
    """The server, as long as the block lasts."""
    told, ready, loop = Hostile(), threading.Event(), asyncio.new_event_loop()

    async def answer(inward: asyncio.StreamReader, out: asyncio.StreamWriter) -> None:
        try:
            head = (await inward.readuntil(b"\r\n\r\n")).decode("latin-1")
            told.asked.append(head)
            await WAYS.get(head.split(" ")[1], plain(b"?"))(out)
            await out.drain()
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            out.close()

    async def run() -> None:
        server = await asyncio.start_server(answer, "127.0.0.1", 0)
        told.port = server.sockets[0].getsockname()[1]
        ready.set()
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            server.close()

    def serve() -> None:
        asyncio.set_event_loop(loop)
        try:
            loop.run_until_complete(main)
        finally:
            for task in asyncio.all_tasks(loop):
                task.cancel()
            loop.run_until_complete(asyncio.sleep(0.05))
            loop.close()

    main = loop.create_task(run())
    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    ready.wait(10)
    yield told
    loop.call_soon_threadsafe(main.cancel)
    thread.join(10)
