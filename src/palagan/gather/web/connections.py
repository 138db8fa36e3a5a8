"""Connections kept open for the next request to their host: one a host, closed when it is idle for too long.

httpcore's own pool looks at all of its connections for every request, which costs more than the request where there are
hundreds of hosts. A host is asked one thing at a time here, so one connection each is all that is needed.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import anyio
import httpcore2 as httpcore

IDLE = 30.0
"""Seconds for which a connection is kept that nobody uses."""
_CLOSING = 1.0


class Connections:
    """At most `at_once` requests under way; twice as many connections are kept. Close it at the end (`aclose`)."""

    def __init__(self, tls: ssl.SSLContext, network: httpcore.AsyncNetworkBackend, at_once: int) -> None:
        self._tls, self._network, self._most = tls, network, 2 * at_once
        self._room = anyio.Semaphore(at_once)
        self._idle: dict[str, tuple[float, httpcore.AsyncHTTPConnection]] = {}

    @asynccontextmanager
    async def stream(self, request: httpcore.Request) -> AsyncIterator[httpcore.Response]:
        """The answer to a request, its body to be read inside the block.

        Where the server has just closed a kept connection, the request goes over a new one (RFC 9112, 9.3.1).
        """
        async with self._room:
            connection, answer = await self._begun(request)
            whole = False
            try:
                yield answer
                await answer.aclose()
                whole = True
            finally:
                if whole and connection.is_available():
                    await self._keep(str(request.url.origin), connection)
                else:
                    await _close(connection)

    async def aclose(self) -> None:
        """Close all that are kept."""
        for origin in list(self._idle):
            await _close(self._idle.pop(origin)[1])

    async def _begun(self, request: httpcore.Request) -> tuple[httpcore.AsyncHTTPConnection, httpcore.Response]:
        kept = self._idle.pop(str(request.url.origin), None)
        if kept is not None and kept[1].is_available() and not kept[1].has_expired():
            try:
                return kept[1], await _asked(kept[1], request)
            except (httpcore.RemoteProtocolError, httpcore.ReadError, httpcore.WriteError) as error:
                if isinstance(error, httpcore.RemoteProtocolError) and "without sending a response" not in str(error):
                    raise  # it did answer, and badly
        elif kept is not None:
            await _close(kept[1])
        connection = httpcore.AsyncHTTPConnection(
            request.url.origin, ssl_context=self._tls, keepalive_expiry=IDLE, network_backend=self._network
        )
        return connection, await _asked(connection, request)

    async def _keep(self, origin: str, connection: httpcore.AsyncHTTPConnection) -> None:
        """Put a connection by, and close those that have waited longest: the first of the dict."""
        now = time.monotonic()
        before = self._idle.pop(origin, None)
        self._idle[origin] = (now, connection)
        if before is not None:
            await _close(before[1])
        while self._idle:
            first = next(iter(self._idle))
            if len(self._idle) <= self._most and self._idle[first][0] > now - IDLE:
                return
            await _close(self._idle.pop(first)[1])


async def _asked(connection: httpcore.AsyncHTTPConnection, request: httpcore.Request) -> httpcore.Response:
    """The head of the answer; the connection is closed where none comes."""
    answer = None
    try:
        answer = await connection.handle_async_request(request)
        return answer
    finally:
        if answer is None:
            await _close(connection)


async def _close(connection: httpcore.AsyncHTTPConnection) -> None:
    """Close one, also where the request was given up."""
    with anyio.move_on_after(_CLOSING, shield=True):
        await connection.aclose()
