"""A record that is kept up is the record from scratch: whatever the order, the batches, what is new or removed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from palagan.model.drop import Drop, Reason, Stage
from palagan.model.ids import sha256_hex
from palagan.model.page import Hints, Page
from palagan.model.reading import Reading
from palagan.model.record import Record
from palagan.record.build import build_record
from palagan.run import make_record, remove_pages
from palagan.store.open import CaseFile, make_case, open_case
from palagan.store.pages import add_page
from palagan.store.reading_row import ReadingRow, reading_row
from palagan.store.readings import save_readings
from palagan.store.records import load_record
from palagan.store.runs import dropped_items
from palagan.upkeep import bring
from tests.record.builders import ARMENIA, AZERBAIJAN, PROSECUTOR, PageOf
from tests.record.test_build import cases
from tests.record.test_discrepancies import resolutions

NOW = "2026-01-01T00:00:00Z"


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty case, to copy: making one takes longer than a record."""
    path = tmp_path_factory.mktemp("cases") / "empty.palagan"
    made = make_case(path, NOW)
    made.close()
    return path


@contextmanager
def a_case(empty: Path) -> Iterator[CaseFile]:
    path = empty.with_name("case.palagan")
    for suffix in ("", "-wal", "-shm"):
        Path(f"{path}{suffix}").unlink(missing_ok=True)
    shutil.copyfile(empty, path)
    case = open_case(path)
    try:
        yield case
    finally:
        case.close()


def put(case: CaseFile, readings: Sequence[Reading], address: str | None = None, captured: str | None = None) -> None:
    """Keep pages and their readings, as a run does."""
    with case.writing() as connection:
        for reading in readings:
            content = reading.article.page_id.encode()
            page = Page(
                id=reading.article.page_id,
                source=f"{reading.article.page_id}.txt",
                media="text",
                content=content,
                encoding="utf-8",
                sha256=sha256_hex(content),
                hints=Hints(),
                captured=captured,
            )
            add_page(connection, page, address, NOW)
        save_readings(connection, [row(reading) for reading in readings])


def row(reading: Reading) -> ReadingRow:
    page = reading.article.page_id
    if reading.article.is_article:
        return reading_row(page, reading.reader, reading, None)
    return reading_row(page, reading.reader, reading, Drop(Stage.ARTICLES, page, Reason.NOT_ARTICLE))


def kept(case: CaseFile) -> Record:
    with case.reading() as connection:
        return load_record(connection)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(cases(), cases(), st.data())
def test_order_batches_new_readings_and_removals_change_nothing(
    empty: Path, readings: list[Reading], others: list[Reading], data: st.DataObject
) -> None:
    current: dict[str, Reading] = {}
    with a_case(empty) as case:
        for batch in batches(readings, data):
            put(case, batch)
            current.update((reading.article.page_id, reading) for reading in batch)
            make_record(case)
            assert kept(case) == build_record(list(current.values()))
        again = [reading for reading in others if data.draw(st.booleans())]  # pages of the same names, read otherwise
        put(case, again)
        current.update((reading.article.page_id, reading) for reading in again)
        make_record(case)
        assert kept(case) == build_record(list(current.values()))
        gone = [page for page in current if data.draw(st.booleans())]
        remove_pages(case, gone, lambda: NOW, "a test")
        left = [reading for page, reading in current.items() if page not in gone]
        assert kept(case) == build_record(left)
        make_record(case, again=True)
        assert kept(case) == build_record(left)


def batches(readings: Sequence[Reading], data: st.DataObject) -> list[list[Reading]]:
    ordered = data.draw(st.permutations(readings))
    cuts = sorted(data.draw(st.sets(st.integers(0, len(readings)), max_size=3)) | {0, len(readings)})
    return [ordered[start:end] for start, end in pairwise(cuts)]


def strike(name: str, outlet: str, day: str, dead: int) -> PageOf:
    line = f"Rudal menghantam permukiman di Ganja dan menewaskan {dead} orang, kata kejaksaan."
    page = PageOf(name, outlet, day, line, f"Warga {outlet} bercerita tentang malam di kota itu.")
    page.event(line, "ASSAULT", [ARMENIA], [AZERBAIJAN], date="2020-10-11", place="Ganja", said_by=[PROSECUTOR])
    return page.figure(line, "killed", dead, dead, said_by=[PROSECUTOR], event=page.events[-1].id)


def test_removing_a_page_takes_back_what_rested_on_it_alone(empty: Path) -> None:
    one, other = strike("a", "A", "2020-10-11", 7).reading(), strike("b", "B", "2020-10-12", 9).reading()
    with a_case(empty) as case:
        put(case, [one, other])
        make_record(case)
        assert {m.page for h in kept(case).happenings for m in h.mentions} == {
            one.article.page_id,
            other.article.page_id,
        }
        remove_pages(case, [other.article.page_id], lambda: NOW, "withdrawn")
        assert kept(case) == build_record([one])
        with case.reading() as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM pages").scalar_one() == 1
            assert connection.exec_driver_sql("SELECT count(*) FROM record_pending").scalar_one() == 0


def test_the_last_capture_of_an_address_speaks_until_it_is_removed(empty: Path) -> None:
    old, new = strike("a", "A", "2020-10-11", 7).reading(), strike("b", "A", "2020-10-11", 9).reading()
    with a_case(empty) as case:
        put(case, [old], "https://a.example/1", "2020-10-11T10:00:00Z")
        make_record(case)
        put(case, [new], "https://a.example/1", "2020-10-12T10:00:00Z")
        make_record(case)
        assert kept(case) == build_record([new])
        with case.reading() as connection:
            assert [drop["item"] for drop in dropped_items(connection, "superseded")] == [old.article.page_id]
        remove_pages(case, [new.article.page_id], lambda: NOW, "a wrong capture")
        assert kept(case) == build_record([old])
        with case.reading() as connection:
            assert dropped_items(connection, "superseded") == []


def test_a_run_that_is_stopped_between_slices_is_completed_by_the_next(
    empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bring, "SLICE", 2)
    readings = [strike(str(n), f"Harian {n}", f"2020-10-{11 + n}", 7 + n).reading() for n in range(5)]
    asked = iter([False, True])
    with a_case(empty) as case:
        put(case, readings)
        make_record(case, stopped=lambda: next(asked, True))
        assert len(kept(case).happenings) > 0
        assert kept(case) == build_record(readings[:2])
        make_record(case)
        assert kept(case) == build_record(readings)


@pytest.mark.parametrize(
    ("pages", "sizes"), [(0, []), (8, [8]), (9, [7, 2]), (20, [6, 6, 6, 2]), (27, [7, 7, 7, 4, 2])]
)
def test_slices_are_even_and_the_last_of_several_is_short(
    monkeypatch: pytest.MonkeyPatch, pages: int, sizes: list[int]
) -> None:
    monkeypatch.setattr(bring, "SLICE", 8)
    monkeypatch.setattr(bring, "LAST", 2)
    waiting = [str(number) for number in range(pages)]
    found = bring.slices_of(waiting)
    assert [page for some in found for page in some] == waiting
    assert [len(some) for some in found] == sizes


def test_a_fault_in_a_slice_leaves_the_record_as_it_was(empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = strike("a", "A", "2020-10-11", 7).reading(), strike("b", "B", "2020-10-12", 9).reading()
    with a_case(empty) as case:
        put(case, [one])
        make_record(case)
        before = kept(case)
        put(case, [other])
        monkeypatch.setattr(bring, "count_tolls", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            make_record(case)
        assert kept(case) == before
        monkeypatch.undo()
        make_record(case)
        assert kept(case) == build_record([one, other])


def test_pages_that_nobody_reads_stand_in_stories_and_copies(empty: Path) -> None:
    text = [f"Word{n} another{n} more{n} again{n} thing{n} place{n} people{n} saying{n}." for n in range(6)]
    pages = [PageOf(name, outlet, "2020-10-11", *text).reading() for name, outlet in (("a", "A"), ("b", "B"))]
    unread = [replace(page, article=replace(page.article, language="xx")) for page in pages]
    with a_case(empty) as case:
        put(case, unread)
        with case.writing() as connection:
            rows = [
                reading_row(r.article.page_id, r.reader, r, Drop(Stage.READING, r.article.page_id, Reason.LANGUAGE))
                for r in unread
            ]
            save_readings(connection, rows)
        make_record(case)
        (copy,) = kept(case).copies
        assert copy.share == 1.0
        assert [len(story.pages) for story in kept(case).stories] == [2]


@pytest.mark.parametrize("pages_at_once", [2, 4000])
def test_several_processes_make_the_same_record(
    empty: Path, monkeypatch: pytest.MonkeyPatch, pages_at_once: int
) -> None:
    monkeypatch.setattr(bring, "POOL_PAYS", 1)
    monkeypatch.setattr(bring, "SLICE", pages_at_once)
    monkeypatch.setattr(bring, "BEGUN_FIRST", 2)
    readings = [strike(str(n), f"Harian {n}", f"2020-10-{11 + n}", 7 + n).reading() for n in range(4)]
    words = " ".join(f"kata{n}" for n in range(30))
    readings += [PageOf(f"c{n}", f"Kabar {n}", f"2020-10-{11 + n}", words).reading() for n in range(2)]
    with a_case(empty) as case:
        put(case, readings)
        make_record(case, workers=2)
        assert kept(case).copies
        assert kept(case) == build_record(readings)


def test_a_document_is_compared_again_when_a_page_on_it_goes(empty: Path) -> None:
    one = resolutions("a", "A", "penarikan pasukan pendudukan", ARMENIA).reading()
    other = resolutions("b", "B", "kedua kubu berunding dan menahan diri", ARMENIA).reading()
    with a_case(empty) as case:
        put(case, [one, other])
        make_record(case)
        assert [found.differs for found in kept(case).discrepancies] == ["demand"]
        remove_pages(case, [other.article.page_id], lambda: NOW, "withdrawn")
        assert kept(case) == build_record([one])


def remembering(name: str, day: str) -> PageOf:
    """News of its own day and town, with a war of long ago that others tell too."""
    town = {"a": "Ganja", "b": "Shusha", "c": "Stepanakert", "d": "Barda"}[name]
    line, past = f"Rudal {name} menghantam {town} pagi tadi.", "Armenia menyerang Azerbaijan pada Februari 1992."
    page = PageOf(name, f"Harian {name}", day, line, f"Warga {town} bercerita tentang malam {name}.", past)
    page.event(line, "ASSAULT", [ARMENIA], [AZERBAIJAN], date=day, place=town)
    return page.event(past, "ASSAULT", [ARMENIA], [AZERBAIJAN], date="1992-02", background=True)


def wars(record: Record) -> list[int]:
    """How many pages tell each of the happenings of long ago."""
    return sorted(len(one.mentions) for one in record.happenings if one.date == "1992-02")


def test_what_is_told_again_for_years_is_put_together_with_the_last_page(
    empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bring, "SLICE", 1)
    readings = [
        remembering(name, f"2020-{month:02}-11").reading() for name, month in zip("abcd", (1, 4, 7, 9), strict=True)
    ]
    asked = iter([False, False, False, True])
    with a_case(empty) as case:
        put(case, readings)
        make_record(case, stopped=lambda: next(asked, True))
        assert wars(kept(case)) == [1, 1, 1]
        remove_pages(case, [readings[3].article.page_id], lambda: NOW, "withdrawn before it was taken up")
        assert wars(kept(case)) == [3]
        assert kept(case) == build_record(readings[:3])
        put(case, readings[3:])
        make_record(case)
        assert wars(kept(case)) == [4]
        assert kept(case) == build_record(readings)
        make_record(case, again=True)
        assert kept(case) == build_record(readings)
