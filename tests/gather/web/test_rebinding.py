"""DNS rebinding: a name that leads elsewhere the second time gains nothing, asked of a real resolver over UDP."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from anyio import to_thread
from dnslib import AAAA, CNAME, QTYPE, RCODE, RR, A, DNSRecord
from dnslib.server import BaseResolver, DNSHandler, DNSLogger, DNSServer

from palagan.gather.web.asking import Asking
from palagan.gather.web.fetching import Failed, Fetched
from palagan.gather.web.hosts import Host
from palagan.gather.web.reach import Reach
from palagan.gather.web.robots import Robots
from tests.gather.web.serving import BEGAN, NOTHING, OUTSIDE, Served, asked, connections, html, served

PUBLIC = "93.184.216.34"
VICTIM = "127.0.0.1"


class Turning(BaseResolver):  # type: ignore[misc]
    """A resolver that gives each name the next of its answers, the last one for ever; all live for no second."""

    def __init__(self) -> None:
        self.answers: dict[str, list[list[Any]]] = {}
        self.asked: list[str] = []

    def resolve(self, request: DNSRecord, handler: DNSHandler) -> DNSRecord:
        del handler
        reply = request.reply()
        name = str(request.q.qname).rstrip(".")
        left = self.answers.get(name)
        if left is None:
            reply.header.rcode = RCODE.NXDOMAIN
            return reply
        if request.q.qtype == QTYPE.A:
            self.asked.append(name)
        for data in left[0]:
            kind = getattr(QTYPE, type(data).__name__)
            if kind in (request.q.qtype, QTYPE.CNAME):
                reply.add_answer(RR(name, kind, rdata=data, ttl=0))
        if request.q.qtype == QTYPE.AAAA and len(left) > 1:
            left.pop(0)
        return reply


@pytest.fixture
def resolver() -> Iterator[tuple[Turning, Any]]:
    """The resolver, and a look-up that asks it over UDP: IPv4 first, then IPv6, names of names followed."""
    turning = Turning()
    server = DNSServer(turning, address=VICTIM, port=0, logger=DNSLogger("-request,-reply", False))
    server.start_thread()
    port = server.server.server_address[1]

    def ask(host: str, kind: str, depth: int = 0) -> list[str]:
        reply = DNSRecord.parse(DNSRecord.question(host, kind).send(VICTIM, port, timeout=5))
        found = []
        for answer in reply.rr:
            if answer.rtype == QTYPE.CNAME and depth < 3:
                found += ask(str(answer.rdata).rstrip("."), kind, depth + 1)
            else:
                found.append(str(answer.rdata))
        return found

    async def look_up(host: str, port: int) -> list[str]:
        del port
        found = [*await to_thread.run_sync(ask, host, "A"), *await to_thread.run_sync(ask, host, "AAAA")]
        if not found:
            raise OSError(f"no such host as {host}")
        return found

    yield turning, look_up
    server.stop()
    server.server.server_close()


@pytest.fixture
def victim() -> Iterator[Served]:
    """A service of this machine that nobody outside may ask."""
    with served(lambda _host, _path: html("rahasia"), VICTIM) as running:
        yield running


def test_public_first_loopback_then(
    resolver: tuple[Turning, Any], victim: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    turning, look_up = resolver
    turning.answers["putar.example"] = [[A(PUBLIC)], [A(VICTIM)]]

    async def twice(asking: Asking) -> list[Any]:
        asking.hosts.put(Host(f"putar.example:{victim.port}", Robots(), BEGAN))  # it may be asked at once
        return [await asking.ask(f"http://putar.example:{victim.port}/") for _ in range(3)]

    with connections(monkeypatch) as went:
        answers = asked(Reach(ports=frozenset({victim.port})), look_up, twice)
    assert went == [f"{PUBLIC}:{victim.port}"], "the first look-up was public, and its address the one connected to"
    assert not any(isinstance(answer, Fetched) for answer in answers)
    assert victim.asked == []
    assert turning.asked[:2] == ["putar.example"] * 2


def test_it_turns_between_robots_and_page(
    resolver: tuple[Turning, Any], victim: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    turning, look_up = resolver
    with served(lambda _host, path: NOTHING if path == "/robots.txt" else html("halaman")) as outside:
        turning.answers["putar.example"] = [[A(OUTSIDE)], [A(VICTIM)]]
        reach = Reach(outside.reach.also, frozenset({outside.port, victim.port}))

        async def work(asking: Asking) -> Any:
            return await asking.ask(f"http://putar.example:{outside.port}/berita")

        with connections(monkeypatch) as went:
            answer = asked(reach, look_up, work)
    assert isinstance(answer, Failed)
    assert (answer.failure, went) == ("unreachable", [f"{OUTSIDE}:{outside.port}"])
    assert [head.split(" ")[1] for head in outside.asked] == ["/robots.txt"]
    assert victim.asked == []


@pytest.mark.parametrize(
    "answers",
    [
        [A(PUBLIC), A(VICTIM)],
        [A(VICTIM), A(PUBLIC)],
        [A(PUBLIC), AAAA("::1")],
        [AAAA("::ffff:7f00:1")],
        [AAAA("64:ff9b::7f00:1")],
        [CNAME("dalam.example")],
        [A("169.254.169.254")],
    ],
)
def test_an_answer_that_leads_inside_is_refused_as_a_whole(
    resolver: tuple[Turning, Any], victim: Served, monkeypatch: pytest.MonkeyPatch, answers: list[Any]
) -> None:
    turning, look_up = resolver
    turning.answers |= {"putar.example": [answers], "dalam.example": [[A("10.0.0.5")]]}

    async def work(asking: Asking) -> Any:
        return await asking.ask(f"http://putar.example:{victim.port}/")

    with connections(monkeypatch) as went:
        assert not isinstance(asked(Reach(ports=frozenset({victim.port})), look_up, work), Fetched)
    assert (went, victim.asked) == ([], [])


def test_a_name_is_looked_up_once_a_connection(resolver: tuple[Turning, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """What is checked is what is connected to: nothing asks the resolver again in between."""
    turning, look_up = resolver
    turning.answers["kabar.example"] = [[A(OUTSIDE)]]
    with served(lambda _host, path: NOTHING if path == "/robots.txt" else html("halaman")) as outside:

        async def work(asking: Asking) -> Any:
            return await asking.ask(f"http://kabar.example:{outside.port}/berita")

        with connections(monkeypatch) as went:
            assert isinstance(asked(outside.reach, look_up, work), Fetched)
        assert len(turning.asked) == len(went) == 2


def test_a_name_that_is_not_there_is_no_host(resolver: tuple[Turning, Any]) -> None:
    async def work(asking: Asking) -> Any:
        return await asking.ask("http://tidak-ada.example/")

    assert not isinstance(asked(Reach(), resolver[1], work), Fetched)
