"""A small site on loopback: what each path gives is written down, every request is logged."""

from __future__ import annotations

import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_network
from typing import TypeVar

import anyio

from palagan.gather.web.asking import Asking
from palagan.gather.web.fetching import Manners, fetcher
from palagan.gather.web.hosts import HostBook
from palagan.gather.web.reach import Reach

Told = TypeVar("Told")
AGENT = "Palagan/0.1 (+mailto:rina@kabar.example)"
NOW = 1_794_000_000.0  # 2026-11-06T17:20:00Z


@dataclass(slots=True)
class Given:
    """What a path gives."""

    body: bytes
    kind: str = "text/html; charset=utf-8"
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class Site:
    """The running site. `asked`: paths in the order of their asking, robots.txt left out; `heads`: their headers."""

    port: int = 0
    paths: dict[str, Given] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    heads: list[dict[str, str]] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Without a slash at its end."""
        return f"http://127.0.0.1:{self.port}"

    def give(self, path: str, body: str | bytes, kind: str = "text/html; charset=utf-8", **more: object) -> str:
        """Let a path give something; its address. "@/" in a text is the site's own address."""
        content = body.replace("@/", f"{self.url}/").encode() if isinstance(body, str) else body
        self.paths[path] = Given(content, kind, **more)  # type: ignore[arg-type]
        return self.url + path


@contextmanager
def site() -> Iterator[Site]:
    """The site, as long as the block lasts."""
    told = Site()

    class Answers(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            """One answer; of a part where that is asked for."""
            if self.path != "/robots.txt":
                told.asked.append(self.path)
                told.heads.append({name.lower(): value for name, value in self.headers.items()})
            given = told.paths.get(self.path) or Given(b"", status=404)
            status, body, more = given.status, given.body, list(given.headers)
            etag = dict(given.headers).get("ETag")
            if etag and self.headers.get("If-None-Match") == etag:
                status, body = 304, b""
            part = self.headers.get("Range")
            if part and status == 200:
                start, _, end = part.removeprefix("bytes=").partition("-")
                size = len(body)
                status, body = (206, body[int(start) : int(end) + 1]) if int(start) < size else (416, b"")
                more.append(("Content-Range", f"bytes {start}-{int(start) + len(body) - 1}/{size}"))
            self.send_response(status)
            for name, value in (("Content-Type", given.kind), ("Content-Length", str(len(body))), *more):
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_told: object) -> None:
            """Quietly."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    told.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield told
    server.shutdown()
    server.server_close()
    thread.join(10)


def asked(running: Site, work: Callable[[Asking], Awaitable[Told]]) -> Told:
    """What the work gives with an asker whose time stands still but where it waits."""
    now = [NOW]

    async def until(moment: float) -> None:
        now[0] = max(now[0], moment)

    async def go() -> Told:
        reach = Reach((ip_network("127.0.0.1/32"),), frozenset({running.port}))
        async with fetcher(Manners(AGENT), reach) as fetches:
            return await work(Asking(fetches, HostBook(), lambda: now[0], until))

    return anyio.run(go)
