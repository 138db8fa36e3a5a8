"""The brief over HTTP: chosen by a form, looked at under a policy of its own, taken as HTML or PDF."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

import pytest
from lxml import html
from starlette.testclient import TestClient


def test_the_form_keeps_what_was_chosen_and_counts_it(client: TestClient) -> None:
    story = client.get("/brief.json").json()["stories"][0]
    page = html.document_fromstring(client.get(f"/brief?story={story['id']}&since=2020-10&title=Uji").text)
    assert page.xpath("//input[@name='story'][@checked]/@value") == [story["id"]]
    assert page.xpath("//input[@name='since']/@value") == ["2020-10"]
    assert page.xpath("//input[@name='title']/@value") == ["Uji"]
    told = client.get(f"/brief.json?story={story['id']}").json()["counts"]
    every = client.get("/brief.json").json()["counts"]
    assert 0 < told["timeline"] < every["timeline"]
    links = [link.get("href", "") for link in page.iterfind(".//p[@class='take-it']/a")]
    assert links
    assert all(f"story={story['id']}" in link and "title=Uji" in link for link in links)


def test_it_is_shown_under_a_policy_that_lets_its_own_style_alone(client: TestClient) -> None:
    answer = client.get("/brief/page?since=2020-10&title=%3Cscript%3Ealert(1)%3C/script%3E")
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    style = re.search(r"<style>(.*?)</style>", answer.text, re.DOTALL)
    assert style
    assert f"'sha256-{b64encode(sha256(style[1].encode()).digest()).decode()}'" in policy
    assert "<script" not in answer.text
    assert "&lt;script&gt;" in answer.text
    assert "content-disposition" not in answer.headers


def test_it_is_taken_as_a_file(client: TestClient) -> None:
    answer = client.get("/brief/page?download=1&lang=en&type=CONSULT")
    assert answer.headers["content-disposition"] == "attachment; filename*=UTF-8''karabakh-brief.html"
    assert "Claims and denials" in answer.text


def test_an_empty_choice_offers_nothing_to_take(client: TestClient) -> None:
    page = html.document_fromstring(client.get("/brief?place=tidak-ada-di-mana-pun&since=1800&until=1801").text)
    assert page.xpath("//section[contains(@class,'take')]//p[@class='empty']")
    assert not page.xpath("//p[@class='take-it']")


def test_pdf_is_a_pdf(client: TestClient) -> None:
    pytest.importorskip("weasyprint")
    answer = client.get("/brief/pdf?most=2&since=2020-10-12&until=2020-10-12")
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")


def test_without_weasyprint_the_way_out_is_told(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "weasyprint", None)
    answer = client.get("/brief/pdf?most=2&since=1800&until=1801")
    assert answer.status_code == 400
    assert "palagan[pdf]" in answer.text


def test_a_reader_of_english_is_answered_in_english(client: TestClient) -> None:
    assert "Make a brief" in client.get("/brief?lang=en").text
