"""Happenings kept by difference stand as if they had been written anew."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings

from palagan.model.record import Happening, Record
from palagan.store.happening_writing import keep_happenings
from palagan.store.open import CaseFile, open_case
from palagan.store.pages import add_page
from palagan.store.record_reading import load_happenings
from palagan.store.record_writing import delete_happenings, write
from tests.store.test_listed import NOW, PAGES, told
from tests.strategies import records

TABLES = ("happenings", "mentions", "happening_parties", "happening_pairs", "pair_counts", "day_counts")


def case_in(empty: Path, folder: str, name: str) -> CaseFile:
    case = open_case(shutil.copyfile(empty, Path(folder) / f"{name}.palagan"))
    with case.writing() as connection:
        for page in PAGES:
            add_page(connection, page, None, NOW)
    return case


def under(happenings: tuple[Happening, ...], ids: tuple[Happening, ...]) -> list[Happening]:
    """The first under the ids of the second, as far as both go; then the rest of them."""
    taken = [replace(one, id=other.id) for one, other in zip(happenings, ids, strict=False)]
    return [*taken, *(one for one in happenings[len(taken) :] if all(one.id != other.id for other in taken))]


@settings(max_examples=25)
@given(records(tuple(page.id for page in PAGES)), records(tuple(page.id for page in PAGES)))
def test_what_is_kept_by_difference_is_what_is_written_anew(
    empty_case_file: Path, first: Record, second: Record
) -> None:
    now = under(second.happenings, first.happenings)
    grown = [replace(one, links=(), mentions=one.mentions[:1], last_told=None) for one in first.happenings]
    with tempfile.TemporaryDirectory() as folder:
        kept, anew = case_in(empty_case_file, folder, "kept"), case_in(empty_case_file, folder, "anew")
        with kept.writing() as connection:
            for several in (grown, list(first.happenings), list(first.happenings), now):
                keep_happenings(connection, several)
            gone = {one.id for one in first.happenings} - {one.id for one in now}
            delete_happenings(connection, sorted(gone))
        with anew.writing() as connection:
            write(connection, Record(happenings=tuple(now)))
        for table in TABLES:
            assert told(kept, table) == told(anew, table), table
        kept.close()
        anew.close()


@settings(max_examples=10)
@given(records(tuple(page.id for page in PAGES)))
def test_what_is_the_same_stays_where_it_is_on_the_map(empty_case_file: Path, record: Record) -> None:
    with tempfile.TemporaryDirectory() as folder:
        case = case_in(empty_case_file, folder, "kept")
        with case.writing() as connection:
            keep_happenings(connection, record.happenings)
            connection.exec_driver_sql("UPDATE happenings SET spot = 'x', spot_how = 'name'")
            keep_happenings(connection, [replace(one, last_told="2020-10-09T10:00:00Z") for one in record.happenings])
            spots = connection.exec_driver_sql("SELECT DISTINCT spot FROM happenings").scalars().all()
            assert set(spots) <= {"x"}
            moved = [replace(one, place=f"{one.place or ''} lain") for one in record.happenings]
            keep_happenings(connection, moved)
            spots = connection.exec_driver_sql("SELECT DISTINCT spot FROM happenings").scalars().all()
            assert set(spots) <= {None}
            assert sorted(load_happenings(connection, [one.id for one in moved]), key=lambda one: one.id) == sorted(
                moved, key=lambda one: one.id
            )
        case.close()
