"""The screen of a story and the list of stories."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

GANJA = "Korban Tewas di Ganja Jadi 9 Orang"


def story_like(client: TestClient, words: str) -> str:
    found = [row["id"] for row in client.get("/stories.json").json()["rows"] if words in row["title"]]
    assert found
    return str(found[0])


def test_the_list_leads_to_each_story(client: TestClient) -> None:
    rows = client.get("/stories.json").json()["rows"]
    page = client.get("/stories").text
    assert [row["pages"] for row in rows] == sorted((row["pages"] for row in rows), reverse=True)
    assert all(f'href="/story/{row["id"]}"' in page for row in rows)


def test_the_list_is_narrowed(client: TestClient) -> None:
    rows = client.get("/stories.json?min_pages=3").json()["rows"]
    assert rows
    assert all(row["pages"] >= 3 for row in rows)
    assert client.get("/stories.json?place=Ganja").json()["count"] < client.get("/stories.json").json()["count"]
    assert client.get("/stories?since=gestern").status_code == 400


@pytest.mark.parametrize("cursor", ["x", "n-1", "n1e9", "n99999999999", "n٣"])
def test_a_place_that_is_none_is_refused(client: TestClient, cursor: str) -> None:
    story = story_like(client, GANJA)
    assert client.get(f"/story/{story}", params={"after": cursor}).status_code == 400


def test_the_lineage_is_drawn_and_told_in_a_table(client: TestClient) -> None:
    story = story_like(client, "Bertemu Aliyev")
    page, twin = client.get(f"/story/{story}").text, client.get(f"/story/{story}.json").json()
    pages = twin["story"]["lineage"]["pages"]
    assert page.count('class="dot') == len(pages) == 6
    for one in pages:
        assert page.count(f'href="/article/{one["id"]}"') >= 2
        for earlier in one["copied"]:
            assert f'href="/copy/{earlier["earlier"]}/{one["id"]}"' in page


def test_pages_of_one_origin_alone_can_be_listed(client: TestClient) -> None:
    story = story_like(client, GANJA)
    origin = client.get(f"/story/{story}.json").json()["story"]["lineage"]["origins"][0]
    rows = client.get(f"/story/{story}.json?origin={origin['id']}").json()["rows"]
    assert 0 < len(rows) < 3
    assert all(origin["id"] in (row["origin"], *row["others"]) for row in rows)


def test_figures_that_differ_lead_to_their_ledger_and_words(client: TestClient) -> None:
    story = story_like(client, GANJA)
    page, twin = client.get(f"/story/{story}").text, client.get(f"/story/{story}.json").json()
    tolls = twin["story"]["differs"]["tolls"]
    assert tolls
    for toll in tolls:
        assert f'href="/ledger/{toll["ledger"]}"' in page
        for version in toll["versions"]:
            note = version["note"]
            assert f'href="/article/{note["page"]}#c{note["start"]}-{note["end"]}"' in page


def test_it_is_told_in_both_languages(client: TestClient) -> None:
    story = story_like(client, GANJA)
    indonesian, english = (client.get(f"/story/{story}?lang={tongue}").text for tongue in ("id", "en"))
    assert "dinyatakan Azerbaijan, dibantah Armenia" in indonesian
    assert "said by Azerbaijan, denied by Armenia" in english
    assert not re.search(r">\s*(story|matters|common)\.[a-z_]+\s*<", indonesian + english)


def test_a_story_that_is_not_there_is_told_so(client: TestClient) -> None:
    assert client.get("/story/st-nowhere").status_code == 404
    assert client.get("/story/st-nowhere.json").json()["error"]["item"] == "st-nowhere"
