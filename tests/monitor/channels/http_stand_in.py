"""A small HTTP server on loopback for stand-ins: each request to a function, which answers, hangs, or cuts the line."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from tests.monitor.channels.in_thread import listening_in_thread


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked; names of headers in small letters."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Answer:
    """What is answered. `cut`: the line is cut in the place of an answer; `slow`: seconds before it comes; `lies`:
    more bytes are promised than come."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    cut: bool = False
    slow: float = 0.0
    lies: bool = False


Answering = Callable[[Request], Answer]


@contextmanager
def serving(answering: Answering, tls: ssl.SSLContext | None = None) -> Iterator[int]:
    """The port on which requests are answered while the context lasts."""
    start = asyncio.start_server
    with listening_in_thread(lambda: start(lambda i, o: _converse(answering, i, o), "127.0.0.1", 0, ssl=tls)) as port:
        yield port


async def _converse(answering: Answering, taken: asyncio.StreamReader, given: asyncio.StreamWriter) -> None:
    try:
        head = (await taken.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        method, path, _ = head[0].split(" ", 2)
        pairs = [line.partition(":") for line in head[1:] if line]
        headers = {name.strip().lower(): value.strip() for name, _, value in pairs}
        body = await taken.readexactly(int(headers.get("content-length", "0")))
        answer = answering(Request(method, path, headers, body))
        if answer.slow:
            await asyncio.sleep(answer.slow)
        if not answer.cut:
            length = len(answer.body) + (1000 if answer.lies else 0)
            lines = [f"HTTP/1.1 {answer.status} Answered", f"Content-Length: {length}", "Connection: close"]
            lines += [f"{name}: {value}" for name, value in answer.headers.items()]
            given.write(("\r\n".join(lines) + "\r\n\r\n").encode("latin-1") + answer.body)
            await given.drain()
    except (OSError, asyncio.IncompleteReadError):
        pass
    finally:
        given.close()
