"""The views, show, why, export and brief, over a case that was run."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from palagan.commands.look import VIEWS
from tests.commands.calling import PAGES, Shell


@pytest.mark.parametrize("view", [view.name for view in VIEWS])
def test_every_view_speaks_to_people_and_to_programs(shell: Shell, case: Path, view: str) -> None:
    told = shell(view, case, "--json").json
    assert (told["view"], told["count"]) == (view, len(told["rows"]))
    said = shell(view, case)
    assert (said.code, said.err) == (0, "")
    assert said.out.strip()
    none = shell(view, case, "--outlet", "Tidak Ada", "--json").json
    if view != "actors":
        assert none["rows"] == []


def test_the_timeline_holds_the_shelling_with_its_words(shell: Shell, case: Path) -> None:
    rows = shell("timeline", case, "--json", "--type", "ASSAULT").json["rows"]
    words = [note["words"] for row in rows for note in row["evidence"]]
    assert any("menembaki kota Ganja" in one for one in words)
    texts = "\n".join(PAGES.values())
    assert all(one in texts for one in words)


def test_filters_narrow_and_limits_say_so(shell: Shell, case: Path) -> None:
    every = shell("timeline", case, "--json").json["count"]
    assert every > 1
    assert shell("timeline", case, "--since", "2031", "--json").json["count"] == 0
    assert f"Showing 1 of {every}. (--limit 0)" in shell("timeline", case, "--limit", "1").out
    assert "Showing" not in shell("timeline", case, "--limit", "0").out
    assert shell("timeline", case, "--since", "2031").out == "Nothing matches this choice.\n"
    for option, value in (("--since", "besok"), ("--until", "2020-13"), ("--status", "done")):
        refused = shell("timeline", case, option, value)
        assert (refused.code, value in refused.err) == (2, True)


def test_unread_pages_are_told(shell: Shell, case: Path) -> None:
    shell("add", case, "-", stdin=b"Satu halaman lagi.")
    assert shell("timeline", case).err.startswith("1 pages are not read yet")


def test_any_id_is_shown_and_explained(shell: Shell, case: Path) -> None:
    ids = [row["id"] for view in ("timeline", "claims", "ledger", "stories", "origins") for row in
           shell(view, case, "--json").json["rows"]]  # fmt: skip
    page = shell("timeline", case, "--json").json["rows"][0]["evidence"][0]["page"]
    reading = shell("show", case, page, "--json").json["reading"]
    things = [one["id"] for kind in ("events", "statements", "figures", "actors") for one in reading[kind]]
    assert things
    for wanted in [*ids, page, *(f"{page}:{thing}" for thing in things)]:
        shown = shell("show", case, wanted, "--json")
        assert (shown.code, shown.json["id"]) == (0, wanted)
        assert wanted in shell("show", case, wanted).out
        grounds = shell("why", case, wanted, "--json").json
        assert grounds["grounds"]
        texts = {one: shell("show", case, one, "--json").json["reading"]["text"] for one in grounds["pages"]}
        for ground in grounds["grounds"]:
            if ground["words"] is not None:
                assert texts[ground["page"]][ground["start"] : ground["end"]] == ground["words"]
        assert all(len(facts["sha256"]) == 64 for facts in grounds["pages"].values())
        assert shell("why", case, wanted).code == 0


def test_a_field_is_traced_to_its_words(shell: Shell, case: Path) -> None:
    rows = shell("timeline", case, "--json", "--type", "ASSAULT").json["rows"]
    dated = next(row for row in rows if row["date"] == "2020-10-06")
    grounds = shell("why", case, dated["id"], "date", "--json").json["grounds"]
    assert {ground["field"] for ground in grounds} == {"date"}
    assert any(ground["words"] and "6/10/2020" in ground["words"] for ground in grounds)
    assert "rule: " in shell("why", case, dated["id"], "type").out
    refused = shell("why", case, grounds[0]["item"], "colour")
    assert (refused.code, "Its fields: type, date" in refused.err) == (1, True)


def test_beginnings_of_ids_do_and_wrong_ids_do_not(shell: Shell, case: Path) -> None:
    whole = shell("timeline", case, "--json").json["rows"][0]["id"]
    assert shell("show", case, whole[:-2], "--json").json["id"] == whole
    for wrong in ("hp-000000000000", "x", "pg-zzz:e1"):
        refused = shell("show", case, wrong, "--json")
        assert (refused.code, refused.error["item"]) == (1, wrong)
    page = shell("timeline", case, "--json").json["rows"][0]["evidence"][0]["page"]
    assert shell("show", case, f"{page}:e999").code == 1


def test_tables_go_out_as_csv_and_jsonl(shell: Shell, case: Path, tmp_path: Path) -> None:
    said = shell("export", case, "happenings")
    lines = list(csv.DictReader(io.StringIO(said.out.removeprefix("\ufeff"))))
    assert len(lines) == shell("timeline", case, "--json").json["count"]
    assert said.err == f"{len(lines)} happenings.\n"
    file = tmp_path / "ledgers.jsonl"
    told = shell("export", case, "ledgers", "--type", "wounded", "-o", file, "--json").json
    assert (told["rows"], told["file"]) == (len(file.read_text("utf-8").splitlines()), str(file))
    assert told["left_out"] >= 1
    pages = shell("export", case, "pages", "--format", "jsonl").out.splitlines()
    assert len(pages) == 2
    assert all(json.loads(line)["id"].startswith("pg-") for line in pages)
    assert shell("export", case, "happenings", "-o", tmp_path / "no" / "where.csv").code == 2


def test_the_brief_stands_alone(shell: Shell, case: Path, tmp_path: Path) -> None:
    file = tmp_path / "brief.html"
    assert shell("brief", case, "-o", file, "--lang", "id").out == f"The brief is in {file}.\n"
    page = file.read_text("utf-8")
    assert "menembaki kota Ganja" in page
    assert "<script" not in page
    assert shell("brief", case, "--json").json["file"] == str(case.with_suffix(".html"))
