"""The Alerts screen: what rang and where it was sent, the badge, channels, the feed, and what browsers poll."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import feedparser
import pytest
from starlette.testclient import TestClient

from palagan.model.moments import iso
from palagan.store.open import open_case
from palagan.web.alerted import inside, message_of
from palagan.web.asked import RUNG_COOKIE
from tests.web.access.serving import bearing, let_in, reached
from tests.web.conftest import local_client, sender
from tests.web.watching import NOW, fill, message


@pytest.fixture
def rung(sample: Path) -> Iterator[TestClient]:
    """The workbench over a case in which four matters rang."""
    fill(sample)
    with local_client(sample) as client:
        client.app.state.seconds = lambda: NOW  # type: ignore[attr-defined]
        yield client


def write(case: Path, query: str, *values: object) -> None:
    opened = open_case(case)
    with opened.writing() as connection:
        connection.exec_driver_sql(query, values)
    opened.close()


def test_what_rang_last_stands_first_with_its_words_and_channels(rung: TestClient) -> None:
    told = rung.get("/alerts.json").json()
    assert [one["id"] for one in told["alerts"]] == [f"al-{number:012}" for number in range(4)]
    assert told["count"] == 4
    page = rung.get("/alerts?lang=id").text
    assert "Menurut 3 asal, gencatan senjata dilanggar di Lembah Hijau" in page
    assert "pasukan itu kembali menembak setelah tengah malam" in page
    assert "ditahan (jam tenang atau jatah harian)" in page
    assert "berdering bila gencatan senjata dikatakan dilanggar oleh sedikitnya 2 asal" in page
    assert "hari ini 1/6" in page or "hari ini 2/6" in page
    assert "535 the password is not taken" in page


def test_the_alerts_of_one_rule(rung: TestClient) -> None:
    told = rung.get("/alerts.json", params={"rule": "ru-000000000001"}).json()
    assert {one["rule_name"] for one in told["alerts"]} == {"korban besar"}
    assert rung.get("/alerts?rule=bukan").status_code == 404


def test_parts_joined_are_the_whole(rung: TestClient, sample: Path) -> None:
    for number in range(130):
        last = f"2026-08-{number % 20 + 1:02}T00:00:00Z"
        write(
            sample, "INSERT INTO alerts (id, rule, kind, about, told, first, last, rings) VALUES (?,?,?,?,?,?,?,1)",
            f"al-x{number}", "ru-000000000000", "happening", "hp-1", json.dumps(message("x")), last, last,
        )  # fmt: skip
    found: list[str] = []
    after: str | None = ""
    while after is not None:
        part = rung.get("/alerts.json", params={"after": after} if after else {}).json()
        found += [one["id"] for one in part["alerts"]]
        after = part["next"]
    assert len(found) == len(set(found)) == 134
    assert rung.get("/alerts?after=bukan-kursor").status_code == 400


def test_whoever_looked_sees_what_is_new_since(rung: TestClient, sample: Path) -> None:
    assert re.search(r"data-rung[^>]*>4<", rung.get("/").text)
    assert 'class="alert fresh' not in rung.get("/alerts").text
    assert rung.cookies.get(RUNG_COOKIE)
    assert re.search(r"data-rung hidden", rung.get("/").text)
    write(sample, "UPDATE alerts SET last = ?, rings = 9 WHERE id = 'al-000000000003'", iso(NOW))
    assert re.search(r"data-rung[^>]*>1<", rung.get("/timeline").text)
    assert 'class="alert fresh' in rung.get("/alerts").text
    assert re.search(r"data-rung hidden", rung.get("/").text)


def test_a_message_of_anothers_case_can_lead_nowhere_else(rung: TestClient, sample: Path) -> None:
    told = json.dumps(message("<script>alert(1)</script>", permalink="javascript:alert(1)"))
    write(sample, "UPDATE alerts SET told = ? WHERE id = 'al-000000000000'", told)
    write(sample, "UPDATE alerts SET told = '{\"headline\": 3}' WHERE id = 'al-000000000001'")
    write(sample, "UPDATE alert_rules SET rule = '{\"about\": \"everything\"}' WHERE id = 'ru-000000000001'")
    page = rung.get("/alerts").text
    assert "javascript:" not in page
    assert "<script>alert" not in page
    assert "aturan ini tidak dapat dimengerti" in page
    assert rung.get("/alerts.atom").status_code == 200
    assert rung.get("/api/v1/alerts").status_code == 200


@pytest.mark.parametrize("path", ["//evil.example", "/\\evil.example", "https://evil.example", "", "x", "/a b", "/a\n"])
def test_only_paths_of_ours_are_followed(path: str) -> None:
    assert inside(path) is None
    assert inside("/happening/hp-1") == "/happening/hp-1"
    assert message_of({"headline": 1}) is None


# What browsers poll


def test_a_browser_that_begins_is_shown_nothing_old(rung: TestClient) -> None:
    told = rung.get("/alerts/new.json").json()
    assert (told["after"], told["notices"], told["count"]) == (NOW, [], 4)


def test_desktop_channels_keep_to_what_was_sent_by_them(rung: TestClient) -> None:
    told = rung.get("/alerts/new.json", params={"after": NOW - 10 * 3600}).json()
    assert [one["tag"] for one in told["notices"]] == ["al-000000000001", "al-000000000000"]
    assert told["after"] == NOW - 600 + 5
    assert told["notices"][1]["path"].startswith("/happening/hp-")
    assert "«pasukan itu kembali menembak setelah tengah malam»" in told["notices"][1]["body"]
    assert rung.get("/alerts/new.json", params={"after": told["after"]}).json()["notices"] == []


def test_a_desktop_channel_that_is_off_shows_nothing(rung: TestClient, sample: Path) -> None:
    write(sample, "UPDATE channels SET state = 'off' WHERE name = 'layar'")
    assert rung.get("/alerts/new.json", params={"after": 0}).json()["notices"] == []


def test_without_a_desktop_channel_every_alert_is_shown(rung: TestClient, sample: Path) -> None:
    write(sample, "DELETE FROM channels WHERE name = 'layar'")
    told = rung.get("/alerts/new.json", params={"after": 0}).json()
    assert [one["tag"] for one in told["notices"]] == [f"al-{number:012}" for number in (3, 2, 1, 0)]
    again = rung.get("/alerts/new.json", params={"after": told["after"]}).json()
    assert {one["key"] for one in again["notices"]} <= {one["key"] for one in told["notices"]}


# The feed


def test_the_feed_is_valid_and_says_when_nothing_changed(rung: TestClient) -> None:
    answer = rung.get("/alerts.atom")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    told = feedparser.parse(answer.content)
    assert not told.bozo
    assert len(told.entries) == 4
    assert told.entries[0].title == "Menurut 3 asal, gencatan senjata dilanggar di Lembah Hijau"
    assert told.entries[0].link.startswith("http://127.0.0.1:8700/happening/hp-")
    again = rung.get("/alerts.atom", headers={"if-none-match": answer.headers["etag"]})
    assert again.status_code == 304


def test_a_feed_reader_logs_in_with_a_token(sample: Path) -> None:
    fill(sample)
    tokens = let_in(sample)

    def basic(password: str) -> dict[str, str]:
        return {"authorization": "Basic " + base64.b64encode(f"pembaca:{password}".encode()).decode()}

    with reached(sample) as outside:
        refused = outside.get("/alerts.atom")
        assert refused.status_code == 401
        assert refused.headers["www-authenticate"].startswith("Basic")
        assert outside.get("/alerts.atom", headers=basic(tokens["reader"])).status_code == 200
        assert outside.get("/alerts.atom", headers=bearing(tokens["reader"])).status_code == 200
        for wrong in ("plg_wrong", "", "kopi tubruk pagi hari"):
            assert outside.get("/alerts.atom", headers=basic(wrong)).status_code == 401
        assert outside.get("/alerts.atom", headers={"authorization": "Basic !!"}).status_code == 401
        assert outside.get("/alerts.json", headers=basic(tokens["reader"])).status_code == 401


# Channels


def names(client: TestClient) -> dict[str, Any]:
    return {one["name"]: one for one in client.get("/alerts.json").json()["channels"]}


def test_a_channel_is_made_changed_turned_and_removed(rung: TestClient) -> None:
    send = sender(rung)
    given = {"is_new": "1", "kind": "telegram", "name": "malam", "set-chat": "-100777", "budget": "3", "quiet": ""}
    assert send("/alerts/channels/keep", **given).status_code == 303
    made = names(rung)["malam"]
    assert (made["kind"], made["settings"], made["budget"], made["quiet"]) == ("telegram", {"chat": "-100777"}, 3, None)
    assert send("/alerts/channels/keep", **given).status_code == 400
    given |= {"is_new": "", "quiet": "22:00-06:00 WIT", "budget": "0"}
    assert send("/alerts/channels/keep", **given).status_code == 303
    assert (names(rung)["malam"]["quiet"], names(rung)["malam"]["budget"]) == ("22:00-06:00 Asia/Jayapura", None)
    for topic, settings in (("17", {"chat": "-100777", "thread": "17"}), ("", {"chat": "-100777"})):
        assert send("/alerts/channels/keep", **given, **{"set-thread": topic}).status_code == 303
        assert names(rung)["malam"]["settings"] == settings
    assert send("/alerts/channels/keep", **given | {"set-chat": ""}).status_code == 400
    assert names(rung)["malam"]["settings"] == {"chat": "-100777"}
    send("/alerts/channels/off", name="malam")
    assert names(rung)["malam"]["state"] == "off"
    send("/alerts/channels/on", name="malam")
    assert names(rung)["malam"]["state"] == "on"
    send("/alerts/channels/remove", name="malam")
    assert "malam" not in names(rung)
    assert send("/alerts/channels/off", name="malam").status_code == 404


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [("set-chat", "halo", "halo"), ("quiet", "22:00-22:00", "same minute"), ("budget", "-3", "-3"),
     ("name", "a b", "a b"), ("kind", "merpati", "merpati"), ("set-chat", "", "chat")],
)  # fmt: skip
def test_what_is_wrong_with_a_channel_is_told_beside_its_fields(
    rung: TestClient, field: str, value: str, said: str
) -> None:
    given = {"is_new": "1", "kind": "telegram", "name": "malam", "set-chat": "-100777", "budget": "3", "quiet": ""}
    answer = sender(rung)("/alerts/channels/keep", **{**given, field: value})
    assert answer.status_code == 400
    assert said in answer.text
    assert 'role="alert"' in answer.text


def test_a_test_without_the_secret_says_how_to_set_it(rung: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PALAGAN_TELEGRAM_TOKEN", raising=False)
    answer = sender(rung)("/alerts/channels/test", name="redaksi")
    assert answer.status_code == 200
    assert "PALAGAN_TELEGRAM_TOKEN" in answer.text
    assert 'role="alert"' in answer.text


def test_secrets_never_stand_on_a_screen(rung: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PALAGAN_TELEGRAM_TOKEN", "12345:rahasia-sekali")
    for path in ("/alerts", "/alerts.json", "/alerts/channel?name=redaksi", "/alerts/channel.json?kind=telegram"):
        answer = rung.get(path)
        assert answer.status_code == 200
        assert "rahasia-sekali" not in answer.text
    assert "✓ PALAGAN_TELEGRAM_TOKEN" in rung.get("/alerts/channel").text


@pytest.mark.parametrize("path", ["/alerts", "/sources", "/alerts/channel", "/alerts/channel?name=redaksi"])
def test_both_languages_are_whole(rung: TestClient, path: str) -> None:
    for tongue in ("id", "en"):
        page = rung.get(path, params={"lang": tongue}).text
        main = page[page.index("<main") : page.index("</main>")]
        assert not re.search(r">\s*(alerts|watching|channel|moments|rule)\.\w+", main), path
