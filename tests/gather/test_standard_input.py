from __future__ import annotations

import gzip
import io

import pytest

from palagan.errors import InputError
from palagan.gather.collect import collect
from palagan.gather.options import GatherOptions
from palagan.model.drop import Reason
from palagan.model.page import Hints
from tests.gather.made import HTML, TEXT, parted, text_of, warc_record, zip_bytes


class Pipe(io.RawIOBase):
    """A stream that cannot be wound back and gives a few bytes at a time."""

    def __init__(self, content: bytes) -> None:
        self._rest = io.BytesIO(content)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        piece = self._rest.read(min(7, len(buffer)))
        buffer[: len(piece)] = piece
        return len(piece)


@pytest.mark.parametrize(
    ("content", "sources"),
    [
        (TEXT.encode(), ["-"]),
        (HTML.encode(), ["-"]),
        (b'{"text": "Kota"}\n{"text": "Desa"}\n', ["-#row=1", "-#row=2"]),
        (b'[{"text": "Kota"}]', ["-#row=1"]),
        (b"id,text\n1,Kota\n", ["-#row=2"]),
        (gzip.compress(TEXT.encode(), mtime=0), ["-"]),
        (warc_record(TEXT.encode(), kind="conversion", media_type="text/plain"), ["-#offset=0"]),
        (
            zip_bytes({"a.txt": TEXT.encode(), "b.zip": zip_bytes({"c.txt": TEXT.encode()})}),
            ["-!/a.txt", "-!/b.zip!/c.txt"],
        ),
    ],
)
def test_what_is_piped_in_is_told_by_its_first_bytes(content: bytes, sources: list[str]) -> None:
    pages, drops = parted(collect(["-"], stdin=io.BufferedReader(Pipe(content))))
    assert [page.source for page in pages] == sources
    assert not drops


def test_one_page_takes_the_hints_of_one_page() -> None:
    hints = Hints(url="https://kabar.example/1", title="Judul")
    pages, _ = parted(collect(["-"], GatherOptions(hints=hints), io.BytesIO(TEXT.encode())))
    assert pages[0].hints == hints
    assert pages[0].captured is None
    assert text_of(pages[0]) == TEXT


def test_nothing_piped_in_is_told() -> None:
    pages, drops = parted(collect(["-"], stdin=io.BytesIO(b"")))
    assert not pages
    assert [(drop.item, drop.reason) for drop in drops] == [("-", Reason.EMPTY)]


def test_standard_input_must_be_there_and_only_once() -> None:
    with pytest.raises(InputError):
        collect(["-"])
    with pytest.raises(InputError):
        collect(["-", "-"], stdin=io.BytesIO(b"x"))
