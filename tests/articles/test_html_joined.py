"""A divided article reads as one: every line of its report once, every field at its words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from palagan.articles.make import make_article
from palagan.gather.options import GatherOptions
from palagan.gather.pages import Origin, page_of_answer
from palagan.gather.web.joining import Part, joined, parts_of
from palagan.model.article import REPORT, Article, Kind
from palagan.model.page import Hints, Page

URL = "https://kentongan.example/berita/51234/gencatan-senjata-di-lembah"
ONE = "Pasukan kedua pihak menghentikan tembakan di Lembah Serayu sejak Jumat pagi, kata juru bicara militer itu."
TWO = "Tiga warga dilaporkan terluka sebelum gencatan senjata mulai berlaku, menurut rumah sakit di kota itu."
THREE = "Perundingan lanjutan akan digelar di ibu kota pekan depan dengan penengah dari negara tetangga mereka."


def html(*lines: str, title: str = "Gencatan Senjata di Lembah", below: str = "") -> str:
    body = "".join(f"<p>{line}</p>" for line in lines)
    return (
        f"<html lang=id><head><title>{title} | Kentongan</title></head><body><nav><a href=/>Beranda</a></nav>"
        f"<article><h1>{title}</h1><div class=date>Jumat, 3 Mei 2024 13:30 WIB</div><div class=body>{body}</div>{below}"
        "</article><div class=related><a href=/x>Berita lain yang tidak ada hubungannya</a></div></body></html>"
    )


def read(*pages: str) -> Article:
    content = joined([Part(f"{URL}?page={number}", text) for number, text in enumerate(pages, start=1)])
    page = page_of_answer(content, "text/html", Origin(URL, Hints(url=URL)), GatherOptions())
    assert isinstance(page, Page)
    assert page.encoding_doubt is None
    return make_article(page)


def page_of_part(text: str) -> Page:
    """One page of an article, alone."""
    page = page_of_answer(text.encode(), "text/html", Origin(URL, Hints(url=URL)), GatherOptions())
    assert isinstance(page, Page)
    return page


def report(article: Article) -> list[str]:
    return [article.text[one.start : one.end] for one in article.segments if one.kind in REPORT]


def test_what_a_later_page_repeats_is_furniture() -> None:
    article = read(html(ONE, TWO), html(TWO, THREE))
    assert report(article) == [ONE, TWO, THREE]
    assert [one.kind for one in article.segments].count(Kind.TITLE) == 1
    assert {one.rule for one in article.segments if one.kind is Kind.FURNITURE} >= {"joined"}
    assert article.text.count(TWO) == 2, "the text is what the pages show, twice where they show it twice"


def test_fields_rest_on_their_words_and_come_from_the_page_that_has_them() -> None:
    article = read(html(ONE, TWO), html(THREE, below="<div class=author>Penulis: Sari Wulandari</div>"))
    assert article.byline == ("Sari Wulandari",)
    for one in article.found:
        if one.start is not None and one.field == "byline":
            assert article.text[one.start : one.end] == one.value
    assert article.published == "2024-05-03T13:30+07:00"
    assert article.url == URL
    assert not article.continues


def test_a_credit_on_a_later_page_is_found_at_its_place() -> None:
    article = read(html(ONE, TWO), html(f"{THREE} Demikian dilansir dari Reuters."))
    [credit] = article.credits
    assert article.text[credit.start : credit.end] == credit.name == "Reuters"


def test_a_last_page_with_one_line_counts() -> None:
    article = read(html(ONE, TWO), html("Korban jiwa belum dilaporkan dari kedua belah pihak."))
    assert report(article)[-1] == "Korban jiwa belum dilaporkan dari kedua belah pihak."


def test_a_page_that_looks_joined_but_is_not_is_read_as_it_is() -> None:
    for text in (
        "<!--palagan-joined 2 " + "0" * 64 + "-->\n" + html(ONE, TWO),
        "<!--palagan-joined x-->" + html(ONE, TWO),
    ):
        assert parts_of(text) == ()
        page = page_of_answer(text.encode(), "text/html", Origin(URL, Hints(url=URL)), GatherOptions())
        assert isinstance(page, Page)
        assert report(make_article(page)) == [ONE, TWO]


def test_the_language_is_told_from_all_pages() -> None:
    short = (
        "Kementerian Pertahanan Azerbaijan menempatkan dua batalion tambahan di sekitar Barda, Sabtu (14/3/2026).",
        "Iring-iringan sepanjang satu kilometer terlihat di jalan utama pada hari Khamis.",
    )
    whole = read(html(*short), html(ONE, TWO))
    assert make_article(page_of_part(html(*short))).language == "ms"  # two sentences alone may mislead
    assert whole.language == "id"


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r")), min_size=1, max_size=5))
def test_what_was_joined_comes_apart(texts: list[str]) -> None:
    parts = [Part(f"{URL}?page={number}", text) for number, text in enumerate(texts)]
    assert list(parts_of(joined(parts).decode())) == parts


@given(st.lists(st.sampled_from([ONE, TWO, THREE]), min_size=1, max_size=4).map(lambda lines: html(*lines)), st.data())
def test_no_line_of_the_report_stands_twice_across_pages(first: str, data: st.DataObject) -> None:
    later = data.draw(st.lists(st.sampled_from([ONE, TWO, THREE]), min_size=1, max_size=3))
    article = read(first, html(*later))
    lines = report(article)
    before = report(read(first, html("Korban jiwa belum dilaporkan oleh kedua belah pihak.")))[:-1]
    assert all(line not in before for line in lines[len(before) :])
    assert all(0 <= one.start < one.end <= len(article.text) for one in article.segments)
    assert all(one.end <= two.start for one, two in zip(article.segments, article.segments[1:], strict=False))
