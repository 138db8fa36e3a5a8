"""Answers as WARC records (WARC/1.1, ISO 28500:2017): request, response and note, each a gzip member of its own.

The same answer always gives the same bytes. Bodies stand as they came over the wire, packed by gzip where they came so,
their chunks joined; a header that told of chunks is renamed, since it would no longer be true.
"""

from __future__ import annotations

import hashlib
import uuid
import zlib
from collections.abc import Sequence

from palagan.gather.warc_notes import MEDIA_TYPE, Note, written
from palagan.gather.web.fetching import Hop

_RENAMED = {"transfer-encoding": "X-Archive-Orig-Transfer-Encoding"}
_SAME_PAYLOAD = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
_LEVEL = 6


def answer_records(hop: Hop, at: str, note: Note | None, *, revisit: bool = False, cut: bool = False) -> bytes:
    """One answer with its request, and the note beside it. `at` is ISO 8601 UTC. With `revisit` the body is left out:
    the same bytes are kept already; with `cut` it is left out because nobody needs it."""
    status = f"HTTP/1.1 {hop.status} {hop.reason}".rstrip()
    head = _head(status, [(_RENAMED.get(name.lower(), name), value) for name, value in hop.headers])
    body = b"" if revisit or cut else hop.packed
    kind = "revisit" if revisit else "response"
    payload = _digest(b"" if cut else hop.packed)
    number = record_id(kind, hop.url, at, head, payload)
    fields = [
        ("WARC-Target-URI", hop.url),
        ("WARC-Payload-Digest", payload),
        *([("WARC-Profile", _SAME_PAYLOAD)] if revisit else []),
        *([("WARC-Truncated", "length")] if cut else []),
    ]
    response = _member(kind, number, at, "application/http; msgtype=response", head + body, fields)
    path = "/" + hop.url.split("/", 3)[3]
    asked = _head(f"GET {path} HTTP/1.1", [("Host", hop.url.split("/", 3)[2]), *hop.asked])
    beside = [("WARC-Target-URI", hop.url), ("WARC-Concurrent-To", number)]
    request = _member("request", record_id("request", number), at, "application/http; msgtype=request", asked, beside)
    return request + response + (note_record(note, number, hop.url, at) if note is not None else b"")


def conversion_record(content: bytes, url: str, at: str, note: Note) -> bytes:
    """A page that was made of several answers, as HTML in UTF-8, with its note."""
    number = record_id("conversion", url, at, content)
    fields = [("WARC-Target-URI", url)]
    page = _member("conversion", number, at, "text/html; charset=utf-8", content, fields)
    return page + note_record(note, number, url, at)


def resource_record(content: bytes, media_type: str, url: str, at: str, note: Note) -> bytes:
    """A page that was brought as a file, with its note."""
    number = record_id("resource", url, at, content)
    return _member("resource", number, at, media_type, content, [("WARC-Target-URI", url)]) + note_record(
        note, number, url, at
    )


def note_record(note: Note, of: str, url: str, at: str) -> bytes:
    """A note on the record with the id `of`."""
    content = written(note)
    fields = [("WARC-Target-URI", url), ("WARC-Refers-To", of)]
    return _member("metadata", record_id("metadata", of, content), at, MEDIA_TYPE, content, fields)


def file_head(software: str, at: str, about: str) -> bytes:
    """The record that says what a WARC file is, to stand at its beginning."""
    told = f"software: {software}\r\nformat: WARC File Format 1.1\r\ndescription: {_line(about)}\r\n".encode()
    return _member("warcinfo", record_id("warcinfo", at, told), at, "application/warc-fields", told, [])


def record_id(*parts: str | bytes) -> str:
    """The id of a record, from its content."""
    digest = hashlib.sha256()
    for part in parts:
        raw = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(len(raw).to_bytes(8, "big"))
        digest.update(raw)
    return f"<urn:uuid:{uuid.UUID(bytes=digest.digest()[:16], version=5)}>"


def _member(kind: str, number: str, at: str, media: str, block: bytes, fields: Sequence[tuple[str, str]]) -> bytes:
    lines = [
        ("WARC-Type", kind),
        ("WARC-Record-ID", number),
        ("WARC-Date", at),
        *fields,
        ("Content-Type", media),
        ("WARC-Block-Digest", _digest(block)),
        ("Content-Length", str(len(block))),
    ]
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, 31)
    head = "WARC/1.1\r\n" + "".join(f"{name}: {_line(value)}\r\n" for name, value in lines) + "\r\n"
    return b"".join(
        (packer.compress(head.encode()), packer.compress(block), packer.compress(b"\r\n\r\n"), packer.flush())
    )


def _head(first: str, headers: Sequence[tuple[str, str]]) -> bytes:
    lines = [_line(first), *(f"{_line(name)}: {_line(value)}" for name, value in headers)]
    return "\r\n".join(lines).encode("latin-1", "replace") + b"\r\n\r\n"


def _line(value: str) -> str:
    """A value that stays in its line."""
    return value.replace("\r", " ").replace("\n", " ")


def _digest(content: bytes) -> str:
    return "sha256:" + hashlib.sha256(content).hexdigest()
