"""Answers kept as they came: what the case's table of captures holds of each."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import Literal

from palagan.gather.warc_notes import MEDIA_TYPE, Note, read
from palagan.gather.web.fetching import Fetched
from palagan.gather.web.warc_writing import answer_records, conversion_record, note_record
from palagan.model.ids import content_id, sha256_hex
from palagan.model.page import Page

_PART = Note("part")
_LONGEST_STEP = 1 << 16
"""Bytes of the body of a redirect that are kept."""


@dataclass(frozen=True, slots=True)
class Capture:
    """One row of `captures`: an answer with the redirects before it, as WARC records, each a gzip member.

    `digest` is the SHA-256 of the body as unpacked, `size` its bytes; `about` the address that its page goes by; `page`
    the id of the page that reading it again gives, None where it gives none (a page of a joined one, an AMP twin).
    """

    id: str
    url: str
    at: str
    kind: Literal["response", "revisit"]
    status: int
    digest: str
    size: int
    warc: bytes
    about: str
    page: str | None = None


def page_capture(fetched: Fetched, page: Page, at: str) -> Capture:
    """The answer that a page is the body of."""
    return _capture(fetched, at, page.hints.url or "", Note("page", page.hints, page.notes), page)


def part_capture(fetched: Fetched, about: str, at: str) -> Capture:
    """An answer that led to a page: a page of a divided article, an AMP twin, word that the page is gone."""
    return _capture(fetched, at, about, _PART, None)


def joined_capture(fetched: Fetched, page: Page, at: str) -> Capture:
    """The first page of a divided article, with the page that was made of them all."""
    about = page.hints.url or ""
    extra = conversion_record(page.content, about, at, Note("page", page.hints, page.notes))
    return _capture(fetched, at, about, _PART, page, extra)


def same_capture(fetched: Fetched, about: str, at: str) -> Capture:
    """An answer whose bytes are kept already: its headers alone, and the digest of what they came with."""
    last = fetched.last
    digest = sha256_hex(last.body)
    warc = _steps(fetched, at) + answer_records(last, at, _PART, revisit=True)
    number = content_id("cap", last.url, at, digest, "revisit")
    return Capture(number, last.url, at, "revisit", last.status, digest, len(last.body), warc, about)


def no_version(warc: bytes) -> bytes:
    """The note to set behind the records of a capture of which no version was kept; b"" where they are no page's."""
    from fastwarc.warc import ArchiveIterator

    for record in ArchiveIterator(BytesIO(warc), parse_http=False):
        if record.headers.get("Content-Type") != MEDIA_TYPE:
            continue
        note = read(record.reader.read(record.content_length))
        if note is not None and note.role == "page":
            of, url, at = (
                record.headers.get(name) or "" for name in ("WARC-Refers-To", "WARC-Target-URI", "WARC-Date")
            )
            return note_record(Note("seen"), of, url, at)
    return b""


def _capture(fetched: Fetched, at: str, about: str, note: Note, page: Page | None, extra: bytes = b"") -> Capture:
    last = fetched.last
    digest = page.sha256 if page is not None else sha256_hex(last.body)
    warc = _steps(fetched, at) + answer_records(last, at, note) + extra
    number = content_id("cap", last.url, at, digest, "response")
    size = len(page.content) if page is not None else len(last.body)
    return Capture(
        number, last.url, at, "response", last.status, digest, size, warc, about, page.id if page is not None else None
    )


def _steps(fetched: Fetched, at: str) -> bytes:
    return b"".join(answer_records(hop, at, _PART, cut=len(hop.packed) > _LONGEST_STEP) for hop in fetched.hops[:-1])
