"""Pages in, once each; versions; what the bringer tells later; what is unread."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palagan.gather.identity import page_identity
from palagan.model.drop import Drop, Reason, Stage
from palagan.model.page import Hints, Media, Page
from palagan.model.reading import Reading
from palagan.store.open import CaseFile, open_case
from palagan.store.pages import (
    Arrival,
    add_page,
    all_pages,
    count_pages,
    load_page,
    load_pages,
    unread_chunks,
)
from palagan.store.reading_row import ReadingRow, reading_row
from palagan.store.readings import save_readings
from palagan.store.upkeep import families
from tests.stand_ins import article_of
from tests.strategies import page_of, pages

NOW = "2026-11-22T03:00:00Z"
LINK = "https://contoh.example/berita"


def add(case: CaseFile, *given_pages: Page) -> list[Arrival]:
    with case.writing() as connection:
        return [add_page(connection, page, page_identity(page.hints) or None, NOW) for page in given_pages]


def read(page: Page, drop: Drop | None = None) -> ReadingRow:
    return reading_row(page.id, "r1", Reading(article_of(page), (), reader="r1"), drop)


@pytest.mark.parametrize("media", ["text", "html"])
def test_a_page_comes_back_as_it_came(case: CaseFile, media: Media) -> None:
    page = replace(
        page_of("<p>Warga mengungsi.</p>\n", Hints(outlet="Kabar Uji", published="2020-10-06", url=LINK)),
        media=media,
        captured="2020-10-07T00:00:00Z",
        encoding_doubt="might be windows-1252",
        notes=("Its date is not one we can read: «besok».", "a\nb"),
    )
    assert add(case, page) == [Arrival.NEW]
    with case.reading() as connection:
        assert load_page(connection, page.id) == page
        assert load_page(connection, "pg-none") is None
        assert load_pages(connection, [page.id]) == [page]


def test_the_same_page_twice_is_one(case: CaseFile) -> None:
    page = page_of("Satu.", source="a.txt")
    again = replace(page, source="b.txt")
    assert add(case, page, page, again) == [Arrival.NEW, Arrival.KNOWN, Arrival.DUPLICATE]
    with case.reading() as connection:
        assert count_pages(connection) == 1


def test_other_bytes_at_one_address_are_a_version_and_the_later_capture_stands(case: CaseFile) -> None:
    later = replace(page_of("Korban 4.", Hints(url=LINK)), captured="2020-10-07T09:00:00Z")
    earlier = replace(page_of("Korban 3.", Hints(url=LINK)), captured="2020-10-07T08:00:00Z", source="old.warc")
    assert add(case, later, earlier) == [Arrival.NEW, Arrival.VERSION]
    with case.writing() as connection:
        assert families(connection, [earlier.id]) == {}
        save_readings(connection, [read(page) for page in (later, earlier)])
        assert list(families(connection, [earlier.id]).values()) == [[later.id, earlier.id]]
        save_readings(connection, [read(later, Drop(Stage.READING, later.source, Reason.FAILED))])
        assert list(families(connection, [later.id]).values()) == [[earlier.id]]
        versions = connection.exec_driver_sql("SELECT page, version, versions FROM page_versions ORDER BY version")
        assert versions.all() == [(earlier.id, 1, 2), (later.id, 2, 2)]


def test_what_is_told_later_is_taken_and_the_page_is_read_again(case: CaseFile) -> None:
    page = page_of("Satu.")
    add(case, page)
    with case.writing() as connection:
        save_readings(connection, [reading_row(page.id, "r1", None, None)])
        assert unread_chunks(connection, "r1") == []
    told = replace(page, hints=Hints(outlet="Kabar Uji"))
    assert add(case, told, replace(page, hints=Hints(outlet="Lain"))) == [Arrival.COMPLETED, Arrival.KNOWN]
    with case.reading() as connection:
        assert load_page(connection, page.id) == told
        assert unread_chunks(connection, "r1") == [[page.id]]


def test_chunks_are_bounded_by_pages_and_by_bytes(case: CaseFile) -> None:
    several = [page_of(f"{number:03} " + "x" * 96) for number in range(10)]
    large = page_of("y" * 5000)
    add(case, *several[:5], large, *several[5:])
    with case.reading() as connection:
        chunks = unread_chunks(connection, "r1", most=4, most_bytes=1000)
        assert [len(chunk) for chunk in chunks] == [4, 1, 1, 4, 1]
        assert [page for chunk in chunks for page in chunk] == [page.id for page in all_pages(connection)]


def test_pages_of_an_older_reader_are_unread(case: CaseFile) -> None:
    page = page_of("Satu.")
    add(case, page)
    with case.writing() as connection:
        save_readings(connection, [reading_row(page.id, "r1", None, None)])
        assert unread_chunks(connection, "r1") == []
        assert unread_chunks(connection, "r2") == [[page.id]]
        assert unread_chunks(connection, "r1", again=True) == [[page.id]]


@settings(max_examples=25)
@given(st.lists(pages, max_size=8), st.data())
def test_adding_again_changes_nothing(empty_case_file: Path, several: list[Page], data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "case.palagan"
        shutil.copyfile(empty_case_file, path)
        case = open_case(path)
        add(case, *several)
        with case.reading() as connection:
            before = list(all_pages(connection))
        arrivals = add(case, *data.draw(st.permutations(several)))
        with case.reading() as connection:
            assert list(all_pages(connection)) == before
        case.close()
    assert {page.id for page in before} == {page.id for page in several}
    assert set(arrivals) <= {Arrival.KNOWN, Arrival.DUPLICATE}
