"""The map: what can be drawn is drawn, the rest is counted, every state has an address, and pages' words stay words."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient


def told(client: TestClient, query: str = "") -> dict[str, object]:
    return dict(client.get(f"/map.json{query}").json())


def test_every_happening_is_on_the_map_or_counted_as_not_on_it(client: TestClient) -> None:
    view = client.get("/map.json").json()
    on_it = sum(one["deeds"] + one["plans"] + one["background"] for one in view["places"])
    off_it = sum(view["unmapped"][name] for name in ("untold", "unknown", "by_company", "unplaced"))
    counts = client.get("/timeline.json").json()["counts"]
    assert on_it == view["happenings"] == sum(view["by_kind"].values())
    assert on_it + off_it == sum(counts.values())


def test_places_are_drawn_no_finer_than_told(client: TestClient) -> None:
    view = client.get("/map.json").json()
    kinds = {one["name"]: one["kind"] for one in view["places"]}
    assert kinds["Ganja"] == "city"
    assert kinds["Armenia"] == "country"
    assert kinds["Nagorno-Karabakh"] == "region"
    page = client.get("/map?view=caucasus").text
    assert 'class="land step-' in page
    assert "disengketakan" in page
    assert "Natural Earth" in page
    assert "GeoNames" in page


def test_a_place_leads_to_its_happenings(client: TestClient) -> None:
    page = client.get("/map").text
    found = re.search(r'href="(/timeline\?[^"]*place=Ganja[^"]*)"', page)
    assert found
    assert client.get(found.group(1).replace("&amp;", "&")).status_code == 200


def test_filters_narrow_it_and_stay_in_its_links(client: TestClient) -> None:
    whole, narrowed = told(client), told(client, "?type=ASSAULT&since=2020-10-01&until=2020-10-31")
    assert isinstance(narrowed["happenings"], int)
    assert isinstance(whole["happenings"], int)
    assert 0 < narrowed["happenings"] < whole["happenings"]
    page = client.get("/map?type=ASSAULT&since=2020-10-01").text
    assert re.search(r'href="/map\?[^"]*since=2020-10-01[^"]*view=ukraine', page)


@pytest.mark.parametrize(
    "query", ["?view=world", "?view=papua", "?bbox=170,-20,200,10", "?bbox=-200,-60,170,80", "?view=nowhere"]
)
def test_any_part_of_the_world_is_drawn(client: TestClient, query: str) -> None:
    page = client.get(f"/map{query}")
    assert page.status_code == 200
    assert not re.search(r"\b(?:nan|inf)\b", page.text)


@pytest.mark.parametrize("box", ["1,2,3", "a,b,c,d", "10,0,5,5", "0,5,1,5", "0,0,1e9,1", "nan,0,1,1", "0,0,inf,1"])
def test_what_is_no_box_is_refused(client: TestClient, box: str) -> None:
    assert client.get(f"/map?bbox={box}").status_code == 400


def test_both_languages(client: TestClient) -> None:
    assert "Moskwa" in client.get("/map?lang=id").text
    page = client.get("/map?lang=en").text
    assert "Moscow" in page
    assert "Borders as in Natural Earth" in page
    assert not re.search(r"\bmap\.[a-z_]{3,}", re.sub(r'(?:href|src)="[^"]*"', "", page))
