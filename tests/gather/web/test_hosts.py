"""What is remembered of hosts, and for how long."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.gather.web.hosts import AGAIN, Host, HostBook, host_name
from palagan.gather.web.robots import KEPT, Robots


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://Kabar.example/a", "kabar.example"),
        ("http://kabar.example.:80/a", "kabar.example"),
        ("https://kabar.example:443/", "kabar.example"),
        ("http://kabar.example:8080/", "kabar.example:8080"),
        ("http://[2001:db8::1]:8080/", "2001:db8::1:8080"),
    ],
)
def test_a_host_is_its_name_and_port(url: str, name: str) -> None:
    assert host_name(url) == name


def test_robots_are_asked_again_after_a_day_and_after_an_hour_where_they_failed() -> None:
    sound, broken = Robots("User-agent: *\nDisallow: /x"), Robots(closed="503")
    assert Host("a").needs_robots(0.0)
    assert not Host("a", sound, 0.0).needs_robots(KEPT - 1)
    assert Host("a", sound, 0.0).needs_robots(KEPT)
    assert Host("a", broken, 0.0).needs_robots(AGAIN)
    assert not Host("a", broken, 0.0).needs_robots(AGAIN - 1)


def test_a_clock_that_jumped_back_asks_robots_again() -> None:
    assert Host("a", Robots(), 10 * KEPT).needs_robots(0.0)


def test_changed_hosts_are_told_once() -> None:
    book = HostBook()
    book.answered("https://a.example/x", 200, 0.0, 0.1)
    assert [host.name for host in book.changed()] == ["a.example"]
    assert list(book.changed()) == []
    assert book.of("http://a.example/y").asked == 1


def test_the_delay_of_robots_and_the_least_pause_are_both_kept() -> None:
    slow = Host("a.example", Robots("User-agent: *\nCrawl-delay: 7"), 0.0)
    book = HostBook({"a.example": slow}, least=3.0)
    assert book.answered("https://a.example/", 200, 0.0, 0.0, agent="Palagan/0.1").pace.next_at == 7.0
    assert book.answered("https://b.example/", 200, 0.0, 0.0).pace.next_at == 3.0


@given(st.lists(st.sampled_from([200, 304, 404, 403, 429, 503, None]), max_size=30), st.floats(0, 1e6))
def test_a_pause_never_ends_before_the_least(statuses: list[int | None], least: float) -> None:
    book, moment = HostBook(least=least), 0.0
    for status in statuses:
        moment = book.answered("https://a.example/", status, moment, moment + 1).pace.next_at
        assert moment >= least
