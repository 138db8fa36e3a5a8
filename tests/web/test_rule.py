"""The editor of rules: a form becomes a rule, its past is shown before it is kept, what is wrong is told beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.datastructures import FormData
from starlette.testclient import TestClient

from palagan.errors import InputError
from palagan.monitor.alerts.rules import ABOUT, TAKES, rule_of
from palagan.web.screens.rule import told_of
from tests.web.conftest import local_client, sender
from tests.web.watching import NOW, fill


@pytest.fixture
def ruled(sample: Path) -> Iterator[TestClient]:
    fill(sample)
    with local_client(sample) as client:
        client.app.state.seconds = lambda: NOW  # type: ignore[attr-defined]
        yield client


def rules(client: TestClient) -> dict[str, Any]:
    return {one["state"]["name"]: one for one in client.get("/alerts.json").json()["rules"]}


def preview_in(page: str) -> str:
    found = re.search(r'<section id="preview".*?</section>', page, re.DOTALL)
    assert found
    return found[0]


def test_a_new_rule_shows_its_past_before_it_is_kept(ruled: TestClient) -> None:
    assert ruled.get("/alerts/rule.json").json()["preview"] is None
    told = ruled.get("/alerts/rule.json?days=90").json()
    assert told["preview"]["since"] < told["preview"]["until"] == told["until"]
    form = {"about": "toll", "harm": "killed", "toll": "5", "days": "90"}
    page = sender(ruled)("/alerts/rules/preview", **form).text
    shown = preview_in(page)
    assert "Akan berdering" in shown
    assert re.search(r"/ledger/\w+|/happening/\w+|/story/\w+", shown)
    assert "korban besar" in rules(ruled)
    assert len(rules(ruled)) == 3


def test_a_rule_is_kept_changed_turned_and_removed(ruled: TestClient) -> None:
    send = sender(ruled)
    form = {"name": "serangan di Ganja", "about": "happening", "type": "ASSAULT", "place": "Ganja, Terter",
            "min_origins": "2", "channels": "redaksi"}  # fmt: skip
    assert send("/alerts/rules/keep", **form).status_code == 303
    made = rules(ruled)["serangan di Ganja"]
    assert made["state"]["rule"]["place"] == ["Ganja", "Terter"]
    assert made["state"]["rule"]["type"] == ["ASSAULT"]
    assert made["state"]["channels"] == ["redaksi"]
    id_ = made["state"]["id"]
    page = ruled.get("/alerts/rule", params={"id": id_}).text
    assert 'value="Ganja, Terter"' in page
    assert send("/alerts/rules/keep", id=id_, **{**form, "name": "Ganja", "min_origins": "3"}).status_code == 303
    assert rules(ruled)["Ganja"]["state"]["rule"]["min_origins"] == 3
    assert "serangan di Ganja" not in rules(ruled)
    send("/alerts/rules/off", id=id_)
    assert rules(ruled)["Ganja"]["state"]["state"] == "off"
    send("/alerts/rules/on", id=id_)
    assert rules(ruled)["Ganja"]["state"]["state"] == "on"
    send("/alerts/rules/remove", id=id_)
    assert "Ganja" not in rules(ruled)
    assert send("/alerts/rules/on", id=id_).status_code == 404
    assert ruled.get("/alerts/rule", params={"id": id_}).status_code == 404


@pytest.mark.parametrize(
    ("form", "said"),
    [({"name": "", "about": "truce"}, "name"), ({"name": "x", "about": "toll"}, "toll"),
     ({"name": "x", "about": "happening", "min_origins": "dua"}, "min_origins"),
     ({"name": "x", "about": "happening", "type": "PESTA"}, "PESTA"), ({"name": "x", "about": "apa"}, "apa"),
     ({"name": "korban besar", "about": "truce"}, "korban besar"), ({"name": "x", "about": "search"}, "search"),
     ({"name": "x", "about": "happening"}, "semua hal akan berdering")],
)  # fmt: skip
def test_what_is_wrong_is_told_and_what_was_written_stays(ruled: TestClient, form: dict[str, str], said: str) -> None:
    answer = sender(ruled)("/alerts/rules/keep", **form, lang="en")
    assert answer.status_code == 400
    assert said in answer.text
    assert 'role="alert"' in preview_in(answer.text)
    assert '<option value="en" selected>' in answer.text
    assert len(rules(ruled)) == 3


def test_a_silence_cannot_be_tried_on_the_past_and_says_so(ruled: TestClient) -> None:
    page = sender(ruled)("/alerts/rules/preview", about="silence", source="Kabar Utara")
    assert page.status_code == 200
    assert "Akan berdering" not in preview_in(page.text)


FIELDS = ["about", "who",
          "place", "toll", "toll_moved", "harm", "min_origins", "type", "denied", "search", "grave_toll",
          "status", "lang", "channels"]  # fmt: skip
WORDS = st.one_of(st.text(max_size=12), st.sampled_from([*ABOUT, "3", "killed", "ASSAULT", "happened", "id"]))


@given(st.dictionaries(st.sampled_from(FIELDS), WORDS))
def test_any_form_is_a_rule_or_is_refused(form: dict[str, str]) -> None:
    told = told_of(FormData(form))
    asked = {name: value for name, value in told.items() if name != "channels"}
    if told["about"] in TAKES:
        assert set(asked) - {"about", "lang"} <= TAKES[told["about"]]
    with suppress(InputError):
        assert rule_of(asked).about == told["about"]


@pytest.mark.parametrize("path", ["/alerts/rule", "/alerts/rule?id=ru-000000000000", "/alerts/rule?id=ru-000000000001"])
def test_both_languages_are_whole(ruled: TestClient, path: str) -> None:
    for tongue in ("id", "en"):
        page = ruled.get(path, params={"lang": tongue}).text
        main = page[page.index("<main") : page.index("</main>")]
        assert not re.search(r">\s*(alerts|rule|moments|type|mode|harm)\.\w+", main), path
