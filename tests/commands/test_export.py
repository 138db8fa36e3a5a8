"""`palagan export` in the forms of other data sets: the file, its evidence, what is told of it, all in one archive."""

from __future__ import annotations

import csv
import json
import zipfile
from pathlib import Path

import pytest

from palagan.case import Case
from tests.commands.calling import Shell


def test_a_form_of_another_data_set_has_its_evidence_beside(shell: Shell, case: Path, tmp_path: Path) -> None:
    file = tmp_path / "ganja.csv"
    told = shell("export", case, "acled", "-o", file, "--json").json
    rows = list(csv.DictReader(file.read_text("utf-8").splitlines()))
    evidence = [json.loads(line) for line in Path(told["evidence"]).read_text("utf-8").splitlines()]
    assert [row["event_id_cnty"] for row in rows] == [one["row"] for one in evidence]
    assert all(len(one["tellings"][0]["sha256"]) == 64 for one in evidence)
    about = json.loads(Path(told["about"]).read_text("utf-8"))
    assert (about["format"], about["rows"], len(about["columns"])) == ("acled", len(rows), 31)
    assert told["left_out"] == sum(told["left_out_by_reason"].values()) == sum(about["left_out"].values())
    assert sorted(path.name for path in tmp_path.glob("ganja*")) == [
        "ganja.csv", "ganja.csv.about.json", "ganja.csv.evidence.jsonl",
    ]  # fmt: skip


def test_it_says_what_is_left_out_and_why(shell: Shell, case: Path) -> None:
    said = shell("export", case, "ucdp")
    assert said.code == 0
    assert "happenings as ucdp; left out: " in said.err
    assert "not-of-kind" in said.err
    assert "-o FILE" in said.err


def test_the_ending_of_the_file_is_its_form(shell: Shell, case: Path, tmp_path: Path) -> None:
    for ending, begins in ((".xlsx", b"PK"), (".parquet", b"PAR1"), (".jsonl", b"{"), (".csv", b"\xef\xbb\xbf")):
        assert shell("export", case, "claims", "-o", tmp_path / f"claims{ending}").code == 0
        assert (tmp_path / f"claims{ending}").read_bytes().startswith(begins)


def test_one_archive_has_all(shell: Shell, case: Path, tmp_path: Path) -> None:
    told = shell("export", case, "gdelt", "-o", tmp_path / "all.zip", "--json").json
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        suffixes = [name.partition(".export.CSV")[2] for name in archive.namelist()]
    assert suffixes == ["", ".evidence.jsonl", ".about.json", ".dictionary.csv"]
    assert (told["about"], told["evidence"]) == (None, None)


def test_only_what_people_accepted(shell: Shell, case: Path) -> None:
    assert shell("export", case, "happenings", "--only", "accepted").err.startswith("0 happenings; left out: ")
    with Case(case) as opened:
        first = opened.timeline()[0].id
        opened.decide(first, "accept", by="Rina", why="dicek")
    made = shell("export", case, "happenings", "--only", "accepted", "--format", "jsonl")
    assert [json.loads(line)["id"] for line in made.out.splitlines()] == [first]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(("claims", "--format", "gdelt"), 2), (("pages", "--only", "accepted"), 2), (("acled", "--format", "gdelt"), 2),
     (("happenings", "--format", "exe"), 2), (("happenings", "--only", "maybe"), 2)],
)  # fmt: skip
def test_what_does_not_go_together_is_refused(
    shell: Shell, case: Path, tmp_path: Path, arguments: tuple[str, ...], code: int
) -> None:
    assert shell("export", case, *arguments, "-o", tmp_path / "x").code == code
    assert not list(tmp_path.glob("x*"))


def test_a_file_stands_whole_or_not_at_all(
    shell: Shell, case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_given: object) -> object:
        yield b"half"
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("palagan.exports.delimited.csv_pieces", breaks)
    assert shell("export", case, "happenings", "-o", tmp_path / "x.csv").code == 2
    assert not list(tmp_path.glob("x*"))
