"""An item and its bytes, read with bounds: damage in them is a value, not an exception."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import BinaryIO, NamedTuple

from palagan.gather.options import Limits
from palagan.model.drop import Drop, Reason, Stage

HEAD = 65_536
"""Bytes looked at to tell what an item is, and the size of one read."""
RATIO_FLOOR = 10_000_000
"""Unpacked bytes from which the ratio of unpacked to packed bytes is looked at: below, nothing can be flooded."""
_MEMBER_STARTS = 100_000

ZIP_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    ValueError,
    OverflowError,
    struct.error,
)
"""What the standard library raises over a damaged ZIP."""


class Failure(NamedTuple):
    """Why the bytes of an item ended too early."""

    reason: Reason
    detail: str


class Budget:
    """What may still come out of one archive and all that is nested in it."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.unpacked = 0
        self.members = 0

    def spend(self, count: int) -> Failure | None:
        self.unpacked += count
        if self.unpacked > self.limits.unpacked_bytes:
            return Failure(Reason.ARCHIVE_BOMB, f"More than {size(self.limits.unpacked_bytes)} come out of it.")
        return None


class Guarded(io.RawIOBase):
    """A stream over `pull(count) -> bytes` that ends where the bytes are damaged and then says so in `failure`.

    With a budget, what is read counts as unpacked; with `packed`, a function that says how many packed bytes it came
    from, the ratio is held to its limit.
    """

    def __init__(
        self, pull: Callable[[int], bytes], *, budget: Budget | None = None, packed: Callable[[], int] | None = None
    ) -> None:
        self._pull = pull
        self._budget = budget
        self._packed = packed
        self.count = 0
        self.failure: Failure | None = None

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        """How many bytes were given out: FastWARC asks for it of any stream."""
        return self.count

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fills the buffer as far as there are bytes, so that one read gives a whole head even from a pipe."""
        filled = 0
        while filled < len(buffer) and self.failure is None:
            piece = self._read(len(buffer) - filled)
            if not piece:
                break
            buffer[filled : filled + len(piece)] = piece
            filled += len(piece)
        return filled

    def _read(self, count: int) -> bytes:
        try:
            piece = self._pull(count)
        except EOFError:
            self.failure = Failure(Reason.TRUNCATED, "It is cut short: its packed bytes end too early.")
            return b""
        except NotImplementedError:
            self.failure = Failure(Reason.UNKNOWN_FORMAT, "It is packed by a method we cannot read. Unpack it first.")
            return b""
        except OSError as error:
            self.failure = Failure(Reason.UNREADABLE, f"It cannot be read: {error.strerror or error}.")
            return b""
        except ZIP_DAMAGE as error:
            self.failure = Failure(Reason.ARCHIVE_DAMAGED, f"Its packed bytes are damaged: {error}.")
            return b""
        self.count += len(piece)
        if self._budget is not None:
            self.failure = self._budget.spend(len(piece)) or self._flood(self._budget.limits.ratio)
        return b"" if self.failure else piece

    def _flood(self, ratio: int) -> Failure | None:
        if self._packed is None or self.count < RATIO_FLOOR or self.count <= ratio * max(1, self._packed()):
            return None
        return Failure(Reason.ARCHIVE_BOMB, f"It unpacks to more than {ratio} times its size.")


class Gunzip:
    """The unpacked bytes of a gzip stream of one or more members; `starts` maps where in them a member begins to where
    it begins in the packed stream (a WARC.gz has one member a record). Raises what `zlib` does, `EOFError` at a cut."""

    def __init__(self, packed: BinaryIO) -> None:
        self._source = packed
        self._rest = b""
        self._engine: zlib._Decompress | None = None
        self.packed = 0
        self.unpacked = 0
        self.starts: dict[int, int] = {}

    def read(self, count: int) -> bytes:
        while True:
            if not self._rest:
                self._rest = self._source.read(HEAD)
                self.packed += len(self._rest)
            if not self._rest:
                if self._engine is not None:
                    raise EOFError
                return b""
            if self._engine is None and not self._begin():
                continue
            assert self._engine is not None
            piece = self._engine.decompress(self._rest, count)
            self._rest = self._engine.unconsumed_tail
            if self._engine.eof:
                self._rest = self._engine.unused_data
                self._engine = None
            self.unpacked += len(piece)
            if piece:
                return piece

    def _begin(self) -> bool:
        """A new member, or False where only padding was left."""
        self._rest = self._rest.lstrip(b"\0")
        if not self._rest:
            return False
        self.starts[self.unpacked] = self.packed - len(self._rest)
        if len(self.starts) > _MEMBER_STARTS:
            del self.starts[next(iter(self.starts))]
        self._engine = zlib.decompressobj(wbits=31)
        return True


@dataclass(slots=True)
class Item:
    """One thing to look into: `source` is how it is named to the user, `name` what its kind is guessed by.

    `depth` counts the archives round it; `file` is its seekable file, where it has one of its own. What comes out of a
    gzip file has `gunzip`, and in `outer` the guard over its packed bytes.
    """

    source: str
    name: str
    guard: Guarded
    budget: Budget
    captured: str | None = None
    depth: int = 0
    file: BinaryIO | None = None
    gunzip: Gunzip | None = None
    outer: Guarded | None = None
    stream: io.BufferedReader = field(init=False)

    def __post_init__(self) -> None:
        self.stream = io.BufferedReader(self.guard, HEAD)

    def head(self) -> bytes:
        """The first 64 KB, not used up."""
        return self.stream.peek(HEAD)

    def drop(self, reason: Reason, detail: str) -> Drop:
        return Drop(Stage.GATHER, self.source, reason, detail)

    def failed(self) -> Drop | None:
        """The drop for bytes that ended too early, once that has shown."""
        failure = (self.outer.failure if self.outer else None) or self.guard.failure
        return self.drop(*failure) if failure else None


def size(count: int) -> str:
    """A number of bytes as people say it: "20 MB"."""
    for unit, name in ((1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "KB")):
        if count >= unit:
            return f"{count / unit:.1f}".removesuffix(".0") + f" {name}"
    return f"{count} bytes"
