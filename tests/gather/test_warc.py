from __future__ import annotations

import gzip
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.gather.collect import collect
from palagan.gather.options import GatherOptions, Limits
from palagan.gather.warc import warc_pages
from palagan.model.drop import Drop, Reason
from palagan.model.page import Hints, Page
from tests.gather.made import (
    HTML,
    TEXT,
    gathered,
    http_answer,
    item_of,
    only_drop,
    parted,
    reasons,
    text_of,
    warc_record,
    zip_bytes,
)

INFO = warc_record(b"software: x\r\n", kind="warcinfo", media_type="application/warc-fields")
ONE = warc_record(http_answer(HTML.encode()), "https://kabar.example/1")
TWO = warc_record(http_answer(HTML.replace("Warga", "Kota").encode()), "https://kabar.example/2")
WET = warc_record(TEXT.encode(), "https://kabar.example/3", "conversion", "text/plain")


def records(content: bytes, options: GatherOptions | None = None) -> tuple[list[Page], list[Drop]]:
    return parted(warc_pages(item_of(content), options or GatherOptions()))


def test_pages_have_their_address_their_moment_and_their_place(tmp_path: Path) -> None:
    path = tmp_path / "rangkak.warc"
    path.write_bytes(INFO + ONE + TWO + WET)
    pages, drops = gathered(path, options=GatherOptions(hints=Hints(outlet="Kabar")))
    assert not drops
    assert [page.url for page in pages] == [f"https://kabar.example/{number}" for number in (1, 2, 3)]
    assert [page.media for page in pages] == ["html", "html", "text"]
    assert {page.captured for page in pages} == {"2020-10-06T07:06:00Z"}
    assert {page.hints.outlet for page in pages} == {"Kabar"}
    assert text_of(pages[0]) == HTML
    assert text_of(pages[2]) == TEXT
    for page, record in zip(pages, (ONE, TWO, WET), strict=True):
        offset = int(page.source.removeprefix(f"{path}#offset="))
        assert path.read_bytes()[offset:].startswith(record)


def test_a_gzipped_warc_gives_the_offset_of_each_records_own_member(tmp_path: Path) -> None:
    members = [gzip.compress(record) for record in (INFO, ONE, TWO)]
    path = tmp_path / "rangkak.warc.gz"
    path.write_bytes(b"".join(members))
    pages, drops = gathered(path)
    assert not drops
    starts = [len(members[0]), len(members[0]) + len(members[1])]
    assert [page.source for page in pages] == [f"{path}#offset={start}" for start in starts]


def test_a_warc_gzipped_in_one_piece_counts_its_records(tmp_path: Path) -> None:
    path = tmp_path / "rangkak.warc.gz"
    path.write_bytes(gzip.compress(INFO + ONE + TWO))
    pages, drops = gathered(path)
    assert not drops
    assert [page.source for page in pages] == [f"{path}#record=2", f"{path}#record=3"]


def test_a_warc_written_by_fastwarc(tmp_path: Path) -> None:
    from fastwarc.stream_io import GzipWriter
    from fastwarc.warc import WarcRecord, WarcRecordType

    path = tmp_path / "rangkak.warc.gz"
    with path.open("wb") as file:
        for number in range(3):
            record = WarcRecord()
            record.init_headers(WarcRecordType.response)
            record.headers["WARC-Target-URI"] = f"https://kabar.example/{number}"
            record.headers["WARC-Date"] = "2020-10-06T07:06:00Z"
            record.headers["Content-Type"] = "application/http; msgtype=response"
            record.set_bytes_content(http_answer(HTML.encode()))
            writer = GzipWriter(file)
            record.write(writer, checksum_data=True)
            writer.close()
    pages, drops = gathered(path)
    assert not drops
    assert [page.url for page in pages] == [f"https://kabar.example/{number}" for number in range(3)]
    assert all(page.notes[0].startswith("The digest its archive gives is sha1:") for page in pages)


@pytest.mark.parametrize("pack", ["plain", "members", "one piece"])
def test_a_file_cut_anywhere_keeps_all_whole_records_and_says_so(tmp_path: Path, pack: str) -> None:
    parts = [ONE, TWO, WET]
    if pack == "members":
        parts = [gzip.compress(part) for part in parts]
    whole = b"".join(parts) if pack != "one piece" else gzip.compress(b"".join(parts))
    ends = [len(b"".join(parts[:count])) for count in range(4)]
    path = tmp_path / "rangkak.warc"
    for cut in range(8, len(whole), 7 if pack == "plain" else 3):
        path.write_bytes(whole[:cut])
        pages, drops = gathered(path)
        urls = [page.url for page in pages]
        assert urls == [f"https://kabar.example/{number + 1}" for number in range(len(urls))], cut
        if pack == "one piece":
            assert reasons(drops) == [Reason.TRUNCATED], cut
            continue
        # the blank lines or the checksum after a record may be missing: it is whole without them
        assert len(urls) >= sum(1 for end in ends[1:] if end <= cut), cut
        if pack == "members":
            assert reasons(drops) == ([] if cut in ends else [Reason.TRUNCATED]), cut
        elif any(end <= cut < end + len("WARC/1.0") for end in ends):
            assert set(reasons(drops)) <= {Reason.ARCHIVE_DAMAGED}, cut
        else:
            blank = any(end - len("\r\n\r\n") <= cut < end for end in ends)
            assert reasons(drops) == ([] if blank else [Reason.TRUNCATED]), cut


@pytest.mark.parametrize(
    ("record", "reason", "word"),
    [
        (warc_record(http_answer(b"tiada", "404 Not Found")), Reason.HTTP_ERROR, "404"),
        (warc_record(http_answer(b"", "301 Moved Permanently")), Reason.HTTP_ERROR, "301"),
        (warc_record(http_answer(b"\x89PNG", headers="Content-Type: image/png\r\n")), Reason.NOT_HTML, "image/png"),
        (warc_record(http_answer(b"\x89PNG\0\0", headers="")), Reason.BINARY, "binary"),
        (warc_record(http_answer(b"")), Reason.EMPTY, "empty"),
        (warc_record(b"{}", kind="resource", media_type="application/json"), Reason.NOT_HTML, "json"),
        (warc_record(b"", kind="revisit"), Reason.DUPLICATE, "again"),
        (warc_record(b"x", kind="continuation"), Reason.UNKNOWN_FORMAT, "continuation"),
        (warc_record(b"x" * 4_000_000, kind="resource", media_type="text/plain"), Reason.TOO_LARGE, "larger"),
        (
            warc_record(http_answer(gzip.compress(b"x" * 2_000_000), headers="Content-Encoding: gzip\r\n")),
            Reason.TOO_LARGE,
            "unpacks",
        ),
        (
            warc_record(http_answer(gzip.compress(HTML.encode())[:-9], headers="Content-Encoding: gzip\r\n")),
            Reason.ARCHIVE_DAMAGED,
            "damaged",
        ),
        (warc_record(http_answer(b"x", headers="Content-Encoding: zstd\r\n")), Reason.UNKNOWN_FORMAT, "packed"),
    ],
)
def test_a_record_that_is_no_page_says_why_and_the_next_is_read(record: bytes, reason: Reason, word: str) -> None:
    pages, drops = records(record + ONE, GatherOptions(limits=Limits(page_bytes=1_000_000)))
    assert [page.url for page in pages] == ["https://kabar.example/1"]
    assert reasons(drops) == [reason]
    assert drops[0].item == "file#offset=0"
    assert word in drops[0].detail


def test_the_http_header_names_the_character_set() -> None:
    body = "<p>Министр обороны</p>".encode("cp1251")
    answer = http_answer(body, headers='Content-Type: text/html; charset="windows-1251"\r\n')
    pages, _ = records(warc_record(answer))
    assert (text_of(pages[0]), pages[0].encoding_doubt) == ("<p>Министр обороны</p>", None)


def test_what_the_archive_tells_is_noted() -> None:
    record = warc_record(
        http_answer(HTML.encode()), extra="WARC-Payload-Digest: sha1:ABC\r\nWARC-Truncated: length\r\n"
    )
    pages, _ = records(record)
    assert pages[0].notes == ("The digest its archive gives is sha1:ABC.", "The crawler cut this page short (length).")


def test_a_file_of_requests_alone_holds_no_pages(tmp_path: Path) -> None:
    path = tmp_path / "rangkak.warc"
    path.write_bytes(INFO + warc_record(b"GET / HTTP/1.1\r\n\r\n", kind="request"))
    assert only_drop(path).reason is Reason.EMPTY


def test_damage_in_the_middle_keeps_what_came_before() -> None:
    pages, drops = records(ONE + b"rusak\r\n\r\n" + TWO)
    assert [page.url for page in pages] == ["https://kabar.example/1"]
    assert reasons(drops) == [Reason.ARCHIVE_DAMAGED]
    assert "After 1 records" in drops[0].detail


def test_a_warc_in_a_zip(tmp_path: Path) -> None:
    path = tmp_path / "bundel.zip"
    path.write_bytes(zip_bytes({"a/rangkak.warc.gz": gzip.compress(ONE) + gzip.compress(TWO)}))
    pages, drops = gathered(path)
    assert [page.source for page in pages] == [
        f"{path}!/a/rangkak.warc.gz#offset=0",
        f"{path}!/a/rangkak.warc.gz#offset={len(gzip.compress(ONE))}",
    ]
    assert not drops


@given(st.data())
def test_spoilt_records_never_raise(data: st.DataObject) -> None:
    content = bytearray(data.draw(st.sampled_from([INFO + ONE + WET, gzip.compress(ONE) + gzip.compress(WET)])))
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(5, len(content) - 1))] = data.draw(st.integers(0, 255))
    assert list(collect(["-"], stdin=io.BytesIO(bytes(content))))
