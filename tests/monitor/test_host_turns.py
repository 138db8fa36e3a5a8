"""Programs that ask for one case take turns at each host, whatever becomes of them."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.errors import CaseError
from palagan.gather.web.asking import LONGEST_TURN, Asking, Refused
from palagan.gather.web.fetching import Fetched
from palagan.gather.web.hosts import HostBook
from palagan.gather.web.pace import LONGEST_WISH, Pace
from palagan.monitor.host_turns import SharedTurns, turns_path
from palagan.store.open import make_case
from tests.gather.web.test_asking import OK, PAGE, Web, robots

ROOT = Path(__file__).parents[2]
HOST = "kabar.example"
NOW = 1_794_000_000.0
LEAST = 0.3
"""Seconds that the host of these tests is to be left alone between two requests."""


@dataclass
class Counting:
    """A host that notes when each request came and was answered. What it is asked under /long waits for `go_on`."""

    port: int = 0
    came: list[float] = field(default_factory=list)
    ended: list[float] = field(default_factory=list)
    at_once: int = 0
    most: int = 0
    arrived: threading.Event = field(default_factory=threading.Event)
    go_on: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)


@contextmanager
def counting() -> Iterator[Counting]:
    """The host on loopback, as long as the block lasts."""
    told = Counting()

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            with told.lock:
                told.came.append(time.time())
                told.at_once += 1
                told.most = max(told.most, told.at_once)
            if self.path == "/long":
                told.arrived.set()
                told.go_on.wait(60)
            time.sleep(0.05)
            with told.lock:
                told.at_once -= 1
                told.ended.append(time.time())
            try:
                self.send_response(404 if self.path == "/robots.txt" else 200)
                self.send_header("Content-Length", "0")
                self.end_headers()
            except ConnectionError:
                pass

        def log_message(self, *_told: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    told.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield told
    finally:
        told.go_on.set()
        server.shutdown()
        thread.join(10)
        server.server_close()


def beside(case: Path, url: str, count: int) -> subprocess.Popen[str]:
    """A program that asks for the case so many times."""
    command = [sys.executable, "-m", "tests.monitor.asking_beside", str(case), url, str(count), str(LEAST)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def test_programs_that_ask_beside_each_other_never_meet_at_a_host(tmp_path: Path) -> None:
    case = make_case(tmp_path / "papua", "2026-11-01T00:00:00Z").path
    with counting() as host:
        programs = [beside(case, f"http://127.0.0.1:{host.port}/a", 4) for _ in range(3)]
        assert [program.communicate(timeout=120)[0] for program in programs] == ["4"] * 3
    assert len(host.came) >= 13  # twelve, and robots.txt by the first at least
    assert host.most == 1
    assert min(later - earlier for earlier, later in zip(host.ended, host.came[1:], strict=False)) >= LEAST


def test_a_program_that_is_killed_while_it_asks_holds_up_nobody_and_leaves_its_pace(tmp_path: Path) -> None:
    case = make_case(tmp_path / "papua", "2026-11-01T00:00:00Z").path
    with counting() as host:
        first = beside(case, f"http://127.0.0.1:{host.port}/long", 1)
        assert host.arrived.wait(60)
        second = beside(case, f"http://127.0.0.1:{host.port}/a", 1)
        first.send_signal(signal.SIGKILL)
        first.communicate(timeout=60)
        assert second.communicate(timeout=120)[0] == "1"
    assert len(host.came) == 4  # robots.txt and /long, robots.txt again since the first could keep nothing, and /a
    assert min(later - earlier for earlier, later in pairwise(host.came)) >= LEAST


def test_a_turn_is_one_program_s_alone_and_its_pace_goes_on_to_the_next(tmp_path: Path) -> None:
    one, other = SharedTurns(tmp_path / "turns"), SharedTurns(tmp_path / "turns")
    assert one.take(HOST, Pace(), NOW) == Pace()
    assert other.take(HOST, Pace(), NOW) is None
    assert other.take("lain.example", Pace(), NOW) == Pace()
    left = Pace(2.0, NOW + 30.0, 1, 3)
    other.give(HOST, Pace(9.0, NOW + 900.0), NOW)  # not its own
    one.give(HOST, left, NOW)
    assert other.take(HOST, Pace(), NOW + 1.0) == left


def test_what_begins_counts_though_it_never_ends(tmp_path: Path) -> None:
    one = SharedTurns(tmp_path / "turns")
    one.take(HOST, Pace(), NOW)
    one.begins(HOST, Pace(5.0, NOW + 5.0), NOW)
    del one  # as the system does with the lock of a killed program
    assert SharedTurns(tmp_path / "turns").take(HOST, Pace(), NOW + 1.0) == Pace(5.0, NOW + 5.0)


@given(rest=st.floats(0.0, 10 * LONGEST_WISH), later=st.floats(-1e9, 1e9))
def test_whatever_the_clock_does_a_host_is_never_left_alone_for_longer_than_it_was_to_be(
    tmp_path_factory: pytest.TempPathFactory, rest: float, later: float
) -> None:
    folder = tmp_path_factory.mktemp("turns")
    one = SharedTurns(folder)
    one.take(HOST, Pace(), NOW)
    one.give(HOST, Pace(1.0, NOW + rest), NOW)
    found = one.take(HOST, Pace(), NOW + later)
    assert found is not None
    assert found.next_at <= max(NOW + later + min(rest, LONGEST_WISH) + 1e-3, NOW + rest if later >= 0 else 0.0)
    one.give(HOST, Pace(), NOW)


@pytest.mark.parametrize("told", [b"", b"{", b"[]", b'{"at": "x"}', b"\xff" * 300, b'{"at": 1, "next_at": null}'])
def test_a_note_that_cannot_be_read_is_no_note(tmp_path: Path, told: bytes) -> None:
    one = SharedTurns(tmp_path / "turns")
    one.take(HOST, Pace(), NOW)
    one.give(HOST, Pace(1.0, NOW + 9.0), NOW)
    (note,) = (tmp_path / "turns").glob("*.pace")
    note.write_bytes(told)
    assert one.take(HOST, Pace(3.0), NOW) == Pace(3.0)


def test_where_no_turns_can_be_kept_that_is_said(tmp_path: Path) -> None:
    (tmp_path / "turns").write_text("a file")
    with pytest.raises(CaseError, match="take turns"):
        SharedTurns(tmp_path / "turns")
    assert turns_path(tmp_path / "papua.palagan").name == "papua.palagan.hosts"


def asking(web: Web, turns: SharedTurns) -> Asking:
    return Asking(web, HostBook(), lambda: web.now, web.sleep, turns=turns)  # type: ignore[arg-type]


def test_an_asker_goes_by_the_pace_that_another_left(tmp_path: Path) -> None:
    web = Web({PAGE: OK, "https://kabar.example/robots.txt": robots("User-agent: *\nCrawl-delay: 9")})
    web.ask(PAGE, asking=asking(web, SharedTurns(tmp_path / "turns")))
    web.ask(PAGE, asking=asking(web, SharedTurns(tmp_path / "turns")))
    moments = [moment for moment, _url in web.log]
    assert [later - earlier for earlier, later in pairwise(moments)] == [9.0, 9.0, 9.0]


def test_a_host_that_refused_another_is_left_alone_by_all(tmp_path: Path) -> None:
    web = Web({PAGE: (429, b"", {"Retry-After": "7200"})})
    web.ask(PAGE, asking=asking(web, SharedTurns(tmp_path / "turns")))
    (answer,) = web.ask(PAGE, asking=asking(web, SharedTurns(tmp_path / "turns")))
    assert isinstance(answer, Refused)
    assert answer.refusal == "not-now"
    assert web.asked == ["https://kabar.example/robots.txt", PAGE]


def test_a_program_that_sits_on_a_turn_is_not_waited_for_for_ever(tmp_path: Path) -> None:
    sitting = SharedTurns(tmp_path / "turns")
    sitting.take(HOST, Pace(), 0.0)
    web = Web({PAGE: OK})
    web.sleep = _in_steps(web)  # type: ignore[method-assign, assignment]
    polite = asking(web, SharedTurns(tmp_path / "turns"))
    (answer,) = web.ask(PAGE, asking=polite)
    assert isinstance(answer, Refused)
    assert "another program" in answer.detail
    assert web.asked == []
    assert web.now >= 1000.0 + LONGEST_TURN
    sitting.give(HOST, Pace(), web.now)
    (answer,) = web.ask(PAGE, asking=polite)
    assert isinstance(answer, Fetched)


def _in_steps(web: Web) -> Callable[[float], Awaitable[None]]:
    async def sleep(until: float) -> None:
        web.now = max(web.now + 10.0, until)

    return sleep
