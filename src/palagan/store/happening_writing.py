"""Happenings kept: of one that stands already only what is other than before is written.

A happening that hundreds of pages tell gains a mention with each page more; its other mentions, its parties and most of
the columns by which it is found stay as they are, and so do their indexes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table

from palagan.model.record import Happening, Record
from palagan.store import listed, schema
from palagan.store.pair_rows import pair_rows
from palagan.store.part_rows import happening_parties
from palagan.store.record_reading import happening_of
from palagan.store.record_rows import Row, happening_row, mention_rows, rows_of
from palagan.store.record_writing import delete_happenings, insert_rows
from palagan.store.upkeep import change, rows

_COUNTED = ("date", "first_told", "background", "status", "type")
"""The columns by which happenings are counted a day: a trigger counts what comes and goes, not what changes."""


Spots = Mapping[str, tuple[str | None, str]]
"""Happening → where it lies, and what speaks for it (`spots.py`)."""


def _unplaced(_happenings: Sequence[Happening]) -> Spots:
    return {}


def keep_happenings(
    connection: Connection,
    happenings: Sequence[Happening],
    place: Callable[[Sequence[Happening]], Spots] = _unplaced,
) -> None:
    """Keep happenings, in place of those of the same id. What is new is where `place` has it; what it has not, or what
    is told of another place, party or story than before, is not yet placed."""
    kept = dict(rows(connection, "SELECT id, json FROM happenings WHERE id IN ({})", [one.id for one in happenings]))
    changed: list[tuple[_Row, _Row]] = []
    new: list[Happening] = []
    recounted: list[str] = []
    for happening in happenings:
        told = kept.get(happening.id)
        if told is None:
            new.append(happening)
            continue
        now = _Row(happening, happening_row(happening))
        if told == now.row["json"]:
            continue
        before = happening_of(told)
        if any(getattr(before, name) != getattr(happening, name) for name in _COUNTED):
            recounted.append(happening.id)
            new.append(happening)
        else:
            changed.append((_Row(before, happening_row(before, told)), now))
    delete_happenings(connection, recounted)
    new.sort(key=lambda happening: happening.id)  # in the order of the indexes, so that their pages are near at hand
    _insert(connection, new, place(new))
    _update(connection, changed)


def _insert(connection: Connection, new: Sequence[Happening], spots: Spots) -> None:
    for table, values in rows_of(Record(happenings=tuple(new))):
        insert_rows(connection, table, _with_spots(values, spots) if table is schema.happenings else values)


def _with_spots(values: Iterable[Row], spots: Spots) -> Iterator[Row]:
    for row in values:
        row["spot"], row["spot_how"] = spots.get(row["id"], (None, None))
        yield row


@dataclass(frozen=True, slots=True)
class _Row:
    """A happening and its row."""

    happening: Happening
    row: Row


def _update(connection: Connection, changed: Sequence[tuple[_Row, _Row]]) -> None:
    by_columns: dict[tuple[str, ...], list[tuple[Any, ...]]] = defaultdict(list)
    for was, now in changed:
        row = now.row if _where(was.happening) == _where(now.happening) else {**now.row, "spot": None, "spot_how": None}
        columns = tuple(name for name, value in row.items() if name not in was.row or was.row[name] != value)
        by_columns[columns].append((*(row[name] for name in columns), now.happening.id))
    for columns, values in by_columns.items():
        told = ", ".join(f'"{name}" = ?' for name in columns)
        change(connection, f"UPDATE happenings SET {told} WHERE id = ?", values)
    gone: list[tuple[str, str, str]] = []
    came: list[Row] = []
    for was, now in changed:
        id_ = now.happening.id
        before = {(one.page, one.event): one for one in was.happening.mentions}
        told_anew = [one for one in now.happening.mentions if before.get((one.page, one.event)) != one]
        after = {(one.page, one.event) for one in now.happening.mentions}
        gone += [(id_, *key) for key in before if key not in after]
        gone += [(id_, one.page, one.event) for one in told_anew]
        came += mention_rows(id_, told_anew)
    change(connection, "DELETE FROM mentions WHERE happening = ? AND page = ? AND event = ?", gone)
    insert_rows(connection, schema.mentions, came)
    pairs = [(was.happening, now.happening) for was, now in changed]
    _replace(connection, listed.happening_parties, happening_parties, pairs)
    _replace(connection, listed.happening_pairs, pair_rows, pairs)


def _where(happening: Happening) -> tuple[object, ...]:
    """What tells where it lies, beside its story."""
    codes = sorted(party.code for party in (*happening.sources, *happening.targets))
    return happening.place, happening.story, codes


def _replace(
    connection: Connection,
    table: Table,
    rows_of: Callable[[Happening], Iterator[Row]],
    changed: Iterable[tuple[Happening, Happening]],
) -> None:
    """The rows of a table for those of which they are other than before."""
    other = [(now.id, told) for was, now in changed if (told := list(rows_of(now))) != list(rows_of(was))]
    change(connection, f"DELETE FROM {table.name} WHERE happening = ?", ((id_,) for id_, _ in other))
    insert_rows(connection, table, (row for _, told in other for row in told))
