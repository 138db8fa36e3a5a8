"""A page as WARC records, packed by themselves, and back: any program that knows WARC can read the pages of a pack.

What its bringer told of it stands beside, so that `palagan add` takes the same pages from `pages.warc.gz`.
"""

from __future__ import annotations

import json
import re
import zlib
from typing import Any

from palagan.gather.dates import utc_moment
from palagan.gather.warc_notes import Note
from palagan.gather.web.warc_writing import resource_record
from palagan.model.page import Hints

_PLAIN = re.compile(r"[\x21-\x7e]+", re.ASCII)
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_HEAD_ROOM = 65_536
"""What the head of a record may have at most."""
_END = b"\r\n\r\n"
_HINTS = ("outlet", "published", "title", "byline", "language")


def page_record(row: dict[str, Any], content: bytes) -> bytes:
    """A row of `pages` and the page's bytes as a `resource` record with a note; the same page gives the same bytes."""
    url = row["url"] or ""
    address = url if _ADDRESS.match(url) and _PLAIN.fullmatch(url) else f"urn:palagan:page:{row['id']}"
    media = "text/html" if row["media"] == "html" else "text/plain"
    charset = f"; charset={row['encoding']}" if _PLAIN.fullmatch(row["encoding"]) else ""
    at = utc_moment(row["captured"]) or utc_moment(row["added"]) or "1970-01-01T00:00:00Z"
    told = {name: row[f"hint_{name}"] for name in _HINTS}
    hints = Hints(url=row["url"], external_id=row["external_id"], **told)
    note = Note("page", hints, tuple(json.loads(row["notes"])))
    return resource_record(content, media + charset, address, at, note)


def content_of(record: bytes, size: int) -> bytes:
    """The page's bytes, `size` of them, out of such records; what is otherwise is a `ValueError`."""
    unpacker = zlib.decompressobj(31)
    try:
        whole = unpacker.decompress(record, size + _HEAD_ROOM)
    except zlib.error as error:
        raise ValueError(str(error)) from error
    head, gap, rest = whole.partition(_END)
    if not (head.startswith(b"WARC/") and gap and unpacker.eof):
        raise ValueError("it is no WARC record")
    if len(rest) != size + len(_END):
        raise ValueError(f"it holds {len(rest) - len(_END)} bytes, not {size}")
    return rest[:size]
