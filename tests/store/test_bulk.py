"""Indexes and counts that are left out while a large record is made stand in the end, whoever makes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from palagan.run import make_record
from palagan.store.bulk import leave_out, left_out
from palagan.store.counts import where_counted
from palagan.store.open import CaseFile, make_case
from palagan.store.records import load_record
from palagan.upkeep import bring
from tests.upkeep.test_bring import NOW, put, strike


def indexes(case: CaseFile) -> dict[str, str]:
    """Every index and every trigger with the statement that makes it."""
    query = "SELECT name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL"
    with case.reading() as connection:
        return dict(connection.exec_driver_sql(query).cursor.fetchall())


def waiting(case: CaseFile) -> dict[str, str]:
    with case.reading() as connection:
        return left_out(connection)


def test_a_stopped_run_leaves_them_out_and_the_next_makes_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bring, "BULK", 2)
    monkeypatch.setattr(bring, "SLICE", 1)
    asked = iter([False, True])
    case = make_case(tmp_path / "a.palagan", NOW)
    try:
        whole = indexes(case)
        put(case, [strike(str(n), f"Harian {n}", f"2020-10-{11 + n}", 7 + n).reading() for n in range(3)])
        make_record(case, stopped=lambda: next(asked, True))
        out = waiting(case)
        assert out
        assert out.keys() == whole.keys() - indexes(case).keys()
        make_record(case)
        assert indexes(case) == whole
        assert waiting(case) == {}
        before = load(case)
        make_record(case, again=True)
        assert (indexes(case), load(case)) == (whole, before)
    finally:
        case.close()


def counted(case: CaseFile, *, kept: bool = False) -> list[list[tuple[object, ...]]]:
    """What is told to whoever asks for the counts; `kept`: what their tables hold."""
    with case.reading() as connection:
        asked = [table if kept else where_counted(connection, table) for table in ("day_counts", "pair_counts")]
        return [sorted(map(tuple, connection.exec_driver_sql(f"SELECT * FROM {told}"))) for told in asked]


def test_counts_are_right_while_they_are_left_out_and_kept_again_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    readings = [strike(str(n), f"Harian {n}", f"2020-10-{11 + n}", 7 + n).reading() for n in range(3)]
    kept = make_case(tmp_path / "kept.palagan", NOW)
    made = make_case(tmp_path / "made.palagan", NOW)
    try:
        put(kept, readings[:2])
        make_record(kept)
        monkeypatch.setattr(bring, "BULK", 2)
        monkeypatch.setattr(bring, "SLICE", 1)
        asked = iter([False, False, True])
        put(made, readings)
        make_record(made, stopped=lambda: next(asked, True))
        assert counted(made, kept=True) == [[], []]
        assert counted(made) == counted(kept, kept=True)
        make_record(made)
        monkeypatch.setattr(bring, "BULK", 9)
        put(kept, readings[2:])
        make_record(kept)
        assert counted(made, kept=True) == counted(kept, kept=True) == counted(made)
        assert all(counted(made))
    finally:
        kept.close()
        made.close()


def test_search_gathers_more_words_from_then_on(tmp_path: Path) -> None:
    case = make_case(tmp_path / "a.palagan", NOW)
    try:
        with case.writing() as connection:
            leave_out(connection)
        with case.reading() as connection:
            query = "SELECT v FROM search_words_config WHERE k = 'hashsize'"
            assert connection.exec_driver_sql(query).scalar_one() == 16 * 1024 * 1024
    finally:
        case.close()


def test_a_small_addition_leaves_nothing_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bring, "BULK", 1)
    case = make_case(tmp_path / "a.palagan", NOW)
    try:
        whole = indexes(case)
        put(case, [strike(str(n), f"Harian {n}", f"2020-10-{11 + n}", 7 + n).reading() for n in range(3)])
        make_record(case)
        put(case, [strike("9", "Harian 9", "2020-10-20", 3).reading()])
        make_record(case, stopped=lambda: True)
        assert (indexes(case), waiting(case)) == (whole, {})
    finally:
        case.close()


def load(case: CaseFile) -> object:
    with case.reading() as connection:
        return load_record(connection)
