"""The screens of a happening, a claim, a ledger and an origin, and their lists."""

from __future__ import annotations

import re
from html import unescape

import pytest
from starlette.testclient import TestClient

LISTS = {"claims": "claim", "ledgers": "ledger", "origins": "origin"}


def rows(client: TestClient, name: str) -> list[dict[str, object]]:
    found = client.get(f"/{name}.json").json()["rows"]
    assert found
    return list(found)


@pytest.mark.parametrize("name", list(LISTS))
def test_each_row_of_a_list_opens(client: TestClient, name: str) -> None:
    page = client.get(f"/{name}").text
    for row in rows(client, name):
        path = f"/{LISTS[name]}/{row['id']}"
        assert f'href="{path}"' in page
        assert client.get(path).status_code == 200
        assert client.get(f"{path}.json").status_code == 200
    assert client.get(f"/{name}?after=nonsense").status_code == 400


def test_a_claim_shows_both_sides_with_all_their_words(client: TestClient) -> None:
    claim = next(row for row in rows(client, "claims") if row["asserted_by"] and row["denied_by"])
    page, twin = client.get(f"/claim/{claim['id']}").text, client.get(f"/claim/{claim['id']}.json").json()
    for side in ("asserted", "denied"):
        for voice in twin[side]["voices"]:
            for saying in voice["sayings"]:
                note = saying["note"]
                assert f'href="/article/{note["page"]}#c{note["start"]}-{note["end"]}"' in page
                assert note["words"] in unescape(page)
    assert f'href="/happening/{twin["happening"]["id"]}"' in page


def test_denied_claims_alone(client: TestClient) -> None:
    found = client.get("/claims.json?denied=1").json()["rows"]
    assert found
    assert all(row["denied_by"] for row in found)
    assert "denied=1" in client.get("/claims").text


def test_a_ledger_draws_each_figure_and_lists_each(client: TestClient) -> None:
    ledger = rows(client, "ledgers")[0]
    page, twin = client.get(f"/ledger/{ledger['id']}").text, client.get(f"/ledger/{ledger['id']}.json").json()
    entries = twin["detail"]["ledger"]["entries"]
    assert len(entries) == int(str(ledger["entries"]))
    assert len(entries) > 10
    assert all(f'<tr id="{entry["id"]}"' in page for entry in entries)
    links = set(re.findall(r'href="#(fg-[0-9a-f]+)"', page))
    assert links <= {entry["id"] for entry in entries}
    assert sum(len(lane["figures"]) for lane in twin["drawn"]["lanes"]) == page.count('class="dot')


def test_ledgers_of_one_harm(client: TestClient) -> None:
    found = client.get("/ledgers.json?type=wounded").json()["rows"]
    assert {row["kind"] for row in found} == {"wounded"}


@pytest.mark.parametrize(("scope", "first"), [("war", "sejak"), ("event", "serangan"), ("past", "masa lalu")])
def test_ledgers_of_a_war_of_one_event_of_the_past(client: TestClient, scope: str, first: str) -> None:
    found = client.get(f"/ledgers.json?scope={scope}").json()["rows"]
    assert found
    assert first in client.get(f"/ledgers?scope={scope}").text
    others = [one for other in ("war", "event", "past") if other != scope for one in ids(client, other)]
    assert not {row["id"] for row in found} & set(others)


def ids(client: TestClient, scope: str) -> list[str]:
    return [row["id"] for row in client.get(f"/ledgers.json?scope={scope}").json()["rows"]]


def test_a_happening_tells_who_tells_it_and_what_it_is_tied_to(client: TestClient) -> None:
    story = client.get("/stories.json").json()["rows"][0]["id"]
    changes = client.get(f"/story/{story}.json").json()["story"]["changes"]
    plan = next(one["thing"] for one in changes if one["what"] == "carried-out")
    page, twin = client.get(f"/happening/{plan}").text, client.get(f"/happening/{plan}.json").json()["happening"]
    assert any(tie["kind"] == "carried-out-as" for tie in twin["ties"])
    for tie in twin["ties"]:
        assert f'href="/happening/{tie["id"]}"' in page
    for told in twin["told"]:
        assert told["note"]["words"] in unescape(page)
    assert f'href="/story/{story}"' in page


def test_an_origin_lists_its_pages_and_how_it_is_known(client: TestClient) -> None:
    origin = rows(client, "origins")[0]
    page, twin = client.get(f"/origin/{origin['id']}").text, client.get(f"/origin/{origin['id']}.json").json()
    assert len(twin["detail"]["drawn"]) == origin["pages"]
    assert all(f'href="/article/{one["page"]["id"]}"' in page for one in twin["detail"]["drawn"])


def test_what_is_not_there_is_told_so(client: TestClient) -> None:
    for kind in ("happening", "claim", "ledger", "origin"):
        assert client.get(f"/{kind}/zz-nowhere").status_code == 404
