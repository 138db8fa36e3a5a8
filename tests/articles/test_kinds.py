"""Decisions between lines: where a report begins and ends, and what stands in it."""

from __future__ import annotations

import pytest

from palagan.model.article import Kind
from tests.articles.crawled import of_kind, read

FIRST = "Wali kota itu menolak usul warga dalam rapat yang digelar pada Senin malam di balai kota."
SECOND = "Warga kecewa dan meminta rapat diulang pekan depan dengan saksi dari luar kota."


def test_a_foots_teasers_are_not_the_report() -> None:
    ship, bridge = (
        "Kapal Karam di Selat Utara\nNelayan hilang sejak kemarin.",
        "Jembatan Putus di Hulu\nWarga memutar jauh.",
    )
    foot = f"Berita Terkait\n{ship}\n{bridge}"
    assert of_kind(read(f"{FIRST}\n{SECOND}\n{foot}"), Kind.BODY) == [FIRST, SECOND]


def test_the_report_goes_on_after_a_box_in_its_middle() -> None:
    article = read(f"{FIRST}\nLihat Juga :\nKapal Karam di Selat Utara\n{SECOND}\nRapat pun bubar.")
    assert of_kind(article, Kind.BODY) == [FIRST, SECOND, "Rapat pun bubar."]
    assert of_kind(article, Kind.RELATED) == ["Lihat Juga :", "Kapal Karam di Selat Utara"]


def test_a_day_torn_from_its_sentence_is_the_report() -> None:
    assert "Senin (27/2/2023)." in of_kind(read(f"{FIRST}\n\nSenin (27/2/2023).\n\n{SECOND}"), Kind.BODY)


def test_a_report_printed_twice_is_read_once() -> None:
    article = read(f"KABUL, WARTA.COM - {FIRST}\n{SECOND}\nRapat Balai Kota Berakhir Ricuh\n{FIRST}\n{SECOND}")
    assert len(of_kind(article, Kind.BODY)) == 2
    assert article.title == "Rapat Balai Kota Berakhir Ricuh"


@pytest.mark.parametrize("heading", ["## Mengapa Ditolak", "Mengapa Ditolak?", "Alasan Penolakan"])
def test_headings_between_paragraphs(heading: str) -> None:
    assert of_kind(read(f"{FIRST}\n\n{heading}\n\n{SECOND}"), Kind.HEADING) == [heading]


def test_a_medium_as_author_is_credited_and_is_no_name() -> None:
    time, names = "Warta.com - 11/11/2022, 10:31 WIB", "BBC News Indonesia,\nSekar Puspita\n\nTim Redaksi"
    article = read(f"Kisah di Balai Kota\n{time}\n{names}\n\n{FIRST}")
    assert article.byline == ("Sekar Puspita",)
    assert [(credit.name, credit.republished) for credit in article.credits] == [("BBC", True)]


def test_names_below_the_report() -> None:
    article = read(f"{FIRST}\n{SECOND}\nEditor:\nSEKAR PUSPITA\nMenara Warta Lantai 5, Jalan Selatan 21")
    assert article.byline == ("SEKAR PUSPITA",)


def test_the_dateline_of_another_outlet_is_flagged() -> None:
    article = read(f"jpnn.com, JAKARTA - {FIRST}", outlet="Okezone")
    assert article.outlet == "Okezone"
    assert any("jpnn.com" in flag for flag in article.flags)


def test_names_below_a_short_report_do_not_make_it_a_deck() -> None:
    article = read(f"{FIRST}\n{SECOND}\nPenulis: Sekar Puspita\nEditor: Galang Wira")
    assert of_kind(article, Kind.BODY) == [FIRST, SECOND]
    assert article.byline == ("Sekar Puspita", "Galang Wira")


def test_brackets_late_in_a_report_are_no_dateline() -> None:
    later = "Kemenkeu (Kementerian Keuangan), kata dia, tetap menolak usul itu pada rapat berikutnya."
    article = read(f"{FIRST}\n{SECOND}\nRapat pun bubar malam itu.\nWarga pulang.\n{later}")
    assert article.dateline is None
    assert len(of_kind(article, Kind.BODY)) == 5
