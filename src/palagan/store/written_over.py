"""Rows that stand, written over: of each only the columns that are other than before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection

from palagan.store.record_rows import Row
from palagan.store.upkeep import change


class Kept(Protocol):
    """What has a row of its own, with the whole of it as JSON."""

    @property
    def id(self) -> str:
        """The key of its row."""


One = TypeVar("One", bound=Kept)


def write_over(
    connection: Connection,
    table: str,
    told: Iterable[One],
    kept: Mapping[str, str],
    decode: Callable[[str], One],
    row_of: Callable[..., Row],
) -> list[tuple[One, One]]:
    """Write over the rows of those that stand and are told otherwise now; gives each as it stood and as it is.

    `kept`: the JSON of those that stand; `row_of(one, its JSON)`: the row of one, whose JSON need not be made again.
    """
    changed: list[tuple[One, One]] = []
    told_anew: dict[tuple[str, ...], list[tuple[Any, ...]]] = defaultdict(list)
    for one in told:
        before = kept.get(one.id)
        now = row_of(one) if before is not None else {}
        if before is None or now["json"] == before:
            continue
        stood = decode(before)
        was = row_of(stood, before)
        columns = tuple(name for name, value in now.items() if was[name] != value)
        told_anew[columns].append((*(now[name] for name in columns), one.id))
        changed.append((stood, one))
    for columns, values in told_anew.items():
        names = ", ".join(f'"{name}" = ?' for name in columns)
        change(connection, f"UPDATE {table} SET {names} WHERE id = ?", values)
    return changed
