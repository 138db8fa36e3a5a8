"""From a page's bytes to its text: decoded, a byte-order mark off, line ends one way, nothing else changed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from palagan.articles.make import make_article
from tests.strategies import page_of

REPORT = "Jembatan itu ditutup sejak Kamis malam karena retak di kedua sisinya, kata kepala dinas setempat.\n"


def test_line_ends_and_byte_order_mark() -> None:
    page = replace(page_of(""), content=("\ufeff" + REPORT + "\rBaris\r\nlagi\r").encode())
    assert make_article(page).text == REPORT + "\rBaris\nlagi\r"


@pytest.mark.parametrize("encoding", ["windows-1252", "utf-16", "utf-8-sig", "latin-1"])
def test_a_page_is_decoded_by_its_own_encoding(encoding: str) -> None:
    page = replace(
        page_of(""), content=("Café — " if encoding != "latin-1" else "Café ").encode(encoding), encoding=encoding
    )
    assert make_article(page).text.startswith("Café")


def test_bytes_that_do_not_decode_are_marked_and_stop_nothing() -> None:
    page = replace(page_of(""), content=REPORT.encode() + b"\xff\xfe akhir")
    assert "\ufffd" in make_article(page).text


def test_an_unknown_encoding_is_an_error() -> None:
    with pytest.raises(LookupError):
        make_article(replace(page_of(REPORT), encoding="nosuch"))


def test_what_identifies_the_page_is_carried_over() -> None:
    page = page_of(REPORT)
    article = make_article(page)
    assert (article.page_id, article.source, article.url) == (page.id, page.source, None)
