"""Ledgers kept by difference stand as if they had been written anew."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings

from palagan.model.record import Ledger, Record
from palagan.store.ledger_writing import keep_ledgers
from palagan.store.record_writing import delete_ledgers, write
from tests.store.test_happening_writing import case_in
from tests.store.test_listed import PAGES, told
from tests.strategies import records

TABLES = ("ledgers", "ledger_entries", "ledger_parties")


def under(ledgers: tuple[Ledger, ...], ids: tuple[Ledger, ...]) -> list[Ledger]:
    """The first under the ids of the second, with entries under theirs, as far as both go."""
    return [
        replace(
            one,
            id=other.id,
            entries=tuple(
                replace(a, id=b.id) if all(b.id != e.id for e in one.entries) else a
                for a, b in zip(one.entries, other.entries, strict=False)
            ),
        )
        for one, other in zip(ledgers, ids, strict=False)
    ]


@settings(max_examples=25)
@given(records(tuple(page.id for page in PAGES)), records(tuple(page.id for page in PAGES)))
def test_what_is_kept_by_difference_is_what_is_written_anew(
    empty_case_file: Path, first: Record, second: Record
) -> None:
    now = under(second.ledgers, first.ledgers)
    grown = [replace(one, entries=one.entries[1:], low=None) for one in first.ledgers]
    with tempfile.TemporaryDirectory() as folder:
        kept, anew = case_in(empty_case_file, folder, "kept"), case_in(empty_case_file, folder, "anew")
        with kept.writing() as connection:
            for several in (grown, list(first.ledgers), list(first.ledgers), now):
                keep_ledgers(connection, several)
            delete_ledgers(connection, sorted({one.id for one in first.ledgers} - {one.id for one in now}))
        with anew.writing() as connection:
            write(connection, Record(ledgers=tuple(now)))
        for table in TABLES:
            assert told(kept, table) == told(anew, table), table
        kept.close()
        anew.close()
