"""No address of this machine, its network or its cloud is connected to, by whatever way a server leads there.

Every address of the table in `test_reach.py` is tried as an address of a user's, a redirect, a redirect of robots.txt,
a page that leads on, a canonical address, an item of a feed or a sitemap; and names that a resolver leads there.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from ipaddress import ip_address, ip_network
from typing import Any
from urllib.parse import urlsplit

import pytest

from palagan.gather.web.asking import Asking
from palagan.gather.web.feeds import read_feed
from palagan.gather.web.fetching import Fetched
from palagan.gather.web.reach import Reach, UnreachableError, as_address, checked_url
from palagan.gather.web.sitemaps import read_sitemap
from palagan.gather.web.taking import take
from palagan.model.page import Hints
from tests.gather.web.serving import NOTHING, OUTSIDE, Served, asked, connections, html, moved, names, served
from tests.gather.web.test_reach import REFUSED

HOST = "kabar.example"
NOW = "2024-05-03T07:00:00Z"
TEXT = "<p>Gencatan senjata diumumkan di lembah itu, kata juru bicara kedua pihak.</p>" * 4
PRIVATE = (
    "127.0.0.1", "127.0.0.53", "10.1.2.3", "172.20.1.1", "192.168.0.1", "169.254.169.254", "100.64.3.3", "0.0.0.0",
    "168.63.129.16", "::1", "::", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "fe80::1", "fe80::1%eth0", "fd00:ec2::254",
    "64:ff9b::a00:1", "2002:7f00:1::", "2001:0:7f00:1::", "ff02::1", "224.0.0.1", "255.255.255.255", "198.18.0.1",
)  # fmt: skip


def table_of(host: str, path: str) -> bytes:
    """The server: what it does with the address of the table whose number stands in the path or the host."""
    if path == "/robots.txt":
        return moved(REFUSED[int(host[1:].partition(".")[0])]) if host.startswith("r") else NOTHING
    way, _, number = path.strip("/").removesuffix("/judul-berita-panjang").partition("/")
    if not number:
        return NOTHING  # "//kabar.example/" and "" are addresses of the server's own, where it leads there itself
    to = REFUSED[int(number)]
    if way == "to":
        return moved(to)
    if way == "on":
        return html("Tunggu", f'<meta http-equiv="refresh" content="0; url={escape(to)}">')
    return html(TEXT, f'<link rel="canonical" href="{escape(to)}"><link rel="amphtml" href="{escape(to)}">')


@pytest.fixture(scope="module")
def server() -> Iterator[Served]:
    with served(table_of) as running:
        yield running


def numbers() -> range:
    return range(len(REFUSED))


def test_the_table_is_long_enough() -> None:
    assert len(set(REFUSED)) >= 60


def went_wrong(went: list[str], server: Served) -> list[str]:
    return [where for where in went if where not in (f"{OUTSIDE}:{server.port}", f"{OUTSIDE}:80")]


def everywhere(server: Served) -> Any:
    """Names lead where they say they lead, others to the server."""
    own = {f"r{number}.example": [OUTSIDE] for number in numbers()} | {HOST: [OUTSIDE]}
    return names(own | {"localhost": ["127.0.0.1"], "a.localhost": ["127.0.0.1"]}, None)


def test_asked_for_outright(server: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    async def work(asking: Asking) -> list[Any]:
        return [await asking.ask(url) for url in REFUSED]

    with connections(monkeypatch) as went:
        for url, answer in zip(REFUSED, asked(server.reach, everywhere(server), work), strict=True):
            assert not isinstance(answer, Fetched), url
    assert went == []


@pytest.mark.parametrize("way", ["to", "on", "as"])
def test_led_there(server: Served, monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    """By a redirect, by a page that leads on, by a canonical address of which the page is an AMP twin."""

    async def work(asking: Asking) -> list[Any]:
        urls = [f"http://{HOST}:{server.port}/{way}/{number}/judul-berita-panjang" for number in numbers()]
        return [await take(asking, url, None, Hints(), None, lambda: NOW) for url in urls]

    with connections(monkeypatch) as went:
        for to, taken in zip(REFUSED, asked(server.reach, everywhere(server), work), strict=True):
            if way == "as":
                assert (taken.outcome, taken.same_as) == ("kept", None), to
                assert urlsplit(taken.url).hostname == HOST
            elif way == "to":
                assert taken.page is None, to
    assert went_wrong(went, server) == []
    assert len(went) >= len(REFUSED)


def test_led_there_by_robots(server: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    async def work(asking: Asking) -> list[Any]:
        return [await asking.ask(f"http://r{number}.example:{server.port}/as/{number}/x") for number in numbers()]

    with connections(monkeypatch) as went:
        answers = asked(server.reach, everywhere(server), work)
    assert went_wrong(went, server) == []
    assert len(answers) == len(REFUSED)


def test_named_by_feeds_and_sitemaps(server: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    rss = "".join(f"<item><link>{escape(url)}</link></item>" for url in REFUSED)
    feed = read_feed(f'<rss version="2.0"><channel>{rss}</channel></rss>'.encode(), f"http://{HOST}/feed")
    locs = "".join(f"<url><loc>{escape(url)}</loc></url>" for url in REFUSED)
    sitemap = read_sitemap(f"<urlset>{locs}</urlset>".encode(), f"http://{HOST}/sitemap.xml")
    assert feed is not None
    assert sitemap is not None
    urls = [item.url for item in (*feed.items, *sitemap.items) if urlsplit(item.url).hostname != HOST]
    assert len(urls) > 60

    async def work(asking: Asking) -> list[Any]:
        return [await take(asking, url, None, Hints(), None, lambda: NOW) for url in urls]

    with connections(monkeypatch) as went:
        taken = asked(Reach(ports=frozenset({server.port})), names({}, ["127.0.0.1"]), work)
    assert went == []
    assert {one.page for one in taken} == {None}


@pytest.mark.parametrize("address", PRIVATE)
@pytest.mark.parametrize("company", [[], ["93.184.216.34"]])
def test_names_that_lead_there(address: str, company: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Alone, or beside a public address."""

    async def work(asking: Asking) -> Any:
        return await asking.ask("http://printer.kabar.example/")

    with connections(monkeypatch) as went:
        for order in ([*company, address], [address, *company]):
            answer = asked(Reach(), names({}, order), work)
            assert not isinstance(answer, Fetched)
    assert went == []


def test_the_table_would_be_seen_through() -> None:
    """The same addresses, let through by name, are asked: it is the check that refuses them."""
    reach = Reach((ip_network("0.0.0.0/0"), ip_network("::/0")))
    let_through = 0
    for url in REFUSED:
        try:
            host = urlsplit(checked_url(url, reach)).hostname or ""
        except UnreachableError:
            continue
        let_through += as_address(host) is not None and not ip_address(host).is_global
    assert let_through > 40
