from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.articles.html_index import is_feed, why_no_article
from palagan.articles.html_layout import lay_out
from palagan.articles.html_meta import declarations
from palagan.articles.html_region import find_region, marks_round
from palagan.articles.html_tree import parse

LINE = "Panitia memindahkan acara itu ke pekan ketiga bulan depan karena hujan."
REPORT = "".join(f"<p>{LINE} {number}.</p>" for number in range(5))


def why(html: str, url: str | None = None) -> str | None:
    root = parse(html).root
    assert root is not None
    layout = lay_out(root)
    region = find_region(layout)
    marks = marks_round(layout, region.node if region else -1)
    return why_no_article(layout, region, declarations(root, url), url, marks)


def teasers(number: int) -> str:
    return "".join(f"<h3><a href=/{n}>Judul Panjang Berita ke-{n}</a></h3><p>{LINE}</p>" for n in range(number))


def test_a_report_is_an_article() -> None:
    assert why(f"<article>{REPORT}</article>") is None
    assert why(f"<article>{REPORT}</article>", "https://a.example/dunia/judul-berita-12345") is None


def test_a_report_with_links_between_is_one_too() -> None:
    link = "<p><a href=/x>Baca juga: Judul Panjang Berita Lain</a></p>"
    assert why(f"<article><p>{LINE}</p>{link}<p>{LINE}</p><p>{LINE}</p>{link}{REPORT}</article>") is None


def test_lists_of_headlines_are_none() -> None:
    assert why(f"<main>{teasers(5)}</main>") == "a list of headlines with a line of text each"


@pytest.mark.parametrize("html", ["<nav><a href=/>Beranda</a></nav>", "<p>Halo.</p>", f"<p>{LINE}</p>"])
def test_too_little_text_is_none(html: str) -> None:
    assert why(html) is not None


def test_a_short_text_is_one_where_the_page_declares_it() -> None:
    said = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Judul"}</script>'
    assert why(f"{said}<p>{LINE}</p>") is None


@pytest.mark.parametrize("path", ["/", "/indeks", "/tag/solandia", "/topik/solandia", "/dunia/index.html"])
def test_a_short_text_at_the_address_of_a_list_is_none(path: str) -> None:
    assert why(f"<main>{REPORT}</main>", f"https://a.example{path}") is not None


@pytest.mark.parametrize(
    ("text", "feed"),
    [
        ("<rss version='2.0'>", True),
        ("<?xml version='1.0'?><?xml-stylesheet href='a'?>\n<rss>", True),
        ("\n<feed xmlns='http://www.w3.org/2005/Atom'>", True),
        ("<sitemapindex>", True),
        ("<?xml version='1.0'?><html>", False),
        ("<html><body>&lt;rss&gt;", False),
        ("", False),
    ],
)
def test_feeds_are_told_by_their_first_element(text: str, feed: bool) -> None:
    assert is_feed(text) is feed


@given(st.integers(4, 30))
def test_no_number_of_paragraphs_makes_a_report_a_list(number: int) -> None:
    assert why("<article>" + "".join(f"<p>{LINE} {n}.</p>" for n in range(number)) + "</article>") is None


@given(st.text(max_size=80))
def test_any_address_is_looked_at(url: str) -> None:
    assert why(f"<article>{REPORT}</article>", url) in (None, "its address is that of a front page or a list")
