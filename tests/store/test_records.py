"""The record as tables and back."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import fields
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from palagan.model.record import Record
from palagan.store.open import open_case
from palagan.store.pages import add_page
from palagan.store.records import load_record, record_made_of
from palagan.store.schema import metadata
from tests.store.whole import save_record
from tests.strategies import page_of, records

NOW = "2026-11-22T03:00:00Z"
PAGES = tuple(page_of(f"halaman {number}") for number in range(3))
RECORDS = records(tuple(page.id for page in PAGES))


@settings(max_examples=12)
@given(st.lists(RECORDS, min_size=1, max_size=3))
def test_the_last_record_stands_alone(empty_case_file: Path, several: list[Record]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "case.palagan"
        shutil.copyfile(empty_case_file, path)
        case = open_case(path)
        with case.writing() as connection:
            assert record_made_of(connection) is None
            assert load_record(connection) == Record()
            for page in PAGES:
                add_page(connection, page, None, NOW)
        for number, record in enumerate(several):
            with case.writing() as connection:
                save_record(connection, record, f"state {number}")
        with case.reading() as connection:
            assert sorted_by_words(load_record(connection)) == sorted_by_words(several[-1])
            assert record_made_of(connection) == f"state {len(several) - 1}"
            views = ("timeline", "claims_and_denials", "toll_ledger", "sources")
            shown = {view: len(connection.exec_driver_sql(f"SELECT * FROM {view}").all()) for view in views}
            assert shown["timeline"] == len(several[-1].happenings)
            assert shown["toll_ledger"] == sum(len(ledger.entries) for ledger in several[-1].ledgers)
            assert shown["claims_and_denials"] == sum(
                len(claim.asserted) + len(claim.denied) for claim in several[-1].claims
            )
        case.close()


def sorted_by_words(record: Record) -> list[list[str]]:
    """What the record holds, kind by kind; what is read back stands in the order of views, whatever was saved."""
    return [sorted(map(repr, getattr(record, field.name))) for field in fields(record)]


def test_every_record_table_has_a_column_to_read() -> None:
    tables = {"stories", "happenings", "claims", "ledgers", "origins", "copies", "discrepancies"}
    assert {name for name, table in metadata.tables.items() if "json" in table.c} == tables | {"readings"}
