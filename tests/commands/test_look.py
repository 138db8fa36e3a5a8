"""The views, show, why, export and brief, over a case that was run."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from palagan.commands.lines import timeline_lines
from palagan.commands.look import VIEWS
from palagan.views.timeline import timeline_row
from tests.commands.calling import PAGES, Shell
from tests.views.made import CARDS, SHELLING


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
    assert f"… and {every - 1} more (--limit 0 shows all)" in shell("timeline", case, "--limit", "1").out
    assert "--limit" not in shell("timeline", case, "--limit", "0").out
    limited = shell("timeline", case, "--limit", "1", "--json").json
    assert (limited["count"], len(limited["rows"])) == (every, 1)
    for option, value in (("--since", "besok"), ("--until", "2020-13"), ("--status", "done"), ("--type", "ATTACK")):
        refused = shell("timeline", case, option, value)
        assert (refused.code, value in refused.err) == (2, True)


def test_where_nothing_matches_the_option_that_lets_nothing_through_is_named(shell: Shell, case: Path) -> None:
    assert shell("timeline", case, "--since", "2031").out == "Nothing matches --since 2031-01-01.\n"
    assert shell("ledger", case, "--type", "killed", "--place", "Entah").out == "Nothing matches --place Entah.\n"
    apart = shell("timeline", case, "--type", "ASSAULT", "--until", "2020-01", "--min-origins", "0").out
    assert apart == "Nothing matches --until 2020-01.\n"
    wounded = shell("claims", case, "--outlet", "Entah", "--place", "Ganja", "--min-origins", "77", "--lang", "id").out
    assert wounded == "Tidak ada yang cocok dengan --outlet Entah, --min-origins 77.\n"


def test_a_case_without_such_a_thing_says_so_and_blames_no_choice(shell: Shell, tmp_path: Path) -> None:
    case = tmp_path / "kosong"
    shell("init", case)
    assert shell("ledger", case).out == "There is none in this case.\n"


def test_where_nobody_is_told_to_have_done_it_a_place_does_not_stand_for_him() -> None:
    row = timeline_row(SHELLING, CARDS)
    nobody = replace(row, mode=None, sources=(), targets=(), place="Ganja")
    assert any("assault: ? · Ganja" in line for line in timeline_lines([nobody], "en", 100))
    assert any(line.split()[-1:] == ["assault"] for line in timeline_lines([replace(nobody, place=None)], "en", 100))


WIRE = (
    "Pasukan Armenia menembaki kota Ganja di Azerbaijan pada Selasa malam dan menewaskan tiga warga sipil. "
    "Kementerian Pertahanan Azerbaijan mengatakan serangan itu datang dari arah Vardenis sebelum tengah malam. "
    "Regu penolong masih mencari korban di bawah reruntuhan sebuah blok apartemen di pusat kota itu."
)


@pytest.fixture
def copied(shell: Shell, tmp_path: Path) -> Path:
    """A case of two pages under their own ids, the later of which holds the earlier whole."""
    rows = [
        {"id": "w-1", "text": WIRE, "outlet": "Kabar Uji", "published": "2020-10-06T08:00"},
        {"id": "w-2", "text": f"Ini kabar kiriman. {WIRE}", "outlet": "Warta Coba", "published": "2020-10-06T10:00"},
    ]
    pages = tmp_path / "rows.jsonl"
    pages.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    case = tmp_path / "copied.palagan"
    for command in (("init", case), ("add", case, pages), ("run", case, "--quiet")):
        assert shell(*command).code == 0
    return case


def test_copies_are_one_row_a_pair_with_ids_and_aligned_spans(shell: Shell, copied: Path) -> None:
    (row,) = shell("copies", copied, "--json").json["rows"]
    assert (row["earlier_external_id"], row["later_external_id"]) == ("w-1", "w-2")
    assert row["share"] > 0.9
    texts = {id_: shell("show", copied, row[id_], "--json").json["reading"]["text"] for id_ in ("earlier", "later")}
    (span,) = row["spans"]
    later = texts["later"][span["start"] : span["end"]]
    assert later == texts["earlier"][span["earlier_start"] : span["earlier_end"]]
    assert later.startswith("Pasukan Armenia")
    (told,) = shell("copies", copied, "--json", "--spans").json["rows"]
    assert (told["spans"][0]["words"], told["spans"][0]["earlier_words"]) == (later, later)
    assert told["later_origins"][0]["how"] == "shared-text"
    assert "Pasukan Armenia" not in shell("copies", copied).out
    said = shell("copies", copied, "--spans").out
    assert "Warta Coba 2020-10-06 10:00 ← Kabar Uji 2020-10-06 08:00" in said
    assert "Pasukan Armenia menembaki" in said


def test_why_lays_shared_text_side_by_side(shell: Shell, copied: Path) -> None:
    (row,) = shell("copies", copied, "--json").json["rows"]
    pair = shell("why", copied, f"{row['earlier']}:{row['later']}", "--json").json
    assert (pair["kind"], pair["copies"][0]["later"], set(pair["pages"])) == (
        "copy",
        row["later"],
        {row["earlier"], row["later"]},
    )
    assert pair["copies"][0]["spans"][0]["words"].startswith("Pasukan Armenia")
    for wanted in (row["later"], row["later_origins"][0]["origin"], f"{row['later']}:{row['earlier']}"):
        assert "shared text" in shell("why", copied, wanted).out
        assert "Pasukan Armenia menembaki" in shell("why", copied, wanted).out
    refused = shell("why", copied, f"{row['later']}:{row['later']}", "--json")
    assert (refused.code, refused.error["message"]) == (1, "these two pages share no text that counts")


def test_stories_are_one_row_a_story_with_pages_in_order(shell: Shell, copied: Path) -> None:
    (row,) = shell("stories", copied, "--json").json["rows"]
    assert [page["external_id"] for page in row["pages"]] == ["w-1", "w-2"]
    assert row["pages"][1]["origins"][0]["percent"] > 90
    assert shell("stories", copied, "--json", "--min-pages", "3").json["rows"] == []
    assert shell("timeline", copied, "--story", row["id"][:6], "--json").json["count"] > 0
    assert shell("timeline", copied, "--story", "st-none", "--json").json["count"] == 0


@pytest.mark.parametrize("view", [view.name for view in VIEWS])
@pytest.mark.parametrize(("columns", "tongue"), [("40", "id"), ("80", "en"), ("140", "id")])
def test_lines_fit_the_terminal(
    shell: Shell, case: Path, monkeypatch: pytest.MonkeyPatch, view: str, columns: str, tongue: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    said = shell(view, case, "--lang", tongue)
    assert said.code == 0
    assert all(len(line) <= int(columns) for line in said.out.splitlines())
    assert "\x1b" not in said.out


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


def test_a_record_that_is_behind_its_readings_says_so(shell: Shell, case: Path) -> None:
    with sqlite3.connect(case) as connection:
        connection.execute("INSERT INTO record_pending SELECT page FROM readings LIMIT 2")
    connection.close()
    assert shell("stories", case).err.startswith("2 pages are still to be brought into the record: palagan run")
    assert shell("run", case).code == 0
    assert shell("stories", case).err == ""
