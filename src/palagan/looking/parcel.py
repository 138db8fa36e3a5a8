"""An export as one archive, sent while it is made: the file, its evidence beside it, what it holds and what not."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import IO, Any

from sqlalchemy import Connection

from palagan.exports.bundle import Member, dictionary_csv, zipped
from palagan.exports.formats import Going
from palagan.looking.going_out import Order, pieces, told_beside
from palagan.model.contract import to_line
from palagan.store.open import CaseFile

_IN_MEMORY = 4 << 20
"""Bytes of evidence kept in memory before they go to a temporary file."""
_PIECE = 1 << 18
_PLAIN = re.compile(r"[^A-Za-z0-9._-]+")


def going(case: str, order: Order, made: str, version: str, beside: IO[bytes] | None = None) -> Going:
    """What a writer is told; evidence that has no room in the file goes to `beside`, a line each."""
    return Going(order.table, case, made, version, _noting(beside) if beside else _forget)


def _forget(_line: Mapping[str, Any]) -> None:
    """Evidence that nobody asked for."""


def _noting(beside: IO[bytes]) -> Callable[[Mapping[str, Any]], None]:
    def note(line: Mapping[str, Any]) -> None:
        beside.write(f"{to_line(line)}\n".encode())

    return note


def file_name(case: str, order: Order) -> str:
    """The name of the file: letters, digits, dots and hyphens alone, so that it can stand in any header or folder."""
    plain = _PLAIN.sub("-", case).strip("-.") or "case"
    table = "" if order.format.tables == (order.table,) else f"-{order.table}"
    return f"{plain}{table}{order.format.suffix}"


@dataclass(frozen=True, slots=True)
class Parcel:
    """An archive to be sent; `told` has all counts once it is."""

    connection: Connection
    case: CaseFile
    order: Order
    told: Going
    evidence: IO[bytes]

    def pieces(self) -> Iterator[bytes]:
        """The archive piece by piece."""
        order, told = self.order, self.told
        name = file_name(told.case, order)
        members: list[Member] = [(name, lambda: pieces(self.connection, order, told))]
        if order.format.evidence == "beside":
            members.append((f"{name}.evidence.jsonl", lambda: _read(self.evidence)))
        members += [
            (f"{name}.about.json", self._about),
            (f"{name}.dictionary.csv", lambda: (dictionary_csv(order.format.name, order.table),)),
        ]
        with self.evidence:
            yield from zipped(members, told.made)

    def _about(self) -> Iterable[bytes]:
        told = told_beside(self.connection, self.case, self.order, self.told)
        return (f"{json.dumps(told, ensure_ascii=False, indent=2)}\n".encode("utf-8", "replace"),)


def parcel(connection: Connection, case: CaseFile, order: Order, made: str, version: str) -> Parcel:
    """The archive of an order; large evidence waits in a temporary file."""
    evidence = tempfile.SpooledTemporaryFile(_IN_MEMORY, prefix="palagan-")  # noqa: SIM115
    told = going(case.path.stem, order, made, version, evidence)
    return Parcel(connection, case, order, told, evidence)


def _read(file: IO[bytes]) -> Iterator[bytes]:
    file.seek(0)
    while piece := file.read(_PIECE):
        yield piece
