"""Connections are kept for the next request to their host, one a host, and never stand in its way."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Iterator

import anyio
import pytest

from palagan.gather.web.fetching import Failed, Hop, fetcher
from tests.gather.web.serving import MANNERS, OUTSIDE, Served, names

BODY = b"<html><body><p>Gencatan senjata diumumkan.</p></body></html>"
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%s" % (len(BODY), BODY)


class Keeping(Served):
    """A server that keeps connections; `times` how many answers one gets before it is closed without a word."""

    times: int = 10**9
    opened: int = 0
    open: int = 0


@pytest.fixture
def server() -> Iterator[Keeping]:
    told, ready, loop, stop = Keeping(), threading.Event(), asyncio.new_event_loop(), asyncio.Event()

    async def answer(inward: asyncio.StreamReader, out: asyncio.StreamWriter) -> None:
        told.opened += 1
        told.open += 1
        try:
            for _ in range(told.times):
                told.asked.append((await inward.readuntil(b"\r\n\r\n")).decode("latin-1"))
                out.write(ANSWER)
                await out.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            told.open -= 1
            out.close()

    async def run() -> None:
        listening = await asyncio.start_server(answer, OUTSIDE, 0)
        told.port = listening.sockets[0].getsockname()[1]
        ready.set()
        await stop.wait()
        listening.close()
        await asyncio.sleep(0.02)

    thread = threading.Thread(target=lambda: loop.run_until_complete(run()), daemon=True)
    thread.start()
    assert ready.wait(10)
    yield told
    loop.call_soon_threadsafe(stop.set)
    thread.join(10)
    loop.close()


def ask(server: Keeping, hosts: list[str], at_once: int = 10, between: float = 0.0) -> tuple[list[Hop | Failed], int]:
    """The answers, one after another; and how many connections stood open after the last."""

    async def work() -> tuple[list[Hop | Failed], int]:
        async with fetcher(MANNERS, server.reach, names({}, [OUTSIDE]), at_once) as asks:
            found = []
            for host in hosts:
                found.append(await asks.once(f"http://{host}:{server.port}/berita"))
                await anyio.sleep(between)
            for _ in range(500):  # the server hears of a closed connection a little later
                if server.open <= 2 * at_once:
                    break
                await anyio.sleep(0.02)
            return found, server.open

    return anyio.run(work)


def test_one_connection_serves_many_requests(server: Keeping) -> None:
    answers, _ = ask(server, ["kabar.example"] * 5)
    assert all(isinstance(answer, Hop) and answer.body == BODY for answer in answers)
    assert (server.opened, len(server.asked)) == (1, 5)


@pytest.mark.parametrize("between", [0.0, 0.05])
def test_one_that_the_server_closed_without_a_word_is_replaced(server: Keeping, between: float) -> None:
    server.times = 1
    answers, _ = ask(server, ["kabar.example"] * 5, between=between)
    assert all(isinstance(answer, Hop) and answer.body == BODY for answer in answers), answers
    assert (server.opened, len(server.asked)) == (5, 5)


def test_each_host_has_its_own_and_no_more_are_kept_than_allowed(server: Keeping) -> None:
    hosts = [f"h{number}.example" for number in range(12)]
    answers, left = ask(server, hosts, at_once=4)
    assert all(isinstance(answer, Hop) for answer in answers)
    assert (server.opened, left) == (12, 8)
    for _ in range(500):
        if server.open == 0:
            break
        time.sleep(0.02)
    assert server.open == 0


def test_requests_to_one_host_at_once_do_not_share_one(server: Keeping) -> None:
    async def work() -> list[Hop | Failed]:
        found: list[Hop | Failed] = []
        async with fetcher(MANNERS, server.reach, names({}, [OUTSIDE])) as asks:

            async def one() -> None:
                found.append(await asks.once(f"http://kabar.example:{server.port}/berita"))

            async with anyio.create_task_group() as group:
                for _ in range(5):
                    group.start_soon(one)
        return found

    assert all(isinstance(answer, Hop) and answer.body == BODY for answer in anyio.run(work))
