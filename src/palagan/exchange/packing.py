"""Packing: a case into one archive, read in one moment of it, written as a stream and put in its place whole."""

from __future__ import annotations

import hashlib
import json
import zipfile
import zlib
from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from palagan import __version__
from palagan.errors import InputError
from palagan.exchange.aside import made_aside, told_plainly
from palagan.exchange.contents import MEMBERS, MIMETYPE, README, SUFFIX, Member, Part
from palagan.exchange.manifest import NAME, Manifest, Packed, RecordMark, manifest_bytes
from palagan.exchange.warc_record import page_record
from palagan.store.decisions import decision_line, iter_decisions, load_samples, sample_line
from palagan.store.open import HEAD, CaseFile
from palagan.store.open import SUFFIX as CASE_SUFFIX
from palagan.store.packed import blobs, last_moment, packed_rows, readers, record_digest
from palagan.store.schema import decisions, pages, samples

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The first moment that a ZIP can tell: members have no time of their own."""
Tell = Callable[[str, int], None]
"""Told what is packed, and how many rows of it."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What of a case is packed. `decisions_only`: what people decided and nothing else, small enough for a mail."""

    captures: bool = True
    watching: bool = True
    decisions_only: bool = False

    @property
    def names(self) -> tuple[Part, ...]:
        if self.decisions_only:
            return ("decisions",)
        every: tuple[tuple[Part, bool], ...] = (
            ("pages", True), ("readings", True), ("decisions", True),
            ("captures", self.captures), ("watching", self.watching),
        )  # fmt: skip
        return tuple(name for name, wanted in every if wanted)


def pack_path(case: Path, wanted: Path | None) -> Path:
    """Where a pack goes: where it is wanted, else beside the case; a folder takes it under the case's name."""
    name = case.name.removesuffix(CASE_SUFFIX) + SUFFIX
    if wanted is None:
        return case.with_name(name)
    return wanted / name if wanted.is_dir() else wanted


def pack(case: CaseFile, out: Path, parts: Parts = Parts(), tell: Tell = lambda _what, _count: None) -> Manifest:
    """Pack a case into `out`; gives what was packed. The case is read in one moment of it and left as it is.

    One case gives one archive, byte for byte. An `out` that is there is replaced if it is a pack, else an
    `InputError`; a full disk and missing rights are a `CaseError`, and nothing is left half.
    """
    if out.exists() and not is_pack(out):
        raise InputError("is there already and is no pack", item=str(out), way_out="Choose another name: -o FILE.")
    with (
        told_plainly(out),
        made_aside(out) as part,
        case.reading() as connection,
        zipfile.ZipFile(part, "w", allowZip64=True) as archive,
    ):
        packing = _Packing(archive, tell)
        packing.put("mimetype", [MIMETYPE.encode()], stored=True)
        packing.put("PALAGAN.txt", [README.encode("utf-8")])
        for member in MEMBERS:
            if member.part in parts.names:
                packing.member(connection, member)
        manifest = Manifest(
            palagan=__version__,
            revision=HEAD,
            case=case.path.name.removesuffix(CASE_SUFFIX),
            as_of=last_moment(connection),
            parts=parts.names,
            readers=readers(connection),
            record=None if parts.decisions_only else _record(connection),
            members=tuple(packing.done),
        )
        packing.put(NAME, [manifest_bytes(manifest)])
    return manifest


def is_pack(path: Path) -> bool:
    """Whether a file begins as packs do."""
    try:
        with path.open("rb") as file:
            head = file.read(256)
    except OSError:
        return False
    return head.startswith(b"PK\x03\x04") and b"mimetype" in head[:40] and MIMETYPE.encode() in head


def _record(connection: Connection) -> RecordMark | None:
    found = record_digest(connection)
    return None if found is None else RecordMark(*found)


class _Packing:
    """Members written one after another; `done` are those that stand."""

    def __init__(self, archive: zipfile.ZipFile, tell: Tell) -> None:
        self.archive, self.tell = archive, tell
        self.done: list[Packed] = []

    def member(self, connection: Connection, member: Member) -> None:
        """A table, and before it the large cells that stand beside it."""
        lengths = array("Q")
        if member.large and member.beside:
            pieces = _large(connection, member, lengths)
            self.put(member.beside, pieces, stored=True, unit=member.beside)
        lines = _lines(connection, member, lengths)
        self.put(member.name, lines, rows=True, unit=member.name)

    def put(
        self, name: str, pieces: Iterable[bytes], *, stored: bool = False, rows: bool = False, unit: str = ""
    ) -> None:
        """Pieces as one member, hashed as they are written; nothing where there are none."""
        blocks = in_blocks(pieces)
        first = next(blocks, None)
        if first is None:
            return
        entry = zipfile.ZipInfo(name, _FIRST_DAY)
        entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
        entry.create_system = 3
        entry.external_attr = 0o100644 << 16
        digest, size, count = hashlib.sha256(), 0, 0
        with self.archive.open(entry, "w", force_zip64=bool(unit)) as file:
            for piece in chain((first,), blocks):
                digest.update(piece)
                size += len(piece)
                file.write(piece)
                count += piece.count(b"\n") if rows else 0
                if unit:
                    self.tell(unit, count)
        if name != NAME:
            self.done.append(Packed(name, size, digest.hexdigest(), count if rows else None))


def in_blocks(pieces: Iterable[bytes], block: int = 1 << 18) -> Iterator[bytes]:
    """Small pieces put together, so that they are written by the block."""
    waiting: list[bytes] = []
    weight = 0
    for piece in pieces:
        waiting.append(piece)
        weight += len(piece)
        if weight >= block:
            yield b"".join(waiting)
            waiting, weight = [], 0
    if waiting:
        yield b"".join(waiting)


def _large(connection: Connection, member: Member, lengths: array[int]) -> Iterator[bytes]:
    column = member.table.columns[member.large or ""]
    for row, cell in blobs(connection, column):
        record = page_record(row, zlib.decompress(cell)) if member.table is pages else cell
        lengths.append(len(record))
        yield record


def _lines(connection: Connection, member: Member, lengths: array[int]) -> Iterator[bytes]:
    if member.table is decisions:
        yield from (f"{decision_line(one)}\n".encode() for one in iter_decisions(connection))
    elif member.table is samples:
        yield from (f"{sample_line(one)}\n".encode() for one in load_samples(connection))
    else:
        left_out = (*member.left_out, member.large) if member.large else member.left_out
        for number, row in enumerate(packed_rows(connection, member.table, left_out)):
            told: dict[str, Any] = {**row, "record": lengths[number]} if member.large else row
            yield json.dumps(told, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode("utf-8") + b"\n"
