"""Archives on the web: their lists, their days, and a fetch in pieces that goes on where it was."""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.gather.web.ccnews import Fetching, archive_of, archives_in, fetch_archive, of_days
from tests.gather.web.site import Site, asked, site

NAME = "CC-NEWS-20261103010203-00001.warc.gz"
LIST = "".join(
    f"crawl-data/CC-NEWS/2026/11/CC-NEWS-202611{day:02}010203-00001.warc.gz\n" for day in range(1, 6)
).encode()


@pytest.fixture
def kabar() -> Iterator[Site]:
    with site() as running:
        yield running


@pytest.mark.parametrize(
    "content",
    [LIST, gzip.compress(LIST), b"\n" + LIST.replace(b"\n", b"\r\n\r\n")],
    ids=["plain", "packed", "with blank lines"],
)
def test_a_list_of_archives(content: bytes) -> None:
    found = archives_in(None, content)
    assert (
        found[0].url == "https://data.commoncrawl.org/crawl-data/CC-NEWS/2026/11/CC-NEWS-20261101010203-00001.warc.gz"
    )
    assert [one.day for one in of_days(found, "2026-11-02", "2026-11-03")] == ["2026-11-02", "2026-11-03"]
    assert archives_in("https://cermin.example/x/warc.paths", content)[0].url.startswith(
        "https://cermin.example/crawl-data/"
    )


@pytest.mark.parametrize(
    "content",
    [b"", b"<html>a.warc.gz", b"a.warc.gz\nb.txt\n", b"\x1f\x8bx", b"http://[/a.warc.gz", b"file:///a.warc.gz"],
)
def test_what_is_no_list(content: bytes) -> None:
    assert archives_in(None, content) == ()


def fetch(running: Site, folder: Path, piece: int = 1000) -> tuple[Fetching, list[int]]:
    steps: list[int] = []
    archive = archive_of(f"{running.url}/{NAME}")
    assert archive is not None
    done = asked(
        running, lambda asking: fetch_archive(asking, archive, folder, lambda there, _: steps.append(there), piece)
    )
    return done, steps


def test_an_archive_comes_in_pieces_whole(kabar: Site, tmp_path: Path) -> None:
    content = os.urandom(3500)
    kabar.give(f"/{NAME}", content, "application/octet-stream")
    done, steps = fetch(kabar, tmp_path)
    assert done.file == tmp_path / NAME
    assert done.file.read_bytes() == content
    assert steps == [1000, 2000, 3000, 3500]
    assert [path.name for path in tmp_path.iterdir()] == [NAME]
    kabar.asked.clear()
    assert fetch(kabar, tmp_path)[0].detail == "there already"
    assert kabar.asked == []


def test_a_fetch_that_was_stopped_goes_on(kabar: Site, tmp_path: Path) -> None:
    content = os.urandom(3500)
    kabar.give(f"/{NAME}", content, "application/octet-stream")
    (tmp_path / f"{NAME}.part").write_bytes(content[:2000])
    assert fetch(kabar, tmp_path)[1] == [3000, 3500]
    assert (tmp_path / NAME).read_bytes() == content


@pytest.mark.parametrize("size", [0, 1000, 3000])
def test_one_that_ends_with_a_piece(kabar: Site, tmp_path: Path, size: int) -> None:
    content = os.urandom(size)
    kabar.give(f"/{NAME}", content, "application/octet-stream")
    (tmp_path / f"{NAME}.part").write_bytes(content)
    if size:
        assert fetch(kabar, tmp_path)[0].file == tmp_path / NAME
        assert (tmp_path / NAME).read_bytes() == content
    else:
        assert fetch(kabar, tmp_path)[0].file is None


def test_what_cannot_be_had_keeps_what_is_there(kabar: Site, tmp_path: Path) -> None:
    kabar.give(f"/{NAME}", b"", status=403)
    (tmp_path / f"{NAME}.part").write_bytes(b"x" * 500)
    done, _ = fetch(kabar, tmp_path)
    assert done.file is None
    assert "403" in done.detail
    assert (tmp_path / f"{NAME}.part").stat().st_size == 500
    kabar.give("/robots.txt", "User-agent: *\nDisallow: /", "text/plain")
    assert "robots.txt" in fetch(kabar, tmp_path)[0].detail


@given(st.binary(max_size=300))
def test_no_bytes_are_a_fault(content: bytes) -> None:
    assert all(one.url.startswith("http") for one in archives_in("https://kabar.example/warc.paths", content))
