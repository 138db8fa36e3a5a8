"""Feeds as they really come: wrong letters, no dates, mixed kinds, cut off, and made to do harm."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palagan.gather.web.feeds import LARGEST, Feed, read_feed

AT = "https://kabar.example/rss/konflik"


def feed(content: str | bytes, kind: str = "application/rss+xml") -> Feed:
    found = read_feed(content.encode() if isinstance(content, str) else content, AT, kind)
    assert found is not None
    return found


def urls(found: Feed) -> list[str]:
    return [item.url.removeprefix("https://kabar.example") for item in found.items]


def rss(items: str, head: str = "<title>Kabar</title>", start: str = "") -> str:
    return f"{start}<rss version='2.0'><channel>{head}{items}</channel></rss>"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("<?xml version='1.0' encoding='utf-8'?>", "cp1252"),
        ("<?xml version='1.0' encoding='iso-8859-1'?>", "utf-8"),
        ("", "utf-8"),
        ("<?xml version='1.0' encoding='windows-1252'?>", "cp1252"),
        ("<?xml version='1.0' encoding='utf-16'?>", "utf-16"),
        ("\ufeff<?xml version='1.0' encoding='utf-8'?>", "utf-8"),
        ("\n\n  <?xml version='1.0'?>", "utf-8"),
    ],
)
def test_letters_of_any_set_told_or_not(content: str, told: str) -> None:
    item = "<item><title>Pos di “ujung”</title><link>/a</link></item><item><link>/b</link></item>"
    assert urls(feed(rss(item, start=content).encode(told), "text/xml; charset=utf-8")) == ["/a", "/b"]


@pytest.mark.parametrize(
    "kind", ["text/html", "text/plain; charset=us-ascii", "application/octet-stream", "", "image/png", "x"]
)
def test_whatever_it_calls_itself(kind: str) -> None:
    assert urls(feed(rss("<item><link>/a</link></item>"), kind)) == ["/a"]


def test_titles_with_markup_and_cdata() -> None:
    items = (
        "<item><title><![CDATA[ Pos <b>dijaga</b> &amp; dibuka ]]></title><link><![CDATA[ /a ]]></link></item>"
        "<item><title>Pos &lt;i class='x'&gt;dijaga&lt;/i&gt;\n  lagi</title><link>\n/b\n</link></item>"
        "<item><title>Korban 3 &lt; 5 &gt; 2</title><link>/c</link></item>"
    )
    found = feed(rss(items))
    assert urls(found) == ["/a", "/b", "/c"]
    assert [item.title for item in found.items] == ["Pos dijaga & dibuka", "Pos dijaga lagi", "Korban 3 < 5 > 2"]


def test_no_dates_and_dates_that_are_none() -> None:
    dates = (
        "", "<pubDate>kemarin sore</pubDate>", "<pubDate/>", "<pubDate>2026-11-05</pubDate>",
        "<pubDate>Kam, 05 Nov 2026 08:00:00 WIB</pubDate>", "<dc:date>2026-11-05T08:00:00+07:00</dc:date>",
    )  # fmt: skip
    found = feed(rss("".join(f"<item><link>/{n}</link>{date}</item>" for n, date in enumerate(dates))))
    moments = [item.published for item in found.items]
    assert moments[:3] == [None, None, None]
    assert (moments[3] or "").startswith("2026-11-05")
    assert moments[5] in ("2026-11-05T01:00:00Z", None)


def test_relative_links_by_base_and_the_same_page_again() -> None:
    atom = (
        "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://kabar.example/k/'><title>K</title>"
        "<entry><link href='a'/></entry><entry><link href='../k/a#x'/></entry>"
        "<entry><link href='/b?utm_medium=rss'/></entry></feed>"
    )
    assert urls(feed(atom)) == ["/k/a", "/b"]


def test_kinds_mixed_in_one() -> None:
    items = (
        "<item><atom:link rel='alternate' href='https://kabar.example/a'/><guid isPermaLink='false'>77</guid></item>"
        "<entry><link href='https://kabar.example/b'/></entry>"
        "<item><fb:origLink>https://kabar.example/c</fb:origLink><link>https://perantara.example/x</link></item>"
    )
    spaces = "xmlns:atom='http://www.w3.org/2005/Atom' xmlns:fb='http://rssnamespace.org/feedburner/ext/1.0'"
    assert {"/a", "/b", "/c"} <= set(urls(feed(f"<rss version='2.0' {spaces}><channel>{items}</channel></rss>")))


def test_a_feed_cut_at_any_place_gives_what_stood_before() -> None:
    whole = rss("".join(f"<item><title>T{n}</title><link>/{n}</link></item>" for n in range(5))).encode()
    for place in range(60, len(whole), 7):
        found = read_feed(whole[:place], AT)
        complete = whole[:place].count(b"</item>")
        assert found is not None
        assert urls(found)[:complete] == [f"/{n}" for n in range(complete)], place


def test_a_body_that_names_a_file_of_ours_opens_none(tmp_path: Path) -> None:
    secret = tmp_path / "rahasia.xml"
    secret.write_text(rss("<item><link>https://kabar.example/rahasia</link></item>"))
    assert read_feed(str(secret).encode(), AT) is None
    assert read_feed(secret.as_uri().encode(), AT) is None


LAUGHS = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 10))
ITEM = "<item><link>https://kabar.example/a</link></item>"


@pytest.mark.parametrize(
    "content",
    [
        f"<!DOCTYPE rss [<!ENTITY l0 'ha'>{LAUGHS}]>" + rss("<item><title>&l9;</title><link>/a</link></item>"),
        "<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
        + rss("<item><title>&x;</title><link>/a</link></item>"),
        rss("<item>" + " ".join(f"a{n}='x'" for n in range(20_000)) + "</item>" + ITEM),
        rss(f"<item {' '.join(f'a{n}=1' for n in range(50_000))}>{ITEM}"),
        rss("<a>" * 50_000 + ITEM),
        rss("".join(f"<n{n}:a xmlns:n{n}='urn:{n}'/>" for n in range(20_000)) + ITEM),
        rss("<x></x>" * 70_000),
    ],
    ids=["laughs", "entity", "words", "attributes", "depth", "namespaces", "elements"],
)
def test_what_is_made_to_hold_us_up_does_not(content: str) -> None:
    """Each took seconds to minutes before it was bounded; that it ends matters, and that nothing leaks."""
    found = read_feed(content.encode(), AT)
    told = repr(found)
    assert "root:" not in told
    assert len(told) < 5000


def test_a_huge_feed_is_read_as_far_as_the_bound() -> None:
    found = feed(
        rss("".join(f"<item><link>/{n}</link><description>{'kata ' * 400}</description></item>" for n in range(4000)))
    )
    assert 1500 < len(found.items) <= LARGEST // 2000


def test_json_feeds_in_disorder() -> None:
    items = [
        {"url": 5}, {"url": "/a", "date_published": 7, "title": ["x"]},
        {"external_url": "/b", "date_published": "esok"},
        {"id": "https://kabar.example/c"}, [], None, {"url": "javascript:1"},
    ]  # fmt: skip
    told = {"version": "https://jsonfeed.org/version/1", "title": 7, "items": items}
    found = feed(json.dumps(told), "application/json")
    assert urls(found) == ["/a", "/b", "/c"]
    assert found.title is None
    assert read_feed(b"[" * 100_000, AT) is None
    assert read_feed(b'{"a":' * 100_000, AT) is None


PIECES = st.sampled_from(
    [
        b"<rss version='2.0'>", b"<channel>", b"<item>", b"</item>", b"<link>", b"</link>", b"/a", b"<![CDATA[", b"]]>",
        b"&amp;", b"&#x0;", b"&#99999999;", b"&#xd800;", b"<feed xmlns='http://www.w3.org/2005/Atom'>", b"<entry>",
        b"<link href='", b"'/>", b"<pubDate>", b"</pubDate>", b"05 Nov 2026", b"<?xml version='1.0' encoding='x'?>",
        b"<!DOCTYPE a [", b"]>", b"<!--", b"\xff\xfe", b"http://[", b"<source url='http://['>", b"xml:base='http://['",
    ]
)  # fmt: skip


@settings(max_examples=300)
@given(st.lists(PIECES | st.binary(max_size=8), max_size=40).map(b"".join))
def test_no_mixture_is_a_fault(content: bytes) -> None:
    found = read_feed(content, AT)
    assert found is None or all(item.url.startswith(("http://", "https://")) for item in found.items)
