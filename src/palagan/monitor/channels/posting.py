"""One POST to a program elsewhere: to checked addresses alone, with limits of time and size, no redirect followed."""

from __future__ import annotations

import ssl
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from ipaddress import ip_network

import anyio
import httpcore2 as httpcore

from palagan.gather.web.connecting import CheckedBackend, LookUp, look_up
from palagan.gather.web.reach import Reach, UnreachableError, checked_url, reach_of

LONGEST_ANSWER = 64 << 10
"""Bytes of an answer that are looked at; what follows is not waited for."""
EVERYWHERE = (ip_network("0.0.0.0/0"), ip_network("::/0"))


@dataclass(frozen=True, slots=True)
class Ways:
    """How the outside is reached. `reach` and `look_up` as for gathering, `tls` what certificates are trusted (None:
    those that the system trusts). Seconds: to connect, for all of a request."""

    reach: Reach = field(default_factory=Reach)
    look_up: LookUp = look_up
    tls: ssl.SSLContext | None = field(default=None, repr=False)
    connect: float = 10.0
    whole: float = 30.0

    def to_anywhere(self, port: int) -> Ways:
        """The same for an address that the user named in the environment, where no case can name one."""
        return replace(self, reach=Reach(EVERYWHERE, self.reach.ports | {port}))

    def trusting(self) -> ssl.SSLContext:
        """What certificates are checked with."""
        return self.tls or _system_trust()


@cache
def _system_trust() -> ssl.SSLContext:
    return ssl.create_default_context()


def ways_of(environ: Mapping[str, str]) -> Ways:
    """The ways that the environment leaves open: PALAGAN_REACH as for gathering."""
    return Ways(reach_of(environ.get("PALAGAN_REACH")))


@dataclass(frozen=True, slots=True)
class Answered:
    """What came back: status, headers in small letters, the beginning of the body."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Unanswered:
    """Nothing came back. `perhaps`: it may have arrived all the same. `never`: the address must not be asked."""

    detail: str
    perhaps: bool = False
    never: bool = False


async def post(url: str, headers: Iterable[tuple[str, str]], body: bytes, ways: Ways) -> Answered | Unanswered:
    """The answer to one POST of JSON. Nothing that the network does is raised."""
    try:
        with anyio.fail_after(ways.whole):
            return await _post(checked_url(url, ways.reach), list(headers), body, ways)
    except UnreachableError as error:
        return Unanswered(str(error), never=True)
    except (httpcore.ConnectTimeout, httpcore.PoolTimeout):
        return Unanswered(f"no connection within {ways.connect:g} s")
    except httpcore.ConnectError as error:
        cause = error.__cause__ or error.__context__
        return Unanswered(_told(cause) if isinstance(cause, ssl.SSLError) else str(error) or "no connection")
    except (TimeoutError, httpcore.TimeoutException):
        return Unanswered(f"no whole answer within {ways.whole:g} s", perhaps=True)
    except ssl.SSLError as error:
        return Unanswered(_told(error))
    except (httpcore.ProtocolError, httpcore.NetworkError, OSError, ValueError) as error:
        return Unanswered(f"the answer broke off ({type(error).__name__})", perhaps=True)


async def _post(url: str, headers: list[tuple[str, str]], body: bytes, ways: Ways) -> Answered:
    pool = httpcore.AsyncConnectionPool(
        ssl_context=ways.trusting(),
        max_connections=1,
        http1=True,
        http2=False,
        retries=0,
        network_backend=CheckedBackend(ways.reach, ways.look_up),
    )
    sent = [("Host", url.split("/", 3)[2]), *headers, ("Content-Length", str(len(body))), ("Connection", "close")]
    timeouts = {"connect": ways.connect, "read": ways.whole, "write": ways.whole, "pool": ways.whole}
    async with pool, pool.stream("POST", url, headers=sent, content=body, extensions={"timeout": timeouts}) as answer:
        told = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in answer.headers}
        taken = bytearray()
        async for piece in answer.aiter_stream():
            taken += piece
            if len(taken) >= LONGEST_ANSWER:
                break
        return Answered(answer.status, told, bytes(taken[:LONGEST_ANSWER]))


def _told(error: BaseException) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate does not hold ({error.verify_message})"
    return f"no safe connection ({getattr(error, 'reason', None) or type(error).__name__})"
