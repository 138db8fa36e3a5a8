"""Asking keeps to what hosts say: robots.txt before all, pauses, redirects as addresses of their own."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

import anyio

from palagan.gather.web.asking import Answer, Asking, Refused
from palagan.gather.web.fetching import Failed, Fetched, Hop, Manners
from palagan.gather.web.hosts import HostBook
from palagan.gather.web.pace import FORBIDS_AFTER
from palagan.gather.web.reach import Reach

AGENT = "Palagan/0.1 (+mailto:rina@kabar.example)"
PAGE = "https://kabar.example/berita/1"


class Web:
    """A web of answers by address, in place of a fetcher; what it was asked and when stands in `log`."""

    def __init__(self, answers: Mapping[str, tuple[int, bytes, dict[str, str]] | Failed]) -> None:
        self.answers = dict(answers)
        self.manners, self.reach = Manners(AGENT), Reach()
        self.now = 1000.0
        self.log: list[tuple[float, str]] = []
        self.sent: list[Mapping[str, str]] = []

    async def once(self, url: str, conditions: Mapping[str, str] | None = None) -> Hop | Failed:
        self.log.append((self.now, url))
        self.sent.append(dict(conditions or {}))
        found = self.answers.get(url, (404, b"", {}))
        if isinstance(found, Failed):
            return found
        status, body, headers = found
        return Hop(url, (), status, "", tuple(headers.items()), body, body)

    async def sleep(self, until: float) -> None:
        assert until < float("inf")
        self.now = max(self.now, until)

    def asking(self, patience: float = 60.0) -> Asking:
        return Asking(self, HostBook(), lambda: self.now, self.sleep, patience)  # type: ignore[arg-type]

    def ask(self, *urls: str, asking: Asking | None = None, sent: Mapping[str, str] | None = None) -> list[Answer]:
        polite = asking or self.asking()

        async def one_by_one() -> list[Answer]:
            return [await polite.ask(url, sent) for url in urls]

        return anyio.run(one_by_one)

    @property
    def asked(self) -> list[str]:
        return [url for _moment, url in self.log]


def robots(text: str) -> tuple[int, bytes, dict[str, str]]:
    return 200, text.encode(), {}


def moved(to: str) -> tuple[int, bytes, dict[str, str]]:
    return 302, b"", {"Location": to}


OK: tuple[int, bytes, dict[str, str]] = (200, b"<p>Kabar</p>", {})


def test_robots_are_asked_first_and_once() -> None:
    web = Web({PAGE: OK})
    first, second = web.ask(PAGE, PAGE + "?b")
    assert isinstance(first, Fetched)
    assert isinstance(second, Fetched)
    assert web.asked == ["https://kabar.example/robots.txt", PAGE, PAGE + "?b"]


def test_what_robots_forbid_is_not_asked() -> None:
    web = Web({"https://kabar.example/robots.txt": robots("User-agent: *\nDisallow: /berita/"), PAGE: OK})
    (answer,) = web.ask(PAGE)
    assert isinstance(answer, Refused)
    assert answer.refusal == "robots"
    assert answer.until is None
    assert "WARC" in answer.detail
    assert web.asked == ["https://kabar.example/robots.txt"]


def test_a_redirect_does_not_lead_round_robots() -> None:
    web = Web(
        {
            PAGE: moved("https://lain.example/dilarang/1"),
            "https://lain.example/robots.txt": robots("User-agent: palagan\nDisallow: /dilarang/"),
            "https://lain.example/dilarang/1": OK,
        }
    )
    (answer,) = web.ask(PAGE)
    assert isinstance(answer, Refused)
    assert [hop.status for hop in answer.hops] == [302]
    assert "https://lain.example/dilarang/1" not in web.asked


def test_a_redirect_within_a_host_waits_for_its_pause() -> None:
    web = Web({PAGE: moved("/berita/2"), "https://kabar.example/berita/2": OK})
    web.ask(PAGE)
    moments = [moment for moment, _url in web.log]
    assert len(moments) == 3
    assert all(later - earlier >= 1.0 for earlier, later in pairwise(moments))


def test_the_delay_that_robots_ask_for_follows_robots_as_well() -> None:
    web = Web({"https://kabar.example/robots.txt": robots("User-agent: *\nCrawl-delay: 9"), PAGE: OK})
    web.ask(PAGE, PAGE + "?lain")
    moments = [moment for moment, _url in web.log]
    assert [later - earlier for earlier, later in pairwise(moments)] == [9.0, 9.0]


def test_robots_that_cannot_be_had_shut_the_host_for_a_while() -> None:
    web = Web({"https://kabar.example/robots.txt": (503, b"", {}), PAGE: OK})
    (answer,) = web.ask(PAGE)
    assert isinstance(answer, Refused)
    assert answer.refusal == "not-now"
    assert answer.until is not None
    assert answer.until > web.now
    assert PAGE not in web.asked


def test_robots_elsewhere_are_followed() -> None:
    web = Web(
        {
            "https://kabar.example/robots.txt": moved("https://www.kabar.example/robots.txt"),
            "https://www.kabar.example/robots.txt": robots("User-agent: *\nDisallow: /"),
            PAGE: OK,
        }
    )
    (answer,) = web.ask(PAGE)
    assert isinstance(answer, Refused)
    assert answer.refusal == "robots"


def test_robots_on_a_private_address_are_not_asked() -> None:
    web = Web({"https://kabar.example/robots.txt": moved("http://169.254.169.254/robots.txt"), PAGE: OK})
    (answer,) = web.ask(PAGE)
    assert isinstance(answer, Refused)
    assert web.asked == ["https://kabar.example/robots.txt"]


def test_a_wish_to_be_left_alone_is_kept() -> None:
    web = Web({PAGE: (429, b"", {"Retry-After": "600"})})
    asking = web.asking()
    first, second = web.ask(PAGE, PAGE + "?lain", asking=asking)
    assert isinstance(first, Fetched)
    assert isinstance(second, Refused)
    assert second.refusal == "not-now"
    assert second.until == 600 + web.log[-1][0]


def test_a_host_that_refuses_again_and_again_is_said_to_forbid() -> None:
    web = Web({PAGE: (403, b"", {})})
    asking = web.asking(patience=1e9)
    web.ask(*[PAGE] * FORBIDS_AFTER, asking=asking)
    (answer,) = web.ask(PAGE, asking=asking)
    assert isinstance(answer, Refused)
    assert answer.refusal == "forbids"
    assert "WARC" in answer.detail


def test_a_failure_brings_a_pause_too() -> None:
    web = Web({PAGE: Failed(PAGE, "timeout", "no whole answer within 60 s")})
    asking = web.asking(patience=5)
    first, second = web.ask(PAGE, PAGE, asking=asking)
    assert isinstance(first, Failed)
    assert isinstance(second, Refused)
    assert "no whole answer" in second.detail


def test_conditions_go_to_the_first_address_alone() -> None:
    web = Web({PAGE: moved("/berita/2"), "https://kabar.example/berita/2": OK})
    web.ask(PAGE, sent={"If-None-Match": '"a"'})
    assert web.sent == [{}, {"If-None-Match": '"a"'}, {}]


def test_a_redirect_to_a_private_address_is_not_followed() -> None:
    web = Web({PAGE: moved("http://[::ffff:10.0.0.1]/")})
    (answer,) = web.ask(PAGE)
    assert isinstance(answer, Failed)
    assert answer.failure == "unreachable"
