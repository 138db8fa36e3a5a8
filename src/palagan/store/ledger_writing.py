"""Ledgers kept: of one that stands already only what is other than before is written.

A ledger of a war gains an entry with each toll that is told of it, for years; the others and their indexes stay.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection

from palagan.model.record import Ledger, Record
from palagan.store import listed, schema
from palagan.store.part_rows import ledger_parties
from palagan.store.record_rows import Row, entry_rows, ledger_row
from palagan.store.record_writing import insert_rows, write
from palagan.store.upkeep import change, rows
from palagan.store.written_over import write_over

_LEDGER = msgspec.json.Decoder(Ledger)

Pairs = Sequence[tuple[Ledger, Ledger]]
"""Ledgers as they stood and as they are."""


def keep_ledgers(connection: Connection, ledgers: Iterable[Ledger]) -> None:
    """Keep ledgers, in place of those of the same id."""
    listed_ = list(ledgers)
    kept = dict(rows(connection, "SELECT id, json FROM ledgers WHERE id IN ({})", [one.id for one in listed_]))
    new = [one for one in listed_ if one.id not in kept]
    write(connection, Record(ledgers=tuple(new)))
    changed = write_over(connection, "ledgers", listed_, kept, _LEDGER.decode, ledger_row)
    _keep_entries(connection, changed)
    _keep_parties(connection, changed)


def _keep_entries(connection: Connection, changed: Pairs) -> None:
    gone: list[tuple[str, str]] = []
    came: list[Row] = []
    for was, now in changed:
        before = {entry.id: entry for entry in was.entries}
        other = [entry for entry in now.entries if before.pop(entry.id, None) != entry]
        gone += [(now.id, id_) for id_ in (*before, *(entry.id for entry in other))]
        came += entry_rows(now.id, other)
    change(connection, "DELETE FROM ledger_entries WHERE ledger = ? AND id = ?", gone)
    insert_rows(connection, schema.ledger_entries, came)


def _keep_parties(connection: Connection, changed: Pairs) -> None:
    gone: list[tuple[Any, ...]] = []
    came: list[Row] = []
    for was, now in changed:
        before = {_place(row): row for row in ledger_parties(was)}
        other = [row for row in ledger_parties(now) if before.pop(_place(row), None) != row]
        gone += [*before, *map(_place, other)]
        came += other
    change(connection, "DELETE FROM ledger_parties WHERE ledger = ? AND side = ? AND number = ?", gone)
    insert_rows(connection, listed.ledger_parties, came)


def _place(row: Row) -> tuple[Any, ...]:
    return row["ledger"], row["side"], row["number"]
