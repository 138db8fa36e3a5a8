"""A case is filled as a run fills it, and the runner measures a small one."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.fill import add, fill, rows_of, synthetic_columns
from benchmarks.readings import with_pages
from sqlalchemy import select

from benchmarks import scale
from palagan.store.open import CaseFile, make_case
from palagan.store.pages import count_pages
from palagan.store.readings import kept_readings
from palagan.store.schema import pages, readings

NOW = "2026-11-22T03:00:00Z"


def rows(case: CaseFile, *, content: bool) -> list[dict[str, object]]:
    """All pages and readings, without the number and, if not wanted, the bytes of a page."""
    out: list[dict[str, object]] = []
    with case.reading() as connection:
        for table in (pages, readings):
            wanted = [c for c in table.c if c.name != "number" and (content or c.name != "content")]
            key = table.c.id if table is pages else table.c.page
            out += [dict(row) for row in connection.execute(select(*wanted).order_by(key)).mappings()]
    return out


def test_filling_is_adding(case: CaseFile, tmp_path: Path) -> None:
    other = make_case(tmp_path / "other", NOW)
    assert fill(case, with_pages(200, seed=3), NOW) == 200
    assert add(other, with_pages(200, seed=3), NOW) == 200
    assert rows(case, content=False) == rows(other, content=False)
    assert rows_of(case.path) == rows_of(other.path) == list(with_pages(200, seed=3))
    with case.reading() as connection:
        assert count_pages(connection) == 200
        assert len(list(kept_readings(connection))) == 200
    other.close()


def test_several_processes_make_the_same_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("benchmarks.fill.FOR_SEVERAL", 10)
    alone = list(synthetic_columns(30, 3, NOW))
    assert [page["id"] for page, _ in alone] == [page.id for page, _ in with_pages(30, seed=3)]
    assert list(synthetic_columns(30, 3, NOW, workers=2)) == alone


def test_parts_hold_every_page_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scale, "ADDED", 20)
    first, newest, past = scale.parts(160)
    begun = [page["id"] for page, _ in first]
    assert (len(begun), len(newest), len(past)) == (160, 20, 20)
    all_ids = [page.id for page, _ in with_pages(200, seed=scale.SEED)]
    assert sorted([*begun, *(page["id"] for page, _ in [*newest, *past])]) == sorted(all_ids)
    assert [page["id"] for page, _ in newest] == all_ids[-20:]


def test_the_runner_measures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scale, "ADDED", 4)
    path = scale.filled(24, tmp_path)
    cost = scale.joined(scale.measured(path, 24, workers=1), scale.measured_later(path, 24, workers=1))
    assert cost.pages == 24
    assert cost.recorded >= cost.filled > 0
    assert cost.memory > 0
    table = scale.written("here", [cost])
    assert "| 24 |" in table
    assert table.count("\n|") >= 3
