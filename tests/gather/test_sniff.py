from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.gather.sniff import Form, is_html, sniff
from palagan.model.drop import Reason
from tests.gather.made import HTML, TEXT


@pytest.mark.parametrize(
    ("head", "name", "form"),
    [
        (TEXT.encode(), "a.txt", Form.TEXT),
        (TEXT.encode("utf-16"), "a.txt", Form.TEXT),
        (TEXT.encode(), "a.html", Form.TEXT),
        (HTML.encode(), "a.txt", Form.HTML),
        (HTML.encode("utf-16"), "a", Form.HTML),
        (HTML.encode(), "tabel.csv", Form.HTML),
        (b"  \n<!-- disimpan --><html><body></body></html>", "", Form.HTML),
        (b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0"><html>', "", Form.HTML),
        (b"<p>Kota itu tenang.</p>", "", Form.HTML),
        (b'{"id": 1}\n{"id": 2}\n', "", Form.JSON_LINES),
        (b'{"id": 1, "text"\n{"id": 2}\n', "", Form.JSON_LINES),
        (b"bukan json\n", "a.jsonl", Form.JSON_LINES),
        (b'[{"id": 1}]', "", Form.JSON),
        (b'{\n  "id": 1\n}', "", Form.JSON),
        (b'{"id": 1}', "", Form.JSON),
        (b"bukan json", "a.json", Form.JSON),
        (b"[Gambas:Video]\n\nKota itu tenang.", "a.txt", Form.TEXT),
        (b"id,text\n1,Kota\n", "", Form.TABLE),
        (b"a,b\n1,2\n", "a.csv", Form.TABLE),
        (b"a\tb\n1\t2\n", "A.TSV", Form.TABLE),
        (b"WARC/1.0\r\nWARC-Type: response\r\n", "", Form.WARC),
        (b"\x1f\x8b\x08\x00", "a.txt", Form.GZIP),
        (b"PK\x03\x04....", "a.txt", Form.ZIP),
    ],
)
def test_content_goes_before_the_name(head: bytes, name: str, form: Form) -> None:
    assert sniff(head, name).form is form


@pytest.mark.parametrize(
    ("head", "name", "reason", "word"),
    [
        (b"", "a.txt", Reason.EMPTY, "empty"),
        (b"%PDF-1.7", "a.txt", Reason.UNKNOWN_FORMAT, "PDF"),
        (b"PAR1\x15\x04", "a", Reason.UNKNOWN_FORMAT, "Parquet"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.xls", Reason.UNKNOWN_FORMAT, "CSV"),
        (b"\x89PNG\r\n\x1a\n", "a", Reason.BINARY, "picture"),
        (b"\xff\xd8\xff\xe0", "a.html", Reason.BINARY, "picture"),
        (b"Kota\0itu", "a.txt", Reason.BINARY, "binary"),
        (bytes(range(1, 30)), "a.txt", Reason.BINARY, "binary"),
        (b'<?xml version="1.0"?><rss version="2.0">', "a", Reason.UNKNOWN_FORMAT, "feed"),
        (b"<urlset xmlns='x'>", "a", Reason.UNKNOWN_FORMAT, "sitemap"),
        (b'<?xml version="1.0"?><data/>', "a", Reason.UNKNOWN_FORMAT, "XML"),
        (b"body { color: red }", "gaya.css", Reason.NOT_HTML, "style"),
        (b"From: <Saved by Blink>\r\n", "a.mhtml", Reason.UNKNOWN_FORMAT, "HTML"),
    ],
)
def test_what_is_not_taken_says_what_it_is(head: bytes, name: str, reason: Reason, word: str) -> None:
    found = sniff(head, name)
    assert found.form is Form.NONE
    assert found.reason is reason
    assert word in found.detail


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        (TEXT, False),
        ("Harga < 5 ribu, kata pedagang; suhu > 30 derajat.", False),
        ("Baris satu\nBaris dua\n<blockquote>Kutipan</blockquote>\nBaris tiga\nBaris empat\nBaris lima", False),
        ("Kota itu tenang.<br>Warga pulang.<br/>Toko buka.<br>", True),
        ("<p>Kota itu tenang.</p>", True),
        ("<h1>Judul</h1>teks", True),
        ("<iframe src='x'></iframe>\nKota itu tenang.", False),
    ],
)
def test_markup_is_told_from_text_that_quotes_a_tag(text: str, markup: bool) -> None:
    assert is_html(text) is markup


def test_hostile_markup_is_told_quickly() -> None:
    # each of these made a regular expression with nested repeats run for minutes
    assert not is_html("<!-- a -->" * 3_000 + "x")
    assert not is_html("x" + "<body" * 12_000)
    assert not is_html("x" + "<p" * 30_000)


@given(st.binary(max_size=300), st.sampled_from(["", "a.csv", "a.json", "a.jsonl", "a.html", "a.css", "a.gz"]))
def test_every_beginning_has_a_form(head: bytes, name: str) -> None:
    found = sniff(head, name)
    assert (found.form is Form.NONE) == (found.reason is not None)
