"""A longer text takes work in proportion to its length, whatever it says over and over."""

from __future__ import annotations

import pytest
from benchmarks.shapes import HTML_SHAPES, SHAPES, article_of, page_of

from palagan.articles.make import make_article
from palagan.reading.read import read_article
from tests.robustness.work import exponent, lines_run

SMALL, TIMES = 3_000, 5
FULL_SMALL, FULL_TIMES = 8_000, 7
"""A page full of events: what looks from each at all others is felt only among hundreds of them."""
STEEPEST = 1.25
"""A little over 1: what is made once a page weighs more in the smaller text, but some shapes repeat what is cached."""

READ = [
    "one line without a stop",
    "50,000 short lines",
    "quotation marks",
    "quotations with speakers",
    "brackets and words",
    "mixed scripts",
    "capital words",
    "kata in prose",
    "counts",
    "anchors and parties",
    "fractions",
    "dates",
]
MADE = ["50,000 short lines", "lines of one letter", "by-lines", "headings", "published", "one line of sentences"]
HTML = ["nested, with words", "paragraphs", "short paragraphs", "breaks", "links", "lists", "tables"]


@pytest.mark.parametrize("name", READ)
def test_reading_takes_work_in_proportion(name: str) -> None:
    small, large = article_of(SHAPES[name](SMALL)), article_of(SHAPES[name](SMALL * TIMES))
    read_article(small)  # data files are read once
    grown = exponent(lines_run(lambda: read_article(small)), lines_run(lambda: read_article(large)), TIMES)
    assert grown <= STEEPEST


def test_reading_a_page_of_hundreds_of_events_takes_work_in_proportion() -> None:
    shape = SHAPES["one line of sentences"]
    small, large = article_of(shape(FULL_SMALL)), article_of(shape(FULL_SMALL * FULL_TIMES))
    read_article(small)
    assert len(read_article(large).events) > 500
    grown = exponent(lines_run(lambda: read_article(small)), lines_run(lambda: read_article(large)), FULL_TIMES)
    assert grown <= STEEPEST


@pytest.mark.parametrize("name", MADE)
def test_making_an_article_of_text_takes_work_in_proportion(name: str) -> None:
    small, large = page_of(SHAPES[name](SMALL)), page_of(SHAPES[name](SMALL * TIMES))
    make_article(small)
    grown = exponent(lines_run(lambda: make_article(small)), lines_run(lambda: make_article(large)), TIMES)
    assert grown <= STEEPEST


@pytest.mark.parametrize("name", HTML)
def test_making_an_article_of_html_takes_work_in_proportion(name: str) -> None:
    small, large = page_of(HTML_SHAPES[name](SMALL), "html"), page_of(HTML_SHAPES[name](SMALL * TIMES), "html")
    make_article(small)
    grown = exponent(lines_run(lambda: make_article(small)), lines_run(lambda: make_article(large)), TIMES)
    assert grown <= STEEPEST


def test_what_takes_the_square_would_be_seen() -> None:
    from palagan.languages.sentences import split_sentences

    def square(size: int) -> int:
        return lines_run(lambda: [split_sentences("a. A" * size, 0, 4 * size) for _ in range(size)])

    assert exponent(square(10), square(50), 5) > 1.7
