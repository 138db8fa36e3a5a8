from __future__ import annotations

import io
import json
import os
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.errors import InputError
from palagan.gather.collect import collect
from palagan.gather.options import GatherOptions
from palagan.model.drop import Reason, Stage
from palagan.model.page import Hints
from tests.gather.made import HTML, TEXT, gathered, only_drop, reasons, warc_record, zip_bytes


def mixed_folder(folder: Path) -> Path:
    """A folder with one of everything."""
    files = {
        "artikel.csv": b"id;isi\n1;Kota\n2;Desa\n",
        "artikel.jsonl": json.dumps({"id": "7", "text": TEXT}).encode() + b"\nrusak\n",
        "bundel.zip": zip_bytes({"x.html": HTML.encode(), "y.pdf": b"%PDF-1.4"}),
        "gambar.png": b"\x89PNG\r\n\x1a\n\0",
        "kosong.txt": b"",
        "rangkak.warc": warc_record(TEXT.encode(), kind="conversion", media_type="text/plain"),
        "satu.txt": TEXT.encode(),
        "tabel.parquet": b"PAR1\0\0",
    }
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder


def test_one_of_everything_comes_in_order_and_nothing_is_silent(tmp_path: Path) -> None:
    folder = mixed_folder(tmp_path / "data")
    pages, drops = gathered(folder)
    assert [page.source.removeprefix(f"{folder}/") for page in pages] == [
        "artikel.csv#row=2",
        "artikel.csv#row=3",
        "artikel.jsonl#row=1",
        "bundel.zip!/x.html",
        "rangkak.warc#offset=0",
        "satu.txt",
    ]
    assert [(drop.item.removeprefix(f"{folder}/"), drop.reason) for drop in drops] == [
        ("artikel.jsonl#row=2", Reason.BAD_ROW),
        ("bundel.zip!/y.pdf", Reason.UNKNOWN_FORMAT),
        ("gambar.png", Reason.BINARY),
        ("kosong.txt", Reason.EMPTY),
        ("tabel.parquet", Reason.UNKNOWN_FORMAT),
    ]
    assert {drop.stage for drop in drops} == {Stage.GATHER}
    assert all(drop.detail.endswith(".") for drop in drops)


def test_a_second_gathering_gives_the_same(tmp_path: Path) -> None:
    folder = mixed_folder(tmp_path / "data")
    assert list(collect([folder])) == list(collect([folder]))


def test_the_same_page_from_two_paths_is_one_page(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT)
    pages, _ = gathered(tmp_path)
    assert pages[0].id == pages[1].id


def test_pages_come_before_later_items_are_opened(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text(TEXT)
    flow = collect([tmp_path / "a.txt", tmp_path / "b.txt"])
    next(flow)
    (tmp_path / "b.txt").unlink()
    assert reasons(drop for drop in flow if not hasattr(drop, "content")) == [Reason.UNREADABLE]


def test_a_path_that_is_not_there_stops_before_the_first_page(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    with pytest.raises(InputError) as raised:
        collect([tmp_path / "a.txt", tmp_path / "tak-ada.txt"])
    assert raised.value.item == str(tmp_path / "tak-ada.txt")
    assert raised.value.way_out
    with pytest.raises(InputError):
        collect([])


def test_one_address_cannot_belong_to_several_pages(tmp_path: Path) -> None:
    options = GatherOptions(hints=Hints(url="https://kabar.example/1"))
    (tmp_path / "a.txt").write_text(TEXT)
    with pytest.raises(InputError):
        collect([tmp_path], options)
    assert gathered(tmp_path / "a.txt", options=options)[0][0].url == "https://kabar.example/1"


def test_the_title_of_one_page_is_not_given_to_many(tmp_path: Path) -> None:
    options = GatherOptions(hints=Hints(title="Judul", outlet="Kabar"))
    (tmp_path / "a.txt").write_text(TEXT)
    assert gathered(tmp_path, options=options)[0][0].hints == Hints(outlet="Kabar")
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": TEXT}))
    assert gathered(tmp_path / "a.jsonl", options=options)[0][0].hints == Hints(outlet="Kabar")


def test_the_files_time_is_the_capture(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    os.utime(path, (1601967960, 1601967960))
    assert gathered(path)[0][0].captured == "2020-10-06T07:06:00Z"


def test_a_named_pipe_given_by_itself_is_read(tmp_path: Path) -> None:
    path = tmp_path / "pipa"
    os.mkfifo(path)
    writer = threading.Thread(target=path.write_text, args=(TEXT,))
    writer.start()
    pages, drops = gathered(path)
    writer.join()
    assert [page.source for page in pages] == [str(path)]
    assert not drops


def test_a_file_that_may_not_be_opened_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)

    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refused)
    drop = only_drop(path)
    assert (drop.reason, drop.detail) == (Reason.UNREADABLE, "It cannot be opened: Permission denied.")


BEGINNINGS = [
    b"",
    b"{",
    b"[",
    b"\x1f\x8b\x08\x00",
    b"PK\x03\x04",
    b"WARC/1.0\r\n",
    b"<html>",
    b"id,text\n",
    b"\xff\xfe",
    b"%PDF",
]


@given(st.sampled_from(BEGINNINGS), st.binary(max_size=300), st.sampled_from([None, "utf-8", "utf-16", "cp1252"]))
def test_any_bytes_give_a_page_or_a_drop(beginning: bytes, rest: bytes, encoding: str | None) -> None:
    taken = list(collect(["-"], GatherOptions(encoding=encoding), io.BytesIO(beginning + rest)))
    assert taken


@given(
    st.lists(st.binary(max_size=120), min_size=1, max_size=4),
    st.lists(
        st.sampled_from(["a.txt", "b.csv", "c.json", "d.html", "e.gz", "f.jsonl"]), min_size=4, max_size=4, unique=True
    ),
)
def test_every_file_of_an_archive_gives_a_page_or_a_drop(contents: list[bytes], names: list[str]) -> None:
    members = dict(zip(names, contents, strict=False))
    taken = list(collect(["-"], stdin=io.BytesIO(zip_bytes(members))))
    sources = {getattr(one, "source", getattr(one, "item", "")).partition("#")[0] for one in taken}
    assert sources == {f"-!/{name}" for name in members}
