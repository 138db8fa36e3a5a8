"""Datelines and signatures are no part of the first and last sentence."""

from __future__ import annotations

import pytest

from palagan.model.article import Article, Kind, Segment
from palagan.one_page import read
from palagan.reading.opening import report_start, signature_start


def body(text: str) -> tuple[Article, Segment]:
    segment = Segment(0, len(text), Kind.BODY)
    return Article("pg-1", "test", None, None, text, (segment,), "id"), segment


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("BAKU, MIMBAR.COM - Tentara mundur.", "Tentara mundur."),
        ("LENTERA.COM -- Tentara mundur.", "Tentara mundur."),
        ("Jakarta, Lentera.com – Tentara mundur.", "Tentara mundur."),
        ("London (ANTARA) - Tentara mundur.", "Tentara mundur."),
        ("Lentera.com | NAIROBI - Tentara mundur.", "Tentara mundur."),
        ("Otieno, Wanjiru Kam-au dan tentaranya mundur.", "Otieno, Wanjiru Kam-au dan tentaranya mundur."),
        ("Lentera.com menulis bahwa tentara mundur.", "Lentera.com menulis bahwa tentara mundur."),
        ("Tentara mundur dari garis depan - begitu kabarnya.", "Tentara mundur dari garis depan - begitu kabarnya."),
        ("Tentara mundur.", "Tentara mundur."),
    ],
)
def test_the_report_begins_after_its_dateline(text: str, rest: str) -> None:
    assert text[report_start(*body(text)) :] == rest


@pytest.mark.parametrize("dateline", ["Jakarta - ", "Baku – ", "TEMPO.CO, Jakarta - ", "Yerevan, Lentera.com - "])
def test_a_town_told_as_the_dateline_is_no_part_of_the_sentence_after_it(dateline: str) -> None:
    first = "Kenya menyerang Somalia pada Senin malam, kata juru bicara pasukan itu."
    last = "Belum ada keterangan lain tentang serangan itu sampai berita ini ditulis."
    page = f"Serangan di Lumba\n\nSelasa, 06 Okt 2020 14:06 WIB\n\n{dateline}{first}\n\n{last}\n"
    reading = read(page)
    assert [reading.article.text[one.start : one.end] for one in reading.sentences][-2:] == [first, last]
    assert all(actor.code[:3] not in ("IDN", "AZE", "ARM") for actor in reading.actors)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Tentara mundur. (abc/def)", "Tentara mundur."),
        ("Tentara mundur. (Lentera.com/Budi Rahman)", "Tentara mundur."),
        ("Tentara mundur. (Reuters)", "Tentara mundur."),
        ("Tentara mundur, Senin (9/10/2020)", "Tentara mundur, Senin (9/10/2020)"),
        ("Tentara mundur (untuk sementara waktu)", "Tentara mundur (untuk sementara waktu)"),
    ],
)
def test_a_signature_closes_the_report(text: str, rest: str) -> None:
    assert text[: signature_start(*body(text))] == rest
