"""Files made for the tests: WARC records, ZIPs, and what came of gathering them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from pathlib import Path

from palagan.gather.collect import collect
from palagan.gather.options import GatherOptions
from palagan.gather.streams import Budget, Guarded, Item
from palagan.model.drop import Drop, Reason
from palagan.model.page import Page

TEXT = "KOTA BARU - Juru bicara itu berkata, “kami tidak mundur”. Warga mengungsi ke utara.\n"
HTML = f"<!DOCTYPE html><html><head><title>Warga</title></head><body><p>{TEXT}</p></body></html>"


def gathered(*paths: Path, options: GatherOptions | None = None) -> tuple[list[Page], list[Drop]]:
    """The pages and the drops of some paths, each in their order."""
    return parted(collect(paths, options))


def parted(taken: Iterable[Page | Drop]) -> tuple[list[Page], list[Drop]]:
    """Pages apart from drops."""
    both = list(taken)
    return [one for one in both if isinstance(one, Page)], [one for one in both if isinstance(one, Drop)]


def only_drop(*paths: Path, options: GatherOptions | None = None) -> Drop:
    """The one drop that is all that came of some paths."""
    pages, drops = gathered(*paths, options=options)
    assert not pages
    assert len(drops) == 1, drops
    return drops[0]


def reasons(drops: Iterable[Drop]) -> list[Reason]:
    return [drop.reason for drop in drops]


def text_of(page: Page) -> str:
    return page.content.decode(page.encoding, "replace")


def item_of(content: bytes, name: str = "file", options: GatherOptions | None = None) -> Item:
    """An item over some bytes, as a file gives it."""
    limits = (options or GatherOptions()).limits
    file = io.BytesIO(content)
    return Item(name, name, Guarded(file.read), Budget(limits), file=file)


def zip_bytes(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP of these files."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return file.getvalue()


def warc_record(
    body: bytes,
    url: str = "https://kabar.example/1",
    kind: str = "response",
    media_type: str = "application/http; msgtype=response",
    extra: str = "",
) -> bytes:
    """One record of a WARC file, written by hand."""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"WARC-Date: 2020-10-06T07:06:00Z\r\nWARC-Target-URI: {url}\r\n{extra}"
        f"Content-Type: {media_type}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def http_answer(
    body: bytes, status: str = "200 OK", headers: str = "Content-Type: text/html; charset=utf-8\r\n"
) -> bytes:
    """An HTTP answer as a WARC keeps it."""
    return f"HTTP/1.1 {status}\r\n{headers}\r\n".encode() + body
