"""The timeline, the list of happenings, overview, sources and settings over HTTP."""

from __future__ import annotations

import re
from typing import Any

import pytest
from starlette.testclient import TestClient

from palagan.case import Case


def rows(client: TestClient, path: str) -> list[dict[str, Any]]:
    """All happenings of a timeline, part after part by its cursor."""
    found: list[dict[str, Any]] = []
    after = ""
    while True:
        told = client.get(f"{path}&after={after}" if after else path).json()
        found += [one for group in told["days"] for one in group["happenings"]]
        after = told["next"]
        if not after:
            return found


@pytest.mark.parametrize(("part", "number"), [("deeds", 0), ("plans", 1), ("background", 2)])
def test_each_part_stands_apart_and_its_pages_joined_are_the_whole(client: TestClient, part: str, number: int) -> None:
    told = client.get(f"/timeline.json?part={part}").json()
    found = rows(client, f"/timeline.json?part={part}")
    assert len(found) == told["counts"][part] == len({one["id"] for one in found})
    for one in found:
        assert (2 if one["background"] else int(one["status"] != "happened")) == number
        assert one["origins_high"] >= 1
    turned = rows(client, f"/timeline.json?part={part}&order=newest")
    assert [one["id"] for one in turned] == [one["id"] for one in reversed(found)]


def test_a_stretch_of_time_narrows_list_and_counts(client: TestClient) -> None:
    found = rows(client, "/timeline.json?part=deeds&since=2020-10-11&until=2020-10-12")
    assert 0 < len(found) < len(rows(client, "/timeline.json?part=deeds"))
    page = client.get("/timeline?since=2020-10-11&until=2020-10-12").text
    assert 'class="chosen"' in page
    assert "since=2020-10-11" in page


def test_the_bars_count_every_happening(client: TestClient, sample: Any) -> None:
    told = client.get("/timeline.json").json()
    bars = told["chart"]["bars"]
    counted = sum(bar["deeds"] + bar["plans"] + bar["background"] for bar in bars["bars"])
    beside = bars["before"] + bars["after"] + bars["vague"] + bars["undated"]
    with Case(sample) as case:
        assert counted + beside == len(case.record.happenings) == sum(told["counts"].values())


def test_the_bars_follow_the_filter_and_decisions(client: TestClient, sample: Any) -> None:
    def in_all(path: str) -> int:
        bars = client.get(path).json()["chart"]["bars"]
        drawn = sum(bar["deeds"] + bar["plans"] + bar["background"] for bar in bars["bars"])
        return int(drawn + bars["before"] + bars["after"] + bars["vague"] + bars["undated"])

    before, armenia = in_all("/timeline.json"), in_all("/timeline.json?actor=Armenia")
    assert 0 < armenia < before
    first = client.get("/happenings.json?actor=Armenia").json()["rows"][0]["id"]
    with Case(sample) as case:
        case.decide(first, "reject", by="Rina", why="a test")
    assert (in_all("/timeline.json"), in_all("/timeline.json?actor=Armenia")) == (before - 1, armenia - 1)


def test_happenings_stand_by_origins(client: TestClient) -> None:
    told = client.get("/happenings.json").json()
    weights = [(one["background"], -one["origins_low"]) for one in told["rows"]]
    assert weights == sorted(weights)
    assert len(told["rows"]) == 50
    assert client.get(f"/happenings?after={told['next']}").status_code == 200
    assert client.get("/happenings?after=bukan-kursor").status_code == 400


def test_the_overview_opens_what_it_counts(client: TestClient) -> None:
    page = client.get("/").text
    told = client.get("/index.json").json()["digest"]
    assert told["counted"]["pages"] == 24
    for one in (*told["claims"], *told["denials"]):
        assert f"/claim/{one['id']}" in page
    assert told["moved"]
    for one in told["moved"]:
        assert f"/ledger/{one['ledger']}" in page
        assert one["now"] != one["was"]


def test_sources_are_counted_and_open_into_their_origins(client: TestClient) -> None:
    told = client.get("/sources.json").json()
    assert sum(row["source"]["pages"] for row in told["rows"]) == 24
    name = told["rows"][0]["source"]["name"]
    one = client.get("/sources.json", params={"outlet": name}).json()
    assert one["one"]["source"]["name"] == name
    assert one["draws_on"]
    assert {origin["origin"] for origin in one["draws_on"]} <= set(
        re.findall(r"or-\w+", client.get("/origins.json").text)
    )


def test_what_people_found_wrong_counts_for_the_outlet_and_the_case(client: TestClient, sample: Any) -> None:
    row = client.get("/happenings.json").json()["rows"][0]
    with Case(sample) as case:
        case.decide(row["id"], "reject", by="Rina", why="a test")
    rated = {r["source"]["name"]: r["erring"] for r in client.get("/sources.json").json()["rows"] if r["erring"]}
    assert [(one["reviewed"], one["wrong"]) for one in rated.values()] == [(1, 1)]
    rates = client.get("/settings.json").json()["rates"]
    assert [(one["kind"], one["reviewed"], one["wrong"]) for one in rates] == [("happening", 1, 1)]


def test_settings_tell_the_case_and_who_may_do_what(client: TestClient) -> None:
    told = client.get("/settings.json").json()
    assert told["open"] is True
    assert told["may"]["reader"] == {"look": True, "take_away": True, "decide": False, "users": False}
    assert told["may"]["owner"]["users"] is True
    page = client.get("/settings?lang=en").text
    assert "Who may do what" in page


@pytest.mark.parametrize("path", ["/", "/timeline", "/happenings", "/sources", "/settings"])
def test_both_languages_are_whole(client: TestClient, path: str) -> None:
    for tongue in ("id", "en"):
        page = client.get(path, params={"lang": tongue}).text
        main = page[page.index("<main") : page.index("</main>")]
        assert not re.search(r">\s*(bars|timeline|overview|sources|settings|happenings)\.\w+", main), path


@pytest.mark.parametrize("path", ["/timeline?part=deeds", "/happenings"])
def test_what_stands_in_other_sentences_is_dotted_and_explained(client: TestClient, path: str) -> None:
    page = client.get(path).text
    assert '<time class="carried" title="tanggal dari kalimat lain">' in page
    assert "Bergaris titik-titik: tanggal atau tempat dari kalimat lain" in page
