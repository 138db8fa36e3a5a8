"""What an address is, is found out with few requests, and told with what a user needs to decide."""

from __future__ import annotations

import gzip
from collections.abc import Iterator

import pytest

from palagan.gather.web.finding import Finding, daily, find_out
from tests.gather.web.site import NOW, Site, asked, site
from tests.gather.web.test_listening import index, rss, urlset

FEEDS = (
    '<link rel="alternate" type="application/rss+xml" title="Konflik" href="/rss">'
    '<link rel="alternate" type="application/rss+xml" title="Komentar" href="/komentar/feed">'
)
CARD = '<div class=k><a href="/berita/{0}/warga-kembali-ke-desa-{0}">Warga kembali ke desa nomor {0}</a></div>'
CARDS = "".join(CARD.format(number) for number in range(8))
PROSE = "".join(
    f"<p>Warga desa ke-{n} mengatakan jalan menuju kota dijaga sejak Selasa pagi waktu setempat.</p>" for n in range(8)
)


@pytest.fixture
def kabar() -> Iterator[Site]:
    with site() as running:
        yield running


def find(running: Site, path: str) -> Finding:
    return asked(running, lambda asking: find_out(asking, running.url + path, NOW))


def page(head: str, body: str) -> str:
    return f'<html lang="id"><head><title>Konflik - Kabar Uji</title>{head}</head><body>{body}</body></html>'


def test_a_feed(kabar: Site) -> None:
    entry = "<item><title>Pos {0}</title><link>@/a/{0}</link><pubDate>0{1} Nov 2026 0{2}:00:00 GMT</pubDate></item>"
    entries = "".join(entry.format(n, 1 + n // 4, n % 4) for n in range(16))
    entries += "<item><title>R</title><link>@/rahasia/1</link></item>"
    kabar.give("/robots.txt", "User-agent: *\nDisallow: /rahasia\nCrawl-delay: 7", "text/plain")
    told = f"<rss version='2.0'><channel><title>Kabar Uji</title>{entries}</channel></rss>"
    kabar.give("/rss", told, "text/html")
    finding = find(kabar, "/rss")
    found = finding.what
    assert (found.kind, found.name, found.items, found.barred) == ("feed", "Kabar Uji", 17, 1)
    assert (found.since, found.until) == ("2026-11-01", "2026-11-04")
    assert found.daily == pytest.approx(7 * 24 / 27)
    assert found.titles[0] == "Pos 15"
    assert finding.delay == 7
    assert kabar.asked == ["/rss"]


def test_sitemaps_of_each_kind(kabar: Site) -> None:
    plain = urlset(("/a", "2026-11-01"), ("/b", "2026-11-02"))
    news = plain.replace("</loc>", "</loc><publication_date>2026-11-05</publication_date>")
    kabar.give("/plain.xml.gz", gzip.compress(plain.replace("@", kabar.url).encode()), "application/octet-stream")
    kabar.give("/news.xml", news, "text/plain")
    kabar.give("/index.xml", index(("/tua.xml", "2019-01-01"), ("/plain.xml.gz", "2026-11-02")))
    assert find(kabar, "/plain.xml.gz").what.kind == "sitemap"
    assert (find(kabar, "/news.xml").what.kind, find(kabar, "/news.xml").what.since) == ("news-sitemap", "2026-11-05")
    kabar.asked.clear()
    found = find(kabar, "/index.xml").what
    assert (found.kind, found.items, found.until) == ("sitemap-index", 2, "2026-11-02")
    assert "names 2 sitemaps" in found.detail
    assert kabar.asked == ["/index.xml", "/plain.xml.gz"]


def test_a_section_page_with_what_its_site_offers(kabar: Site) -> None:
    kabar.give("/konflik", page(FEEDS, CARDS))
    kabar.give("/rss", rss("/berita/1/a", "/berita/2/b"))
    kabar.give("/robots.txt", "Sitemap: @/peta.xml\nSitemap: @/peta-news.xml", "text/plain")
    kabar.give("/peta-news.xml", urlset(("/a", "2026-11-06")))
    finding = find(kabar, "/konflik")
    assert (finding.what.kind, finding.what.items, finding.what.language) == ("section", 8, "id")
    assert finding.what.titles[0] == "Warga kembali ke desa nomor 0"
    assert [(offer.kind, offer.url.removeprefix(kabar.url)) for offer in finding.offers] == [
        ("feed", "/rss"), ("sitemap", "/peta-news.xml"),
    ]  # fmt: skip
    assert kabar.asked == ["/konflik", "/rss", "/peta-news.xml", "/peta.xml"]


def test_of_a_site_that_names_nothing_the_usual_places_are_tried(kabar: Site) -> None:
    kabar.give("/konflik", page("", CARDS))
    kabar.give("/feed/", rss("/a"))
    assert [offer.kind for offer in find(kabar, "/konflik").offers] == ["feed"]
    assert len(kabar.asked) == 4


def test_a_site_that_names_a_hundred_feeds_is_asked_for_a_few(kabar: Site) -> None:
    feeds = "".join(f'<link rel=alternate type="application/rss+xml" href="/rss/{n}">' for n in range(100))
    kabar.give("/konflik", page(feeds, CARDS))
    find(kabar, "/konflik")
    assert len(kabar.asked) <= 6


@pytest.mark.parametrize(
    ("path", "head", "body"),
    [
        ("/berita/77/warga-kembali-ke-desa", "", PROSE + CARDS),
        ("/x", '<meta property="og:type" content="article">', PROSE + PROSE),
        (
            "/x",
            '<script type="application/ld+json">{"@graph":[{"@type":["NewsArticle"]}]}</script>',
            PROSE + PROSE + CARDS,
        ),
        ("/x", "", PROSE + PROSE),
    ],
)
def test_an_article(kabar: Site, path: str, head: str, body: str) -> None:
    kabar.give(path, page(head, body))
    finding = find(kabar, path)
    assert finding.what.kind == "article"
    assert finding.fetched is not None
    assert kabar.asked == [path], "its site is not looked through"


def test_a_front_page_with_prose_is_no_article(kabar: Site) -> None:
    kabar.give("/", page('<meta property="og:type" content="article">', CARDS + PROSE + PROSE))
    assert find(kabar, "/").what.kind == "section"


@pytest.mark.parametrize(
    ("body", "kind", "why"),
    [
        (b"", "text/html", "empty page"),
        (b"%PDF-1.7 \0\0", "application/pdf", "application/pdf"),
        (b"<html><body><p>Halo</p></body></html>", "text/html", "neither a report"),
        (b"<html><head><title>404 Not Found</title></head><body></body></html>", "text/html", "404 Not Found"),
        (b"\xff\xfe\0<\0", "text/html", "no page of text"),
    ],
)
def test_nothing_is_told_as_such(kabar: Site, body: bytes, kind: str, why: str) -> None:
    kabar.give("/x", body, kind)
    found = find(kabar, "/x").what
    assert found.kind == "nothing"
    assert why in found.detail


@pytest.mark.parametrize(
    ("status", "kind", "again"), [(404, "nothing", False), (503, "nothing", True), (403, "refused", False)]
)
def test_what_cannot_be_had(kabar: Site, status: int, kind: str, again: bool) -> None:
    kabar.give("/x", "", status=status)
    found = find(kabar, "/x").what
    assert (found.kind, found.again) == (kind, again)


def test_who_forbids_is_said_to_forbid(kabar: Site) -> None:
    kabar.give("/robots.txt", "User-agent: *\nDisallow: /", "text/plain")
    found = find(kabar, "/konflik").what
    assert found.kind == "refused"
    assert "robots.txt" in found.detail
    assert "forbids" in found.detail
    kabar.give("/robots.txt", "", status=403)
    assert find(kabar, "/konflik").what.kind == "refused"
    assert kabar.asked == []


def test_addresses_within_are_not_asked(kabar: Site) -> None:
    kabar.give(
        "/konflik", page('<link rel=alternate type="application/rss+xml" href="http://169.254.169.254/rss">', CARDS)
    )
    assert find(kabar, "/konflik").offers == ()
    found = asked(kabar, lambda asking: find_out(asking, "http://10.0.0.1/rss", NOW)).what
    assert (found.kind, found.detail.partition(" (")[0]) == ("nothing", "is not asked")


def test_archives(kabar: Site) -> None:
    lines = "".join(
        f"crawl-data/CC-NEWS/2026/11/CC-NEWS-202611{day:02}010203-00{day:03}.warc.gz\n" for day in range(1, 6)
    )
    kabar.give("/warc.paths.gz", gzip.compress(lines.encode()))
    found = find(kabar, "/warc.paths.gz").what
    assert (found.kind, found.items, found.since, found.until) == ("archives", 5, "2026-11-01", "2026-11-05")
    kabar.asked.clear()
    assert find(kabar, "/CC-NEWS-20261101010203-00001.warc.gz").what.kind == "archive"
    assert kabar.asked == [], "a gigabyte is not asked to see what it is"


def test_how_many_a_day() -> None:
    assert daily(["2026-11-01", "2026-11-02", "2026-11-03"]) is None
    old = ["2019-01-01T00:00:00Z"]
    assert daily(old + [f"2026-11-0{day}T00:00:00Z" for day in range(1, 6)]) == 1
