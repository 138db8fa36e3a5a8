"""`palagan decide` and `palagan diff` as the shell calls them, and what every other command then shows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from palagan.case import Case
from palagan.commands.decide import decided_lines
from palagan.deciding.shown import Standing
from tests.commands.calling import Said, Shell

WHO = ("--by", "Rina", "--why", "read it again")


def shelling(shell: Shell, case: Path) -> dict[str, Any]:
    """The happening that tells the shelling of Ganja."""
    rows: list[dict[str, Any]] = shell("timeline", case, "--json", "--type", "ASSAULT").json["rows"]
    return next(row for row in rows if any("menembaki" in note["words"] for note in row["evidence"]))


def decided(shell: Shell, case: Path, *arguments: str) -> dict[str, Any]:
    said = shell("decide", case, *arguments, *WHO, "--json")
    assert said.err == ""
    made: dict[str, Any] = said.json
    return made


def listed(shell: Shell, case: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in shell("decide", case, "--list", "--json").out.splitlines()]


def test_a_corrected_date_is_shown_everywhere_and_the_machines_beside_it(
    shell: Shell, case: Path, tmp_path: Path
) -> None:
    row = shelling(shell, case)
    made = decided(shell, case, row["id"], "correct", "--field", "date", "--value", "2020-09")
    now = shelling(shell, case)
    assert (now["id"], now["date"]) == (row["id"], "2020-09")
    assert [(one["decision"], one["machine"]) for one in now["rulings"]] == [(made["id"], row["date"])]
    assert shell("timeline", case, "--until", "2020-09", "--json").json["count"] == 1
    assert "2020-09" in shell("show", case, row["id"]).out
    out = tmp_path / "happenings.csv"
    shell("export", case, "happenings", "-o", out)
    assert f"date corrected (machine: {row['date']}) by Rina" in out.read_text("utf-8")
    beside = json.loads((tmp_path / "happenings.csv.about.json").read_text("utf-8"))
    (rate,) = beside["error_rates"]
    assert (rate["kind"], rate["wrong"], rate["reviewed"], rate["fields"]) == ("happening", 1, 1, {"date": 1})
    assert beside["decisions"] == {"stands": 1}
    brief = tmp_path / "brief.html"
    shell("brief", case, "-o", brief)
    assert "2020-09" in brief.read_text("utf-8")
    with Case(case) as opened:
        assert next(one for one in opened.record.happenings if one.id == row["id"]).date == "2020-09"


def test_a_refused_happening_is_gone_until_that_is_undone(shell: Shell, case: Path) -> None:
    row = shelling(shell, case)
    every = shell("timeline", case, "--json").json["count"]
    decided(shell, case, row["id"], "reject")
    assert shell("timeline", case, "--json").json["count"] == every - 1
    assert row["id"] in shell("why", case, row["id"]).out
    assert "1 rejected" in shell("status", case).out
    decided(shell, case, row["id"], "undo")
    assert shell("timeline", case, "--json").json["count"] == every
    assert [one["state"] for one in listed(shell, case)] == ["undone", "stands"]
    assert shell("status", case, "--json").json["error_rates"] == []


def test_merging_and_splitting_again(shell: Shell, case: Path) -> None:
    rows = shell("happenings", case, "--json").json["rows"]
    one, other = rows[0]["id"], rows[1]["id"]
    decided(shell, case, one, "merge", "--with", other)
    ids = [row["id"] for row in shell("happenings", case, "--json").json["rows"]]
    assert one in ids
    assert other not in ids
    assert len(ids) == len(rows) - 1
    mention = shell("show", case, other, "--json").json["mentions"][0]
    decided(shell, case, one, "split", "--with", f"{mention['page']}:{mention['event']}")
    assert len(shell("happenings", case, "--json").json["rows"]) == len(rows)


def test_a_page_that_is_no_article_takes_its_things_away(shell: Shell, case: Path) -> None:
    page = shelling(shell, case)["evidence"][0]["page"]
    decided(shell, case, page, "reject")
    rows = shell("timeline", case, "--json").json["rows"]
    assert all(note["page"] != page for row in rows for note in row["evidence"])


def test_decisions_hold_when_all_is_read_again_and_when_passed_on(shell: Shell, case: Path, tmp_path: Path) -> None:
    row = shelling(shell, case)
    decided(shell, case, row["id"], "correct", "--field", "place", "--value", "Barda")
    file = tmp_path / "decisions.jsonl"
    file.write_text(shell("decide", case, "--list", "--json").out, "utf-8")
    shell("run", case, "--again")
    assert shelling(shell, case)["place"] == "Barda"
    other = tmp_path / "other.palagan"
    shell("init", other)
    shell("add", other, tmp_path.parent / "nothing")
    assert shell("decide", other, "--file", file, "--json").json == {"new": 1, "known": 0}
    assert shell("decide", other, "--file", file, "--json").json == {"new": 0, "known": 1}
    assert [one["state"] for one in listed(shell, other)] == ["orphaned"]
    found = shell("decide", other, "--list").out
    assert "orphaned" in found
    assert "1 lie over nothing now" in found


def test_a_sample_is_noted_and_its_rate_told_apart(shell: Shell, case: Path) -> None:
    drawn = shell("decide", case, "--sample", "2", "--seed", "4", "--json").json
    assert (drawn["size"], len(drawn["rows"])) == (2, 2)
    assert shell("decide", case, "--sample", "2", "--seed", "4", "--json").json["rows"] == drawn["rows"]
    for row in drawn["rows"]:
        decided(shell, case, row["id"], "accept")
    rates = shell("status", case, "--json").json["error_rates"]
    assert [(rate["sample"], rate["reviewed"], rate["wrong"]) for rate in rates] == [
        (None, 2, 0),
        (drawn["sample"], 2, 0),
    ]
    assert "no random sample" in shell("status", case).out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("hp-nothing", "accept", *WHO), "holds nothing"),
        (("ID", "accept", "--by", "Rina"), "--why"),
        (("ID", "perhaps", *WHO), "accept, reject, correct"),
        (("ID", "correct", *WHO), "--field FIELD"),
        (("ID", "correct", "--field", "date", "--value", "besok", *WHO), "2020-10-06"),
        (("ID", "merge", *WHO), "--with ID"),
        (("ID", "split", "--with", "ID", *WHO), "no page"),
        (("ID", "accept", "--value", "x", *WHO), "takes no"),
        (("ID", "undo", *WHO), "nothing is decided"),
        (("dc-0000", "undo", *WHO), "nothing is decided"),
        ((), "say what to decide"),
        (("--list", "--sample", "3"), "one thing at a time"),
        (("--sample", "3", "--kind", "weather"), "happening, claim"),
        (("--file", "nowhere.jsonl"), "cannot be read"),
    ],
)
def test_what_cannot_be_decided_is_told_with_the_way_out(
    shell: Shell, case: Path, arguments: tuple[str, ...], told: str
) -> None:
    row = shelling(shell, case)
    said: Said = shell("decide", case, *(row["id"] if one == "ID" else one for one in arguments))
    assert said.code in (1, 2)
    assert told in said.err
    assert listed(shell, case) == []


def test_a_file_that_is_none_takes_nothing_in(shell: Shell, case: Path, tmp_path: Path) -> None:
    row = shelling(shell, case)
    decided(shell, case, row["id"], "accept")
    file = tmp_path / "decisions.jsonl"
    good = shell("decide", case, "--list", "--json").out.replace("read it again", "read by another")
    file.write_text(good + '{"id": "dc-1"}\n', "utf-8")
    said = shell("decide", case, "--file", file)
    assert (said.code, "decisions.jsonl:2" in said.err) == (2, True)
    assert len(listed(shell, case)) == 1


def test_nothing_decided_adds_no_lines() -> None:
    assert decided_lines("case", Standing((), ())) == []


def test_reading_again_by_the_same_program_changes_nothing(shell: Shell, case: Path) -> None:
    told = shell("diff", case, "--workers", "1", "--json").json
    assert told["differences"] == []
    assert told["decisions"] == []


def test_a_diff_tells_what_goes_and_which_decisions_it_touches(shell: Shell, case: Path, tmp_path: Path) -> None:
    row = shelling(shell, case)
    made = decided(shell, case, row["id"], "accept")
    other = tmp_path / "empty"
    shell("init", other)
    told = shell("diff", case, "--against", f"{other}.palagan", "--json").json
    assert told["counts"]["happening"]["gone"] == shell("timeline", case, "--json").json["count"]
    assert [(one["decision"], one["was"], one["now"]) for one in told["decisions"]] == [
        (made["id"], "stands", "orphaned")
    ]
    assert "stands → orphaned; the thing is gone" in shell("diff", case, "--against", f"{other}.palagan").out
    assert shell("diff", case, "--against", other, "--kind", "weather").code == 2
