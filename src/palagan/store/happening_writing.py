"""Happenings kept: of one that stands already only what is other than before is written.

A happening that hundreds of pages tell gains a mention with each page more; its other mentions, its parties and most of
the columns by which it is found stay as they are, and so do their indexes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Table

from palagan.model.record import Happening, Record
from palagan.store import listed, schema
from palagan.store.pair_rows import pair_rows
from palagan.store.part_rows import happening_parties
from palagan.store.record_reading import load_happenings
from palagan.store.record_rows import Row, happening_row, mention_rows
from palagan.store.record_writing import delete_happenings, insert_rows, write
from palagan.store.upkeep import change

_COUNTED = ("date", "first_told", "background", "status", "type")
"""The columns by which happenings are counted a day: a trigger counts what comes and goes, not what changes."""


def keep_happenings(connection: Connection, happenings: Sequence[Happening]) -> None:
    """Keep happenings, in place of those of the same id. What is new, or told of another place, party or story, is not
    yet placed."""
    old = {happening.id: happening for happening in load_happenings(connection, [one.id for one in happenings])}
    changed: list[tuple[Happening, Happening]] = []
    new: list[Happening] = []
    recounted: list[str] = []
    for now in happenings:
        was = old.get(now.id)
        if was is None:
            new.append(now)
        elif was != now:
            if any(getattr(was, name) != getattr(now, name) for name in _COUNTED):
                recounted.append(now.id)
                new.append(now)
            else:
                changed.append((was, now))
    delete_happenings(connection, recounted)
    write(connection, Record(happenings=tuple(new)))
    _update(connection, changed)


def _update(connection: Connection, changed: Sequence[tuple[Happening, Happening]]) -> None:
    by_columns: dict[tuple[str, ...], list[tuple[Any, ...]]] = defaultdict(list)
    for was, now in changed:
        old, new = happening_row(was), happening_row(now)
        if _where(was) != _where(now):
            new |= {"spot": None, "spot_how": None}
        columns = tuple(name for name, value in new.items() if name not in old or old[name] != value)
        by_columns[columns].append((*(new[name] for name in columns), now.id))
    for columns, values in by_columns.items():
        told = ", ".join(f'"{name}" = ?' for name in columns)
        change(connection, f"UPDATE happenings SET {told} WHERE id = ?", values)
    gone: list[tuple[str, str, str]] = []
    came: list[Row] = []
    for was, now in changed:
        if was.mentions != now.mentions:
            before, after = set(was.mentions), set(now.mentions)
            gone += [(was.id, one.page, one.event) for one in was.mentions if one not in after]
            came += mention_rows(now.id, (one for one in now.mentions if one not in before))
    change(connection, "DELETE FROM mentions WHERE happening = ? AND page = ? AND event = ?", gone)
    insert_rows(connection, schema.mentions, came)
    _replace(connection, listed.happening_parties, happening_parties, changed)
    _replace(connection, listed.happening_pairs, pair_rows, changed)


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
    other = [(now.id, rows) for was, now in changed if (rows := list(rows_of(now))) != list(rows_of(was))]
    change(connection, f"DELETE FROM {table.name} WHERE happening = ?", ((id_,) for id_, _ in other))
    insert_rows(connection, table, (row for _, rows in other for row in rows))
