"""Certificates are checked: an outlet's page is taken from nobody who cannot show that he is the outlet."""

from __future__ import annotations

import ssl
from pathlib import Path
from typing import Any

import pytest

from palagan.gather.web.asking import Asking
from palagan.gather.web.fetching import Failed, Fetched
from tests.certificates import Authority, authority
from tests.gather.web.serving import NOTHING, OUTSIDE, asked, html, moved, names, served

HOST = "kabar.example"
LEADS = names({}, [OUTSIDE])


@pytest.fixture(scope="module")
def trusted(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return authority(tmp_path_factory.mktemp("authority"))


def ask(tls: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch, ca_file: Path) -> tuple[Any, list[str]]:
    """The answer of a server with these certificates, to somebody who trusts that authority; what it was asked."""
    monkeypatch.setenv("SSL_CERT_FILE", str(ca_file))
    monkeypatch.setenv("SSL_CERT_DIR", str(ca_file.parent / "none"))
    with served(lambda _host, path: NOTHING if path == "/robots.txt" else html("halaman"), tls=tls) as outside:

        async def work(asking: Asking) -> Any:
            return await asking.ask(f"https://{HOST}:{outside.port}/berita")

        return asked(outside.reach, LEADS, work), outside.asked


def test_a_good_certificate(trusted: Authority, monkeypatch: pytest.MonkeyPatch) -> None:
    answer, requests = ask(trusted.server(HOST), monkeypatch, trusted.ca_file)
    assert isinstance(answer, Fetched)
    assert len(requests) == 2


@pytest.mark.parametrize("fault", ["another host", "no longer valid", "an authority nobody trusts"])
def test_a_bad_one_is_refused_before_anything_is_asked(
    trusted: Authority, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, fault: str
) -> None:
    tls = trusted.server(HOST)
    if fault == "another host":
        tls = trusted.server("kabar.example.penipu.example", "www.kabar.example")
    elif fault == "no longer valid":
        tls = trusted.server(HOST, days=10, ago=30)
    elif fault == "an authority nobody trusts":
        tls = authority(tmp_path).server(HOST)
    answer, requests = ask(tls, monkeypatch, trusted.ca_file)
    assert not isinstance(answer, Fetched)
    assert "certificate" in answer.detail.lower()
    assert requests == []


def test_a_page_is_not_had_by_way_of_a_bad_one(trusted: Authority, monkeypatch: pytest.MonkeyPatch) -> None:
    """The host allows all over http, and leads on to https with a certificate of another."""
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted.ca_file))
    with served(lambda _host, _path: html("halaman"), tls=trusted.server("lain.example")) as secure:

        def lead_on(host: str, path: str) -> bytes:
            return NOTHING if path == "/robots.txt" else moved(f"https://{HOST}:{secure.port}/berita")

        with served(lead_on) as plain:
            reach = plain.reach
            reach = type(reach)(reach.also, frozenset({plain.port, secure.port}))

            async def work(asking: Asking) -> Any:
                return await asking.ask(f"http://{HOST}:{plain.port}/berita")

            answer = asked(reach, LEADS, work)
        assert not isinstance(answer, Fetched)
        assert secure.asked == []


def test_what_fails_is_told_as_such(trusted: Authority, monkeypatch: pytest.MonkeyPatch) -> None:
    from palagan.gather.web.fetching import fetcher
    from tests.gather.web.serving import MANNERS

    monkeypatch.setenv("SSL_CERT_FILE", str(trusted.ca_file))
    with served(lambda _host, _path: html("halaman"), tls=trusted.server("lain.example")) as outside:

        async def once() -> Any:
            async with fetcher(MANNERS, outside.reach, LEADS) as asks:
                return await asks.once(f"https://{HOST}:{outside.port}/berita")

        import anyio

        answer = anyio.run(once)
    assert isinstance(answer, Failed)
    assert answer.failure == "tls"
