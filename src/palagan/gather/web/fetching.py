"""One request: an address → what the server gave, as it came, or why there is nothing. Every step has its limits.

Redirects are followed by `asking.py`, each as an address of its own. No cookie is kept, nothing of a page is run.
"""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Literal

import anyio
import httpcore2 as httpcore

from palagan.gather.web.connecting import CheckedBackend, LookUp, look_up
from palagan.gather.web.connections import Connections
from palagan.gather.web.reach import Reach, UnreachableError, checked_url
from palagan.gather.web.unpacking import ASKED, BrokenBodyError, Limits, TooLargeError, Unpacking

Failure = Literal["unreachable", "no-host", "timeout", "tls", "broken", "too-large", "redirects"]
"""Why a request gave nothing: the address must not be asked; there is no such host or it does not answer; it took too
long; its certificate does not hold; it does not speak HTTP; it sends too much; it leads in circles."""

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Hop:
    """One answer on the way: the address asked, the request's headers, and the answer's status, headers and body.

    `packed` is the body as it came over the wire (without chunks), `body` the same unpacked.
    """

    url: str
    asked: Headers
    status: int
    reason: str
    headers: Headers
    packed: bytes = b""
    body: bytes = b""

    def header(self, name: str) -> str | None:
        """The first header of that name, in whatever letters."""
        return next((value for key, value in self.headers if key.lower() == name), None)


@dataclass(frozen=True, slots=True)
class Fetched:
    """All answers from the address asked to the last."""

    hops: tuple[Hop, ...]

    @property
    def last(self) -> Hop:
        """The answer itself."""
        return self.hops[-1]


@dataclass(frozen=True, slots=True)
class Failed:
    """A request that gave nothing: why, in a word and in a sentence. `hops` are the redirects before it."""

    url: str
    failure: Failure
    detail: str
    hops: tuple[Hop, ...] = ()


@dataclass(frozen=True, slots=True)
class Manners:
    """How we ask: `agent` names us and a contact. Seconds: to connect, between two pieces, for all of a request."""

    agent: str
    connect: float = 10.0
    pause: float = 15.0
    whole: float = 60.0
    redirects: int = 8
    limits: Limits = field(default_factory=Limits)


class Fetcher:
    """Asks; one for many requests, since connections to a host are kept. Use `fetcher()`."""

    def __init__(self, connections: Connections, manners: Manners, reach: Reach) -> None:
        self._connections, self.manners, self.reach = connections, manners, reach

    async def once(self, url: str, conditions: Mapping[str, str] | None = None) -> Hop | Failed:
        """The answer to one GET, a redirect as it is. `conditions` are headers such as If-None-Match."""
        where = url
        try:
            with anyio.fail_after(self.manners.whole):
                where = checked_url(url, self.reach)
                return await self._ask(where, dict(conditions or {}))
        except UnreachableError as error:
            return Failed(where, "unreachable", str(error))
        except (TimeoutError, httpcore.TimeoutException) as error:
            return Failed(where, "timeout", str(error) or f"no whole answer within {self.manners.whole:g} s")
        except TooLargeError as error:
            return Failed(where, "too-large", str(error))
        except (ssl.SSLError, ssl.CertificateError) as error:
            return Failed(where, "tls", str(error))
        except httpcore.ConnectError as error:
            cause = error.__cause__ or error.__context__
            failure: Failure = "tls" if isinstance(cause, ssl.SSLError) else "no-host"
            return Failed(where, failure, str(error) or str(cause or "no connection"))
        except (BrokenBodyError, httpcore.ProtocolError, httpcore.NetworkError, ValueError) as error:
            return Failed(where, "broken", str(error) or type(error).__name__)

    async def _ask(self, url: str, conditions: Mapping[str, str]) -> Hop:
        manners = self.manners
        asked = (
            ("User-Agent", manners.agent),
            ("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,application/feed+json;q=0.9,*/*;q=0.5"),
            ("Accept-Encoding", ASKED),
            ("Accept-Language", "id,en;q=0.7,*;q=0.3"),
            *conditions.items(),
        )
        timeouts = {"connect": manners.connect, "read": manners.pause, "write": manners.pause, "pool": manners.whole}
        request = httpcore.Request("GET", url, headers=[("Host", _host(url)), *asked], extensions={"timeout": timeouts})
        async with self._connections.stream(request) as answer:
            headers = tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in answer.headers)
            reason = bytes(answer.extensions.get("reason_phrase", b"")).decode("latin-1")
            hop = Hop(url, asked, answer.status, reason, headers)
            unpacking = Unpacking(hop.header("content-encoding") or "", manners.limits)
            packed = bytearray()
            async for piece in answer.aiter_stream():
                packed += piece
                unpacking.take(piece)
        return Hop(url, asked, hop.status, reason, headers, bytes(packed), unpacking.end())


def _host(url: str) -> str:
    return url.split("/", 3)[2]


@asynccontextmanager
async def fetcher(
    manners: Manners, reach: Reach = Reach(), look_up: LookUp = look_up, at_once: int = 100
) -> AsyncIterator[Fetcher]:
    """A fetcher with its connections, at most `at_once` of them, closed at the end."""
    connections = Connections(ssl.create_default_context(), CheckedBackend(reach, look_up), at_once)
    try:
        yield Fetcher(connections, manners, reach)
    finally:
        await connections.aclose()
