"""A page as a WARC record, packed by itself, and back: any program that knows WARC can read the pages of a pack."""

from __future__ import annotations

import re
import zlib
from typing import Any

from palagan.gather.dates import utc_moment
from palagan.model.ids import sha256_hex

_PLAIN = re.compile(r"[\x21-\x7e]+", re.ASCII)
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_HEAD_ROOM = 65_536
"""What the head of a record may have at most."""
_END = b"\r\n\r\n"


def page_record(row: dict[str, Any], content: bytes) -> bytes:
    """A row of `pages` and the page's bytes as one gzipped `resource` record; the same page gives the same record."""
    name = f"urn:palagan:page:{row['id']}"
    url = row["url"] or ""
    address = url if _ADDRESS.match(url) and _PLAIN.fullmatch(url) else name
    media = "text/html" if row["media"] == "html" else "text/plain"
    charset = f"; charset={row['encoding']}" if _PLAIN.fullmatch(row["encoding"]) else ""
    head = (
        "WARC/1.1\r\n"
        "WARC-Type: resource\r\n"
        f"WARC-Record-ID: <{name}>\r\n"
        f"WARC-Date: {utc_moment(row['captured']) or utc_moment(row['added']) or '1970-01-01T00:00:00Z'}\r\n"
        f"WARC-Target-URI: {address}\r\n"
        f"WARC-Payload-Digest: sha256:{sha256_hex(content)}\r\n"
        f"Content-Type: {media}{charset}\r\n"
        f"Content-Length: {len(content)}\r\n\r\n"
    )
    packer = zlib.compressobj(6, zlib.DEFLATED, 31)  # 31: as gzip, without name and time
    return packer.compress(head.encode("ascii") + content + _END) + packer.flush()


def content_of(record: bytes, size: int) -> bytes:
    """The page's bytes, `size` of them, out of such a record; one that is otherwise is a `ValueError`."""
    unpacker = zlib.decompressobj(31)
    try:
        whole = unpacker.decompress(record, size + _HEAD_ROOM)
    except zlib.error as error:
        raise ValueError(str(error)) from error
    head, gap, rest = whole.partition(_END)
    if not (head.startswith(b"WARC/") and gap and unpacker.eof and not unpacker.unused_data):
        raise ValueError("it is no WARC record")
    if len(rest) != size + len(_END):
        raise ValueError(f"it holds {len(rest) - len(_END)} bytes, not {size}")
    return rest[:size]
