"""init, add, run, status, doctor: a case from nothing to its record."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from palagan.commands.status import duration
from tests.commands.calling import Shell


def test_from_nothing_to_the_record(shell: Shell, folder: Path, tmp_path: Path) -> None:
    name = tmp_path / "papua-2026"
    assert shell("init", name).out.startswith(f"Made {name}.palagan.\nNext: palagan add")
    added = shell("add", name, folder, "--outlet", "Kabar Uji")
    assert (added.code, added.out.splitlines()[0]) == (0, "Pages: 2 new.")
    assert "binary 1" in added.out
    done = shell("run", name)
    assert done.code == 0
    assert done.out.startswith("Read 2 pages: 2 kept.\nThe record rests on 2 pages.")
    assert shell("run", name).out.startswith("Nothing new to read.")
    table = shell("status", name).out
    assert "gather" in table
    assert "binary 1" in table
    assert "foto.bin" in shell("status", name, "--dropped", "binary").out
    assert shell("status", name, "--dropped", "empty").out == "Nothing was dropped as empty.\n"


def test_every_step_speaks_json(shell: Shell, folder: Path, tmp_path: Path) -> None:
    name = tmp_path / "x"
    assert shell("init", name, "--json").json == {"case": f"{name}.palagan"}
    assert shell("add", name, folder, "--json").json == {"pages": {"new": 2}, "dropped": {"binary": 1}}
    assert shell("add", name, folder, "--json").json == {"pages": {"known": 2}, "dropped": {"binary": 1}}
    done = shell("run", name, "--json", "--workers", "1").json
    assert (done["read"], done["kept"], done["left"], done["recorded"]) == (2, 2, 0, 2)
    stages = {one["stage"]: one for one in shell("status", name, "--json").json["stages"]}
    assert list(stages) == ["gather", "articles", "reading", "record"]
    assert (stages["gather"]["in"], stages["gather"]["kept"], stages["gather"]["dropped"]) == (3, 2, {"binary": 1})
    assert stages["record"]["kept"] == 2
    dropped = shell("status", name, "--dropped", "all", "--json").json["dropped"]
    assert [one["reason"] for one in dropped] == ["binary"]


def test_pages_are_removed_with_the_reason(shell: Shell, case: Path) -> None:
    pages = [one["id"] for one in shell("stories", case, "--json").json["rows"][0]["pages"]]
    refused = shell("remove", case, "pg-none", "--why", "a test")
    assert (refused.code, "holds nothing of that id" in refused.err) == (1, True)
    assert shell("remove", case, pages[0], "--why", "withdrawn", "--json").json == {"removed": pages[:1]}
    told = json.dumps(shell("happenings", case, "--json").json)
    assert pages[0] not in told
    assert {one["stage"]: one["kept"] for one in shell("status", case, "--json").json["stages"]}["record"] == 1
    assert "Missing option" in shell("remove", case, pages[0]).err


def test_rows_bring_their_own_columns(shell: Shell, tmp_path: Path) -> None:
    name = tmp_path / "x"
    shell("init", name)
    rows = tmp_path / "rows.csv"
    rows.write_text('nomor,isi,tanggal\n7,"Pasukan menembaki desa itu.",2020-10-06\n', "utf-8")
    assert shell("add", name, rows, "--map", "text=isi", "--map", "id=nomor", "--json").json["pages"] == {"new": 1}
    assert shell("add", name, "-", "--json", stdin=b"Halaman dari pipa.").json["pages"] == {"new": 1}
    refused = shell("add", name, rows, "--map", "isi")
    assert (refused.code, refused.err) == (2, "palagan: --map isi: names no column. Write it as --map text=isi.\n")


def test_doctor_says_what_is_not_well(shell: Shell, case: Path, tmp_path: Path) -> None:
    well = shell("doctor", case, "--json").json
    names = {check["name"] for check in well["checks"]}
    assert {"python", "packages", "sqlite", "disk", "data files", "languages", "case", "integrity", "unread"} <= names
    assert all(check["way_out"] for check in well["checks"] if not check["well"])
    assert {check["name"]: check["well"] for check in well["checks"]}["unread"]
    missing = shell("doctor", tmp_path / "nothing")
    assert missing.code == 1
    assert "palagan init" in missing.out


@pytest.mark.parametrize(
    ("seconds", "told"), [(None, "–"), (0.124, "0.12 s"), (59.0, "59.00 s"), (242, "4 m 02 s"), (3900, "1 h 05 m")]
)
def test_durations_read_well(seconds: float | None, told: str) -> None:
    assert duration(seconds) == told


@pytest.mark.skipif(sys.platform == "win32", reason="stops by signal")
def test_ctrl_c_stops_cleanly_and_the_next_run_completes(shell: Shell, tmp_path: Path) -> None:
    name = tmp_path / "x"
    shell("init", name)
    rows = tmp_path / "rows.jsonl"
    line = "Pasukan menembaki desa itu pada Selasa dan warga mengungsi, kata juru bicara."
    rows.write_text("".join(json.dumps({"id": n, "text": f"{line} Laporan {n}."}) + "\n" for n in range(500)), "utf-8")
    shell("add", name, rows)
    command = [sys.executable, "-m", "palagan", "run", str(name), "--workers", "2", "--quiet"]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    while shell("status", name, "--json").json["stages"][1]["kept"] == 0 and process.poll() is None:
        time.sleep(0.1)
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=120)
    assert "Traceback" not in err
    if process.returncode == 0:  # it was through before the signal came
        return
    assert process.returncode == 130
    assert "pages are left; run it again" in out
    left = int(out.split("Stopped. ")[1].split()[0])
    again = shell("run", name, "--json", "--workers", "1").json
    assert (again["read"], again["left"]) == (left, 0)
