"""The body of a stored HTTP answer, unpacked: chunks joined, gzip, deflate and Brotli undone, within the limit.

Crawlers often store the body already unpacked and leave the headers as they were; so a body that does not look packed
is taken as it is.
"""

from __future__ import annotations

import io
import re
import zlib

from palagan.model.drop import Reason

_CHUNK = re.compile(rb"\s*([0-9a-fA-F]{1,15})[^\r\n]{0,200}\r?\n")


def unpacked_body(body: bytes, transfer: str, content: str, limit: int) -> bytes | Reason:
    """The body, from its bytes and the values of Transfer-Encoding and Content-Encoding.

    `TOO_LARGE` where it unpacks to more than `limit` bytes, `ARCHIVE_DAMAGED` where its packing is broken,
    `UNKNOWN_FORMAT` where it is a packing we cannot undo.
    """
    if "chunked" in transfer.lower():
        body = _joined(body)
    names = [name.strip().lower() for name in content.split(",") if name.strip()]
    for name in reversed(names):
        if name in ("identity", "none", "utf-8", "chunked"):
            continue
        result = _undone(body, name, limit)
        if isinstance(result, Reason):
            return result
        body = result
    return body if len(body) <= limit else Reason.TOO_LARGE


def _joined(body: bytes) -> bytes:
    """The chunks of a chunked body joined; the body itself where it is not in chunks."""
    pieces: list[bytes] = []
    at = 0
    while found := _CHUNK.match(body, at):
        length = int(found[1], 16)
        if length == 0 or found.end() + length > len(body):
            if length == 0 or pieces:
                pieces.append(body[found.end() : found.end() + length])
                return b"".join(pieces)
            break
        pieces.append(body[found.end() : found.end() + length])
        at = found.end() + length
    return body


def _undone(body: bytes, name: str, limit: int) -> bytes | Reason:
    if name in ("gzip", "x-gzip"):
        return _inflated(body, 31, limit) if body.startswith(b"\x1f\x8b") else body
    if name == "deflate":
        if len(body) >= 2 and body[0] & 0x0F == 8 and int.from_bytes(body[:2], "big") % 31 == 0:
            return _inflated(body, 15, limit)
        raw = _inflated(body, -15, limit)
        return body if raw is Reason.ARCHIVE_DAMAGED else raw
    if name == "br":
        return _unbrotlied(body, limit)
    return Reason.UNKNOWN_FORMAT


def _inflated(body: bytes, bits: int, limit: int) -> bytes | Reason:
    engine = zlib.decompressobj(bits)
    try:
        plain = engine.decompress(body, limit + 1)
    except zlib.error:
        return Reason.ARCHIVE_DAMAGED
    if len(plain) > limit:
        return Reason.TOO_LARGE
    return plain if engine.eof else Reason.ARCHIVE_DAMAGED


def _unbrotlied(body: bytes, limit: int) -> bytes | Reason:
    """Brotli has no mark of its own: what cannot be undone was stored plain if it is text."""
    from fastwarc.stream_io import BrotliReader

    try:
        plain = BrotliReader(io.BytesIO(body)).read(limit + 1)
    except OSError:
        try:
            body.decode("utf-8")
        except UnicodeDecodeError:
            return Reason.ARCHIVE_DAMAGED
        return body
    return bytes(plain) if len(plain) <= limit else Reason.TOO_LARGE
