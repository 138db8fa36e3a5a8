"""`palagan channel`: from nothing to a test message that arrives, and what is refused told with the way out."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import feedparser
import pytest

from palagan.monitor.alerts.message import to_json
from palagan.store.messages import Outgoing, put_message
from palagan.store.open import open_case
from tests.commands.calling import Said, Shell
from tests.monitor.channels.bot_api import CHAT, TOKEN, BotApi, bot_api, refusal
from tests.monitor.channels.samples import MESSAGE


@pytest.fixture
def papua(shell: Shell, tmp_path: Path) -> Path:
    shell("init", tmp_path / "papua")
    return tmp_path / "papua.palagan"


@pytest.fixture
def api(monkeypatch: pytest.MonkeyPatch) -> Iterator[BotApi]:
    with bot_api() as api:
        for name, value in api.environ().items():
            monkeypatch.setenv(name, value)
        yield api


def apart(shell: Shell, *arguments: str | Path) -> Said:
    """A command that runs an event loop, in a thread where no browser keeps one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(shell, *arguments).result()


def listed_moment(shell: Shell, papua: Path) -> str:
    return str(shell("channel", papua, "--json").json[0]["sent"])


def test_from_nothing_to_a_message_in_the_chat(shell: Shell, papua: Path, api: BotApi) -> None:
    assert "There is no channel. Add one" in shell("channel", papua).out
    empty = apart(shell, "channel", papua, "discover")
    assert "Nobody wrote to @ruang_uji_bot" in empty.out
    group = {"id": int(CHAT), "type": "supergroup", "title": "Ruang redaksi"}
    api.updates = [{"update_id": 1, "message": {"message_id": 1, "chat": group}}]
    found = apart(shell, "channel", papua, "discover")
    assert [CHAT, "supergroup", "Ruang", "redaksi"] in [line.split() for line in found.out.splitlines()]
    assert f"add NAME telegram --chat {CHAT}" in found.out
    added = shell(
        "channel", papua, "add", "ruang", "telegram", "--chat", CHAT, "--quiet", "22:00-05:00 WIT", "--budget", "6"
    )
    assert (added.code, added.err) == (0, "")
    assert added.out.splitlines() == [
        "ruang is a channel now: Telegram.",
        f"Try it: palagan channel {papua} test ruang",
        f"Let a rule ring by it: palagan alert {papua} add NAME … --to ruang",
    ]
    tried = apart(shell, "channel", papua, "test", "ruang")
    assert (tried.code, tried.out) == (0, "A test message went by ruang.\n")
    assert api.shown()[0].startswith("Test message from Palagan")
    listed = shell("channel", papua)
    assert listed.out.splitlines()[:2] == [
        f"ruang  on  Telegram to {CHAT}",
        f"  0 of 6 sent today · quiet 22:00-05:00 Asia/Jayapura · last {listed_moment(shell, papua)}",
    ]
    assert TOKEN not in "".join(said.out + said.err for said in (empty, found, added, tried, listed))


def test_what_goes_wrong_is_an_exit_code_and_a_sentence(shell: Shell, papua: Path, api: BotApi) -> None:
    shell("channel", papua, "add", "ruang", "telegram", "--chat", CHAT)
    api.faults = [refusal(403, "Forbidden: bot was kicked from the supergroup chat")]
    said = apart(shell, "channel", papua, "test", "ruang")
    assert said.code == 1
    assert "let the bot into the chat again" in said.out
    listed = shell("channel", papua).out
    assert "stopped" in listed
    assert f"Once mended: palagan channel {papua} test ruang" in listed
    back = apart(shell, "channel", papua, "test", "ruang", "--json")
    assert (back.json["ok"], back.json["back"]) == (True, True)


def test_without_a_token_the_way_out_is_told(shell: Shell, papua: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PALAGAN_TELEGRAM_TOKEN", raising=False)
    monkeypatch.delenv("PALAGAN_TELEGRAM_TOKEN_FILE", raising=False)
    added = shell("channel", papua, "add", "ruang", "telegram", "--chat", CHAT)
    assert "It waits for its secret: PALAGAN_TELEGRAM_TOKEN: is not set." in added.out
    for action in (("test", "ruang"), ("discover",)):
        said = apart(shell, "channel", papua, *action)
        assert (said.code, "Set it, or PALAGAN_TELEGRAM_TOKEN_FILE" in said.err) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("fly",), "fly: is no action"),
        (("add",), "add: names no channel"),
        (("list", "ruang"), "list: takes no name"),
        (("add", "ruang"), "names no kind. Choose telegram, email, webhook, atom, desktop."),
        (("add", "ruang", "telegram"), "chat: a channel of kind telegram needs it. Give --chat, as in --chat -100"),
        (("add", "ruang", "telegram", "--chat", "12", "--quiet", "22:00-22:00"), "begin and end at the same minute"),
        (("test", "ruang", "telegram"), "test: takes no kind"),
        (("on", "ruang", "--budget", "3"), "on: takes no settings"),
        (("on", "ruang"), "ruang: there is no such channel"),
        (("log", "ruang"), "ruang: there is no such channel"),
        (("address", "ftp://x"), "ftp://x: is no address"),
    ],
)
def test_what_cannot_be_done_is_refused(shell: Shell, papua: Path, arguments: tuple[str, ...], told: str) -> None:
    said = shell("channel", papua, *arguments)
    assert said.code in (1, 2)
    assert told in said.err


def test_changed_turned_and_removed(shell: Shell, papua: Path) -> None:
    shell("channel", papua, "add", "meja", "email", "--to", "meja@redaksi.example")
    assert "is there already" in shell("channel", papua, "add", "meja", "email", "--to", "a@b.example").err
    shell("channel", papua, "change", "meja", "--to", "a@b.example,c@d.example", "--budget", "3")
    (row,) = shell("channel", papua, "--json").json
    assert (row["settings"], row["budget"], row["state"]) == ({"to": "a@b.example, c@d.example"}, 3, "on")
    assert "What waits for it is dropped" in shell("channel", papua, "off", "meja").out
    assert shell("channel", papua, "on", "meja").out == "meja is on.\n"
    assert shell("channel", papua, "remove", "meja").out == "meja is removed.\n"
    assert shell("channel", papua, "--json").json == []


def test_the_log_tells_what_became_of_each(shell: Shell, papua: Path) -> None:
    shell("channel", papua, "add", "layar", "desktop")
    assert shell("channel", papua, "log", "layar").out == "Nothing was given to layar yet.\n"
    case = open_case(papua)
    with case.writing() as connection:
        put_message(connection, Outgoing("m1", "al-1", "layar", to_json(MESSAGE), 1.0, True, False))
        put_message(connection, Outgoing("m2", "al-1", "layar", "spoilt", 2.0, True, False))
    case.close()
    rows = shell("channel", papua, "log", "layar", "--json").json
    assert [(row["id"], row["state"], row["detail"]) for row in rows] == [
        ("m2", "waiting", None), ("m1", "dropped", "m2 took its place")
    ]  # fmt: skip
    assert "m2 took its place" in shell("channel", papua, "log", "layar").out


def test_the_address_is_told_kept_and_ended(shell: Shell, papua: Path) -> None:
    assert "lead nowhere yet" in shell("channel", papua, "address").out
    shell("channel", papua, "address", "http://127.0.0.1:8000/")
    assert shell("channel", papua, "address", "--json").json == {"address": "http://127.0.0.1:8000"}
    assert "lead nowhere from now on" in shell("channel", papua, "address", "none").out


def test_the_feed_tells_what_rang_and_leaves_out_what_is_spoilt(shell: Shell, papua: Path) -> None:
    told = (
        "INSERT INTO alerts (id, rule, kind, about, told, first, last, rings) VALUES (?, 'r', 'truce', 'x', ?, ?, ?, 1)"
    )
    case = open_case(papua)
    with case.writing() as connection:
        for id_, message in (("al-1", to_json(MESSAGE)), ("al-2", "{}")):
            connection.exec_driver_sql(told, (id_, message, "2026-05-12T05:00:00Z", "2026-05-12T05:00:00Z"))
    case.close()
    found = feedparser.parse(shell("channel", papua, "feed").out.encode())
    assert not found.bozo
    assert [entry.title for entry in found.entries] == [MESSAGE.headline]
