"""Towns of GeoNames, packed: looked up by name or number, a few hundred unpacked at a time.

`data/towns.zip` holds blocks of towns, the most populous first ("t/0" …), and blocks of spellings in order ("n/0" …)
with the numbers of the towns they name; `first` has the first spelling of each block, `ids` GeoNames' numbers in order,
then the place of each among the towns (32-bit, little-endian). `scripts/gazetteer/make.py` writes it.
"""

from __future__ import annotations

import io
import struct
import sys
import zipfile
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path

from palagan.errors import DataError

BLOCK = 256
"""Towns in a block."""
NAMES = 1500
"""Spellings in a block."""
FILE = "places/data/towns.zip"


@dataclass(frozen=True, slots=True)
class Town:
    """A town as GeoNames has it. `country` is ISO alpha-3, `region` its first-level region there ("IDN.36")."""

    id: int
    name: str
    country: str
    region: str
    lat: float
    lon: float
    people: int


@cache
def _archive() -> zipfile.ZipFile:
    try:
        packed = resources.files("palagan").joinpath(FILE).read_bytes()
    except FileNotFoundError as error:
        raise DataError("data file is missing", item=FILE, way_out="Reinstall Palagan.") from error
    return zipfile.ZipFile(io.BytesIO(packed))


@cache
def _first() -> list[str]:
    return _archive().read("first").decode("utf-8").split("\n")


@lru_cache(maxsize=512)
def _towns(block: int) -> tuple[str, ...]:
    return tuple(_archive().read(f"t/{block}").decode("utf-8").split("\n"))


@cache
def _names(block: int) -> bytes:
    """A block of spellings as it lies in the file, each line between two line ends; all blocks are 5 MB."""
    return b"\n%b\n" % _archive().read(f"n/{block}")


def towns_named(spelling: str) -> tuple[Town, ...]:
    """The towns of a spelling (`spelling.spelt`), the most populous first; none for one that no town has."""
    block = bisect_right(_first(), spelling) - 1
    if block < 0:
        return ()
    lines, line = _names(block), f"\n{spelling}\t".encode()
    at = lines.find(line)
    if at < 0:
        return ()
    numbers = lines[at + len(line) : lines.index(b"\n", at + 1)]
    return tuple(_town(int(number)) for number in numbers.split())


@lru_cache(maxsize=8192)
def _town(number: int) -> Town:
    id_, name, region, lat, lon, people = _towns(number // BLOCK)[number % BLOCK].split("\t")
    return Town(int(id_), name, region[:3], region, float(lat), float(lon), int(people))


@cache
def _numbers() -> tuple[array[int], array[int]]:
    """GeoNames' numbers in order, and the place of each town among all."""
    packed = _archive().read("ids")
    half = len(packed) // 2
    ids, numbers = array("I", packed[:half]), array("I", packed[half:])
    if sys.byteorder == "big":
        ids.byteswap()
        numbers.byteswap()
    return ids, numbers


def town_numbered(id_: int) -> Town | None:
    """The town of a GeoNames number, or None."""
    ids, numbers = _numbers()
    at = bisect_left(ids, id_)
    return _town(numbers[at]) if at < len(ids) and ids[at] == id_ else None


def pack(path: Path, towns: Sequence[Town], names: Iterable[tuple[str, Sequence[int]]]) -> None:
    """Write the file: towns in their order, and (spelling, numbers of towns in that order)."""
    listed = [f"{spelling}\t{' '.join(map(str, numbers))}" for spelling, numbers in sorted(names)]
    blocks = {
        f"t/{at // BLOCK}": "\n".join(
            f"{t.id}\t{t.name}\t{t.region}\t{t.lat:g}\t{t.lon:g}\t{t.people}" for t in towns[at : at + BLOCK]
        )
        for at in range(0, len(towns), BLOCK)
    }
    blocks |= {f"n/{at // NAMES}": "\n".join(listed[at : at + NAMES]) for at in range(0, len(listed), NAMES)}
    blocks["first"] = "\n".join(listed[at].partition("\t")[0] for at in range(0, len(listed), NAMES))
    ordered = sorted((town.id, number) for number, town in enumerate(towns))
    ids = struct.pack(f"<{2 * len(ordered)}I", *(id_ for id_, _ in ordered), *(number for _, number in ordered))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr(zipfile.ZipInfo("ids", (1980, 1, 1, 0, 0, 0)), ids, zipfile.ZIP_DEFLATED, 9)
        for name, text in blocks.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), text, zipfile.ZIP_DEFLATED, 9)
