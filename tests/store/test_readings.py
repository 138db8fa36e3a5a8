"""Readings in and out of the case."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from palagan.model.drop import Drop, Reason, Stage
from palagan.model.reading import Reading
from palagan.store.open import CaseFile, open_case
from palagan.store.pages import add_page
from palagan.store.reading_row import reading_row
from palagan.store.readings import KEPT, kept_readings, load_reading, readings_state, save_readings
from tests.strategies import page_of, readings

NOW = "2026-11-22T03:00:00Z"


@settings(max_examples=20)
@given(st.lists(readings(), max_size=4))
def test_kept_readings_come_back(empty_case_file: Path, several: list[Reading]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "case.palagan"
        shutil.copyfile(empty_case_file, path)
        case = open_case(path)
        expected = []
        with case.writing() as connection:
            for number, reading in enumerate(several):
                page = page_of(f"halaman {number}")
                add_page(connection, page, None, NOW)
                reading = replace(reading, article=replace(reading.article, page_id=page.id))
                expected.append(reading)
                save_readings(connection, [reading_row(page.id, reading.reader, reading, None)])
            assert list(kept_readings(connection)) == sorted(expected, key=lambda one: one.article.page_id)
        case.close()


@given(readings())
def test_a_row_tells_what_a_table_shows(reading: Reading) -> None:
    row = reading_row(reading.article.page_id, "r1", reading, None)
    assert (row.state, row.reason, row.outlet) == ("kept", None, reading.article.outlet)
    assert (row.events, row.actors) == (len(reading.events), len(reading.actors))


def test_a_dropped_page_has_a_reason_and_moves_the_state(case: CaseFile) -> None:
    page = page_of("Indeks berita")
    with case.writing() as connection:
        add_page(connection, page, None, NOW)
        before = readings_state(connection)
        drop = Drop(Stage.ARTICLES, page.source, Reason.NOT_ARTICLE, "a list of links")
        save_readings(connection, [reading_row(page.id, "r1", None, drop)])
        save_readings(connection, [])
        assert int(readings_state(connection)) == int(before) + 1
        assert load_reading(connection, page.id) is None
        assert list(kept_readings(connection)) == []
        state = connection.exec_driver_sql("SELECT state, stage, reason, detail FROM readings").one()
        assert tuple(state) == ("dropped", "articles", "not-an-article", "a list of links")


def test_readings_are_not_sorted_in_memory_to_be_given_one_by_one(empty_case_file: Path) -> None:
    case = open_case(empty_case_file)
    with case.reading() as connection:
        plan = " ".join(row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {KEPT}"))
    case.close()
    assert "TEMP B-TREE" not in plan
