"""Ids made from content, so that a second run gives the same ones."""

from __future__ import annotations

import hashlib

SHORT = 12
"""Hex digits kept of a hash: 48 bits, a clash in a million pages is one in 500."""


def content_id(prefix: str, *parts: str | bytes | int | None) -> str:
    """`prefix-` and the first twelve hex digits of the SHA-256 over the parts, kept apart by their lengths."""
    raws = map(_raw, parts)
    digest = hashlib.sha256(b"".join([piece for raw in raws for piece in (len(raw).to_bytes(8, "big"), raw)]))
    return f"{prefix}-{digest.hexdigest()[:SHORT]}"


def _raw(part: str | bytes | int | None) -> bytes:
    if isinstance(part, bytes):
        return part
    return b"\0none" if part is None else str(part).encode("utf-8", "surrogatepass")


def sha256_hex(data: bytes) -> str:
    """The full SHA-256 of bytes, in hex."""
    return hashlib.sha256(data).hexdigest()
