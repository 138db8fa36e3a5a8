"""Hostile servers get nothing out of a request, and end it within its limits."""

from __future__ import annotations

import time
from collections.abc import Iterator
from ipaddress import ip_network

import anyio
import pytest

from palagan.gather.web.asking import Answer, Asking
from palagan.gather.web.fetching import Failed, Fetched, Fetcher, Manners, fetcher
from palagan.gather.web.hosts import Host, HostBook
from palagan.gather.web.reach import Reach
from palagan.gather.web.robots import Robots
from palagan.gather.web.unpacking import Limits
from tests.gather.web.hostile import PAGE, Hostile, hostile

AGENT = "Palagan/0.1 (+mailto:rina@kabar.example)"
MANNERS = Manners(AGENT, connect=2, pause=1, whole=2, redirects=5, limits=Limits(packed=1 << 20, unpacked=4 << 20))


@pytest.fixture(scope="module")
def server() -> Iterator[Hostile]:
    with hostile() as running:
        yield running


def asking(asks: Fetcher, *hosts: str) -> Asking:
    """A polite asker that is in no hurry to be polite: these hosts allow all, and no pause is kept."""
    known = {name: Host(name, Robots(), time.time()) for name in hosts}
    return Asking(asks, HostBook(known, least=0.0), time.time, until)


async def until(moment: float) -> None:
    await anyio.sleep(moment - time.time())


def ask(server: Hostile, path: str, **options: object) -> Answer:
    reach = Reach((ip_network("127.0.0.1/32"),), frozenset({server.port}))

    async def once() -> Answer:
        async with fetcher(MANNERS, reach) as asks:
            polite = asking(asks, f"127.0.0.1:{server.port}", "127.0.0.1:22", "169.254.169.254")
            return await polite.ask(server.url + path, **options)  # type: ignore[arg-type]

    return anyio.run(once)


@pytest.mark.parametrize("path", ["/good", "/gzip", "/two-members", "/deflate", "/bare-deflate"])
def test_a_page_comes_whole(server: Hostile, path: str) -> None:
    found = ask(server, path)
    assert isinstance(found, Fetched)
    assert found.last.body == PAGE
    assert found.last.status == 200


@pytest.mark.parametrize(
    ("path", "failure"),
    [
        ("/bomb", "too-large"), ("/endless", "too-large"), ("/cut-gzip", "broken"), ("/no-gzip", "broken"),
        ("/brotli", "broken"), ("/twice", "broken"), ("/too-short", "broken"), ("/two-lengths", "broken"),
        ("/bad-chunk", "broken"), ("/cut-chunk", "broken"), ("/no-http", "broken"), ("/nothing", "broken"),
        ("/bad-status", "broken"), ("/endless-head", "broken"), ("/slow-drip", "timeout"), ("/silent", "timeout"),
        ("/loop", "redirects"), ("/ring", "redirects"), ("/hop0", "redirects"), ("/to-metadata", "unreachable"),
        ("/to-file", "unreachable"), ("/to-ssh", "unreachable"), ("/to-nowhere", "broken"),
    ],
)  # fmt: skip
def test_a_bad_answer_ends_with_its_reason(server: Hostile, path: str, failure: str) -> None:
    found = ask(server, path)
    assert isinstance(found, Failed), found
    assert found.failure == failure, found
    assert found.detail


def test_a_length_that_lies_short_cuts_the_body(server: Hostile) -> None:
    found = ask(server, "/too-long")
    assert isinstance(found, Fetched)
    assert found.last.body == PAGE[:5]


def test_redirects_are_kept_and_conditions_go_to_the_first_alone(server: Hostile) -> None:
    server.asked.clear()
    found = ask(server, "/to-good", conditions={"If-None-Match": '"a1"'})
    assert isinstance(found, Fetched)
    assert [hop.status for hop in found.hops] == [301, 200]
    assert 'If-None-Match: "a1"' in server.asked[0]
    assert "If-None-Match" not in server.asked[1]


def test_we_say_who_we_are_and_keep_no_cookie(server: Hostile) -> None:
    server.asked.clear()
    ask(server, "/good")
    assert AGENT in server.asked[0]
    assert "cookie" not in server.asked[0].lower()


def test_a_name_that_turns_to_this_machine_is_not_asked(server: Hostile) -> None:
    """DNS rebinding: public when it is looked up first, loopback when it is looked up again."""
    answers = iter([["93.184.216.34", "127.0.0.1"], ["127.0.0.1"]])
    server.asked.clear()

    async def turning(_host: str, _port: int) -> list[str]:
        return next(answers)

    async def twice() -> list[Answer]:
        async with fetcher(MANNERS, Reach(ports=frozenset({server.port})), turning) as asks:
            polite = asking(asks, f"kabar.example:{server.port}")
            return [await polite.ask(f"http://kabar.example:{server.port}/good") for _ in range(2)]

    for found in anyio.run(twice):
        assert isinstance(found, Failed)
        assert found.failure == "unreachable"
    assert server.asked == []


def test_the_address_that_was_checked_is_the_one_connected_to(server: Hostile) -> None:
    looked_up = []

    async def once_only(host: str, _port: int) -> list[str]:
        looked_up.append(host)
        return ["127.0.0.1"]

    async def ask_by_name() -> Answer:
        reach = Reach((ip_network("127.0.0.1/32"),), frozenset({server.port}))
        async with fetcher(MANNERS, reach, once_only) as asks:
            polite = asking(asks, f"kabar.example:{server.port}")
            return await polite.ask(f"http://kabar.example:{server.port}/good")

    found = anyio.run(ask_by_name)
    assert isinstance(found, Fetched)
    assert looked_up == ["kabar.example"]
    assert f"Host: kabar.example:{server.port}" in server.asked[-1]
