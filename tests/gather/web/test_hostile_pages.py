"""Hostile servers: no cookie is kept, no flood swallowed, no time lost; a page of many links is a page."""

from __future__ import annotations

import gzip
import zlib
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palagan.gather.web.asking import Asking
from palagan.gather.web.heads import head_of
from palagan.gather.web.paging import paging_of
from palagan.gather.web.taking import Taken, take
from palagan.gather.web.unpacking import Limits
from palagan.model.page import Hints
from tests.gather.web.serving import MANNERS, NOTHING, OUTSIDE, asked, html, moved, names, served

TEXT = "<h1>Gencatan Senjata Diumumkan</h1>" + "<p>Kedua pihak menghentikan tembakan di lembah itu.</p>" * 6
PATH = "/berita/51234/gencatan-senjata-diumumkan"
SMALL = replace(MANNERS, limits=Limits(packed=1 << 20, unpacked=4 << 20))


def taken(answer: bytes | dict[str, bytes]) -> tuple[Taken, list[str]]:
    """What taking one article gives where the server answers so, and what it was asked."""
    known = answer if isinstance(answer, dict) else {PATH: answer}
    with served(lambda _host, path: known.get(path, NOTHING)) as server:

        async def work(asking: Asking) -> Any:
            url = f"http://kabar.example:{server.port}{PATH}"
            return await take(asking, url, None, Hints(), None, lambda: "2024-05-03T07:00:00Z")

        return asked(server.reach, names({}, [OUTSIDE]), work, SMALL), server.asked


def answer(body: bytes, headers: str, length: int | None = None) -> bytes:
    told = f"HTTP/1.1 200 OK\r\n{headers}Content-Length: {len(body) if length is None else length}\r\n\r\n"
    return told.encode("latin-1") + body


PAGE = b"<html><body>" + TEXT.encode() + b"</body></html>"
BOMB = gzip.compress(bytes(64 << 20))


@pytest.mark.parametrize(
    ("given", "outcome"),
    [
        (answer(BOMB, "Content-Type: text/html\r\nContent-Encoding: gzip\r\n"), "left"),
        (answer(zlib.compress(bytes(64 << 20)), "Content-Type: text/html\r\nContent-Encoding: deflate\r\n"), "left"),
        (answer(BOMB, "Content-Type: text/html\r\n"), "left"),
        (answer(b"x" * (2 << 20), "Content-Type: text/html\r\n"), "left"),
        (answer(PAGE, "Content-Type: text/html\r\n", 10**12), "failed"),
        (answer(PAGE, "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n"), "failed"),
        (answer(PAGE, "Content-Type: text/html\r\n" + "X-Banyak: y\r\n" * 20_000), "failed"),
        (answer(PAGE, "Content-Type: text/html\r\nX-Panjang: " + "y" * 500_000 + "\r\n"), "failed"),
        (answer(PAGE, "Content-Type: text/html\r\nX\x00: y\r\n"), "failed"),
        (answer(b"", "Content-Type: text/html\r\n"), "failed"),
        (answer(PAGE, "Content-Type: image/png; charset=\xff\r\n"), "kept"),
        (answer(PAGE, "Content-Type: text/html; charset=utf-7\r\n"), "kept"),
        (answer(PAGE, "Set-Cookie: " + "a=b; " * 500 + "\r\nETag: \xff\xfe\r\nContent-Type: text/html\r\n"), "kept"),
        (html(TEXT + '<a href="/x">x</a>' * 10_000), "kept"),
        (html(TEXT + f'<a href="{PATH}?page=2">2</a>' * 10_000), "kept"),
        (html("<div>" * 20_000 + TEXT), "kept"),
    ],
    ids=range(16),
)
def test_a_hostile_answer_ends_as_it_should(given: bytes, outcome: str) -> None:
    found, requests = taken(given)
    assert found.outcome == outcome, found.detail
    assert (found.page is not None) == (outcome == "kept")
    assert found.detail
    assert len(requests) <= 4


def test_no_cookie_is_kept_on_the_way_nor_for_the_next_page() -> None:
    first = moved("/berita/51234/b-c-d").replace(b"Content-Length", b"Set-Cookie: id=1; Path=/\r\nContent-Length")
    paged = html(TEXT + '<a href="?page=2">2</a>', headers="Set-Cookie: id=2; Path=/\r\n")
    found, requests = taken({PATH: first, "/berita/51234/b-c-d": paged, "/berita/51234/b-c-d?page=2": html(TEXT + "x")})
    assert found.outcome == "kept"
    assert len(requests) == 4
    assert not any("cookie" in head.lower() for head in requests)


def test_a_redirect_loop_by_way_of_pages_that_lead_on_ends() -> None:
    on = html("Tunggu", '<meta http-equiv="refresh" content="0; url=/berita/51234/lain">')
    back = html("Tunggu", f'<meta http-equiv="refresh" content="0; url={PATH}">')
    _, requests = taken({PATH: on, "/berita/51234/lain": back})
    assert [head.split(" ")[1] for head in requests] == ["/robots.txt", PATH, "/berita/51234/lain"]


PIECES = (
    "<html ", "<a href=", "?page=2", ">", "<meta ", 'content="', "'", "<!--", "-->", "<title>", "</a", "//[::1",
    "&#x0;", "<link rel=canonical href=", "<script>", "http-equiv=refresh ", "0;url=", "#", " ",
)  # fmt: skip


@settings(max_examples=200)
@given(st.text(st.characters(exclude_categories=["Cs"])) | st.lists(st.sampled_from(PIECES)).map("".join))
def test_no_page_breaks_what_reads_its_head_and_its_links(text: str) -> None:
    head_of(text, "https://kabar.example" + PATH)
    paging_of(text, "https://kabar.example" + PATH)
