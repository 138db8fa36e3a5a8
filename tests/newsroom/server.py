"""The newsroom's server: one socket on loopback for all hosts, told apart by Host, and a log of every request."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit

from tests.newsroom.answers import Answer, Answers
from tests.newsroom.world import World

INBOX = "kotaksurat.example"
"""The host that takes what is sent to it (webhooks) and logs it."""


class Server:
    """Serves a world as it is at `moment()`. `log` gets a line of JSON a request, before the answer is sent: the
    moment, host, path, headers that ask under a condition, status, its serial number, requests open at that host."""

    def __init__(self, world: World, moment: Callable[[], float], log: IO[str]) -> None:
        self._world, self._moment, self._log = world, moment, log
        self._answers = Answers(world, 0)
        self._serial = 0
        self._open: Counter[str] = Counter()
        self._torments: Counter[str] = Counter()
        self._server: asyncio.Server | None = None

    async def start(self, port: int = 0) -> int:
        """The port at which it serves from now on."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", port)
        port = self._server.sockets[0].getsockname()[1]
        self._answers = Answers(self._world, port)
        return int(port)

    async def _serve(self, inward: asyncio.StreamReader, out: asyncio.StreamWriter) -> None:
        try:
            while await self._one(inward, out):
                pass
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            pass
        finally:
            out.close()

    async def _one(self, inward: asyncio.StreamReader, out: asyncio.StreamWriter) -> bool:
        head = (await inward.readuntil(b"\r\n\r\n")).decode("latin-1")
        first, *lines = head.split("\r\n")
        method, target, _ = first.split(" ", 2)
        headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines) if name}
        host = headers.get("host", "").partition(":")[0]
        body = await inward.readexactly(int(headers.get("content-length", "0")))
        self._open[host] += 1
        try:
            return await self._answered(method, host, target, headers, body, inward, out)
        finally:
            self._open[host] -= 1

    async def _answered(
        self,
        method: str,
        host: str,
        target: str,
        headers: Mapping[str, str],
        body: bytes,
        inward: asyncio.StreamReader,
        out: asyncio.StreamWriter,
    ) -> bool:
        self._serial += 1
        moment = self._moment()
        if host == INBOX:
            answer = Answer(204)
        else:
            answer = self._answers.to(host, target, headers, moment, self._serial)
        self._note(moment, method, host, target, headers, body, answer)
        if answer.way in ("hang", "drip"):
            self._open[host] -= 1  # whoever gives it up does not wait until we see that
            try:
                self._torments[target] += 1
                await _tormented(answer, inward, out, 600 if self._torments[target] == 1 else 2)
            finally:
                self._open[host] += 1
            return False
        await _sent(answer, out)
        return answer.way == "whole"

    def _note(
        self,
        moment: float,
        method: str,
        host: str,
        target: str,
        headers: Mapping[str, str],
        body: bytes,
        answer: Answer,
    ) -> None:
        told: dict[str, Any] = {
            "serial": self._serial,
            "at": moment,
            "method": method,
            "host": host,
            "path": urlsplit(target).path,
            "query": urlsplit(target).query,
            "status": answer.status,
            "open": self._open[host],
            "answered": answer.way != "hang",
            "conditional": "if-none-match" in headers or "if-modified-since" in headers,
            "agent": headers.get("user-agent", ""),
            "wish": next((value for name, value in answer.headers if name == "Retry-After"), None),
        }
        if method == "POST":
            told |= {"id": headers.get("webhook-id"), "body": body.decode("utf-8", "replace")}
        self._log.write(json.dumps(told) + "\n")
        self._log.flush()


def _head(answer: Answer) -> str:
    return f"HTTP/1.1 {answer.status} X\r\n" + "".join(f"{name}: {value}\r\n" for name, value in answer.headers)


async def _sent(answer: Answer, out: asyncio.StreamWriter) -> None:
    if answer.way == "cut-chunk":
        out.write(f"{_head(answer)}Transfer-Encoding: chunked\r\n\r\n".encode() + answer.body)
    else:
        length = 900 if answer.way == "too-short" else len(answer.body)
        out.write(f"{_head(answer)}Content-Length: {length}\r\n\r\n".encode() + answer.body)
    await out.drain()


async def _tormented(answer: Answer, inward: asyncio.StreamReader, out: asyncio.StreamWriter, times: int) -> None:
    """Not a word, or a byte now and then, for so many tenths of a second, or until the asker goes: the first time until
    his patience ends, later shortly, since a simulated clock stands still while he waits."""
    gone = asyncio.create_task(inward.read(1))
    if answer.way == "drip":
        out.write(f"{_head(answer)}Content-Length: {len(answer.body)}\r\n\r\n".encode())
    for place in range(times):
        if answer.way == "drip":
            out.write(answer.body[place : place + 1])
            await out.drain()
        await asyncio.wait([gone], timeout=0.1)
        if gone.done():
            return
    gone.cancel()


async def serve(world: World, moment: Callable[[], float], log: Path, told: Callable[[int], None], port: int) -> None:
    """Serve until cancelled; `told` gets the port."""
    with log.open("a", encoding="utf-8") as file:
        server = Server(world, moment, file)
        told(await server.start(port))
        await asyncio.Event().wait()
