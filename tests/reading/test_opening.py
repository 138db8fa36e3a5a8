"""Datelines and signatures are no part of the first and last sentence."""

from __future__ import annotations

import pytest

from palagan.model.article import Article, Kind, Segment
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
        ("Tentara mundur dari garis depan - begitu kabarnya.", "Tentara mundur dari garis depan - begitu kabarnya."),
        ("Tentara mundur.", "Tentara mundur."),
    ],
)
def test_the_report_begins_after_its_dateline(text: str, rest: str) -> None:
    assert text[report_start(*body(text)) :] == rest


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
