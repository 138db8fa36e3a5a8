"""A ZIP made while it is sent: the file, its evidence, what is told of it, and the data dictionary."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Iterable, Iterator

from palagan.exports.dictionary import columns_told

Member = tuple[str, Callable[[], Iterable[bytes]]]
"""Name and pieces; the pieces are asked for when all members before have been written."""


class _Sink(io.RawIOBase):
    """Takes what the archive writes and hands it on."""

    def __init__(self) -> None:
        self._kept: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self._kept.append(bytes(data))
        return len(data)

    def take(self) -> bytes:
        """What came since the last time."""
        taken = b"".join(self._kept)
        self._kept.clear()
        return taken


def zipped(members: Iterable[Member], made: str) -> Iterator[bytes]:
    """The archive piece by piece. `made` (ISO 8601 UTC) is the time of its members."""
    moment = tuple(int(part) for part in (made[:4], made[5:7], made[8:10], made[11:13], made[14:16], made[17:19]))
    sink = _Sink()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, pieces in members:
            info = zipfile.ZipInfo(name, moment)  # type: ignore[arg-type]
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            with archive.open(info, "w", force_zip64=True) as file:
                for piece in pieces():
                    file.write(piece)
                    if taken := sink.take():
                        yield taken
            yield sink.take()
    yield sink.take()


def dictionary_csv(format_: str, table: str) -> bytes:
    """The data dictionary of a format as CSV: column, type, holds."""
    types = {str: "text", int: "whole number", float: "number", bool: "true or false"}
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(("column", "type", "holds"))
    for name, kind, holds in columns_told(format_, table):
        writer.writerow((name, types[kind], holds))
    return ("\ufeff" + out.getvalue()).encode("utf-8")
