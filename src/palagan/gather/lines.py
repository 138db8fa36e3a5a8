"""The lines of a table or of JSONL as text, whatever the character set, none longer than the limit."""

from __future__ import annotations

import io
from collections.abc import Iterator

from palagan.gather.charset import find_charset, marked
from palagan.gather.streams import Item

_HIGH = bytes(range(128, 256))


def open_text(item: Item, forced: str | None) -> tuple[io.TextIOWrapper, str | None]:
    """The item as a stream of text, and the doubt about its character set, which its first 64 KB tell.

    Line ends stay as they are; bytes that do not fit become U+FFFD.
    """
    head = item.head()
    if marked(head) in (None, "utf-8-sig"):
        head = head.rstrip(_HIGH) or head  # a character cut in two by the end of the head says nothing
    found = find_charset(head, forced=forced)
    encoding = found.encoding if found is not None else forced or "utf-8"
    doubt = found.doubt if found is not None else "Many characters in it are not valid."
    return io.TextIOWrapper(item.stream, encoding, errors="replace", newline=""), doubt


class Lines:
    """Lines with their line ends, at most `limit` long; a longer one comes in pieces.

    UTF-8 files are read line by line, so that one spoilt line does not change how the others are read; `take_doubt`
    gives what was doubtful since it was last asked.
    """

    def __init__(self, item: Item, limit: int, forced: str | None) -> None:
        head = item.head()
        self._limit = limit
        self._bytes = item.stream
        self._text, self._standing = open_text(item, forced)
        self._doubt: str | None = None
        carriage_returns = b"\n" not in head and b"\r" in head
        self._by_line = self._text.encoding in ("utf-8", "utf-8-sig") and forced is None and not carriage_returns

    def __iter__(self) -> Iterator[str]:
        if not self._by_line:
            while line := self._text.readline(self._limit):
                yield line
            return
        self._standing = None
        mark = b"\xef\xbb\xbf"
        while raw := self._bytes.readline(self._limit):
            yield self._decoded(raw.removeprefix(mark))
            mark = b""

    def _decoded(self, raw: bytes) -> str:
        try:
            return raw.decode("utf-8")
        except UnicodeDecodeError:
            found = find_charset(raw)
        if found is None:
            self._doubt = "Some characters in it are not valid."
            return raw.decode("utf-8", "replace")
        self._doubt = found.doubt
        return found.text

    def take_doubt(self) -> str | None:
        """The doubt over the lines since the last call."""
        doubt, self._doubt = self._doubt, None
        return doubt or self._standing
