from __future__ import annotations

import gzip
import io
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.gather.collect import collect
from palagan.gather.options import GatherOptions, Limits
from palagan.model.drop import Reason
from tests.gather.made import HTML, TEXT, gathered, only_drop, reasons, text_of, zip_bytes


def test_a_zip_gives_its_files_in_its_order(tmp_path: Path) -> None:
    path = tmp_path / "bundel.zip"
    path.write_bytes(
        zip_bytes(
            {
                "b/dua.html": HTML.encode(),
                "a.txt": TEXT.encode(),
                "c.jsonl": b'{"text": "x"}\n{"text": "y"}\n',
                "d/": b"",
            }
        )
    )
    pages, drops = gathered(path)
    sources = ["b/dua.html", "a.txt", "c.jsonl#row=1", "c.jsonl#row=2"]
    assert [page.source for page in pages] == [f"{path}!/{source}" for source in sources]
    assert all(page.captured for page in pages)
    assert not drops


def test_archives_in_archives_to_the_depth_that_is_allowed(tmp_path: Path) -> None:
    inner = zip_bytes({"a.txt": TEXT.encode(), "b.txt.gz": gzip.compress(TEXT.replace("KOTA", "DESA").encode())})
    path = tmp_path / "luar.zip"
    path.write_bytes(zip_bytes({"dalam.zip": inner}))
    pages, drops = gathered(path)
    assert [page.source for page in pages] == [f"{path}!/dalam.zip!/a.txt", f"{path}!/dalam.zip!/b.txt.gz"]
    assert not drops
    pages, drops = gathered(path, options=GatherOptions(limits=Limits(depth=2)))
    assert [page.source for page in pages] == [f"{path}!/dalam.zip!/a.txt"]
    assert reasons(drops) == [Reason.ARCHIVE_BOMB]
    assert drops[0].detail == "It is an archive inside archives, more than 2 deep."


def test_names_that_point_out_and_hidden_names_are_told(tmp_path: Path) -> None:
    names = ["../a.txt", "/b.txt", "c:/d.txt", "..\\e.txt", "__MACOSX/f.txt", ".git/g.txt", "h/Thumbs.db", "i\\j.txt"]
    path = tmp_path / "bundel.zip"
    path.write_bytes(zip_bytes({name: TEXT.encode() for name in names}))
    pages, drops = gathered(path)
    assert [page.source for page in pages] == [f"{path}!/i/j.txt"]
    assert reasons(drops) == [Reason.UNSAFE_PATH] * 4 + [Reason.HIDDEN] * 3
    assert drops[1].item == f"{path}!/b.txt"


def test_a_member_that_floods_is_refused_and_the_others_are_read(tmp_path: Path) -> None:
    path = tmp_path / "bom.zip"
    path.write_bytes(zip_bytes({"a.txt": TEXT.encode(), "bom.txt": b"0" * 30_000_000, "b.txt": TEXT.encode()}))
    assert path.stat().st_size < 40_000
    pages, drops = gathered(path)
    assert len(pages) == 2
    assert [(drop.item, drop.reason) for drop in drops] == [(f"{path}!/bom.txt", Reason.ARCHIVE_BOMB)]
    assert drops[0].detail == "It unpacks to more than 200 times its size."


def test_the_whole_of_an_archive_is_limited_nested_ones_included(tmp_path: Path) -> None:
    inner = zip_bytes({f"{number}.txt": TEXT.encode() * 100 for number in range(20)})
    path = tmp_path / "bom.zip"
    path.write_bytes(zip_bytes({"1.zip": inner, "2.zip": inner}))
    pages, drops = gathered(path, options=GatherOptions(limits=Limits(unpacked_bytes=100_000)))
    assert 0 < len(pages) < 20
    assert set(reasons(drops)) == {Reason.ARCHIVE_BOMB}
    assert len(drops) <= 3
    pages, drops = gathered(path, options=GatherOptions(limits=Limits(members=21)))
    assert not pages
    assert {drop.detail for drop in drops} == {"It holds 22 files, more than 21."}


def test_files_that_share_their_bytes_are_a_bomb(tmp_path: Path) -> None:
    content = bytearray(zip_bytes({"a.txt": TEXT.encode() * 5, "b.txt": TEXT.encode() * 5}))
    second = content.rindex(b"PK\x01\x02")
    content[second + 42 : second + 46] = struct.pack("<I", 0)  # the second file begins where the first does
    path = tmp_path / "bom.zip"
    path.write_bytes(content)
    drop = only_drop(path)
    assert drop.reason is Reason.ARCHIVE_BOMB
    assert "over each other" in drop.detail


def test_a_gzip_bomb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bom.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"text": "x"}\n' + b" " * 30_000_000))
    pages, drops = gathered(path)
    assert len(pages) == 1
    assert reasons(drops) == [Reason.ARCHIVE_BOMB]


def test_a_locked_member_is_told(tmp_path: Path) -> None:
    content = bytearray(zip_bytes({"a.txt": TEXT.encode()}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + at] |= 1
    path = tmp_path / "kunci.zip"
    path.write_bytes(content)
    drop = only_drop(path)
    assert drop.reason is Reason.ENCRYPTED
    assert "password" in drop.detail


def test_a_zip_cut_short_and_a_member_with_spoilt_bytes(tmp_path: Path) -> None:
    content = zip_bytes({"a.txt": TEXT.encode() * 50, "b.txt": TEXT.encode()})
    path = tmp_path / "rusak.zip"
    path.write_bytes(content[:-30])
    assert only_drop(path).reason is Reason.ARCHIVE_DAMAGED
    spoilt = bytearray(content)
    spoilt[60] ^= 0xFF
    path.write_bytes(spoilt)
    pages, drops = gathered(path)
    assert [page.source for page in pages] == [f"{path}!/b.txt"]
    assert [(drop.item, drop.reason) for drop in drops] == [(f"{path}!/a.txt", Reason.ARCHIVE_DAMAGED)]


def test_an_office_file_says_how_to_save_it(tmp_path: Path) -> None:
    path = tmp_path / "tabel.xlsx"
    path.write_bytes(zip_bytes({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"}))
    drop = only_drop(path)
    assert drop.reason is Reason.UNKNOWN_FORMAT
    assert "CSV" in drop.detail


def test_an_empty_zip_is_empty(tmp_path: Path) -> None:
    path = tmp_path / "kosong.zip"
    path.write_bytes(zip_bytes({}))
    assert only_drop(path).reason is Reason.EMPTY


def test_a_gzipped_file_is_what_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "artikel.csv.gz"
    path.write_bytes(gzip.compress(b"id,text\n1,Kota\n") + gzip.compress(b"2,Desa\n"))
    pages, drops = gathered(path)
    assert [text_of(page) for page in pages] == ["Kota", "Desa"]
    assert not drops
    path = tmp_path / "a.html.gz"
    path.write_bytes(gzip.compress(HTML.encode()))
    assert [page.media for page in gathered(path)[0]] == ["html"]
    path = tmp_path / "a.tgz"
    path.write_bytes(gzip.compress(b"a.txt".ljust(257, b"\0") + b"ustar\x0000"))
    assert "tar archive" in only_drop(path).detail


def test_a_gzipped_table_cut_short_keeps_its_whole_rows(tmp_path: Path) -> None:
    rows = "".join(f"{number},Kota {number * 7919} tenang\n" for number in range(2_000))
    packed = gzip.compress(f"id,text\n{rows}".encode())
    path = tmp_path / "artikel.csv.gz"
    path.write_bytes(packed[: len(packed) // 2])
    pages, drops = gathered(path)
    assert 100 < len(pages) < 2_000
    assert all(text_of(page) == f"Kota {int(page.hints.external_id or 0) * 7919} tenang" for page in pages)
    assert reasons(drops) == [Reason.TRUNCATED, Reason.TRUNCATED]
    assert drops[1].item == str(path)


def test_a_gzipped_page_cut_short_is_no_page(tmp_path: Path) -> None:
    packed = gzip.compress("".join(f"Kota {number * 7919}. " for number in range(5_000)).encode())
    path = tmp_path / "a.txt.gz"
    for cut in (5, 15, len(packed) // 2, len(packed) - 5):
        path.write_bytes(packed[:cut])
        assert only_drop(path).reason is Reason.TRUNCATED, cut


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_packings_of_zip(tmp_path: Path, method: int) -> None:
    path = tmp_path / "bundel.zip"
    path.write_bytes(zip_bytes({"a.txt": TEXT.encode()}, method))
    assert [text_of(page) for page in gathered(path)[0]] == [TEXT]


@given(st.data())
def test_spoilt_archives_never_raise(data: st.DataObject) -> None:
    inner = zip_bytes({"a.txt": TEXT.encode(), "b.csv": b"id,text\n1,Kota\n"})
    whole = data.draw(st.sampled_from([inner, zip_bytes({"x.zip": inner}, zipfile.ZIP_STORED), gzip.compress(inner)]))
    content = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(4, len(content) - 1))] = data.draw(st.integers(0, 255))
    assert list(collect(["-"], stdin=io.BytesIO(bytes(content[: data.draw(st.integers(5, len(content)))]))))
