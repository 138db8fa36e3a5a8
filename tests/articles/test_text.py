"""Whole crawled pages: every kind and field in one, and what must hold of any text at all."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palagan.model.article import Kind
from tests.articles.crawled import (
    CLOCK_ABOVE,
    CUT_HEADLINES,
    ONE_LINE,
    ROLES_ABOVE,
    TEASERS,
    TOWN_AND_OUTLET,
    of_kind,
    read,
)


def test_a_page_with_town_and_outlet_before_the_report() -> None:
    article = read(TOWN_AND_OUTLET)
    assert article.title == "Menlu Negeri Seberang Terbang ke Ibu Kota, Bahas Perbatasan"
    assert article.byline == ("Sekar Puspita", "Galang Wiratama")
    assert (article.published, article.published_from) == ("2020-10-06T14:06+07:00", "page")
    assert (article.dateline, article.outlet, article.language) == ("ANKARA", "Wartautama.com", "id")
    assert {credit.name for credit in article.credits} == {"AFP", "Anadolu Agency"}
    assert of_kind(article, Kind.HEADING) == ["Mengapa Sekarang?"]
    assert of_kind(article, Kind.RELATED) == ["Baca juga: Dua Kota Perbatasan Dikosongkan Usai Hujan Deras"]
    assert of_kind(article, Kind.CREDIT) == ["Sumber AFP"]
    assert [body[:8] for body in of_kind(article, Kind.BODY)] == ["ANKARA, ", "Rencana ", "Ia juga "]
    assert article.is_article
    assert not article.continues


def test_a_page_with_roles_above_and_a_box_amid_the_report() -> None:
    article = read(ROLES_ABOVE)
    assert article.title == "Warga Sipil Menyeberangi Sungai, Petugas Kewalahan Mendata"
    assert article.byline == ("Nirmala Sari", "Hendra Gunadi")
    assert article.published == "2020-10-09T08:30+08:00"
    assert article.dateline == "ERBIL"
    assert of_kind(article, Kind.SUBTITLE) == ["Petugas memperkirakan jumlah mereka masih akan bertambah."]
    assert of_kind(article, Kind.CAPTION) == ["Seorang warga menuntun sepeda di tepi sungai."]
    assert "Harga Beras di Pasar Induk Turun Lagi" in of_kind(article, Kind.RELATED)
    assert of_kind(article, Kind.BODY)[1:] == [
        '"Kami hanya membawa pakaian," kata seorang ibu kepada Reuters.',
        "(Hariantimur.com/Nirmala Sari)",
    ]
    assert [credit.name for credit in article.credits] == ["Reuters"], "whose a picture is, is no credit"


def test_the_crawls_own_clock_is_not_when_the_page_was_published() -> None:
    article = read(CLOCK_ABOVE)
    assert article.published == "2020-02-05T10:15+07:00"
    assert of_kind(article, Kind.PUBLISHED) == ["Rabu, 05/02/2020 10:15 WIB"]


def test_a_headline_cut_short_is_the_title_again_and_the_foot_is_furniture() -> None:
    article = read(CUT_HEADLINES)
    assert of_kind(article, Kind.TITLE)[1] == "Kelompok Bersenjata Ancam Serang..."
    assert article.dateline == "SANAA"
    assert of_kind(article, Kind.BODY)[-1] == "(sya)"
    assert not any("Marib" in words for words in of_kind(article, Kind.BODY, Kind.TITLE))


def test_a_report_that_lost_its_line_breaks_is_cut_within_its_line() -> None:
    article = read(ONE_LINE)
    assert of_kind(article, Kind.RELATED) == ["Baca juga: Tiga Pelabuhan Ditutup, Nelayan Dilarang Melaut"]
    assert of_kind(article, Kind.FURNITURE) == ["ADVERTISEMENT SCROLL TO CONTINUE WITH CONTENT", "[Gambas:Video Kabar]"]
    assert [body.split()[0] for body in of_kind(article, Kind.BODY)] == ["Kotaraya,", "Tidak", "Menurut", "Warga"]


def test_a_list_of_teasers_is_no_article_and_says_why() -> None:
    article = read(TEASERS)
    assert not article.is_article
    assert any("list of teasers" in flag for flag in article.flags)


@pytest.mark.parametrize("text", ["", " \n\t\n", "Beranda\nMenu\nMasuk\n", "1\n2\n3"])
def test_a_page_with_no_report_says_so(text: str) -> None:
    article = read(text)
    assert not article.is_article
    assert "no report on the page" in article.flags
    assert of_kind(article, Kind.BODY) == []


def test_a_page_with_too_few_words_for_a_report_says_how_many() -> None:
    article = read("Menlu kedua negara bertemu di Kotaraya pada Selasa pagi.")
    assert not article.is_article
    assert article.flags == ("only 9 words that can be a report, fewer than 15",)


def test_hints_fill_what_the_page_does_not_show_and_are_told_as_such() -> None:
    report = (
        "Pasukan penjaga perdamaian itu meninggalkan pangkalan mereka pada pagi hari tanpa insiden apa pun di jalan."
    )
    article = read(
        report, title="Judul dari Baris", outlet="Harian Anu", published="2021-03-04", byline="Rara Ayu; Tio"
    )
    assert (article.title, article.outlet, article.published) == ("Judul dari Baris", "Harian Anu", "2021-03-04")
    assert (article.published_from, article.byline) == ("hint", ("Rara Ayu", "Tio"))
    assert {f.field for f in article.found if f.rule.startswith("hint.") and f.start is None} == {
        "title",
        "outlet",
        "published",
        "byline",
    }


def test_the_page_wins_over_the_bringer_and_a_difference_is_flagged() -> None:
    article = read(TOWN_AND_OUTLET, published="2020-10-09")
    assert article.published == "2020-10-06T14:06+07:00"
    assert any("2020-10-09" in flag for flag in article.flags)


@pytest.mark.parametrize("url", ["https://a.example/berita/x?page=2", "https://a.example/berita/x/3"])
def test_page_two_and_later_continue_an_article(url: str) -> None:
    report = (
        "Ia menambahkan bahwa perundingan akan dilanjutkan pekan depan di kota yang sama dengan tuan rumah berbeda."
    )
    assert read(report, url=url).continues
    assert not read(report, url="https://a.example/2020/berita-x").continues
    assert read(f"{report}\nHalaman 2 dari 2").continues


def test_every_field_opens_into_its_words() -> None:
    for text in (TOWN_AND_OUTLET, ROLES_ABOVE, CUT_HEADLINES, ONE_LINE):
        article = read(text)
        for found in article.found:
            assert found.start is not None
            assert found.end is not None
            words = text[found.start : found.end]
            if found.field in {"title", "byline", "dateline"}:
                assert words == found.value
        for credit in article.credits:
            assert text[credit.start : credit.end]


pieces = st.sampled_from(
    [
        *TOWN_AND_OUTLET.split("\n"),
        *ROLES_ABOVE.split("\n"),
        ONE_LINE,
        "Baca juga: ",
        "Baca Juga",
        "ADVERTISEMENT",
        "[Gambas:Video X]",
        "\r",
        "\u2028",
        "\x85",
        "\u00a0",
        "\u200b",
        "é",
        "𝕏",
        "(a/b)",
        "Editor:",
        "3 jam lalu",
        "31/02/2020 25:61 WIB",
    ]
)
any_text = st.one_of(
    st.text(max_size=300),
    st.lists(pieces, max_size=12).map("\n".join),
    st.lists(pieces, max_size=12).map(" ".join),
    st.lists(st.one_of(pieces, st.text(max_size=20)), max_size=12).map("".join),
)


@settings(deadline=None, max_examples=300)
@given(any_text)
def test_segments_hold_every_character_once_and_in_order(text: str) -> None:
    article = read(text.encode("utf-8", "replace").decode())
    at = 0
    for segment in article.segments:
        assert at <= segment.start < segment.end <= len(article.text)
        assert not article.text[at : segment.start].strip()
        assert not article.text[segment.start].isspace()
        assert not article.text[segment.end - 1].isspace()
        at = segment.end
    assert not article.text[at:].strip()
    for found in article.found:
        assert (found.start is None) == (found.end is None)
        assert found.start is None or 0 <= found.start < (found.end or 0) <= len(article.text)
    for credit in article.credits:
        assert 0 <= credit.start < credit.end <= len(article.text)


@settings(deadline=None, max_examples=50)
@given(any_text)
def test_the_same_page_gives_the_same_article(text: str) -> None:
    clean = text.encode("utf-8", "replace").decode()
    assert read(clean) == read(clean)


@settings(deadline=None, max_examples=10)
@given(st.lists(pieces, min_size=1, max_size=6).map(" ".join))
def test_a_line_of_two_hundred_thousand_characters_is_read(piece: str) -> None:
    line = " ".join(piece.split()) or "x"
    text = f"{line} " * (200_000 // (len(line) + 1))
    article = read(text)
    assert sum(segment.end - segment.start for segment in article.segments) <= len(text)
    assert "".join(text[s.start : s.end] for s in article.segments).replace(" ", "") == text.replace(" ", "")
