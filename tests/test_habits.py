"""The habits of a case follow from its pages alone: not from their order, nor from the runs in which they were read."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from palagan.commands.read_together import read_together
from palagan.flow import chunks_of
from palagan.model.article import Kind
from palagan.model.page import Hints, Page
from palagan.run import add_pages, run
from palagan.store.habits import load_habits, report_rows
from palagan.store.open import CaseFile, open_case
from palagan.store.readings import load_reading
from tests.stand_ins import STEPS
from tests.strategies import page_of

NOW = "2026-11-22T03:00:00Z"


def now() -> str:
    return NOW


def page(number: int, *more: str, outlet: str = "Warta") -> Page:
    own = [f"Kalimat {place} dari laporan nomor {number}." for place in range(6)]
    return page_of("\n".join([*own, *more]), Hints(outlet=outlet), source=f"{number}.txt")


def contents(case: CaseFile) -> object:
    with case.reading() as connection:
        readings = connection.exec_driver_sql("SELECT * FROM readings ORDER BY page").all()
        happenings = connection.exec_driver_sql("SELECT * FROM happenings ORDER BY id").all()
        rows = sorted(report_rows(connection), key=lambda row: row.page)
        return [tuple(row) for row in readings], [tuple(row) for row in happenings], rows, load_habits(connection)


def kinds(case: CaseFile, one: Page) -> list[Kind]:
    with case.reading() as connection:
        reading = load_reading(connection, one.id)
    assert reading is not None
    return [segment.kind for segment in reading.article.segments]


def test_a_page_is_read_again_only_where_a_habit_touches_its_lines(case: CaseFile) -> None:
    first = [page(number, "Ikuti kami setiap pagi.") for number in range(3)]
    plain = page(3)
    add_pages(case, [*first, plain], now, {})
    done = run(case, now, by=STEPS)
    assert (done.read, done.reread) == (4, 0)
    assert kinds(case, first[0])[-1] is Kind.BODY
    add_pages(case, [page(4, "Ikuti kami setiap pagi.")], now, {})
    done = run(case, now, by=STEPS)
    assert (done.read, done.kept, done.reread, done.left, done.recorded) == (1, 1, 4, 0, 5)
    assert kinds(case, first[0]) == [Kind.BODY] * 6 + [Kind.FURNITURE]
    assert kinds(case, plain) == [Kind.BODY] * 6
    add_pages(case, [page(5, "Ikuti kami setiap pagi."), page(6)], now, {})
    done = run(case, now, by=STEPS)
    assert (done.read, done.reread) == (2, 0)
    done = run(case, now, by=STEPS)
    assert (done.read, done.reread) == (0, 0)


made = st.lists(
    st.builds(
        page,
        st.integers(0, 12),
        st.sampled_from(["Ikuti kami.", "Baca terus.", "Salam redaksi."]),
        outlet=st.sampled_from(["Warta", "Kabar"]),
    ),
    min_size=1,
    max_size=16,
    unique_by=lambda one: one.id,
)


@settings(max_examples=25, deadline=None)
@given(made, st.randoms(use_true_random=False), st.integers(0, 16), st.booleans())
def test_neither_the_order_of_pages_nor_of_runs_changes_a_case(
    empty_case_file: Path, several: list[Page], chance: object, cut: int, again: bool
) -> None:
    other = list(several)
    chance.shuffle(other)  # type: ignore[attr-defined]
    with tempfile.TemporaryDirectory() as folder:
        found = []
        for name, portions in (("whole", [several]), ("parts", [other[:cut], other[cut:]])):
            path = Path(folder) / name
            shutil.copyfile(empty_case_file, path)
            case = open_case(path)
            for portion in portions:
                add_pages(case, portion, now, {})
                run(case, now, by=STEPS)
            if again:
                run(case, now, by=STEPS, again=True)
            found.append(contents(case))
            case.close()
    assert found[0] == found[1]


def test_a_run_stopped_while_it_reads_again_is_completed(case: CaseFile, tmp_path: Path) -> None:
    several = [page(number, "Ikuti kami.") for number in range(100)]
    add_pages(case, several, now, {})
    whole = tmp_path / "whole.palagan"
    case.close()
    shutil.copyfile(case.path, whole)
    untouched = open_case(whole)
    done = run(untouched, now, by=STEPS)
    assert 0 < done.reread < 100, "habits learned on the way spare most pages a second reading"
    seen: list[int] = []
    first = run(case, now, by=STEPS, progress=lambda at, _of: seen.append(at), stopped=lambda: max(seen) > 100)
    assert (first.read, first.recorded) == (100, None)
    assert first.left > 0
    second = run(case, now, by=STEPS)
    assert (second.read, second.reread) == (0, first.left)
    assert contents(case) == contents(untouched)
    untouched.close()


@settings(max_examples=25, deadline=None)
@given(made, st.integers(1, 5))
def test_pages_read_together_are_read_as_in_a_case(empty_case_file: Path, several: list[Page], most: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "case.palagan"
        shutil.copyfile(empty_case_file, path)
        case = open_case(path)
        add_pages(case, several, now, {})
        run(case, now, by=STEPS)
        with case.reading() as connection:
            query = "SELECT page, json FROM readings"
            kept = {row.page: row.json for row in connection.exec_driver_sql(query)}
        case.close()
    rows = [row for batch in read_together(chunks_of(several, most), STEPS) for row in batch.rows]
    assert [row.page for row in rows] == [one.id for one in several]
    assert {row.page: row.json for row in rows} == kept
