"""ZIP and gzip files → the items in them, within the limits that keep bombs out.

Members are read as streams, never unpacked to where their names point. A ZIP in a ZIP goes through a temporary file.
"""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from palagan.gather.data import data
from palagan.gather.folders import is_hidden
from palagan.gather.options import GatherOptions
from palagan.gather.streams import HEAD, RATIO_FLOOR, ZIP_DAMAGE, Guarded, Gunzip, Item
from palagan.model.drop import Drop, Reason

_KEPT_IN_MEMORY = 8_000_000
_TABLE_END = b"PK\x05\x06"
_TABLE_END_64 = b"PK\x06\x06"


def gzip_item(item: Item, options: GatherOptions) -> Item | Drop:
    """The file in a gzip file, under the same source and the name without its ending."""
    if item.depth >= options.limits.depth:
        return _too_deep(item, options)
    gunzip = Gunzip(item.stream)
    guard = Guarded(gunzip.read, budget=item.budget, packed=lambda: gunzip.packed)
    name = item.name.lower()
    name = name.removesuffix(".gz") + (".tar" if name.endswith(".tgz") else "")
    return Item(item.source, name, guard, item.budget, item.captured, item.depth + 1, gunzip=gunzip, outer=item.guard)


def zip_items(item: Item, options: GatherOptions) -> Iterator[Item | Drop]:
    """The files in a ZIP, in its order, each as `source!/name`; folders in it are no items."""
    if item.depth >= options.limits.depth:
        yield _too_deep(item, options)
        return
    with tempfile.SpooledTemporaryFile(_KEPT_IN_MEMORY) as spool:
        file = item.file
        if file is None:
            while piece := item.stream.read(HEAD):
                spool.write(piece)
            if (failed := item.failed()) is not None:
                yield failed
                return
            file = cast(BinaryIO, spool)
        flooded = _too_many(_count(file), item, options)
        if flooded is not None:
            yield flooded
            return
        try:
            archive = zipfile.ZipFile(file)
        except (*ZIP_DAMAGE, NotImplementedError) as error:
            yield item.drop(Reason.ARCHIVE_DAMAGED, f"It is a damaged ZIP, or cut short: {error}.")
            return
        with archive:
            yield from _members(archive, item, options)


def _members(archive: zipfile.ZipFile, item: Item, options: GatherOptions) -> Iterator[Item | Drop]:
    entries = [entry for entry in archive.infolist() if not entry.filename.endswith("/")]
    names = {entry.filename for entry in entries}
    for document in data("signatures.toml")["document"]:
        if document["member"] in names:
            yield item.drop(Reason.UNKNOWN_FORMAT, f"It is {document['what']}. {document['way_out']}")
            return
    if _overlap(entries):
        yield item.drop(Reason.ARCHIVE_BOMB, "Its files lie over each other, as in a ZIP bomb.")
        return
    flooded = _too_many(item.budget.members + len(entries), item, options)
    if flooded is not None:
        yield flooded
        return
    item.budget.members += len(entries)
    for entry in entries:
        member = _member(archive, entry, item, options)
        yield member
        if isinstance(member, Item) and member.guard.failure and member.budget.spend(0) is not None:
            return  # the budget of the whole archive is used up


def _member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, item: Item, options: GatherOptions) -> Item | Drop:
    name = entry.filename.replace("\\", "/")
    path = PurePosixPath(name)
    shown = Item(f"{item.source}!/{name.lstrip('/')}", name, Guarded(lambda _: b""), item.budget)
    if path.is_absolute() or ".." in path.parts or name[1:2] == ":":
        return shown.drop(Reason.UNSAFE_PATH, "Its name points out of the archive.")
    if any(is_hidden(part) for part in path.parts):
        return shown.drop(Reason.HIDDEN, "It is hidden, or left there by an operating system.")
    if entry.flag_bits & 0x1:
        return shown.drop(Reason.ENCRYPTED, "It is locked with a password. Unpack the ZIP and add what is in it.")
    ratio = options.limits.ratio
    if entry.file_size > RATIO_FLOOR and entry.file_size > ratio * max(1, entry.compress_size):
        return shown.drop(Reason.ARCHIVE_BOMB, f"It unpacks to more than {ratio} times its size.")
    try:
        opened = archive.open(entry)
    except NotImplementedError:
        return shown.drop(Reason.UNKNOWN_FORMAT, "It is packed by a method we cannot read. Unpack the ZIP first.")
    except (*ZIP_DAMAGE, RuntimeError) as error:
        return shown.drop(Reason.ARCHIVE_DAMAGED, f"It is damaged in the ZIP: {error}.")
    guard = Guarded(cast(zipfile.ZipExtFile, opened).read1, budget=item.budget)
    return Item(shown.source, path.name, guard, item.budget, item.captured, item.depth + 1)


def _overlap(entries: list[zipfile.ZipInfo]) -> bool:
    """Whether two files share packed bytes (David Fifield, "A better zip bomb", WOOT 2019)."""
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < end:
            return True
        end = entry.header_offset + 30 + entry.compress_size  # 30: the shortest local header, without name and extra
    return False


def _count(file: BinaryIO) -> int:
    """How many files the ZIP says it holds, read from its end before the whole table of contents is."""
    file.seek(0, io.SEEK_END)
    file.seek(max(0, file.tell() - HEAD - 100))
    tail = file.read()
    file.seek(0)
    at = tail.rfind(_TABLE_END)
    count = int.from_bytes(tail[at + 10 : at + 12], "little") if at >= 0 else 0
    at = tail.rfind(_TABLE_END_64)
    return int.from_bytes(tail[at + 32 : at + 40], "little") if count == 0xFFFF and at >= 0 else count


def _too_many(count: int, item: Item, options: GatherOptions) -> Drop | None:
    most = options.limits.members
    return item.drop(Reason.ARCHIVE_BOMB, f"It holds {count} files, more than {most}.") if count > most else None


def _too_deep(item: Item, options: GatherOptions) -> Drop:
    return item.drop(Reason.ARCHIVE_BOMB, f"It is an archive inside archives, more than {options.limits.depth} deep.")
