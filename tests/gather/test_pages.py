from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from palagan.gather.identity import page_id
from palagan.gather.options import GatherOptions, Limits
from palagan.gather.pages import Origin, page_of_bytes, page_of_text
from palagan.model.drop import Drop, Reason
from palagan.model.page import Hints, Page
from tests.gather.made import HTML, TEXT, gathered, only_drop, text_of

ORIGIN = Origin("a.txt", Hints())


def page(content: bytes, options: GatherOptions | None = None) -> Page:
    taken = page_of_bytes(content, ORIGIN, options or GatherOptions())
    assert isinstance(taken, Page), taken
    return taken


def test_a_page_keeps_its_bytes_and_their_hash() -> None:
    content = TEXT.replace("\n", "\r\n").encode()
    taken = page(content)
    assert taken.content == content
    assert taken.sha256 == hashlib.sha256(content).hexdigest()
    assert taken.id == page_id(content, taken.hints)
    assert (taken.media, taken.encoding, taken.encoding_doubt, taken.notes) == ("text", "utf-8", None, ())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "windows-1252"])
def test_the_encoding_named_gives_the_text(encoding: str) -> None:
    assert text_of(page(TEXT.encode(encoding))) == TEXT
    assert text_of(page(HTML.encode(encoding))) == HTML


def test_html_is_told_with_what_it_declares() -> None:
    html = "<html><head><meta charset=windows-1251></head><body>Министр обороны</body></html>"
    taken = page(html.encode("cp1251"))
    assert (taken.media, taken.encoding, taken.encoding_doubt) == ("html", "cp1251", None)
    assert text_of(taken) == html


def test_a_wrong_declaration_shows_as_doubt() -> None:
    html = '<html><head><meta charset="iso-8859-1"></head><body>“kami tidak mundur”</body></html>'
    taken = page(html.encode("utf-8"))
    assert text_of(taken) == html
    assert taken.encoding_doubt == "The page declares iso-8859-1, but its bytes are UTF-8."


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", Reason.EMPTY),
        (b" \r\n\t", Reason.EMPTY),
        ("\ufeff\u200b \n".encode(), Reason.EMPTY),
        (" \n".encode("utf-16"), Reason.EMPTY),
        (b"GIF89a\0\0", Reason.BINARY),
        (b"Kota\0itu tenang", Reason.BINARY),
        (bytes(range(128, 256)) * 3, Reason.UNDECODABLE),
        (b"x" * 101, Reason.TOO_LARGE),
    ],
)
def test_what_is_no_page_says_why(content: bytes, reason: Reason) -> None:
    limit = 100 if reason is Reason.TOO_LARGE else 10_000
    taken = page_of_bytes(content, ORIGIN, GatherOptions(limits=Limits(page_bytes=limit)))
    assert isinstance(taken, Drop)
    assert taken.reason is reason
    assert taken.detail.endswith(".")


def test_a_forced_character_set_is_obeyed_or_the_page_refused() -> None:
    options = GatherOptions(encoding="cp1251")
    assert text_of(page("Министр".encode("cp1251"), options)) == "Министр"
    taken = page_of_bytes("Министр".encode("cp1251"), ORIGIN, GatherOptions(encoding="utf-8"))
    assert isinstance(taken, Drop)
    assert taken.reason is Reason.UNDECODABLE
    assert "--encoding" in taken.detail


def test_a_text_from_a_table_loses_zeros_with_a_note_and_mends_halves_of_pairs() -> None:
    taken = page_of_text("Kota\0 \ud83d\ude00 \ud83d tenang", ORIGIN, GatherOptions())
    assert isinstance(taken, Page)
    assert text_of(taken) == "Kota 😀 \ufffd tenang"
    assert taken.notes == ("1 zero characters were left out of the text.",)


def test_a_page_of_25_mb_is_refused_and_can_be_let_in(tmp_path: Path) -> None:
    path = tmp_path / "besar.txt"
    path.write_bytes(b"Kota itu tenang.\n" * 1_500_000)
    drop = only_drop(path)
    assert drop.reason is Reason.TOO_LARGE
    assert drop.detail == "It is larger than 20 MB, the most that is taken for one page."
    pages, drops = gathered(path, options=GatherOptions(limits=Limits(page_bytes=26_000_000)))
    assert len(pages) == 1
    assert not drops
