"""Bodies unpacked piece by piece, within limits: a bomb is found when it has grown too far, not after it went off."""

from __future__ import annotations

import zlib
from dataclasses import dataclass


class TooLargeError(Exception):
    """A body beyond a limit; the message says which."""


class BrokenBodyError(Exception):
    """A body that is not packed as its header says, or that ends too early."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes as they come over the wire and when unpacked; how many times more the one may be than the other."""

    packed: int = 10 << 20
    unpacked: int = 20 << 20
    growth: int = 200
    free: int = 1 << 20
    """Unpacked bytes up to which growth is not looked at."""


ASKED = "gzip, deflate"
"""The packings that we ask for and can undo."""


class Unpacking:
    """Takes the pieces of one body; `content` is what came out of them so far."""

    def __init__(self, encoding: str, limits: Limits) -> None:
        kinds = [kind.strip().lower() for kind in encoding.split(",") if kind.strip().lower() not in ("", "identity")]
        if len(kinds) > 1 or any(kind not in ("gzip", "x-gzip", "deflate") for kind in kinds):
            raise BrokenBodyError(f"is packed as {encoding!r:.60}, which was not asked for")
        self._kind = kinds[0] if kinds else None
        self._limits = limits
        self._way = zlib.decompressobj(zlib.MAX_WBITS | 32) if kinds else None
        self._seen = 0
        self._ended = False
        self.content = bytearray()

    def take(self, piece: bytes) -> None:
        """The next piece as it came."""
        self._seen += len(piece)
        if self._seen > self._limits.packed:
            raise TooLargeError(f"has more than {self._limits.packed:,} bytes")
        if self._way is None:
            self._add(piece)
            return
        rest = piece
        while rest and not self._ended:
            out = self._unpacked(rest)
            self._add(out)
            rest = self._way.unconsumed_tail
            self._ended = self._way.eof

    def end(self) -> bytes:
        """All of it; a packed body that ended too early is a `BrokenBodyError`."""
        if self._way is not None and not self._ended and self._seen:
            raise BrokenBodyError(f"ends within its {self._kind} packing")
        return bytes(self.content)

    def _unpacked(self, rest: bytes) -> bytes:
        assert self._way is not None
        room = self._limits.unpacked - len(self.content) + 1
        try:
            return self._way.decompress(rest, min(room, 1 << 18))
        except zlib.error as error:
            if self._kind == "deflate" and not self.content:
                self._way = zlib.decompressobj(-zlib.MAX_WBITS)  # bare deflate, as some servers send it
                try:
                    return self._way.decompress(rest, min(room, 1 << 18))
                except zlib.error:
                    pass
            raise BrokenBodyError(f"is not packed as {self._kind} ({error})") from error

    def _add(self, out: bytes) -> None:
        self.content += out
        limits = self._limits
        if len(self.content) > limits.unpacked:
            raise TooLargeError(f"unpacks to more than {limits.unpacked:,} bytes")
        if len(self.content) > max(limits.free, limits.growth * self._seen):
            raise TooLargeError(f"unpacks to more than {limits.growth} times its size")
