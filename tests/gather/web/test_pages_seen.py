"""A page seen from without: article or list, its feeds, its language."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from palagan.gather.web.pages_seen import Seen, see
from tests.gather.web.test_finding import CARDS, PROSE

AT = "https://kabar.example/x"


def seen(html: str, url: str = AT) -> Seen:
    found = see(html.encode(), url)
    assert isinstance(found, Seen)
    return found


def test_what_a_page_tells_of_itself() -> None:
    head = (
        "<title> Warga  kembali\n</title>"
        "<meta property='article:published_time' content='2026-11-05T08:00+07:00'>"
        "<link rel='alternate home' type='application/atom+xml; charset=x' href='/atom' title=' Semua '>"
        "<link rel=alternate type='application/rss+xml' href='/komentar/rss'>"
        "<link rel=alternate hreflang=en href='/en'>"
    )
    found = seen(f"<html lang='id-ID'><head>{head}</head><body>{PROSE}</body></html>")
    assert (found.title, found.published, found.language) == ("Warga kembali", "2026-11-05", "id")
    assert found.is_article
    assert [(feed.url, feed.name) for feed in found.feeds] == [("https://kabar.example/atom", "Semua")]


def test_teasers_are_no_prose() -> None:
    teasers = "".join(
        f"<p><a href='/berita/{n}/a-b-c-{n}'>{'Warga kembali ke desa lama ' * 6}</a></p>" for n in range(9)
    )
    assert not seen(teasers).is_article
    assert len(seen(teasers).links) == 9


def test_a_list_with_a_long_introduction_stays_a_list() -> None:
    assert not seen(CARDS + PROSE + PROSE).is_article


@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"<html><script type='application/ld+json'>", b"<link rel=alternate href="]),
)
def test_no_bytes_are_a_fault(content: bytes, start: bytes) -> None:
    see(start + content, AT)
