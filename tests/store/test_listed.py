"""What lists are narrowed by: an old case is brought to it by SQL as a new one is written; decisions are seen in it."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from sqlalchemy import insert, text

from palagan.errors import InputError
from palagan.model.record import Record
from palagan.store import open as opening
from palagan.store.listed import PARTS
from palagan.store.look_up import read_cursor, write_cursor
from palagan.store.open import CaseFile, make_case, open_case
from palagan.store.pages import add_page
from palagan.store.record_rows import rows_of
from tests.strategies import page_of, records

NOW = "2026-11-22T03:00:00Z"
PAGES = tuple(page_of(f"halaman {number}") for number in range(3))
COUNTS = {
    "pair_counts": "SELECT source, target, type, mood, mutual, count(*), sum(origins) FROM happening_pairs "
    "GROUP BY 1, 2, 3, 4, 5",
    "day_counts": "SELECT coalesce(day_from, ''), coalesce(day_to, ''), part, type, count(*) FROM happenings "
    "GROUP BY 1, 2, 3, 4",
}


def table_rows(case: CaseFile, query: str) -> list[tuple[Any, ...]]:
    with case.reading() as connection:
        return sorted((tuple(row) for row in connection.execute(text(query))), key=repr)


def told(case: CaseFile, name: str) -> list[tuple[Any, ...]]:
    """A table's rows without the numbers within a side, which only keep rows apart."""
    with case.reading() as connection:
        columns = [row[1] for row in connection.execute(text(f"PRAGMA table_info({name})"))]
    kept = ", ".join(f'"{column}"' for column in columns if not (column == "number" and name.endswith("parties")))
    return table_rows(case, f"SELECT {kept} FROM {name}")


@pytest.fixture(scope="module")
def old_case_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty case of the shape before."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "HEAD", "0004")
        case = make_case(tmp_path_factory.mktemp("old") / "old.palagan", NOW)
    case.close()
    return case.path


@settings(max_examples=3)
@given(records(tuple(page.id for page in PAGES)))
def test_an_old_record_is_laid_out_as_a_new_one_is_written(
    empty_case_file: Path, old_case_file: Path, record: Record
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        cases = []
        for number, empty in enumerate((empty_case_file, old_case_file)):
            path = Path(shutil.copyfile(empty, Path(folder) / f"{number}.palagan"))
            with pytest.MonkeyPatch.context() as patch:
                if number:
                    patch.setattr(opening, "HEAD", "0004")
                case = open_case(path)
            with case.writing() as connection:
                for page in PAGES:
                    add_page(connection, page, None, NOW)
                for table, rows in rows_of(record):
                    batch = list(rows)
                    if batch and not (number and table in PARTS):
                        connection.execute(insert(table), batch)
            case.close()
            cases.append(open_case(path))
        new, old = cases
        for table in PARTS:
            assert told(new, table.name) == told(old, table.name), table.name
        for name, query in COUNTS.items():
            assert told(new, name) == told(old, name) == table_rows(new, query), name
        for case in cases:
            with case.writing() as connection:
                connection.execute(text("DELETE FROM happenings"))
                for name in ("happening_parties", "happening_pairs", *COUNTS):
                    assert connection.execute(text(f"SELECT count(*) FROM {name}")).scalar_one() == 0, name
            case.close()


@pytest.mark.parametrize(
    "cursor", ["", "bukan", "e30", write_cursor("timeline", [0, "2020"]), "é", write_cursor("claims", [1] * 4)]
)
def test_what_is_no_cursor_of_the_list_is_refused(cursor: str) -> None:
    with pytest.raises(InputError, match="no place in this list"):
        read_cursor("timeline", cursor)


def test_a_cursor_is_read_as_it_was_written() -> None:
    place = [2, "2020-10-06/..", "ASSAULT", "hp-é"]
    assert read_cursor("timeline", write_cursor("timeline", place)) == place
