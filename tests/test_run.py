"""A case taken through the flow: counted, completed after any kill, stopped cleanly, the same with many workers."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import psutil
import pytest
from sqlalchemy import text

from palagan.model.drop import Drop, Reason, Stage
from palagan.model.page import Hints, Page
from palagan.run import add_pages, run
from palagan.store.open import CaseFile, open_case
from palagan.store.records import load_record
from palagan.store.runs import dropped_items, stage_counts
from tests.killed import arrivals
from tests.stand_ins import STEPS
from tests.strategies import page_of

NOW = "2026-11-22T03:00:00Z"
ROOT = Path(__file__).parent.parent


def now() -> str:
    return NOW


def contents(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Everything in a case but its log of runs."""
    case = open_case(path)
    tables = ("pages", "readings", "report_lines", "outlet_habits", "drops", "happenings", "mentions")
    with case.reading() as connection:
        found = {
            table: sorted(map(tuple, connection.execute(text(f"SELECT * FROM {table}")).all()), key=repr)
            for table in tables
        }
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"
    case.close()
    found["drops"] = sorted((row[1:5] for row in found["drops"]), key=repr)
    return found


def test_pages_go_in_once_and_are_read_once(case: CaseFile) -> None:
    page = page_of("Satu.", source="a.txt")
    given: list[Page | Drop] = [
        page,
        replace(page, source="b.txt"),
        Drop(Stage.GATHER, "x.bin", Reason.BINARY),
        page_of("INDEKS"),
    ]
    added = add_pages(case, given, now, {})
    assert added.pages == {"new": 2, "duplicate": 1}
    assert added.dropped == {"binary": 1, "duplicate": 1}
    assert add_pages(case, [page], now, {}).pages == {"known": 1}
    steps: list[tuple[int, int]] = []
    done = run(case, now, by=STEPS, progress=lambda at, of: steps.append((at, of)))
    assert (done.read, done.kept, done.dropped, done.left, done.recorded) == (2, 1, {"not-an-article": 1}, 0, 1)
    assert steps == [(0, 2), (2, 2)]
    assert run(case, now, by=STEPS).read == 0
    assert run(case, now, by=STEPS, again=True).read == 2
    with case.reading() as connection:
        assert [one.mentions[0].page for one in load_record(connection).happenings] == [page.id]


def test_the_last_capture_of_an_address_speaks(case: CaseFile) -> None:
    hints = Hints(url="https://contoh.example/a")
    first = replace(page_of("Korban 3.", hints), captured="2020-10-06T00:00:00Z")
    last = replace(page_of("Korban 4.", hints), captured="2020-10-07T00:00:00Z")
    add_pages(case, [last, first], now, {})
    run(case, now, by=STEPS)
    with case.reading() as connection:
        assert [one.mentions[0].page for one in load_record(connection).happenings] == [last.id]
        assert [row["item"] for row in dropped_items(connection, "superseded")] == [first.id]
        assert [stage.kept for stage in stage_counts(connection)] == [2, 2, 2, 1]


def test_an_unchanged_case_keeps_its_record(case: CaseFile, monkeypatch: pytest.MonkeyPatch) -> None:
    add_pages(case, [page_of("Satu.")], now, {})
    run(case, now, by=STEPS)

    def must_not_run(*_given: object) -> None:
        raise AssertionError("the record was made again")

    monkeypatch.setattr("palagan.upkeep.bring._brought_in", must_not_run)
    assert run(case, now, by=STEPS).recorded == 1


def test_stopped_work_is_completed_by_running_again(case: CaseFile, tmp_path: Path) -> None:
    whole = tmp_path / "whole.palagan"
    add_pages(case, arrivals(), now, {})
    case.close()
    shutil.copyfile(case.path, whole)
    untouched = open_case(whole)
    run(untouched, now, by=STEPS)
    untouched.close()

    done: list[int] = []
    first = run(case, now, by=STEPS, progress=lambda at, _of: done.append(at), stopped=lambda: max(done) > 40)
    assert 0 < first.left < 300
    assert first.recorded is None
    with case.reading() as connection:
        assert load_record(connection).happenings == ()
    second = run(case, now, by=STEPS)
    assert second.read == first.left
    case.close()
    assert contents(case.path) == contents(whole)


def test_two_workers_make_the_same_case_as_one(case: CaseFile, tmp_path: Path) -> None:
    add_pages(case, arrivals(), now, {})
    case.close()
    other = tmp_path / "other.palagan"
    shutil.copyfile(case.path, other)
    for path, workers in ((case.path, 1), (other, 2)):
        opened = open_case(path)
        run(opened, now, by=STEPS, workers=workers)
        opened.close()
    assert contents(case.path) == contents(other)


@pytest.mark.skipif(sys.platform == "win32", reason="kills by signal")
def test_a_case_killed_at_any_moment_is_completed_with_nothing_lost_or_doubled(
    empty_case_file: Path, tmp_path: Path
) -> None:
    command = [sys.executable, "-m", "tests.killed", str(empty_case_file), str(tmp_path), "1"]
    told = json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout)
    assert told["killed"] >= 20
    control, *others = map(Path, told["cases"])
    expected = contents(control)
    assert len(expected["pages"]) == 300
    for path in others:
        assert contents(path) == expected


@pytest.mark.skipif(sys.platform == "win32", reason="kills by signal")
def test_workers_go_when_their_parent_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "holds.py"
    script.write_text(
        "import time\n"
        "from palagan.pool import in_order\n"
        "def sleep(chunk):\n"
        "    print('up', flush=True)\n"
        "    time.sleep(600)\n"
        "if __name__ == '__main__':\n"
        "    list(in_order(sleep, [[1], [2]], workers=2, lost=str))\n",
        "utf-8",
    )
    parent = psutil.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    assert [parent.stdout.readline() for _ in range(2)] == ["up\n", "up\n"]
    children = parent.children(recursive=True)
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    parent.stdout.close()
    _gone, alive = psutil.wait_procs(children, timeout=30)
    for child in alive:
        child.kill()
    assert alive == []
