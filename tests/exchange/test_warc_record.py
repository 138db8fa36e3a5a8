"""A page as WARC records and back, byte for byte, whatever it holds; readable by who knows WARC."""

from __future__ import annotations

import gzip
import io
from typing import Any

import pytest
from fastwarc.warc import ArchiveIterator
from hypothesis import given
from hypothesis import strategies as st

from palagan.exchange.warc_record import content_of, page_record

ROW: dict[str, Any] = {
    "id": "pg-0123456789ab", "url": None, "external_id": None, "media": "text", "encoding": "utf-8", "captured": None,
    "added": "2026-11-22T09:00:00Z", "notes": "[]", "hint_outlet": None, "hint_published": None, "hint_title": None,
    "hint_byline": None, "hint_language": None,
}  # fmt: skip


@given(st.binary(max_size=300), st.none() | st.text(max_size=30), st.text(max_size=10))
def test_bytes_come_back_whatever_is_told_of_them(content: bytes, url: str | None, encoding: str) -> None:
    row = {**ROW, "url": url, "encoding": encoding}
    record = page_record(row, content)
    assert content_of(record, len(content)) == content
    assert page_record(row, content) == record


def test_who_knows_warc_reads_it() -> None:
    row = {**ROW, "url": "https://kabar.example/a", "media": "html", "captured": "2020-10-06T07:00:00Z"}
    first, note = ArchiveIterator(io.BytesIO(page_record(row, b"<p>a\r\n\r\nb")), parse_http=False)
    del note
    headers = dict(first.headers)
    assert headers["WARC-Type"] == "resource"
    assert headers["WARC-Target-URI"] == "https://kabar.example/a"
    assert headers["WARC-Date"] == "2020-10-06T07:00:00Z"
    assert headers["Content-Type"] == "text/html; charset=utf-8"


def test_an_address_that_would_break_the_head_stays_in_the_note() -> None:
    record = page_record({**ROW, "url": "https://kabar.example/\r\nWARC-Type: x"}, b"a")
    (first, *_) = gzip.decompress(record).split(b"\r\n\r\n")
    assert b"WARC-Target-URI: urn:palagan:page:pg-0123456789ab" in first
    assert first.count(b"WARC-Type") == 1


@pytest.mark.parametrize("size", [0, 3, 5, 10**7])
def test_another_size_is_a_fault(size: int) -> None:
    with pytest.raises(ValueError, match="bytes, not"):
        content_of(page_record(ROW, b"abcd"), size)


@pytest.mark.parametrize(
    "record",
    [b"", b"WARC/1.1\r\n\r\n", gzip.compress(b"no"), page_record(ROW, b"abcd")[:60]],
    ids=["nothing", "no member", "another member", "a piece"],
)
def test_what_is_no_record_is_a_fault(record: bytes) -> None:
    with pytest.raises(ValueError, match=r".+"):
        content_of(record, 4)


def test_a_bomb_is_not_unpacked() -> None:
    bomb = gzip.compress(b"WARC/1.1\r\n\r\n" + b"0" * 50_000_000)
    with pytest.raises(ValueError, match=r"no WARC record|bytes, not"):
        content_of(bomb, 4)
