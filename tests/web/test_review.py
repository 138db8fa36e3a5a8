"""The review desk over HTTP: what waits, what is decided, put off, undone and told, as plain forms without script."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from palagan.case import Case
from palagan.store.desk import MachineChange, keep_changes
from palagan.store.open import open_case
from palagan.web.asked import CSRF_COOKIE
from tests.web.conftest import local_client

KINDS = ("happening", "claim", "figure", "story", "copy", "origin", "page")
Post = Callable[..., Any]


def sit(client: TestClient, name: str = "Rina") -> None:
    client.get("/review")
    client.post("/review/name", data={"name": name, "csrf": client.cookies[CSRF_COOKIE]})


def desk(client: TestClient, **asked: str) -> dict[str, Any]:
    answer = client.get("/review.json", params={"kind": "happening", **asked})
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()["desk"]
    return found


def judge(client: TestClient, thing: str, verdict: str = "accept", **fields: str) -> Any:
    given = {"thing": thing, "verdict": verdict, "back": "kind=happening", "csrf": client.cookies[CSRF_COOKIE]}
    return client.post("/review/decide", data={**given, **fields})


def send(client: TestClient, path: str, **fields: str) -> Any:
    return client.post(path, data={"back": "kind=happening", "csrf": client.cookies[CSRF_COOKIE], **fields})


def test_nobody_decides_without_a_name(client: TestClient, post: Post) -> None:
    assert "Siapa yang meninjau?" in client.get("/review").text
    answer = post("/review/decide", thing="hp-1", verdict="accept")
    assert "Siapa yang meninjau?" in answer.text or answer.status_code >= 400
    sit(client, "Sri Ñ")
    assert desk(client)["item"] is not None
    assert client.get("/review.json", params={"kind": "claim"}).json()["reviewer"] == "Sri Ñ"


def test_a_form_that_is_not_ours_decides_nothing(client: TestClient, sample: Path) -> None:
    sit(client)
    thing = desk(client)["item"]["id"]
    answer = client.post("/review/decide", data={"thing": thing, "verdict": "accept", "csrf": "x" * 40})
    assert answer.status_code == 403
    with Case(sample) as case:
        assert case.decisions() == ()


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_accepted_and_the_next_waits(client: TestClient, kind: str) -> None:
    sit(client)
    first = desk(client, kind=kind)
    page = client.get("/review", params={"kind": kind}).text
    assert first["item"]["id"] in page
    assert judge(client, first["item"]["id"], back=f"kind={kind}").headers["location"] == f"/review?kind={kind}"
    after = desk(client, kind=kind)
    assert after["waiting"] == first["waiting"] - 1
    assert after["last"][0]["thing"] == first["item"]["id"]
    assert after["item"] is None or after["item"]["id"] != first["item"]["id"]
    assert after["last"][0]["state"] == "stands"


def test_the_least_sure_comes_first_and_filters_hold(client: TestClient) -> None:
    sit(client)
    sure = [desk(client, thing=id_)["item"]["confidence"] for id_ in desk(client)["queue"][:5]]
    assert sure == sorted(sure)
    some = desk(client, type="ASSAULT")
    assert some["queue"]
    assert {desk(client, thing=id_)["item"]["fields"][0]["value"] for id_ in some["queue"][:4]} == {"ASSAULT"}
    assert client.get("/review", params={"kind": "nothing"}).status_code == 400


def test_fields_are_corrected_in_one_go_and_undone_in_one(client: TestClient) -> None:
    sit(client)
    item = desk(client, kind="figure")["item"]
    before = {one["name"]: one["value"] for one in item["fields"]}
    fields = {f"was-{name}": value for name, value in before.items()}
    given = {**fields, "field-low": "41", "field-high": "43", "field-place": "Barda", "thing": item["id"]}
    assert send(client, "/review/correct", **given).status_code == 303
    now = {one["name"]: one for one in desk(client, kind="figure", thing=item["id"])["item"]["fields"]}
    assert (now["low"]["value"], now["high"]["value"], now["place"]["value"]) == ("41", "43", "Barda")
    assert len(desk(client, kind="figure")["last"]) == 3
    assert send(client, "/review/undo").headers["location"].endswith(f"thing={item['id']}")
    again = desk(client, kind="figure", thing=item["id"])
    assert {one["name"]: one["value"] for one in again["item"]["fields"]} == before
    assert again["last"] == []


def test_what_does_not_fit_is_told_and_what_was_typed_stays(client: TestClient) -> None:
    sit(client)
    item = desk(client)["item"]
    answer = send(client, "/review/correct", thing=item["id"], **{"was-date": "", "field-date": "<kemarin>"})
    assert answer.status_code == 200
    assert "Belum tersimpan" in answer.text
    assert "&lt;kemarin&gt;" in answer.text
    assert "<kemarin>" not in answer.text
    unchanged = send(client, "/review/correct", thing=item["id"], **{"was-date": "x", "field-date": "x"})
    assert "tidak ada isian yang berubah" in unchanged.text
    assert desk(client)["last"] == []


def test_what_is_put_off_comes_again_at_the_end(client: TestClient) -> None:
    sit(client)
    first = desk(client)["item"]["id"]
    assert send(client, "/review/skip", thing=first).status_code == 303
    after = desk(client)
    assert after["item"]["id"] != first
    assert first not in after["queue"]
    assert after["put_off"] == 1
    origins = desk(client, kind="copy")["queue"]
    for one in origins:
        send(client, "/review/skip", thing=one)
    assert set(desk(client, kind="copy")["queue"]) == set(origins)


def test_one_sits_down_where_one_stopped(client: TestClient) -> None:
    sit(client)
    thing = desk(client, kind="claim")["item"]["id"]
    judge(client, thing, back="kind=claim&order=new&type=ASSAULT")
    assert client.get("/review").headers["location"] == "/review?kind=claim&order=new&type=ASSAULT"


def test_two_reviewers_lose_nothing_and_see_each_other_only_after(client: TestClient, sample: Path) -> None:
    sit(client, "Rina")
    with local_client(sample) as other:
        sit(other, "Budi")
        things = desk(client)["queue"][:4]
        for number, thing in enumerate(things):
            judge(client, thing, why="saya baca")
            waits = desk(other, second="1", thing=thing)["item"]
            assert waits["others_wait"]
            assert waits["rulings"] == []
            assert "saya baca" not in other.get("/review", params={"thing": thing}).text
            judge(other, thing, "reject" if number == 0 else "accept", back="kind=happening&second=1")
            seen = desk(other, thing=thing)["item"]
            assert not seen["others_wait"]
        (agreed,) = desk(client)["agreements"]
        assert (agreed["one"], agreed["other"], agreed["both"], agreed["same"]) == ("Budi", "Rina", 4, 3)
        assert desk(other, second="1")["queue"] == []
    with Case(sample) as case:
        assert len(case.decisions()) == 8


def test_a_random_sample_is_drawn_and_has_a_rate_of_its_own(client: TestClient) -> None:
    sit(client)
    to = send(client, "/review/sample", kind="claim").headers["location"]
    assert to == "/review?kind=claim&order=sample"
    drawn = desk(client, kind="claim", order="sample")
    judge(client, drawn["item"]["id"], "reject", back="kind=claim&order=sample")
    rates = desk(client, kind="claim", order="sample")["rates"]
    assert [(one["sample"] is not None, one["wrong"], one["reviewed"]) for one in rates] == [
        (False, 1, 1),
        (True, 1, 1),
    ]


def test_every_button_is_a_form_that_works_without_script_and_has_its_key(client: TestClient) -> None:
    sit(client)
    page = client.get("/review", params={"kind": "happening"}).text
    for key in "axusz":
        assert re.search(rf'<button type="submit"[^>]*data-key="{key}"', page), key
    assert 'formaction="/review/decide"' in page
    assert 'action="/review/undo"' in page
    assert not re.search(r"\son\w+=|style=|<script>", page)


def test_nothing_was_compared_is_said(client: TestClient) -> None:
    assert "palagan diff" in client.get("/review/changes").text


def test_what_another_reading_would_change_is_listed_with_the_way_to_the_desk(client: TestClient, sample: Path) -> None:
    sit(client)
    thing = desk(client)["item"]["id"]
    case = open_case(sample)
    with case.writing() as connection:
        changed = MachineChange(
            "happening", "changed", thing, "hp-x", "<b>serangan</b>", (("place", "Ganja", "Barda"),)
        )
        keep_changes(connection, [changed], "2026-11-22T03:00:00Z")
    case.close()
    page = client.get("/review/changes").text
    assert f"thing={thing}" in page
    assert "&lt;b&gt;serangan" in page
    assert "Barda" in page
