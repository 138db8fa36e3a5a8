"""Listening: what a source names now, and no more requests than it takes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest

from palagan.gather.web.listening import Conditions, Heard, Kind, listen
from tests.gather.web.site import NOW, Site, asked, site

SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


@pytest.fixture
def kabar() -> Iterator[Site]:
    with site() as running:
        yield running


def hear(running: Site, kind: Kind, url: str, since: str | None = None, **more: object) -> Heard:
    known = more.pop("known", Conditions())
    return asked(running, lambda asking: partial(listen, asking, kind, url, known, since, NOW, **more)())  # type: ignore[arg-type]


def rss(*paths: str, head: str = "", date: str = "Thu, 05 Nov 2026 08:00:00 +0700") -> str:
    items = "".join(f"<item><title>Judul</title><link>@{path}</link><pubDate>{date}</pubDate></item>" for path in paths)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Kabar</title>{head}{items}</channel></rss>'


def urlset(*entries: tuple[str, str | None]) -> str:
    told = "".join(
        f"<url><loc>@{path}</loc>{f'<lastmod>{day}</lastmod>' if day else ''}</url>" for path, day in entries
    )
    return f"<urlset {SPACE}>{told}</urlset>"


def index(*entries: tuple[str, str | None]) -> str:
    told = "".join(f"<sitemap><loc>@{path}</loc>{lastmod(day)}</sitemap>" for path, day in entries)
    return f"<sitemapindex {SPACE}>{told}</sitemapindex>"


def lastmod(day: str | None) -> str:
    return f"<lastmod>{day}</lastmod>" if day else ""


def paths(running: Site, heard: Heard) -> list[str]:
    return [item.url.removeprefix(running.url) for item in heard.items]


def test_an_unchanged_feed_costs_one_conditional_request(kabar: Site) -> None:
    url = kabar.give(
        "/rss", rss("/a", "/b"), headers=(("ETag", '"v1"'), ("Last-Modified", "Thu, 05 Nov 2026 01:00:00 GMT"))
    )
    first = hear(kabar, "feed", url)
    assert (first.outcome, first.etag, paths(kabar, first)) == ("heard", '"v1"', ["/a", "/b"])
    second = hear(kabar, "feed", url, known=Conditions(first.etag, first.modified))
    assert (second.outcome, second.items, second.etag) == ("unchanged", (), '"v1"')
    assert kabar.asked == ["/rss", "/rss"]
    assert kabar.heads[-1]["if-modified-since"] == "Thu, 05 Nov 2026 01:00:00 GMT"


def test_further_pages_of_a_feed_are_asked_the_first_time_alone(kabar: Site) -> None:
    onward = '<link xmlns="http://www.w3.org/2005/Atom" rel="next" href="/rss?p={}"/>'
    url = kabar.give("/rss", rss("/a", head=onward.format(2)))
    kabar.give("/rss?p=2", rss("/b", head=onward.format(3)))
    kabar.give("/rss?p=3", rss("/b", head=onward.format(4)))  # nothing new: the end
    assert paths(kabar, hear(kabar, "feed", url)) == ["/a"]
    kabar.asked.clear()
    assert paths(kabar, hear(kabar, "feed", url, first=True)) == ["/a", "/b"]
    assert kabar.asked == ["/rss", "/rss?p=2", "/rss?p=3"]


def test_a_feed_that_leads_on_for_ever_is_left(kabar: Site) -> None:
    for number in range(40):
        head = f'<link xmlns="http://www.w3.org/2005/Atom" rel="next" href="/rss?p={number + 1}"/>'
        kabar.give(f"/rss?p={number}", rss(f"/{number}", head=head))
    heard = hear(kabar, "feed", kabar.url + "/rss?p=0", first=True)
    assert len(kabar.asked) == 11
    assert heard.left == 1


def test_of_an_index_the_sitemaps_that_changed_are_asked_newest_first(kabar: Site) -> None:
    url = kabar.give(
        "/index.xml",
        index(("/sm-2019.xml", "2019-12-31"), ("/sm-oct.xml", "2026-10-29"), ("/sm-nov.xml", "2026-11-06"),
              ("/tag-sitemap.xml", "2026-11-06")),
        headers=(("ETag", '"i"'),),
    )  # fmt: skip
    kabar.give("/sm-nov.xml", urlset(("/baru", "2026-11-06"), ("/lama", "2026-03-01")))
    kabar.give("/sm-oct.xml", urlset(("/okt", "2026-10-29")))
    heard = hear(kabar, "sitemap-index", url)
    assert kabar.asked == ["/index.xml", "/sm-nov.xml"]
    assert paths(kabar, heard) == ["/baru"]
    assert heard.etag == '"i"'
    kabar.asked.clear()
    assert paths(kabar, hear(kabar, "sitemap-index", url, "2026-10-01")) == ["/baru", "/okt"]
    assert kabar.asked == ["/index.xml", "/sm-nov.xml", "/sm-oct.xml"]
    kabar.asked.clear()
    hear(kabar, "sitemap-index", url, "2026-10-01", heard=NOW - 60)
    assert kabar.asked == ["/index.xml", "/sm-nov.xml"], "what is unchanged since the last ask is not asked again"


def test_an_index_without_dates_is_asked_in_part_and_never_taken_for_unchanged(kabar: Site) -> None:
    names = [f"/post-sitemap{number}.xml" for number in range(1, 31)]
    url = kabar.give("/index.xml", index(*((name, None) for name in names)), headers=(("ETag", '"i"'),))
    for name in names:
        kabar.give(name, urlset((f"/dari{name}", "2026-11-06")))
    heard = hear(kabar, "sitemap-index", url)
    assert len(kabar.asked) == 5
    assert {"/post-sitemap1.xml", "/post-sitemap30.xml"} <= set(kabar.asked)
    assert (heard.etag, heard.left) == (None, 26)


def test_a_child_that_fails_is_told_and_asked_again(kabar: Site) -> None:
    url = kabar.give(
        "/index.xml", index(("/ada.xml", "2026-11-06"), ("/hilang.xml", "2026-11-05")), headers=(("ETag", '"i"'),)
    )
    kabar.give("/ada.xml", urlset(("/a", None)))
    heard = hear(kabar, "sitemap-index", url)
    assert paths(kabar, heard) == ["/a"]
    assert "/hilang.xml: answered 404" in heard.detail
    assert heard.etag is None


def test_indexes_within_indexes_end(kabar: Site) -> None:
    for number in range(12):
        kabar.give(f"/i{number}.xml", index((f"/i{number + 1}.xml", "2026-11-06")))
    heard = hear(kabar, "sitemap-index", kabar.url + "/i0.xml")
    assert len(kabar.asked) <= 4
    assert heard.left


def test_the_past_of_a_huge_sitemap_stays_there(kabar: Site) -> None:
    dated = [(f"/lama/{number}", "2020-01-01") for number in range(3000)]
    undated = [(f"/tanpa/{number}", None) for number in range(3000)]
    by_path = [("/2026/11/05/baru", None), ("/2019/01/01/tua", None)]
    url = kabar.give("/sitemap.xml", urlset(*dated, *undated, *by_path))
    found = paths(kabar, hear(kabar, "sitemap", url))
    assert len(found) == 501
    assert "/2026/11/05/baru" in found
    assert not {"/2019/01/01/tua", "/lama/1"} & set(found)


def test_a_section_page_gives_its_articles(kabar: Site) -> None:
    card = '<div><h3><a href="/berita/{0}/warga-kembali-ke-desa-{0}">Warga kembali ke desa {0}</a></h3></div>'
    cards = "".join(card.format(number) for number in range(6))
    url = kabar.give("/konflik", f"<html><body><nav><a href=/tentang-kami>Tentang</a></nav>{cards}</body></html>")
    assert len(hear(kabar, "section", url).items) == 6


@pytest.mark.parametrize(
    ("status", "outcome"),
    [(404, "gone"), (410, "gone"), (403, "forbidden"), (429, "later"), (503, "later"), (418, "failed")],
)
def test_what_is_no_answer(kabar: Site, status: int, outcome: str) -> None:
    url = kabar.give("/rss", "", status=status)
    heard = hear(kabar, "feed", url)
    assert (heard.outcome, heard.status) == (outcome, status)
    assert str(status) in heard.detail


def test_what_robots_forbids_is_refused_without_a_request(kabar: Site) -> None:
    kabar.give("/robots.txt", "User-agent: palagan\nDisallow: /", "text/plain")
    heard = hear(kabar, "feed", kabar.give("/rss", rss("/a")))
    assert heard.outcome == "refused"
    assert kabar.asked == []


def test_a_page_in_place_of_a_feed_is_a_fault_and_no_silence(kabar: Site) -> None:
    url = kabar.give("/rss", "<html><body>Situs sedang dirawat</body></html>")
    heard = hear(kabar, "feed", url)
    assert (heard.outcome, heard.detail) == ("failed", "is no feed any more")


def test_an_address_that_moved_for_good_is_told(kabar: Site) -> None:
    kabar.give("/rss", rss("/a"))
    moved = kabar.give("/feed", "", status=301, headers=(("Location", "/rss"),))
    lent = kabar.give("/sementara", "", status=302, headers=(("Location", "/rss"),))
    assert hear(kabar, "feed", moved).url == kabar.url + "/rss"
    assert hear(kabar, "feed", lent).url == lent
