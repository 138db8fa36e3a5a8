"""`palagan alert`: rules added, tried, listed, turned and removed from the terminal."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from palagan.monitor.alerts.ring import ring
from palagan.store.alerts import find_rule
from palagan.store.channels import Channel, add_channel
from palagan.store.open import CaseFile, open_case
from tests.commands.calling import Shell
from tests.monitor.alerts.told import BROKEN, BROKEN_TOO, FIVE, HOUR, NOW, THREE, at, bring, with_rule


@pytest.fixture
def opened(empty_case_file: Path, tmp_path: Path) -> Iterator[CaseFile]:
    """An open, empty case."""
    path = tmp_path / "dering.palagan"
    shutil.copyfile(empty_case_file, path)
    file = open_case(path)
    yield file
    file.close()


def test_the_issues_own_line(opened: CaseFile, shell: Shell) -> None:
    with opened.writing() as connection:
        add_channel(connection, Channel("telegram-ruang-redaksi", "telegram", {"chat": "-1"}, None, None, "on", NOW))
    said = shell(
        "alert", opened.path, "add", "gencatan", "--truce-broken", "--min-origins", "2", "--to",
        "telegram-ruang-redaksi", "--lang", "id",
    )  # fmt: skip
    assert said.code == 0, said.err
    assert "berdering bila gencatan senjata dikatakan dilanggar oleh sedikitnya 2 asal." in said.out
    assert "Told by telegram-ruang-redaksi." in said.out
    with opened.reading() as connection:
        assert find_rule(connection, "gencatan").channels == ("telegram-ruang-redaksi",)
    (listed,) = shell("alert", opened.path, "--json").json
    assert listed["rule"] == {"about": "truce", "min_origins": 2, "lang": "id"}
    assert (listed["state"], listed["matters"]) == ("on", 0)


def test_a_rule_is_tried_on_the_past_before_it_is_kept(opened: CaseFile, shell: Shell) -> None:
    bring(opened, BROKEN, BROKEN_TOO)
    said = shell("alert", opened.path, "preview", "--truce-broken", "--min-origins", "2", "--lang", "en")
    assert said.code == 0, said.err
    assert "It would have rung once from 2020-10-05 to 2020-10-11" in said.out
    assert "A truce is said to be broken by Armenia" in said.out
    assert "2 origins: " in said.out
    told = shell("alert", opened.path, "preview", "--toll", "300", "--json").json
    assert (told["rings"], told["matters"]) == (0, [])


def test_turned_changed_and_removed(opened: CaseFile, shell: Shell) -> None:
    assert shell("alert", opened.path, "add", "korban", "--toll", "3", "--place", "Kampung Entah").code == 0
    assert shell("alert", opened.path, "off", "korban").code == 0
    assert shell("alert", opened.path, "--json").json[0]["state"] == "off"
    assert shell("alert", opened.path, "change", "korban", "--toll", "killed=5").code == 0
    assert shell("alert", opened.path, "--json").json[0]["rule"]["toll"] == {"killed": 5.0}
    assert "korban is gone" in shell("alert", opened.path, "remove", "korban").out
    assert shell("alert", opened.path, "--json").json == []


def test_what_rang_is_listed(opened: CaseFile, shell: Shell) -> None:
    with_rule(opened, {"toll": 3}, name="korban")
    for told in (THREE, FIVE):
        bring(opened, told)
        ring(opened, at(told[2]) + HOUR)
    said = shell("alert", opened.path, "log")
    assert "korban" in said.out
    assert "Tewas 5: serangan Ganja, 7 Oktober 2020" in said.out
    assert "tewas ≥ 3 → 5" in said.out
    (one,) = shell("alert", opened.path, "log", "korban", "--json").json
    assert (one["rings"], one["toll_now"]) == (1, "5")


@pytest.mark.parametrize(
    ("arguments", "wrong"),
    [
        (["add"], "names no rule"),
        (["dering"], "is no action"),
        (["add", "x"], "asks for nothing"),
        (["add", "x", "--toll", "tiga"], "is no number"),
        (["add", "x", "--toll", "3", "--to", "nirkabel"], "there is no such channel"),
        (["list", "--toll", "3"], "takes no fields"),
        (["off", "x"], "there is no rule of that name"),
        (["test"], "no channel to test"),
        (["add", "x", "--file", "tak-ada.toml"], "cannot be read"),
    ],
)
def test_what_is_wrong_is_said_and_how_to_mend_it(
    opened: CaseFile, shell: Shell, arguments: list[str], wrong: str
) -> None:
    said = shell("alert", opened.path, *arguments)
    assert said.code in (1, 2)
    assert wrong in said.err
    assert "Traceback" not in said.err


def test_a_rule_from_a_file(opened: CaseFile, shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "aturan.toml"
    file.write_text('type = ["ASSAULT"]\ntoll = {killed = 3}\nplace = "Ganja"\n', "utf-8")
    assert shell("alert", opened.path, "add", "korban", "--file", file, "--lang", "en").code == 0
    told = shell("alert", opened.path, "--json").json[0]["told"]
    assert told == "rings for a happening, of type assault, in Ganja, at least 3 killed"
