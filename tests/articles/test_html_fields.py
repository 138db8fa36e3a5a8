"""Time line, names, outlet and the kinds of lines: each as one page shows it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palagan.articles.html import article_from_html
from palagan.articles.html_outlet import outlet_of_title
from palagan.model.article import Article, Kind
from palagan.model.page import Hints
from tests.strategies import page_of

TITLE = "Dua Kapal Tertahan di Selat Wening Sejak Senin"
LINE = "Kapal itu berangkat dari pelabuhan lama pada malam hari dan tidak terlihat lagi sesudahnya."
TEXT = "".join(f"<p>{LINE} {number}.</p>" for number in range(5))


def read(above: str = "", inside: str = TEXT, below: str = "", head: str = "", hints: Hints | None = None) -> Article:
    html = (
        f"<html lang=id><head><title>{TITLE} | Suratkabar Merit</title>{head}</head>"
        "<body><nav><a href=/>Beranda</a></nav>"
        f"<article><h1>{TITLE}</h1>{above}<div class=isi>{inside}</div>{below}</article></body></html>"
    )
    return article_from_html(page_of(html, hints, "made.html"), html)


def kinds(article: Article) -> list[tuple[str, str]]:
    return [(str(one.kind), article.text[one.start : one.end]) for one in article.segments]


@pytest.mark.parametrize(
    ("above", "names"),
    [
        ("<p>Penulis: Tara Wulandari</p>", ["Tara Wulandari"]),
        ("<p>Rep: Tara Wulandari/ Red: Bimo Hartanto</p>", ["Tara Wulandari", "Bimo Hartanto"]),
        ("<div class=author>Tara Wulandari</div>", ["Tara Wulandari"]),
        ("<div>Tara Wulandari</div><div>Jurnalis</div>", ["Tara Wulandari"]),
        ("<ul><li>Editor</li><li>Bimo</li></ul>", ["Bimo"]),
        ("<p>By <a rel=author href=/u>Tara Wulandari</a></p>", ["Tara Wulandari"]),
        ("<p>Tara Wulandari | Selasa, 4 Maret 2025 - 09:15 WIB</p>", ["Tara Wulandari"]),
        ("<div class=author><a href=/t>Toggle</a></div><div class=author><a href=/x>Facebook</a></div>", []),
        ("<figure><span class=author>Bimo Hartanto</span><figcaption>Selat itu</figcaption></figure>", []),
        ("<div>Fotografer: Tara Wulandari</div>", ["Tara Wulandari"]),
    ],
)
def test_names_are_told_as_pages_show_them(above: str, names: list[str]) -> None:
    assert list(read(above).byline) == names


@pytest.mark.parametrize(
    ("head", "names"),
    [
        ("<meta name=author content='Tara Wulandari'>", ["Tara Wulandari"]),
        ("<meta name=author content='Tara Wulandari, Bimo Hartanto'>", ["Tara Wulandari", "Bimo Hartanto"]),
        ("<meta name=author content='https://facebook.example/merit'>", []),
        ("<meta name=author content='Suratkabar Merit'>", []),
        ("<meta name=author content='Redaksi'>", []),
    ],
)
def test_declared_names_count_where_none_is_shown(head: str, names: list[str]) -> None:
    article = read(head=head, hints=Hints(outlet="Suratkabar Merit"))
    assert list(article.byline) == names
    shown = read("<p>Oleh Cahya Utama</p>", head=head)
    assert list(shown.byline) == ["Cahya Utama"]


def test_a_name_in_capitals_signs_the_report() -> None:
    article = read(inside=f"{TEXT}<p>TARA WULANDARI</p>")
    assert article.byline == ("TARA WULANDARI",)
    assert kinds(article)[-1] == ("byline", "TARA WULANDARI")


def test_an_agency_in_capitals_is_the_source() -> None:
    article = read(inside=f"{TEXT}<p>ANTARA</p>", hints=Hints(outlet="Suratkabar Merit"))
    assert kinds(article)[-1] == ("credit", "ANTARA")
    assert [credit.name for credit in article.credits] == ["ANTARA"]


@pytest.mark.parametrize(
    ("above", "head", "published"),
    [
        ("<div class=tanggal>Selasa, 4 Maret 2025 09:15 WITA</div>", "", "2025-03-04T09:15+08:00"),
        ("<time datetime='2025-03-04T09:15:00+09:00'>3 jam lalu</time>", "", "2025-03-04T09:15+09:00"),
        ("<p>Selasa, 4 Maret 2025</p>", "", "2025-03-04"),
        ("", "<meta name=date content='2025-03-04'>", "2025-03-04"),
        ("", "<meta name=pubdate content='2025-03-03T18:15:00Z'>", "2025-03-04T01:15+07:00"),
        (
            "<p>Terakhir diperbarui: 5 Maret 2025 10:00 WIB</p><p>Terbit: 4 Maret 2025 09:15 WIB</p>",
            "",
            "2025-03-04T09:15+07:00",
        ),
        ("<aside><p>Rabu, 5 Maret 2025 10:00 WIB</p></aside>", "", None),
        ("", "<meta name=pubdate content='kemarin'>", None),
    ],
)
def test_times_are_told_as_pages_show_them(above: str, head: str, published: str | None) -> None:
    assert read(above, head=head).published == published


def test_of_two_clocks_the_one_that_the_page_declares_is_the_articles() -> None:
    head = "<meta name=pubdate content='2025-03-04T09:15:00+07:00'>"
    above = "<p>Sabtu, 8 Maret 2025 12:44 WIB</p><p>Selasa, 4 Maret 2025 09:15 WIB</p>"
    article = read(above, head=head)
    assert article.published == "2025-03-04T09:15+07:00"
    found = next(one for one in article.found if one.field == "published")
    assert found.rule == "line.published"
    assert "4 Maret 2025" in article.text[found.start or 0 : found.end or 0]


@pytest.mark.parametrize(
    ("inside", "line", "kind"),
    [
        ("<h2>Dua Hari Kemudian</h2>", "Dua Hari Kemudian", Kind.HEADING),
        ("<p><b>Dua Hari Kemudian</b></p>", "Dua Hari Kemudian", Kind.HEADING),
        (
            "<p>Baca juga: <a href=/x>Gudang di Lembah Kirana Terbakar</a></p>",
            "Baca juga: Gudang di Lembah Kirana Terbakar",
            Kind.RELATED,
        ),
        (
            "<p><a href=/x>Gudang di Lembah Kirana Terbakar Semalaman</a></p>",
            "Gudang di Lembah Kirana Terbakar Semalaman",
            Kind.RELATED,
        ),
        (
            "<figure><figcaption>Selat Wening pada pagi hari.</figcaption></figure>",
            "Selat Wening pada pagi hari.",
            Kind.CAPTION,
        ),
        (
            "<p>Selat Wening pada pagi hari. Foto: Istimewa</p>",
            "Selat Wening pada pagi hari. Foto: Istimewa",
            Kind.CAPTION,
        ),
        (
            "<div class=iklan>Beli satu dapat dua, hari ini saja.</div>",
            "Beli satu dapat dua, hari ini saja.",
            Kind.FURNITURE,
        ),
        ("<p>ADVERTISEMENT</p>", "ADVERTISEMENT", Kind.FURNITURE),
        (
            "<div class=komentar><p>Saya tidak percaya ini terjadi.</p></div>",
            "Saya tidak percaya ini terjadi.",
            Kind.FURNITURE,
        ),
        (
            "<blockquote>“Kami menunggu di dermaga,” katanya.</blockquote>",
            "“Kami menunggu di dermaga,” katanya.",
            Kind.BODY,
        ),
        ("<p>Ia pergi.</p>", "Ia pergi.", Kind.BODY),
    ],
)
def test_a_line_between_paragraphs_is_told_by_its_element_and_its_words(inside: str, line: str, kind: Kind) -> None:
    article = read(inside=f"{TEXT}{inside}{TEXT}")
    assert (str(kind), line) in kinds(article)
    assert sum(one.kind is Kind.BODY for one in article.segments) == 10 + (kind is Kind.BODY)


def test_what_stands_below_the_last_names_is_no_report() -> None:
    warning = "Dilarang menyalin isi halaman ini tanpa izin tertulis dari redaksi surat kabar yang memuatnya."
    article = read(inside=f"{TEXT}<p>Editor: Bimo Hartanto</p><p>{warning}</p>")
    assert kinds(article)[-1] == ("furniture", warning)


def test_a_deck_is_told_from_the_report() -> None:
    deck = "Nakhoda kedua kapal belum dapat dihubungi sampai malam."
    assert ("subtitle", deck) in kinds(read(f"<h2>{deck}</h2>"))


@pytest.mark.parametrize(
    ("title", "headline", "outlet"),
    [
        ("Judul Berita | Suratkabar Merit", "Judul Berita", "Suratkabar Merit"),
        ("Merit.com - Judul Berita", "Judul Berita", "Merit.com"),
        ("Judul Berita - suratkabar", "Judul Berita", "Suratkabar"),
        ("A - Judul Berita - B", "Judul Berita", None),
        ("Judul Berita", "Judul Berita", None),
        ("Lain", "Judul Berita", None),
        ("Judul Berita", None, None),
    ],
)
def test_the_pages_title_names_the_outlet(title: str, headline: str | None, outlet: str | None) -> None:
    found = outlet_of_title(title, headline)
    assert (found.value if found else None) == outlet


def test_the_bringer_and_the_address_name_it_first() -> None:
    site = "<meta property='og:site_name' content='suratkabar merit'>"
    assert read(head=site).outlet == "suratkabar merit"
    assert read(head=site, hints=Hints(url="https://www.antaranews.com/berita/1/a")).outlet == "ANTARA"
    assert read(head=site, hints=Hints(outlet="Koran Wening")).outlet == "Koran Wening"


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(["<p>Penulis: Tara Wulandari</p>", "<h2>Dua Hari</h2>", "<p>(tw)</p>", "<p>Baca juga:</p>"]),
        max_size=5,
    )
)
def test_no_line_takes_a_paragraph_out_of_the_report(pieces: list[str]) -> None:
    article = read(inside=TEXT + "".join(pieces) + TEXT)
    body = [text for kind, text in kinds(article) if kind == "body" and text.startswith(LINE)]
    assert len(body) == 10
