"""The record as decided, followed decision by decision on kept connections: the same as all of them laid at once."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from sqlalchemy import Connection

from palagan.deciding.looking import lay_decisions, parts_of, standing
from palagan.deciding.shown import Shown
from palagan.model.decision import Decision
from palagan.record.decided import laid_over, overlay
from palagan.record.keys import id_of, key_of, things_of
from palagan.store.decisions import add_decisions
from palagan.store.open import CaseFile
from palagan.store.records import load_record
from palagan.store.schema import metadata
from tests.deciding.histories import any_histories
from tests.deciding.test_looking import RECORD, filled, in_any_order, real
from tests.record.deciding import decision, thing

TARGETS = {
    key_of(one): id_of(one)
    for kind in ("happening", "claim", "figure", "story", "copy", "origin")
    for one in things_of(RECORD, kind)
}


def told(one: Decision) -> Decision:
    """A decision on the record of the case, most with the id on which it was decided, as people's decisions have it."""
    made: Decision = real(one, Decision)
    if made.key.kind == "page":
        return replace(made, target=made.key.beneath[0].page)
    return made if made.id.endswith(("0", "1", "2")) else replace(made, target=TARGETS.get(made.key, ""))


def rows(connection: Connection, table: str) -> set[tuple[Any, ...]]:
    """The rows of a table without their numbers, each once."""
    columns = ", ".join(column.name for column in metadata.tables[table].columns)
    found = [tuple(row) for row in connection.exec_driver_sql(f"SELECT {columns} FROM {table}")]
    assert len(found) == len(set(found))
    return set(found)


def of_its_own(empty: Path, folder: Path, *several: Decision) -> CaseFile:
    return filled(shutil.copyfile(empty, folder / "case.palagan"), [told(one) for one in several])


def decide(case: CaseFile, *several: Decision) -> None:
    with case.writing() as connection:
        add_decisions(connection, several)


@settings(max_examples=25, deadline=None)
@given(any_histories(6))
def test_a_kept_connection_follows_every_decision(empty_case_file: Path, history: list[Decision]) -> None:
    several = [told(one) for one in history]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "case.palagan"
        shutil.copyfile(empty_case_file, path)
        case = filled(path, [])
        shown = Shown()
        with case.engine.connect() as kept:
            for one in several:
                decide(case, one)
                kept.begin()
                lay_decisions(kept, shown)
                kept.commit()
            kept.begin()
            seen = load_record(kept)
            children = {table: rows(kept, table) for table in ("mentions", "assertions", "ledger_entries")}
        with case.reading() as fresh:
            parts = parts_of(fresh, several)
            expected = laid_over(load_record(fresh), several, parts.lines)
            lay_decisions(fresh)
            assert children == {table: rows(fresh, table) for table in children}
        assert in_any_order(seen) == in_any_order(expected)
        whole = overlay(several, parts)
        placed = {one.decision.id: one for one in standing(case).placed}
        assert placed == {one.decision.id: one for one in whole.placed}
        case.close()


@settings(max_examples=10, deadline=None)
@given(any_histories(6))
def test_undoing_everything_shows_the_machines_record_again(empty_case_file: Path, history: list[Decision]) -> None:
    standing_ones = list(dict.fromkeys(told(one) for one in history if one.verdict != "undo"))
    undos = [decision(one.key, "undo", at=100 + n, undoes=one.id) for n, one in enumerate(standing_ones)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "case.palagan"
        shutil.copyfile(empty_case_file, path)
        case = filled(path, standing_ones)
        shown = Shown()
        with case.engine.connect() as kept:
            kept.begin()
            lay_decisions(kept, shown)
            kept.commit()
            for one in undos:
                decide(case, one)
                kept.begin()
                lay_decisions(kept, shown)
                kept.commit()
            kept.begin()
            assert in_any_order(load_record(kept)) == in_any_order(RECORD)
        case.close()


def test_one_new_decision_lays_only_what_it_touches_anew(empty_case_file: Path, tmp_path: Path) -> None:
    case = of_its_own(
        empty_case_file, tmp_path, decision(thing("hp-1"), "accept"), decision(thing("hp-3"), "accept", at=1)
    )
    shown = Shown()
    with case.reading() as connection:
        lay_decisions(connection, shown)
        before = {slot: id(one) for slot, one in shown.slots.items()}
    decide(case, told(decision(thing("hp-3"), "unsure", by="Budi", at=2)))
    with case.reading() as connection:
        lay_decisions(connection, shown)
    changed = {slot for slot, one in shown.slots.items() if before.get(slot) != id(one)}
    assert changed == {("happenings", "hp-3")}
    case.close()


def test_two_connections_of_two_moments_each_see_their_own(empty_case_file: Path, tmp_path: Path) -> None:
    case = of_its_own(empty_case_file, tmp_path, decision(thing("hp-1"), "accept"))
    shown = Shown()
    with case.reading() as early:
        lay_decisions(early, shown)
        decide(case, told(decision(thing("hp-2"), "reject", at=1)))
        with case.reading() as late:
            lay_decisions(late, shown)
            assert "hp-2" not in ids(late)
            lay_decisions(early, shown)
            assert "hp-2" in ids(early)
            lay_decisions(late, shown)
            assert "hp-2" not in ids(late)
    case.close()


def ids(connection: Connection) -> list[str]:
    return list(connection.exec_driver_sql("SELECT id FROM happenings").scalars())


def test_the_record_of_another_moment_is_another_record(empty_case_file: Path, tmp_path: Path) -> None:
    case = of_its_own(empty_case_file, tmp_path, decision(thing("hp-1"), "correct", field="place", value="Barda"))
    shown = Shown()
    with case.engine.connect() as kept:
        kept.begin()
        lay_decisions(kept, shown)
        assert {one.place for one in load_record(kept).happenings} == {"Barda", "Ganja"}
        kept.commit()
        with case.writing() as connection:
            connection.exec_driver_sql("DELETE FROM mentions WHERE happening = 'hp-1'")
            connection.exec_driver_sql("DELETE FROM happenings WHERE id = 'hp-1'")
            connection.exec_driver_sql("UPDATE case_facts SET value = 'another' WHERE name = 'record_made_of'")
        kept.begin()
        lay_decisions(kept, shown)
        assert {one.place for one in load_record(kept).happenings} == {"Ganja"}
    case.close()
