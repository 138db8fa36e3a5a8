"""`palagan pack`, `unpack` and `merge` as the shell has them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from palagan.case import Case
from tests.commands.calling import Shell


@pytest.fixture
def away(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own, in which the shell stands."""
    place = tmp_path / "away"
    place.mkdir()
    monkeypatch.chdir(place)
    return place


def test_packed_and_restored(shell: Shell, case: Path, away: Path) -> None:
    said = shell("pack", case, "-o", away)
    assert said.code == 0, said.err
    assert "Packed" in said.out
    assert "2 pages · 2 readings" in said.out
    pack = away / "case.palagan.zip"
    root = next(line.split()[1] for line in said.out.splitlines() if line.strip().startswith("hash "))
    assert f"--hash {root[:16]}" in said.out
    checked = shell("unpack", pack, "--verify", "--hash", root[:16])
    assert checked.code == 0
    assert "every hash is right" in checked.out
    said = shell("unpack", pack, "--hash", root[:16])
    assert said.code == 0, said.err
    assert "is the one that was packed" in said.out
    assert "palagan timeline case.palagan" in said.out
    with Case(case) as old, Case(away / "case") as new:
        assert new.record == old.record
    again = shell("unpack", pack)
    assert again.code == 1
    assert "is there already" in again.err


def test_as_json(shell: Shell, case: Path, away: Path) -> None:
    packed = shell("pack", case, "-o", "p.zip", "--json").json
    assert packed["rows"]["pages.jsonl"] == 2
    assert packed["size"] == (away / "p.zip").stat().st_size
    checked = shell("unpack", "p.zip", "--verify", "--json").json
    assert (checked["hash"], checked["whole"]) == (packed["hash"], True)
    made = shell("unpack", "p.zip", "copy", "--again", "--workers", "1", "--json").json
    assert made["case"] == "copy.palagan"
    assert (made["same_record"], made["read"], made["recorded"]) == (True, 2, 2)
    merged = shell("merge", case, "copy", "--json").json
    assert (merged["new"], merged["conflicts"], merged["dry_run"]) == ([], [], False)


def test_what_is_wrong_is_said(shell: Shell, case: Path, away: Path) -> None:
    pack = away / "p.zip"
    shell("pack", case, "-o", pack)
    whole = pack.read_bytes()
    pack.write_bytes(whole[:2000])
    said = shell("unpack", pack, "copy")
    assert said.code == 2
    assert "cut short or damaged" in said.err
    assert "Nothing was restored" in said.err
    assert sorted(path.name for path in away.iterdir()) == ["p.zip"]
    assert shell("unpack", pack, "copy", "--json").error["item"] == str(pack)
    assert shell("pack", case, "--decisions-only", "--no-captures").code == 2
    assert shell("unpack", pack, "copy", "--verify").code == 2
    assert shell("merge", case, "copy", "--take", "ours").code == 2
    pack.write_bytes(whole)
    assert "palagan unpack" in shell("status", pack).err
    said = shell("add", case, pack, "--json")
    assert said.json["dropped"] == {"unknown-format": 1}


def test_conflicts_are_told_with_both_sides(shell: Shell, case: Path, away: Path) -> None:
    other = Path(shutil.copyfile(case, away / "budi.palagan"))
    with Case(case) as hers:
        id_ = next(row.id for row in hers.timeline())
    shell("decide", case, id_, "correct", "--field", "place", "--value", "Barda", "--by", "Rina", "--why", "dateline")
    shell(
        "decide", other, id_, "correct", "--field", "place", "--value", "Terter", "--by", "Budi", "--why", "halaman 2"
    )
    assert shell("pack", other, "--decisions-only").code == 0
    said = shell("merge", case, "budi.palagan.zip", "--dry-run")
    assert "Would bring decisions from budi.palagan.zip: 0 new · 1 left out for a conflict." in said.out
    said = shell("merge", case, "budi.palagan.zip")
    assert said.code == 0, said.err
    assert "two values · happening" in said.out
    assert "here   Rina, " in said.out
    assert "there  Budi, " in said.out
    assert "place = Terter" in said.out
    assert "why: halaman 2" in said.out
    assert "1 conflict, left as it is" in said.out
    conflict = shell("merge", case, "budi", "--json").json["conflicts"][0]
    assert (conflict["field"], conflict["mine"]["by"], conflict["theirs"]["by"]) == ("place", "Rina", "Budi")
    assert shell("merge", case, "budi", "--take", f"{conflict['id']}=theirs").code == 2
    said = shell("merge", case, "budi", "--take", f"{conflict['id']}=theirs", "--by", "Wati")
    assert "taken: theirs" in said.out
    with Case(case) as hers:
        assert next(one for one in hers.record.happenings if one.id == id_).place == "Terter"
    lines = shell("decide", case, "--list", "--json").out.splitlines()
    assert [json.loads(line)["state"] for line in lines] == ["undone", "stands", "stands"]
