"""`palagan sources`: how each source does, and what to do about one in trouble."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from palagan.commands.source_lines import ago, until
from palagan.store.addresses import Address, save_addresses
from palagan.store.hosts import HostRow, save_hosts
from palagan.store.open import open_case
from palagan.store.subscriptions import keep_subscription, subscribe
from tests.commands.calling import Shell

NOW = 1_794_000_000.0


@pytest.fixture
def listening(shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A case that listens to four sources, each in another state."""
    monkeypatch.setattr("time.time", lambda: NOW)
    shell("init", tmp_path / "papua")
    opened = open_case(tmp_path / "papua")
    with opened.writing() as connection:
        rows = {}
        for host in ("kabar", "warta", "suara", "baru"):
            rows[host], _ = subscribe(
                connection, url=f"https://{host}.example/rss", kind="feed", name=f"{host.title()} Uji",
                added="2026-11-01T00:00:00Z", due=NOW + 600,
            )  # fmt: skip
        for host, told in {
            "kabar": {"asked": NOW - 300, "heard": NOW - 300, "asks": 9, "items": 40, "status": 200},
            "warta": {"asked": NOW - 60, "refused": 5, "status": 403, "detail": "answered 403"},
            "suara": {"asked": NOW - 60, "refused": 4, "status": 410, "state": "gone"},
        }.items():
            keep_subscription(connection, replace(rows[host], **told))  # type: ignore[arg-type]
        save_hosts(connection, [HostRow("warta.example", forbidden=6, refused=6, asked=9, status=403)])
        waiting = Address("k", "https://kabar.example/1", "kabar.example", NOW, rows["kabar"].id, due=NOW - 1)
        save_addresses(connection, [waiting])
    opened.close()
    return tmp_path / "papua.palagan"


def test_the_table_tells_states_and_the_way_out(shell: Shell, listening: Path) -> None:
    said = shell("sources", listening)
    assert said.code == 0
    lines = said.out.splitlines()
    assert lines[0].split() == ["source", "state", "last", "heard", "24", "h", "usual", "a", "day", "next"]
    at = {line.split(" Uji")[0]: number for number, line in enumerate(lines) if " Uji" in line}
    assert max(at["Warta"], at["Suara"]) < min(at["Kabar"], at["Baru"]), "those in trouble come first"
    assert "FORBIDS" in lines[at["Warta"]]
    assert "gone" in lines[at["Suara"]]
    assert "5 min ago" in lines[at["Kabar"]]
    assert "in 10 min" in lines[at["Kabar"]]
    assert "not asked yet" in lines[at["Baru"]]
    told = " ".join(said.out.split())
    way_out = f"Bring its pages as files or WARC: palagan add {listening} FILE…"
    assert "".join(way_out.split()) in "".join(told.split()), "wherever its lines break"
    assert "1 page waits to be asked for." in told
    assert "No contact is set" in told


def test_for_programs(shell: Shell, listening: Path) -> None:
    told = shell("sources", listening, "--json").json
    assert told["waiting"] == 1
    states = {one["name"]: one["state"] for one in told["sources"]}
    assert states == {"Warta Uji": "forbids", "Suara Uji": "gone", "Kabar Uji": "heard", "Baru Uji": "new"}
    kabar = next(one for one in told["sources"] if one["name"] == "Kabar Uji")
    assert kabar["heard"] == "2026-11-06T21:15:00Z"


def test_pausing_resuming_removing(shell: Shell, listening: Path) -> None:
    url = "https://kabar.example/rss"
    assert "Paused Kabar Uji" in shell("sources", listening, "--pause", url).out
    assert "paused" in shell("sources", listening).out
    assert "again" in shell("sources", listening, "--resume", url, "--resume", "https://baru.example/rss").out
    assert "1 of its pages that waited" in shell("sources", listening, "--remove", url).out
    assert "Kabar" not in shell("sources", listening).out
    assert shell("sources", listening, "--remove", url).code == 1
    assert shell("sources", listening, "--pause", url, "--remove", url).code == 2


def test_the_contact_is_checked_and_kept(shell: Shell, listening: Path) -> None:
    assert shell("sources", listening, "--contact", "rina").code == 2
    assert "rina@kabar.example" in shell("sources", listening, "--contact", "rina@kabar.example").out
    assert shell("sources", listening, "--json").json["contact"] == "mailto:rina@kabar.example"


def test_a_case_that_listens_to_nothing_says_how_to_begin(shell: Shell, tmp_path: Path) -> None:
    shell("init", tmp_path / "kosong")
    said = shell("sources", tmp_path / "kosong")
    assert "listens to nothing yet" in said.out
    assert "palagan add" in said.out


def test_spans_of_time() -> None:
    told = [ago(NOW - seconds, NOW) for seconds in (0, 90, 3000, 7200, 200_000, 3_000_000)]
    assert told == ["just now", "2 min ago", "50 min ago", "2 h ago", "2 d ago", "2026-10-03"]
    assert (until(NOW - 5, NOW), until(NOW + 3600, NOW), ago(None, NOW)) == ("now", "in 1 h", "never")
