"""The manifest of a pack: what it holds, each member with its hash, and one hash over all that."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from palagan.errors import InputError
from palagan.model.ids import sha256_hex

NAME = "manifest.json"
FORMAT = "palagan-pack"
VERSION = 1
"""Of the archive's layout. A pack of a higher one is refused with the way out."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A member: its bytes unpacked, their SHA-256 in hex, and for JSON lines how many there are."""

    name: str
    size: int
    sha256: str
    rows: int | None = None


@dataclass(frozen=True, slots=True)
class RecordMark:
    """By which program the record was made, and the SHA-256 of all it held: the record that is made again is that."""

    made_of: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """`as_of` is the moment of the case's last change, ISO 8601 UTC: packing itself has no moment, so that one case
    gives one archive. `revision` is the shape of its tables; `parts` what was packed; `readers` how many pages each
    reader read; `record` None where the record was not up to date or is not told of."""

    palagan: str
    revision: str
    case: str
    as_of: str | None
    parts: tuple[str, ...]
    readers: dict[str, int]
    record: RecordMark | None
    members: tuple[Packed, ...]
    format: str = FORMAT
    version: int = VERSION

    @property
    def root(self) -> str:
        """The SHA-256 of the manifest's content: one number that stands for the whole pack."""
        return sha256_hex(_canonical(asdict(self)))

    def rows(self, name: str) -> int:
        """How many rows a member holds; 0 where it is not there."""
        return next((member.rows or 0 for member in self.members if member.name == name), 0)


def _canonical(told: Any) -> bytes:
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")


def manifest_bytes(manifest: Manifest) -> bytes:
    """The manifest as it stands in the archive."""
    told = {**asdict(manifest), "root": manifest.root}
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


_MANIFEST = TypeAdapter(Manifest)


def manifest_of(content: bytes, file: Path) -> Manifest:
    """The manifest out of such bytes. Damaged, tampered with, of another or a newer form is an `InputError`."""
    item = f"{file}!/{NAME}"
    try:
        told = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise damaged(item, f"is damaged: it is no JSON ({error})") from error
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise InputError("is no packed case", item=str(file), way_out="Packs are made by palagan pack CASE.")
    version = told.get("version")
    if isinstance(version, int) and version > VERSION:
        raise InputError(
            f"was packed by a newer Palagan (its form is {version}, this program knows {VERSION})",
            item=str(file),
            way_out="Bring this program up to date: pip install --upgrade palagan",
        )
    root = told.pop("root", None)
    try:
        manifest = _MANIFEST.validate_python(told, strict=False)
    except (ValidationError, RecursionError) as error:
        raise damaged(item, f"is damaged: {' '.join(str(error).split())[:160]}") from error
    if manifest.root != root or _canonical(told) != _canonical(asdict(manifest)):
        raise damaged(item, "was changed after packing: its own hash is another")
    return manifest


def damaged(item: str, message: str) -> InputError:
    """A pack that must not be trusted, with the member at fault."""
    return InputError(message, item=item, way_out="Nothing was restored. Ask for the pack again.")
