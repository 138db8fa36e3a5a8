"""Feeds and sitemaps as outlets write them, in their disorder."""

from __future__ import annotations

import gzip
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.gather.web.feeds import read_feed
from palagan.gather.web.links import absolute, one_form
from palagan.gather.web.sitemaps import read_sitemap

AT = "https://kabar.example/rss/konflik"

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Kabar Uji: Konflik</title><link>https://kabar.example/</link>
<item><title>Pos dijaga &amp; jalan dibuka</title><link>/berita/1?utm_source=rss#atas</link>
<pubDate>Tue, 06 Oct 2020 21:48:00 +0700</pubDate>
<source url="https://antarberita.example/">Antar Berita</source></item>
<item><title>Tanpa alamat</title></item>
<item><guid isPermaLink="true">https://kabar.example/berita/2</guid></item>
<item><link>https://kabar.example/berita/1</link></item>
<item><link>javascript:alert(1)</link></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Warta</title><link rel="alternate" href="https://warta.example/"/>
<link rel="next" href="?hal=2"/><link rel="hub" href="https://hub.example/"/>
<entry><title type="html">Perundingan &lt;b&gt;dimulai&lt;/b&gt;</title><link rel="enclosure" href="a.mp3"/>
<link rel="alternate" href="https://warta.example/a"/><published>2020-10-06T10:00:00+07:00</published>
<updated>2020-10-06T05:00:00Z</updated></entry></feed>"""


def test_rss_in_disorder() -> None:
    feed = read_feed(RSS.encode(), AT)
    assert feed is not None
    assert feed.title == "Kabar Uji: Konflik"
    assert [item.url for item in feed.items] == ["https://kabar.example/berita/1", "https://kabar.example/berita/2"]
    first = feed.items[0]
    assert first.title == "Pos dijaga & jalan dibuka"
    assert first.published == "2020-10-06T14:48:00Z"
    assert (first.publisher, first.publisher_url) == ("Antar Berita", "https://antarberita.example/")
    assert feed.items[1].published is None


def test_rss_that_breaks_off_or_lies_about_its_letters() -> None:
    cut = read_feed(RSS.encode()[: RSS.index("<item><guid")], AT)
    assert cut is not None
    assert [item.url for item in cut.items][:1] == ["https://kabar.example/berita/1"]
    lying = read_feed(RSS.replace("Pos dijaga", "Pos “dijaga”").encode("cp1252"), AT)
    assert lying is not None
    assert len(lying.items) == 2


def test_atom_with_paging() -> None:
    feed = read_feed(ATOM.encode(), "https://warta.example/atom.xml")
    assert feed is not None
    assert feed.next == "https://warta.example/atom.xml?hal=2"
    assert feed.hub == "https://hub.example/"
    (item,) = feed.items
    assert item.url == "https://warta.example/a"
    assert (item.published, item.changed) == ("2020-10-06T03:00:00Z", "2020-10-06T05:00:00Z")


def test_json_feed() -> None:
    told = {
        "version": "https://jsonfeed.org/version/1.1", "title": "Uji", "home_page_url": "https://uji.example/",
        "items": [{"id": "1", "url": "/a", "date_published": "2020-10-06T10:00:00+07:00"}, {"id": "2"}, "odd", None],
    }  # fmt: skip
    feed = read_feed(json.dumps(told).encode(), "https://uji.example/feed.json")
    assert feed is not None
    assert [(item.url, item.published) for item in feed.items] == [("https://uji.example/a", "2020-10-06T03:00:00Z")]


@pytest.mark.parametrize("content", [b"", b"<html><body>Beranda</body></html>", b"{}", b"[1]", b"{", b"\x00\xff"])
def test_what_is_no_feed(content: bytes) -> None:
    assert read_feed(content, AT) is None


NEWS = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc> https://kabar.example/berita/1 </loc>
<image:image><image:loc>https://kabar.example/a.jpg</image:loc></image:image>
<news:news><news:publication><news:name>Kabar</news:name><news:language>id</news:language></news:publication>
<news:publication_date>2020-10-06T21:48:00+07:00</news:publication_date>
<news:title>Pos dijaga</news:title></news:news></url>
<url><loc>https://kabar.example/berita/2</loc><lastmod>2020-10-05</lastmod></url></urlset>"""
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://kabar.example/s-2020-10.xml.gz</loc><lastmod>2020-10-31T00:00:00+07:00</lastmod></sitemap>
<sitemap><loc>ftp://kabar.example/x</loc></sitemap></sitemapindex>"""


@pytest.mark.parametrize("packed", [False, True])
def test_a_news_sitemap(packed: bool) -> None:
    content = gzip.compress(NEWS.encode()) if packed else NEWS.encode()
    found = read_sitemap(content, "https://kabar.example/sitemap.xml")
    assert found is not None
    assert found.news
    assert [item.url for item in found.items] == ["https://kabar.example/berita/1", "https://kabar.example/berita/2"]
    assert found.items[0].published == "2020-10-06T14:48:00Z"
    assert (found.items[0].title, found.items[0].language) == ("Pos dijaga", "id")
    assert found.items[1].changed == "2020-10-05"


def test_an_index_and_a_list() -> None:
    index = read_sitemap(INDEX.encode(), "https://kabar.example/sitemap.xml")
    assert index is not None
    assert [(one.url, one.changed) for one in index.further] == [
        ("https://kabar.example/s-2020-10.xml.gz", "2020-10-30T17:00:00Z")
    ]
    listed = read_sitemap(b"https://kabar.example/1\nhttps://kabar.example/2\n", AT)
    assert listed is not None
    assert len(listed.items) == 2


def test_no_entity_is_followed() -> None:
    bomb = (
        '<!DOCTYPE urlset [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>'
        "<urlset><url><loc>https://kabar.example/&x;&b;</loc></url></urlset>"
    )
    found = read_sitemap(bomb.encode(), AT)
    assert found is None or all("root:" not in item.url and "aaaa" not in item.url for item in found.items)


@given(st.binary(max_size=600), st.sampled_from([b"", b"<urlset>", b"<sitemapindex>", b"<rss>", b"{", b"\x1f\x8b"]))
def test_no_bytes_are_a_fault(content: bytes, start: bytes) -> None:
    read_sitemap(start + content, AT)
    read_feed(start + content, AT)


def test_addresses_of_one_page_have_one_form() -> None:
    several = (
        "http://www.kabar.example/berita/1/", "https://m.kabar.example/berita/1", "https://kabar.example/berita/1?amp=1",
        "https://amp.kabar.example/berita/1", "https://kabar.example/berita/1/amp", "https://kabar.example/berita/1?utm_x=2#b",
    )  # fmt: skip
    assert {one_form(url) for url in several} == {"https://kabar.example/berita/1"}
    assert one_form("https://kabar.example/berita/1?page=2") != one_form("https://kabar.example/berita/1")


@given(st.text(max_size=80))
def test_absolute_gives_web_addresses_alone(named: str) -> None:
    found = absolute(named, AT)
    assert found is None or found.startswith(("http://", "https://"))
