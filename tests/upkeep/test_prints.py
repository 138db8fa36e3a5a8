"""What a case keeps of fingerprints: the same whether kept by this program or brought over from the shape before."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from palagan.run import make_record, remove_pages
from palagan.store.open import CaseFile, make_case, open_case
from tests.record.test_copies_kept_up import page_of
from tests.upkeep.shapes import BEFORE_NARROW, run_all
from tests.upkeep.test_bring import NOW, put

_BEFORE = """
CREATE TABLE prints_before (gram INTEGER NOT NULL, page INTEGER NOT NULL, PRIMARY KEY (gram, page)) WITHOUT ROWID;
INSERT INTO prints_before SELECT gram, page FROM page_prints;
DROP TABLE page_prints;
ALTER TABLE prints_before RENAME TO page_prints;
DROP TABLE page_stock;
DROP TABLE print_outlets;
DROP INDEX page_parts_by_number;
CREATE INDEX page_parts_by_number ON page_parts (number);
UPDATE alembic_version SET version_num = '0010';
"""
"""To the shape before revision 0011."""
_PRINTS = """
SELECT p.gram, o.name, p.moment, p.page FROM page_prints p LEFT JOIN print_outlets o ON o.number = p.outlet
ORDER BY 1, 2, 3, 4
"""
_STOCK = "SELECT s.gram, o.name FROM page_stock s JOIN print_outlets o ON o.number = s.outlet ORDER BY 1, 2"


def table(case: CaseFile, query: str) -> list[tuple[Any, ...]]:
    with case.reading() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(query)]


def a_case(path: Path, days: list[int | None]) -> CaseFile:
    """A case of pages of three outlets and of none, with standing lines; the days in which they come."""
    case = make_case(path, NOW)
    for n, day in enumerate(days):
        outlet = ["A", "A", "B", "C", None][n % 5]
        put(case, [page_of(f"p{n}", outlet, day, [n % 7, n % 3], n, True).reading])
        make_record(case)
    return case


def test_a_case_of_the_shape_before_is_brought_over(tmp_path: Path) -> None:
    case = a_case(tmp_path / "case.palagan", [1 + n % 9 if n % 6 else None for n in range(24)])
    prints, stock = table(case, _PRINTS), table(case, _STOCK)
    assert {outlet for _, outlet in stock} == {"A", "B", "C"}
    with case.writing() as connection:
        run_all(connection, BEFORE_NARROW + _BEFORE)
    case.close()
    again = open_case(case.path)
    assert (table(again, _PRINTS), table(again, _STOCK)) == (prints, stock)
    put(again, [page_of("p99", "A", 3, [1, 2], 99, True).reading])
    make_record(again)
    assert len(table(again, _PRINTS)) > len(prints)
    again.close()


def test_prints_and_stock_kept_up_are_those_from_scratch(tmp_path: Path) -> None:
    case = a_case(tmp_path / "case.palagan", [9 - n % 9 for n in range(20)])
    gone = [page for (page,) in table(case, "SELECT page FROM page_parts ORDER BY page LIMIT 6")]
    remove_pages(case, gone, lambda: NOW, "a test")
    prints, stock = table(case, _PRINTS), table(case, _STOCK)
    make_record(case, again=True)
    assert (table(case, _PRINTS), table(case, _STOCK)) == (prints, stock)
    case.close()
