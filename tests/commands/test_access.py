"""`palagan access`: users and tokens from the terminal."""

from __future__ import annotations

from pathlib import Path

import pytest
from argon2 import PasswordHasher

from palagan.web.access import passwords
from palagan.web.access.door import by_token, log_in
from palagan.web.access.file import access_of
from tests.commands.calling import Shell

PASSWORD = b"kopi tubruk pagi hari\n"


@pytest.fixture(autouse=True)
def quick_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


@pytest.fixture
def papua(shell: Shell, tmp_path: Path) -> Path:
    shell("init", tmp_path / "papua")
    return tmp_path / "papua.palagan"


def added(shell: Shell, case: Path, name: str, role: str) -> None:
    said = shell("access", case, "add-user", name, "--role", role, "--password-stdin", stdin=PASSWORD)
    assert said.code == 0, said.err


def test_the_first_user_is_an_owner_and_can_log_in(shell: Shell, papua: Path) -> None:
    refused = shell("access", papua, "add-user", "Rina", "--password-stdin", stdin=PASSWORD)
    assert (refused.code, "--role owner" in refused.err) == (2, True)
    added(shell, papua, "Rina", "owner")
    added(shell, papua, "Budi", "reader")
    assert [row["name"] for row in shell("access", papua, "list", "--json").json] == ["Rina", "Budi"]
    assert log_in(access_of(papua), "rina", PASSWORD.decode().strip(), "", 10).session


def test_a_token_is_printed_alone_so_that_it_can_be_piped(shell: Shell, papua: Path) -> None:
    added(shell, papua, "Rina", "owner")
    said = shell("access", papua, "add-token", "rina", "--purpose", "notebook", "--role", "reader", "--days", "2")
    secret = said.out.strip()
    assert secret.startswith("plg_")
    person = by_token(access_of(papua), secret, "", 10)
    assert person is not None
    assert (person.name, person.role) == ("Rina", "reader")
    (row,) = shell("access", papua, "list-tokens", "--json").json
    assert row["expires"] > row["made"]
    assert secret not in shell("access", papua, "list-tokens", "--json").out
    assert shell("access", papua, "revoke-token", row["id"]).code == 0
    assert by_token(access_of(papua), secret, "", 10) is None


def test_every_change_is_in_the_log(shell: Shell, papua: Path) -> None:
    added(shell, papua, "Rina", "owner")
    added(shell, papua, "Budi", "reader")
    shell("access", papua, "change-user", "Budi", "--role", "reviewer")
    shell("access", papua, "remove-user", "Budi")
    rows = shell("access", papua, "log", "--json").json
    assert [row["what"] for row in rows] == ["user-removed", "user-changed", "user-added", "user-added"]
    assert all("terminal" in row["who"] for row in rows)
    assert "user-changed" in shell("access", papua, "log", "--limit", "2").out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["frobnicate"], "add-user"),
        (["add-user"], "names no user"),
        (["list", "Rina"], "takes no name"),
        (["add-user", "Rina", "--role", "admin", "--password-stdin"], "reader, reviewer, owner"),
        (["change-user", "Rina"], "changes nothing"),
        (["add-user", "Rina", "--role", "owner"], "--password-stdin"),
    ],
)
def test_what_cannot_be_done_is_told_with_the_way_out(
    shell: Shell, papua: Path, arguments: list[str], told: str
) -> None:
    said = shell("access", papua, *arguments, stdin=PASSWORD)
    assert said.code == 2
    assert told in said.err


def test_a_case_that_is_not_there_gets_no_users(shell: Shell, tmp_path: Path) -> None:
    said = shell("access", tmp_path / "none", "add-user", "Rina", "--role", "owner", "--password-stdin", stdin=PASSWORD)
    assert said.code == 2
    assert not list(tmp_path.glob("*.access"))


def test_a_case_without_users_says_how_to_add_one(shell: Shell, papua: Path) -> None:
    said = shell("access", papua, "list")
    assert "add-user NAME --role owner" in said.out
    assert not list(papua.parent.glob("*.access"))
