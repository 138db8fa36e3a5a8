"""The network over HTTP: drawn and told alike, narrowed by its address, open to the happenings of two."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest
from lxml import html
from starlette.testclient import TestClient


def page_of(client: TestClient, path: str) -> Any:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text[:300]
    return html.document_fromstring(answer.text)


def test_picture_and_table_tell_the_same(client: TestClient) -> None:
    page, told = page_of(client, "/network"), client.get("/network.json").json()
    rows = page.xpath("//table[contains(@class,'ties')]/tbody/tr")
    lines = page.xpath("//svg//g[@class='lines']/a")
    assert len(rows) == len(lines) == len(told["network"]["ties"]) > 10
    marks = page.xpath("//svg//g[@class='marks']/a")
    assert {mark.get("data-key") for mark in marks} == {actor["key"] for actor in told["network"]["actors"]}
    assert all(one.get("aria-label") for one in (*marks, *lines))


def test_a_mark_leads_to_its_actor_and_a_tie_to_the_happenings_of_the_two(client: TestClient) -> None:
    page = page_of(client, "/network?since=2020-10")
    mark = page.xpath("//g[@class='marks']/a")[0]
    assert mark.get("href").startswith(f"/actor/{quote(mark.get('data-key'), safe='')}?since=2020-10")
    tie = page.xpath("//g[@class='lines']/a")[-1].get("href")
    assert "since=2020-10" in tie
    both = page_of(client, tie)
    rows = both.xpath("//section[@id='between']//ol/li")
    assert rows
    assert all(row.xpath(".//a[starts-with(@href, '/happening/')]") for row in rows)
    assert all(row.xpath(".//a[starts-with(@href, '/article/')]") for row in rows)


@pytest.mark.parametrize("order", ["origins", "happenings", "source", "target"])
def test_the_table_is_ordered_as_asked(client: TestClient, order: str) -> None:
    told = client.get(f"/network.json?sort={order}").json()
    names = told["names"]
    keys = [names[tie[order]].casefold() if order in ("source", "target") else -tie[order] for tie in told["ties"]]
    assert keys == sorted(keys)
    page = page_of(client, f"/network?sort={order}")
    assert len(page.xpath("//th[@aria-sort]")) == 1


def test_an_actor_is_hidden_and_shown_again(client: TestClient) -> None:
    first = client.get("/network.json").json()["network"]["actors"][0]
    page = page_of(client, f"/network?hide={quote(first['key'])}&type=ASSAULT")
    assert first["key"] not in {mark.get("data-key") for mark in page.xpath("//g[@class='marks']/a")}
    again = [
        a.get("href") for a in page.xpath("//a") if first["name"] in a.text_content() and "hide" not in a.get("href")
    ]
    assert any(href.startswith("/network?") and "type=ASSAULT" in href for href in again)


def test_plans_and_background_are_counted_only_when_asked(client: TestClient) -> None:
    plain = client.get("/network.json").json()["network"]["pairs"]
    every = client.get("/network.json?plans=1&background=1").json()["network"]["pairs"]
    assert every > plain
    planned = client.get("/network.json?status=planned").json()["network"]
    assert 0 < planned["pairs"] < every


def test_a_stretch_of_time_can_be_moved(client: TestClient) -> None:
    told = client.get("/network.json?since=2020-10-01&until=2020-10-10").json()
    assert told["steps"] == {"earlier": ["2020-09-21", "2020-09-30"], "later": ["2020-10-11", "2020-10-20"]}
    assert client.get("/network.json?since=2020-10-01").json()["steps"] == {}


def test_nothing_found_is_said(client: TestClient) -> None:
    page = page_of(client, "/network?place=tidak-ada-di-mana-pun")
    assert page.xpath("//p[@class='empty']")
    assert not page.xpath("//svg[contains(@class,'network')]")


@pytest.mark.parametrize("wrong", ["most=0", "most=9999", "most=x", "sort=weight"])
def test_a_wrong_wish_is_refused(client: TestClient, wrong: str) -> None:
    assert client.get(f"/network?{wrong}").status_code in (400, 422)


def test_it_speaks_both_languages(client: TestClient) -> None:
    assert "siapa berbuat apa" in client.get("/network").text
    assert "who does what to whom" in client.get("/network?lang=en").text
