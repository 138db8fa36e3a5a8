"""No page crashes the reader, and what is read of any page is sound: spans in the text, ids that resolve."""

from __future__ import annotations

import pytest
from benchmarks.shapes import HTML_SHAPES, SHAPES, article_of, page_of
from hypothesis import given, settings
from hypothesis import strategies as st

from palagan.articles.language import is_read
from palagan.articles.make import make_article
from palagan.model.article import Article
from palagan.model.page import Media, Page
from palagan.model.reading import Reading, Span, Statement
from palagan.reading.read import read_article
from tests.languages.scripts import any_text
from tests.robustness.odd_pages import page_from
from tests.robustness.soundness import faults_of_article, faults_of_reading


def faults(page: Page) -> list[str]:
    article = make_article(page)
    found = list(faults_of_article(article))
    if is_read(article.language):
        found += faults_of_reading(read_article(article))
    return found


@settings(max_examples=60)
@given(st.binary(max_size=300))
def test_odd_pages_are_read_soundly(data: bytes) -> None:
    assert faults(page_from(data)) == []


@settings(max_examples=40)
@given(any_text)
def test_any_text_as_a_report_is_read_soundly(text: str) -> None:
    assert list(faults_of_reading(read_article(article_of(text)))) == []


@pytest.mark.parametrize("name", SHAPES)
def test_shapes_are_read_soundly(name: str) -> None:
    article = article_of(SHAPES[name](2_500))
    assert list(faults_of_reading(read_article(article))) == []


@pytest.mark.parametrize(("media", "name"), [("html", name) for name in HTML_SHAPES])
def test_shapes_of_html_are_read_soundly(media: Media, name: str) -> None:
    assert faults(page_of(HTML_SHAPES[name](3_000), media)) == []


def test_the_same_bytes_make_the_same_page() -> None:
    data = bytes(range(256))
    assert page_from(data) == page_from(data)


def test_what_is_unsound_would_be_seen() -> None:
    article: Article = article_of("Budi pergi.")
    statement = Statement("s1", "a9", (), False, 3, 99, None, False, "made")
    told = Reading(article, (Span(5, 8), Span(0, 6)), (), (), (statement,), (), (), (), "made")
    assert len(list(faults_of_reading(told))) >= 3
