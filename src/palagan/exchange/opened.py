"""A pack opened by one who does not trust it: only the members it may have, none beyond limits, every hash checked.

Nothing is ever unpacked to where a name points: members are read as streams under the names that we know.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from palagan.errors import InputError
from palagan.exchange.contents import NAMES
from palagan.exchange.manifest import NAME, Manifest, Packed, damaged, manifest_of
from palagan.gather.streams import ZIP_DAMAGE
from palagan.store.open import HEAD

_BROKEN = (*ZIP_DAMAGE, NotImplementedError, RuntimeError)
_BLOCK = 1 << 20
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


@dataclass(frozen=True, slots=True)
class Bounds:
    """`ratio`: unpacked to packed bytes of a member, looked at from `floor` bytes on (JSON lines pack about 1:10, a
    bomb 1:1000). `line`: bytes of a line; a reading of the longest page we take is under that."""

    manifest: int = 4_000_000
    ratio: int = 200
    floor: int = 10_000_000
    line: int = 100_000_000


BOUNDS = Bounds()


@dataclass(frozen=True, slots=True)
class Opened:
    """An open pack with its manifest. Whatever is read from it is an `InputError` that names the member if it is not
    what the manifest says."""

    path: Path
    manifest: Manifest
    archive: zipfile.ZipFile
    bounds: Bounds = BOUNDS
    members: dict[str, Packed] = field(default_factory=dict)

    def holds(self, name: str) -> bool:
        """Whether it has a member."""
        return name in self.members

    def verify(self, tell: Callable[[int, int], None] = lambda _done, _all: None) -> int:
        """Read every member to its end against its hash; gives the bytes read. `tell` hears of bytes done of all."""
        done, every = 0, sum(member.size for member in self.members.values())
        for name in self.members:
            with self.stream(name) as file:
                while piece := file.read(_BLOCK):
                    done += len(piece)
                    tell(done, every)
        return done

    @contextmanager
    def stream(self, name: str) -> Iterator[Checked]:
        """A member's bytes. What is read to its end is checked; closing it early checks the rest."""
        item = f"{self.path}!/{name}"
        try:
            file = self.archive.open(name)
        except _BROKEN as error:
            raise damaged(item, f"is damaged ({error or type(error).__name__})") from error
        with file:
            checked = Checked(file, self.members[name], item)
            yield checked
            while checked.read(_BLOCK):
                pass

    def lines(self, name: str) -> Iterator[tuple[int, bytes]]:
        """The lines of a member with their numbers, without line breaks."""
        item = f"{self.path}!/{name}"
        with self.stream(name) as file:
            number = 0
            rest = b""
            while piece := file.read(_BLOCK):
                *whole, rest = (rest + piece).split(b"\n")
                for line in whole:
                    number += 1
                    yield number, line
                if len(rest) > self.bounds.line:
                    raise damaged(f"{item}:{number + 1}", "is a line longer than any that is packed")
            if rest:
                raise damaged(f"{item}:{number + 1}", "is cut short")

    def objects(self, name: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """The JSON objects of a member, one a line, each with how it is named in an error."""
        for number, line in self.lines(name):
            item = f"{self.path}!/{name}:{number}"
            try:
                told = json.loads(line, parse_constant=_refuse)
            except (ValueError, RecursionError) as error:
                raise damaged(item, f"is no JSON ({error})") from error
            if not isinstance(told, dict):
                raise damaged(item, "is no JSON object")
            yield item, told


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no number")


class Checked:
    """A member read as a stream: never more bytes than it is told to have, and at its end those of its hash."""

    def __init__(self, file: IO[bytes], member: Packed, item: str) -> None:
        self._file, self._member, self._item = file, member, item
        self._digest = hashlib.sha256()
        self._count = 0
        self._done = False

    def read(self, size: int) -> bytes:
        """The next bytes, at most `size`; none at the end."""
        if self._done:
            return b""
        try:
            piece = self._file.read(size)
        except _BROKEN as error:
            raise damaged(self._item, f"is damaged ({error or type(error).__name__})") from error
        self._digest.update(piece)
        self._count += len(piece)
        if size and not piece:
            self._done = True
            if (self._count, self._digest.hexdigest()) != (self._member.size, self._member.sha256):
                raise damaged(self._item, "was changed or damaged: its hash is not the one of the manifest")
        return piece

    def exactly(self, size: int) -> bytes:
        """So many bytes and no fewer."""
        pieces = []
        while size > 0 and (piece := self.read(min(size, _BLOCK))):
            pieces.append(piece)
            size -= len(piece)
        if size:
            raise damaged(self._item, "is shorter than what stands beside it tells")
        return b"".join(pieces)


@contextmanager
def open_pack(path: Path, bounds: Bounds = BOUNDS) -> Iterator[Opened]:
    """A pack to read from. No pack, a newer one, one that is cut short, tampered with or a trap is an `InputError`."""
    try:
        file = path.open("rb")
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", item=str(path), way_out="Check the name.") from error
    with file:
        try:
            archive = zipfile.ZipFile(file)
        except _BROKEN as error:
            raise _no_archive(path, file, error) from error
        with archive:
            entries = archive.infolist()
            if NAME not in {entry.filename for entry in entries}:
                raise InputError(
                    "is no packed case: it has no manifest", item=str(path), way_out="Packs are made by palagan pack."
                )
            _look_at(path, entries, bounds)
            manifest = _manifest(path, archive, bounds)
            _check_shape(path, manifest)
            _compare(path, entries, manifest)
            members = {member.name: member for member in manifest.members}
            yield Opened(path, manifest, archive, bounds, members)


def _no_archive(path: Path, file: IO[bytes], error: Exception) -> InputError:
    file.seek(0)
    if file.read(4) == b"PK\x03\x04":
        return damaged(str(path), f"is cut short or damaged ({error})")
    return InputError("is no packed case", item=str(path), way_out="Packs are made by palagan pack CASE.")


def _look_at(path: Path, entries: list[zipfile.ZipInfo], bounds: Bounds) -> None:
    """Names, sizes and places, before anything is unpacked."""
    if len(entries) > len(NAMES) + 3:
        raise damaged(str(path), f"holds {len(entries)} files; a pack has at most {len(NAMES) + 3}")
    seen: set[str] = set()
    end = 0
    for entry in sorted(entries, key=lambda one: one.header_offset):
        item = f"{path}!/{entry.filename[:80]}"
        if entry.filename in seen or entry.filename not in {*NAMES, NAME, "mimetype", "PALAGAN.txt"}:
            raise damaged(item, "is there twice" if entry.filename in seen else "is nothing that a pack holds")
        seen.add(entry.filename)
        if entry.flag_bits & 0x1 or entry.compress_type not in _METHODS:
            raise damaged(item, "is locked, or packed by a method that packs do not use")
        if entry.header_offset < end:
            raise damaged(item, "lies over another file, as in a ZIP bomb")
        end = entry.header_offset + 30 + entry.compress_size
        most = bounds.manifest if entry.filename == NAME else None
        if most is not None and entry.file_size > most:
            raise damaged(item, f"is larger than {most} bytes")
        if entry.file_size > bounds.floor and entry.file_size > bounds.ratio * max(1, entry.compress_size):
            raise damaged(item, f"unpacks to more than {bounds.ratio} times its size, as a ZIP bomb does")


def _manifest(path: Path, archive: zipfile.ZipFile, bounds: Bounds) -> Manifest:
    try:
        with archive.open(NAME) as file:
            content = file.read(bounds.manifest)
    except _BROKEN as error:
        raise damaged(f"{path}!/{NAME}", f"is damaged ({error})") from error
    return manifest_of(content, path)


def _check_shape(path: Path, manifest: Manifest) -> None:
    if manifest.revision > HEAD:
        raise InputError(
            f"was packed by a newer Palagan (its tables are {manifest.revision[:20]}, this program knows {HEAD})",
            item=str(path),
            way_out="Bring this program up to date: pip install --upgrade palagan",
        )


def _compare(path: Path, entries: list[zipfile.ZipInfo], manifest: Manifest) -> None:
    """The files that are there are those of the manifest, with their sizes."""
    there = {entry.filename: entry.file_size for entry in entries if entry.filename != NAME}
    told = {member.name: member.size for member in manifest.members}
    for name in sorted(told.keys() - there.keys()):
        raise damaged(f"{path}!/{name[:80]}", "is missing")
    for name in sorted(there.keys() - told.keys()):
        raise damaged(f"{path}!/{name[:80]}", "is not in the manifest")
    for name, size in told.items():
        if size != there[name]:
            raise damaged(f"{path}!/{name}", f"has {there[name]} bytes, {size} in the manifest")
