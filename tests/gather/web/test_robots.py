"""robots.txt as RFC 9309 reads it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from palagan.gather.web.robots import SLOWEST, Robots, robots_of, robots_url

AGENT = "Palagan/0.1 (+mailto:rina@kabar.example)"
RULES = b"""User-agent: *
Disallow: /

User-agent: palagan
Crawl-delay: 3
Disallow: /arsip/
Allow: /arsip/2020/
Disallow: /*.pdf$

Sitemap: https://kabar.example/sitemap-news.xml
"""


def test_the_group_of_our_name_counts() -> None:
    rules = robots_of(200, RULES)
    assert rules.allows("https://kabar.example/berita/1", AGENT)
    assert not rules.allows("https://kabar.example/arsip/1999/1", AGENT)
    assert rules.allows("https://kabar.example/arsip/2020/1", AGENT)
    assert not rules.allows("https://kabar.example/laporan.pdf", AGENT)
    assert not rules.allows("https://kabar.example/berita/1", "Lain/1")
    assert rules.delay(AGENT) == 3
    assert rules.sitemaps() == ("https://kabar.example/sitemap-news.xml",)


def test_what_an_answer_means() -> None:
    url = "https://kabar.example/berita/1"
    assert robots_of(404, b"User-agent: *\nDisallow: /").allows(url, AGENT)
    for status in (401, 403, 429, 500, 503):
        closed = robots_of(status, b"")
        assert not closed.allows(url, AGENT)
        assert str(status) in (closed.closed or "")


def test_a_delay_has_a_ceiling() -> None:
    assert robots_of(200, b"User-agent: *\nCrawl-delay: 86400\n").delay(AGENT) == SLOWEST
    assert robots_of(200, b"").delay(AGENT) is None


def test_where_it_lies() -> None:
    assert robots_url("https://kabar.example:8443/a/b?c") == "https://kabar.example:8443/robots.txt"


@given(st.binary(max_size=400))
def test_no_file_is_a_fault(body: bytes) -> None:
    rules = robots_of(200, body)
    rules.allows("https://kabar.example/", AGENT)
    rules.delay(AGENT)
    assert isinstance(rules, Robots)
