"""`palagan export CASE warc`: a case goes out as a WARC file, and a new one made of it has the same pages."""

from __future__ import annotations

import gzip
import subprocess
import sys
from pathlib import Path

from palagan.case import Case
from tests.commands.calling import Shell


def test_a_case_goes_out_and_comes_in_again(shell: Shell, case: Path, tmp_path: Path) -> None:
    file = tmp_path / "semua.warc.gz"
    told = shell("export", case, "warc", "-o", file, "--json").json
    assert told["file"] == str(file)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["case.palagan", "semua.warc.gz"]
    assert shell("init", tmp_path / "baru").code == 0
    assert shell("add", tmp_path / "baru", file).code == 0
    with Case(case) as one, Case(tmp_path / "baru") as other:
        other.run()
        ids = [{reading.article.page_id for reading in opened.readings()} for opened in (one, other)]
        records = [opened.record for opened in (one, other)]
    assert ids[0] == ids[1]
    assert told["pages"] >= len(ids[0]) > 0
    assert records[0] == records[1]


def test_filters_do_not_go_with_it(shell: Shell, case: Path, tmp_path: Path) -> None:
    for option in (("--outlet", "Kentongan"), ("--since", "2020"), ("--only", "accepted"), ("--format", "csv")):
        said = shell("export", case, "warc", "-o", tmp_path / "x.warc.gz", *option)
        assert said.code != 0
        assert option[0] in said.err
    assert list(tmp_path.glob("x.*")) == []


def test_without_a_file_it_goes_to_standard_output(case: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "palagan", "export", str(case), "warc"], capture_output=True, check=True, timeout=60
    )
    assert gzip.decompress(done.stdout).startswith(b"WARC/1.1\r\nWARC-Type: warcinfo")
    assert b"palagan add CASE FILE" in done.stderr
