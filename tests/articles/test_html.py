from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from palagan.articles.html import article_from_html
from palagan.model.article import REPORT, Article, Kind
from palagan.model.page import Hints
from tests.strategies import page_of

PAGES = Path(__file__).parent / "html_pages"
EXPECTED = tomllib.loads((PAGES / "expected.toml").read_text("utf-8"))
SAMPLE = Path(__file__).parents[2] / "samples" / "karabakh-2020"
PARAGRAPH = (
    "Pasukan kedua pihak saling menembak di perbatasan sejak Senin malam, kata juru bicara militer, Selasa (4/3)."
)


def read(text: str, hints: Hints | None = None) -> Article:
    return article_from_html(page_of(text, hints, "made.html"), text)


def sound(article: Article) -> bool:
    """Whether the segments lie in the text, in order, and cover every character but white space once."""
    position = 0
    for segment in article.segments:
        if not position <= segment.start < segment.end <= len(article.text):
            return False
        if article.text[position : segment.start].strip():
            return False
        position = segment.end
    return not article.text[position:].strip()


@pytest.mark.parametrize("name", EXPECTED)
def test_invented_pages_are_read_as_a_person_reads_them(name: str) -> None:
    expected: dict[str, Any] = EXPECTED[name]
    article = read((PAGES / f"{name}.html").read_text("utf-8"))
    fields = ("is_article", "outlet", "language", "title", "published", "dateline", "url", "continues")
    assert {field: getattr(article, field) for field in fields} == {field: expected.get(field) for field in fields}
    assert list(article.byline) == expected["byline"]
    assert [credit.name for credit in article.credits] == expected["credits"]
    assert list(article.flags) == expected["flags"]
    lines = [
        f"{segment.kind} | {article.text[segment.start : segment.end][:40]}"
        for segment in article.segments
        if segment.kind is not Kind.FURNITURE
    ]
    assert lines == expected["lines"]
    assert sound(article)


def test_every_page_has_its_truth() -> None:
    assert {file.stem for file in PAGES.glob("*.html")} == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_what_a_field_rests_on_stands_in_the_text(name: str) -> None:
    article = read((PAGES / f"{name}.html").read_text("utf-8"))
    assert article.found
    for found in article.found:
        assert (found.start is None) == (found.end is None)
        if found.start is not None and found.field in ("title", "byline", "dateline"):
            assert article.text[found.start : found.end] == found.value


def test_the_bringer_tells_what_the_page_does_not() -> None:
    hints = Hints(outlet="Suratkabar Merit", published="2025-03-04", title="Judul dari luar", byline="Tara Wulandari")
    article = read(f"<div>{PARAGRAPH * 3}</div>", hints)
    assert (article.title, article.published, article.published_from) == ("Judul dari luar", "2025-03-04", "hint")
    assert (article.outlet, article.byline) == ("Suratkabar Merit", ("Tara Wulandari",))
    assert {found.rule for found in article.found} >= {"hint.title", "hint.published", "hint.byline", "hint.outlet"}


def test_the_page_counts_before_the_bringer() -> None:
    text = (PAGES / "false-z.html").read_text("utf-8")
    article = read(
        text, Hints(published="2025-03-09", title="Lain", byline="Orang Lain", url="https://merit.example/1")
    )
    assert (article.published, article.published_from) == ("2025-03-04T09:15+07:00", "page")
    assert article.title == "Pasukan Solandia Mundur dari Pelabuhan Merit"
    assert article.byline == ("Tara Wulandari",)
    assert article.url == "https://merit.example/1"


HOSTILE = {
    "empty": "",
    "spaces": " \n\t ",
    "nul": "\x00\x00",
    "nul-inside": f"<p>a\x00b</p>{f'<p>{PARAGRAPH}</p>' * 4}",
    "lone-surrogate": f"<p>\ud800</p>{f'<p>{PARAGRAPH}</p>' * 4}",
    "deep": f"<body>{'<div>' * 100_000}{f'<p>{PARAGRAPH}</p>' * 4}{'</div>' * 100_000}",
    "deep-inline": f"{'<b><i>' * 30_000}{f'<p>{PARAGRAPH}</p>' * 4}",
    "giant-attribute": f"<p title='{'a' * 7_000_000}'>x</p>{f'<p>{PARAGRAPH}</p>' * 4}",
    "giant-script": f"<script>{'x=1;' * 2_000_000}</script>{f'<p>{PARAGRAPH}</p>' * 4}",
    "unclosed-scripts": f"{'<script>' * 900_000}{PARAGRAPH}",
    "cut-off": f"<html><body><div class='{'a' * 300}",
    "frames": "<html><frameset cols='20%,80%'><frame src=a><frame src=b></frameset></html>",
    "xhtml": f"<?xml version='1.0' encoding='iso-8859-1'?><html><body>{f'<p>{PARAGRAPH}</p>' * 4}</body></html>",
    "no-body": "<html><head><title>Judul</title></head></html>",
    "angle-brackets": "<" * 200_000,
    "bad-entities": f"{'&#0;&#x110000;&bogus;&' * 2_000}{f'<p>{PARAGRAPH}</p>' * 4}",
    "bad-json-ld": f"<script type='application/ld+json'>{'[' * 50_000}</script>{f'<p>{PARAGRAPH}</p>' * 4}",
    "huge-number": "<script type='application/ld+json'>{'@type':'NewsArticle','x':" + "1" * 5_000 + "}</script>",
    "bad-dates": f"<meta name=date content='2020-13-45T99:99:99Z'>{f'<p>{PARAGRAPH}</p>' * 4}",
    "bad-address": f"<link rel=canonical href='http://[::1'>{f'<p>{PARAGRAPH}</p>' * 4}",
    "only-links": "<a href=x>judul berita yang panjang sekali</a> " * 3_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_page_makes_it_fail(name: str) -> None:
    text = HOSTILE[name]
    article = article_from_html(page_of("", None, "made.html"), text)
    assert sound(article)
    assert article.is_article == any(segment.kind in REPORT for segment in article.segments)
    assert article.is_article or article.flags


@pytest.mark.parametrize("name", ["nul-inside", "deep", "deep-inline", "giant-attribute", "giant-script", "xhtml"])
def test_the_report_is_read_for_all_that(name: str) -> None:
    article = article_from_html(page_of("", None, "made.html"), HOSTILE[name])
    body = [article.text[s.start : s.end] for s in article.segments if s.kind is Kind.BODY]
    assert body[-4:] == [PARAGRAPH] * 4


@pytest.mark.parametrize(
    ("name", "said"), [("deep", "nested deeper"), ("giant-script", "without its scripts"), ("nul-inside", "control")]
)
def test_what_was_mended_is_said(name: str, said: str) -> None:
    article = article_from_html(page_of("", None, "made.html"), HOSTILE[name])
    assert any(said in flag for flag in article.flags)


def test_a_very_long_page_is_read_to_a_bound_and_says_so() -> None:
    article = read(f"<p>{'kata ' * 1_300_000}</p>")
    assert any("only the first" in flag for flag in article.flags)
    assert sound(article)


@pytest.mark.parametrize("opening", ["<?xml version='1.0'?>\n<rss version='2.0'>", "<feed xmlns='x'>", "  <urlset>"])
def test_a_feed_is_no_page(opening: str) -> None:
    article = read(f"{opening}<item><title>Judul</title></item>")
    assert not article.is_article
    assert article.flags == ("a feed or sitemap, not a page",)
    assert sound(article)


TAGS = [
    "p",
    "div",
    "span",
    "a",
    "b",
    "h1",
    "h2",
    "li",
    "ul",
    "table",
    "tr",
    "td",
    "br",
    "nav",
    "footer",
    "article",
    "time",
]
TAGS += [
    "figure",
    "figcaption",
    "script",
    "style",
    "noscript",
    "pre",
    "meta",
    "title",
    "svg",
    "form",
    "select",
    "amp-ad",
]
ATTRIBUTES = [
    "",
    " class=author",
    " class='share baca-juga'",
    " style='display:none'",
    " itemprop=articleBody",
    " hidden",
]
ATTRIBUTES += [
    " class=date",
    " datetime=2020-01-01T00:00:00Z",
    " href='/x'",
    " class=comments",
    " id='isi'",
    " content='2020-01-01'",
]
TEXTS = [
    "Baca juga: Harga Beras Naik Lagi",
    "Penulis: Tara Wulandari",
    "Selasa, 4 Maret 2025 09:15 WIB",
    PARAGRAPH,
    "&nbsp;",
    "\n",
]


@st.composite
def soup(draw: st.DrawFn) -> str:
    """Tags opened and closed at random, with the texts that rules look for, and text of any kind."""
    piece = st.one_of(
        st.builds("<{}{}>".format, st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES)),
        st.builds("</{}>".format, st.sampled_from(TAGS)),
        st.sampled_from(TEXTS),
        st.text(max_size=30),
        st.just('<script type="application/ld+json">{"@type":"NewsArticle","headline":"Judul",}</script>'),
        st.sampled_from(["<!--", "-->", "<![CDATA[", "<?php", "<", "&", '"']),
    )
    return "".join(draw(st.lists(piece, max_size=60)))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(soup())
def test_any_soup_is_covered_once_and_the_same_each_time(text: str) -> None:
    page = page_of("", None, "made.html")
    article = article_from_html(page, text)
    assert sound(article)
    assert article == article_from_html(page, text)
    for found in article.found:
        assert found.start is None or (found.end is not None and 0 <= found.start <= found.end <= len(article.text))
    for credit in article.credits:
        assert 0 <= credit.start < credit.end <= len(article.text)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from([PARAGRAPH, PARAGRAPH[::-1], "“Kami menunggu,” katanya kepada wartawan."]),
        min_size=4,
        max_size=12,
    )
)
def test_paragraphs_come_out_in_order_whatever_their_boxes_are_called(texts: list[str]) -> None:
    boxes = "".join(f'<div class="x{number}"><p>{text}</p></div>' for number, text in enumerate(texts))
    article = read(f"<html><body><div class=share>{boxes}</div></body></html>")
    assert article.text.split("\n") == texts


@pytest.mark.skipif(not (SAMPLE / "expected.json").is_file(), reason="the bundled sample is not there")
def test_the_sample_pages_come_out_right() -> None:
    import json

    pages = json.loads((SAMPLE / "expected.json").read_text("utf-8"))["pages"]
    for name, expected in pages.items():
        if not name.endswith(".html"):
            continue
        article = read((SAMPLE / name).read_text("utf-8"))
        told = (article.outlet, article.title, article.published, list(article.byline), article.dateline)
        assert told == tuple(expected[f] for f in ("outlet", "title", "published", "byline", "dateline")), name
        assert (article.is_article, article.language) == (expected["is_article"], expected["language"]), name
        assert [credit.name for credit in article.credits] == expected["credits"], name
        body = [article.text[s.start : s.end] for s in article.segments if s.kind is Kind.BODY]
        assert len(body) == expected["body_paragraphs"], name
        if body:
            assert body[0].startswith(expected["body_starts"]), name
            assert body[-1].endswith(expected["body_ends"]), name
