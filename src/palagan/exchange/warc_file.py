"""A case's pages as one WARC file: every answer as it came, every page that was brought; to be read again from nothing.

`palagan add NEW FILE.warc.gz` gives pages with the same ids, since a note beside each tells how it was taken
(`gather/warc_notes.py`). Other programs read it as any WARC file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

from palagan.gather.warc_notes import Note
from palagan.gather.web.capturing import no_version
from palagan.gather.web.warc_writing import file_head, resource_record
from palagan.model.page import Page
from palagan.store.captures import all_records, brought_pages


@dataclass(slots=True)
class WarcWritten:
    """What went out so far: captures, and pages that were brought as files."""

    captures: int = 0
    pages: int = 0


def warc_pieces(connection: Connection, case: str, made: str, version: str, told: WarcWritten) -> Iterator[bytes]:
    """The file, a few records at a time; `told` counts them. `made` is ISO 8601 UTC."""
    yield file_head(f"Palagan/{version}", made, f"the pages of the case {case}")
    for records in all_records(connection, no_version):
        told.captures += 1
        yield records
    for page in brought_pages(connection):
        told.pages += 1
        yield _brought(page, made)


def _brought(page: Page, made: str) -> bytes:
    media = "text/html" if page.media == "html" else "text/plain"
    url = page.hints.url or ""
    name = (
        url
        if url.startswith(("http://", "https://")) and url.isascii() and " " not in url
        else f"urn:palagan:{page.id}"
    )
    note = Note("page", page.hints, page.notes)
    return resource_record(page.content, f"{media}; charset={page.encoding}", name, page.captured or made, note)
