"""Every answer is kept as it came, and a case that is re-read from its WARC file has the same pages and readings."""

from __future__ import annotations

import gzip
import io
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from fastwarc.warc import ArchiveIterator

from palagan.exchange.warc_file import WarcWritten, warc_pieces
from palagan.gather.collect import collect
from palagan.gather.identity import page_identity
from palagan.gather.web.feeds import Item
from palagan.gather.web.fetching import Hop
from palagan.gather.web.taking import Known, Taken
from palagan.model.page import Hints
from palagan.model.reading import Reading
from palagan.run import add_pages, run
from palagan.store.captures import (
    capture_of_page,
    captures_of,
    count_captures,
    forget_captures,
    keep_captures,
    records_of,
)
from palagan.store.open import CaseFile, make_case
from palagan.store.pages import add_page, all_pages
from palagan.store.readings import kept_readings
from tests.gather.web.test_dividing import TITLE, links
from tests.gather.web.test_taking import ONE, PAGE, THREE, TWO, URL
from tests.gather.web.told_web import AT, ToldWeb, page

OTHER = "https://kentongan.example/berita/2024/05/03/51300/perundingan-damai-digelar-pekan-depan"
SHORT = "https://s.example/x1"
PACKED = gzip.compress(page("Perundingan Damai Digelar Pekan Depan", ONE, THREE).encode(), mtime=0)


class PackedWeb(ToldWeb):
    """A web that sends some pages packed, as over a wire."""

    async def once(self, url, conditions=None):  # type: ignore[no-untyped-def]
        found = await super().once(url, conditions)
        if url == OTHER:
            headers = (("Content-Type", "text/html"), ("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked"))
            return Hop(url, (), 200, "OK", headers, PACKED, gzip.decompress(PACKED))
        return found


def keep(case: CaseFile, taken: Taken, version: str | None = None) -> None:
    with case.writing() as connection:
        if taken.page is not None and version is None:
            add_page(connection, taken.page, page_identity(taken.page.hints), AT)
        keep_captures(connection, taken.captures, version or (taken.page.id if taken.page is not None else None))


def filled(case: CaseFile, folder: Path) -> list[Taken]:
    """A page with redirect and hints, a packed one, a joined one, a later version, a look with the same words, the
    same bytes again, a page that is gone, and one that was brought as a file."""
    joined = "https://kentongan.example/berita/2024/05/03/51400/korban-luka-di-lembah-bertambah"
    answers = {
        SHORT: (301, {"Location": URL}, b"<p>pindah</p>"),
        URL: PAGE,
        OTHER: "sent packed",
        joined: page(TITLE, ONE, foot=links(2).replace(URL, joined)),
        joined + "?page=2": page(TITLE, TWO),
    }
    web = PackedWeb(answers)  # type: ignore[arg-type]
    told = Item(SHORT, published="2024-05-03T06:30:00Z", publisher="Kantor Berita Serayu")
    first = web.take(SHORT, told, Hints(outlet="Kentongan", language="id"))
    found = [first, web.take(OTHER), web.take(joined)]
    for taken in found:
        assert taken.outcome == "kept", taken
        keep(case, taken)
    answers[URL] = PAGE.replace("Tiga warga", "Lima warga")
    version = web.take(URL, told, Hints(outlet="Kentongan", language="id"), Known(None, None, first.digest))
    keep(case, version)
    answers[URL] = PAGE.replace("Tiga warga", "Lima warga").replace("Politik", "Politik & Hukum")
    seen = web.take(URL, known=Known(None, None, version.digest))
    assert seen.outcome == "kept"
    assert version.page is not None
    keep(case, seen, version.page.id)
    again = web.take(URL, known=Known(None, None, seen.digest))
    assert again.outcome == "unchanged"
    keep(case, again, version.page.id)
    del answers[OTHER]
    file = folder / "lama.html"
    file.write_bytes(page("Berita Lama dari Lembah", ONE, TWO).encode("windows-1252"))
    add_pages(case, collect([file]), lambda: AT, {})
    return [*found, version, seen, again]


def warc_of(case: CaseFile) -> bytes:
    told = WarcWritten()
    with case.reading() as connection:
        whole = b"".join(warc_pieces(connection, "asal", "2024-06-01T00:00:00Z", "0.1", told))
        assert told.captures == count_captures(connection)[0]
    assert told.pages == 1
    return whole


def test_a_case_is_read_again_from_its_captures(case: CaseFile, tmp_path: Path) -> None:
    filled(case, tmp_path)
    run(case, lambda: AT)
    path = tmp_path / "tangkapan.warc.gz"
    path.write_bytes(warc_of(case))
    with closing(make_case(tmp_path / "baru.palagan", AT)) as again:
        added = add_pages(again, collect([path]), lambda: AT, {})
        assert added.dropped == {}, "redirects, twins and looks are no pages of their own"
        run(again, lambda: AT)
        both = []
        for one in (case, again):
            with one.reading() as connection:
                every = {
                    made.id: (made.content, made.hints, made.media, made.sha256, made.captured, made.notes)
                    for made in all_pages(connection)
                    if "lama.html" not in made.source
                }
                readings = {one.article.page_id: _told(one) for one in kept_readings(connection)}
                both.append((every, readings))
    (pages, readings), (pages_again, readings_again) = both
    brought = set(pages_again) - set(pages)
    assert {key: value for key, value in pages_again.items() if key not in brought} == pages
    assert len(pages) == 4
    assert len(brought) == 1
    assert {key: value for key, value in readings_again.items() if key not in brought} == {
        key: value for key, value in readings.items() if key in pages
    }
    assert len(readings) >= 4


def _told(reading: Reading) -> Reading:
    """A reading without where its page was brought from."""
    return replace(reading, article=replace(reading.article, source=""))


def test_every_record_is_whole_and_its_digests_hold(case: CaseFile, tmp_path: Path) -> None:
    filled(case, tmp_path)
    content = warc_of(case)
    kinds = []
    for record in ArchiveIterator(io.BytesIO(content), parse_http=False):
        kind = record.headers["WARC-Type"]
        kinds.append(kind)
        assert record.verify_block_digest(), kind
    assert kinds[0] == "warcinfo"
    assert {"request", "response", "metadata", "revisit", "conversion", "resource"} <= set(kinds)
    payloads = 0
    for record in ArchiveIterator(io.BytesIO(content), parse_http=True):
        if record.headers["WARC-Type"] == "response":
            assert record.verify_payload_digest(), record.headers["WARC-Target-URI"]
            payloads += 1
    assert payloads == kinds.count("response")
    assert len({record.record_id for record in ArchiveIterator(io.BytesIO(content))}) == len(kinds)


def test_bodies_stand_as_they_came_over_the_wire(case: CaseFile, tmp_path: Path) -> None:
    taken = filled(case, tmp_path)[1]
    assert taken.page is not None
    with case.reading() as connection:
        found = capture_of_page(connection, taken.page.id)
        assert found is not None
        records = records_of(connection, found.id)
        assert records is not None
    [answer] = [
        record.reader.read()
        for record in ArchiveIterator(io.BytesIO(records), parse_http=False)
        if record.headers["WARC-Type"] == "response"
    ]
    assert answer.endswith(b"\r\n\r\n" + PACKED)
    assert b"X-Archive-Orig-Transfer-Encoding: chunked" in answer
    assert found.digest == taken.page.sha256
    assert found.size == len(gzip.decompress(PACKED))


def test_captures_are_found_by_their_page_and_kept_once(case: CaseFile, tmp_path: Path) -> None:
    taken = filled(case, tmp_path)
    first, version, seen = taken[0], taken[3], taken[4]
    assert first.page is not None
    assert version.page is not None
    with case.reading() as connection:
        kinds = [(one.kind, one.page) for one in captures_of(connection, URL)]
    assert kinds == [
        ("response", first.page.id), ("response", version.page.id), ("seen", version.page.id),
        ("revisit", version.page.id),
    ]  # fmt: skip
    before = len(kinds)
    keep(case, seen, version.page.id)
    with case.reading() as connection:
        assert len(captures_of(connection, URL)) == before


def test_pages_that_are_removed_take_their_captures_along(case: CaseFile, tmp_path: Path) -> None:
    taken = filled(case, tmp_path)
    first, other, version = taken[0], taken[1], taken[3]
    assert first.page is not None
    assert version.page is not None
    with case.writing() as connection:
        forget_captures(connection, [first.page.id])
        assert [one.kind for one in captures_of(connection, URL)] == ["response", "seen", "revisit"]
        forget_captures(connection, [version.page.id])
        assert captures_of(connection, URL) == ()
        assert len(captures_of(connection, other.url)) == 1
