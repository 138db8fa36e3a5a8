"""The record as decided, seen through SQL on one connection: the same as laid over in memory."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from pydantic import TypeAdapter

from palagan.deciding.looking import looking, parts_of, standing
from palagan.model.decision import Decision
from palagan.model.record import Record
from palagan.record.decided import laid_over, overlay
from palagan.store.decisions import add_decisions
from palagan.store.open import CaseFile, open_case
from palagan.store.pages import add_page
from palagan.store.records import load_record
from tests.record.deciding import WORDS, decision, record, thing
from tests.record.test_laying import histories
from tests.store.whole import save_record
from tests.strategies import page_of

NOW = "2026-11-22T03:00:00Z"
PAGES = {name: page_of(words) for name, words in WORDS.items()}


def real(value: Any, kind: Any) -> Any:
    """A value with the ids of pages that are in the case."""
    line = TypeAdapter(kind).dump_json(value).decode()
    for name, page in PAGES.items():
        line = line.replace(f'"{name}"', f'"{page.id}"')
    return TypeAdapter(kind).validate_json(line)


RECORD: Record = real(record(), Record)


def filled(path: Path, history: list[Decision]) -> CaseFile:
    case = open_case(path)
    with case.writing() as connection:
        for page in PAGES.values():
            add_page(connection, page, None, NOW)
        save_record(connection, RECORD, "made")
        add_decisions(connection, history)
    return case


def in_any_order(of: Record) -> dict[str, Any]:
    names = ("copies", "stories", "happenings", "claims", "discrepancies", "ledgers")
    origins = sorted((one.id, one.name, one.kind, sorted(one.pages)) for one in of.origins)
    return {"origins": origins, **{name: sorted(getattr(of, name), key=repr) for name in names}}


@settings(max_examples=25)
@given(histories())
def test_a_looking_connection_sees_what_is_laid_over_in_memory(empty_case_file: Path, history: list[Decision]) -> None:
    told: list[Decision] = [real(one, Decision) for one in history]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "case.palagan"
        shutil.copyfile(empty_case_file, path)
        case = filled(path, told)
        with case.reading() as connection:
            parts = parts_of(connection, told)
            machine = load_record(connection)
        expected = laid_over(machine, told, parts.lines)
        with looking(case) as connection:
            assert in_any_order(load_record(connection)) == in_any_order(expected)
            for table, parent, wholes in (
                ("mentions", "happening", expected.happenings),
                ("assertions", "claim", expected.claims),
                ("ledger_entries", "ledger", expected.ledgers),
            ):
                parents = set(connection.exec_driver_sql(f"SELECT DISTINCT {parent} FROM {table}").scalars())
                assert parents == {one.id for one in wholes}
            rows = connection.exec_driver_sql("SELECT rowid, id FROM happenings").all()
            for row in rows:
                again = connection.exec_driver_sql("SELECT id FROM happenings WHERE rowid = ?", (row[0],)).scalar()
                assert again == row[1]
        with case.reading() as connection:
            assert load_record(connection) == machine
        assert [one.state for one in standing(case).placed] == [one.state for one in overlay(told, parts).placed]
        case.close()


def test_without_decisions_nothing_stands_before_the_tables(case: CaseFile) -> None:
    with looking(case) as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM temp.sqlite_master").scalar_one() == 0


def test_a_deleted_page_leaves_its_decisions_orphaned(case: CaseFile) -> None:
    with case.writing() as connection:
        add_decisions(connection, [decision(thing("hp-1"), "accept")])
    assert [one.state for one in standing(case).placed] == ["orphaned"]
