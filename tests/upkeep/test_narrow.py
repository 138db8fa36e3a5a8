"""What a page tells, its leaf and its words stand apart, and a case of the shape before is brought over."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from palagan.run import make_record, remove_pages
from palagan.store.open import CaseFile, open_case
from tests.upkeep.shapes import BEFORE_NARROW, run_all
from tests.upkeep.test_bring import NOW
from tests.upkeep.test_prints import a_case

TABLES = ("page_parts", "page_tellings", "page_leaves", "page_words")
WIDE = TABLES[1:]


def standing(case: CaseFile) -> dict[str, set[tuple[Any, ...]]]:
    """The rows of each table, columns in the order of their names."""
    with case.reading() as connection:
        return {
            name: {
                tuple(value for _, value in sorted(row.items()))
                for row in connection.exec_driver_sql(f"SELECT * FROM {name}").mappings()
            }
            for name in TABLES
        }


def shape(case: CaseFile) -> dict[str, str]:
    """The statements that made these tables and their indexes."""
    query = "SELECT name, sql FROM sqlite_master WHERE tbl_name = ? AND sql IS NOT NULL"
    with case.reading() as connection:
        return {name: sql for table in TABLES for name, sql in connection.exec_driver_sql(query, (table,))}


def test_a_case_of_the_shape_before_is_brought_over(tmp_path: Path) -> None:
    case = a_case(tmp_path / "case.palagan", [1 + n % 5 if n % 6 else None for n in range(12)])
    before, drawn = standing(case), shape(case)
    assert len(drawn) == 4 + 3
    assert all(len(rows) == 12 for rows in before.values())
    with case.writing() as connection:
        run_all(connection, BEFORE_NARROW)
        assert connection.exec_driver_sql("SELECT count(*) FROM page_parts WHERE length(leaf) > 0").scalar() == 12
    case.close()
    again = open_case(case.path)
    assert standing(again) == before
    assert shape(again) == drawn
    make_record(again, again=True)
    assert standing(again) == before
    again.close()


def test_a_page_that_goes_leaves_nothing(tmp_path: Path) -> None:
    case = a_case(tmp_path / "case.palagan", [1, 1, 2, None])
    with case.reading() as connection:
        page, number = connection.exec_driver_sql("SELECT page, number FROM page_parts WHERE day IS NULL").one()
    remove_pages(case, [page], lambda: NOW, "a test")
    with case.reading() as connection:
        for table in WIDE:
            left = {n for (n,) in connection.exec_driver_sql(f"SELECT number FROM {table}")}
            assert len(left) == 3
            assert number not in left
    case.close()
