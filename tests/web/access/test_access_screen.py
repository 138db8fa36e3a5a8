"""Passwords, tokens, users and the log in the browser: one's own for everybody, all for owners."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from palagan.web.access.file import access_of
from palagan.web.access.log import read_log
from palagan.web.asked import CSRF_COOKIE
from tests.web.access.serving import PASSWORD, bearing, log_in_as, reached, token_in

PATH = "/settings/access"


def send(client: TestClient, path: str, **fields: Any) -> Any:
    csrf = token_in(client.get(PATH).text)
    return client.post(PATH + path, data={**fields, "csrf": csrf})


def test_a_reader_sees_what_is_theirs_and_no_more(outside: TestClient) -> None:
    log_in_as(outside, "Budi")
    told = outside.get(f"{PATH}.json").json()
    assert (told["users"], told["log"]) == ([], [])
    assert {token["user"] for token in told["tokens"]} == {"Budi"}
    for path in ("/users/add", "/users/change", "/users/remove"):
        assert send(outside, path, name="Rina", role="owner", password=PASSWORD).status_code == 403


def test_an_owner_adds_changes_and_removes_users(outside: TestClient, served_case: Path) -> None:
    log_in_as(outside, "Omar")
    assert send(outside, "/users/add", name="Sari", password=PASSWORD, role="reader").status_code == 303
    assert send(outside, "/users/change", name="Sari", role="reviewer").status_code == 303
    users = {user["name"]: user["role"] for user in outside.get(f"{PATH}.json").json()["users"]}
    assert users == {"Omar": "owner", "Rina": "reviewer", "Budi": "reader", "Sari": "reviewer"}
    assert send(outside, "/users/remove", name="Sari").status_code == 303
    assert send(outside, "/users/remove", name="Omar").status_code == 400
    page = outside.get(PATH)
    assert "user removed" in page.text
    with access_of(served_case).reading() as connection:
        whats = [(line.what, line.who) for line in read_log(connection, limit=3)]
    assert whats == [("user-removed", "Omar"), ("user-changed", "Omar"), ("user-added", "Omar")]


def test_a_token_is_shown_once_works_and_is_taken_back(outside: TestClient, served_case: Path) -> None:
    log_in_as(outside, "Rina")
    made = send(outside, "/tokens", purpose="<b>notebook", role="owner", days="7")
    assert made.status_code == 201
    found = re.search(r"plg_[\w-]+", made.text)
    assert found
    assert "&lt;b&gt;notebook" in made.text
    assert found[0] not in outside.get(PATH).text
    newest = outside.get(f"{PATH}.json").json()["tokens"][0]
    with reached(served_case) as program:
        assert program.get("/index.json", headers=bearing(found[0])).status_code == 200
        assert program.post(f"{PATH}/users/remove", headers=bearing(found[0])).status_code == 403
        assert send(outside, "/tokens/revoke", id=newest["id"]).status_code == 303
        assert program.get("/index.json", headers=bearing(found[0])).status_code == 401


def test_nobody_takes_back_the_token_of_another(outside: TestClient, served_case: Path) -> None:
    log_in_as(outside, "Omar")
    rinas = next(one["id"] for one in outside.get(f"{PATH}.json").json()["tokens"] if one["user"] == "Rina")
    with reached(served_case) as other:
        log_in_as(other, "Budi")
        assert send(other, "/tokens/revoke", id=rinas).status_code == 404


def test_a_new_password_takes_the_old_one_and_ends_other_sessions(outside: TestClient, served_case: Path) -> None:
    log_in_as(outside, "Rina")
    fresh = "teh manis sore hari"
    with reached(served_case) as other:
        log_in_as(other, "Rina")
        assert send(outside, "/password", old="wrong" * 4, new=fresh, again=fresh).status_code == 403
        assert send(outside, "/password", old=PASSWORD, new=fresh, again=fresh + "!").status_code == 400
        assert send(outside, "/password", old=PASSWORD, new=fresh, again=fresh).status_code == 303
        assert outside.get("/").status_code == 200
        assert other.get("/").status_code == 303


@pytest.mark.parametrize(
    "given", [{}, {"name": "x"}, {"name": "x", "password": "short"}, {"name": "<", "password": PASSWORD}]
)
def test_what_is_missing_or_wrong_is_told(outside: TestClient, given: dict[str, str]) -> None:
    log_in_as(outside, "Omar")
    assert send(outside, "/users/add", **given).status_code in (400, 422)


def test_on_loopback_the_first_user_is_made_here_and_then_must_log_in(client: TestClient) -> None:
    page = client.get(PATH)
    assert page.status_code == 200
    data = {"name": "Omar", "password": PASSWORD, "csrf": client.cookies[CSRF_COOKIE]}
    assert client.post(f"{PATH}/users/add", data=data).status_code == 303
    assert client.get("/").headers["location"].startswith("/login")
    log_in_as(client, "Omar")
    assert [user["role"] for user in client.get(f"{PATH}.json").json()["users"]] == ["owner"]


def test_what_is_taken_away_is_in_the_log(outside: TestClient, served_case: Path) -> None:
    log_in_as(outside, "Budi")
    outside.get("/api/v1/exports/csv.zip")
    with access_of(served_case).reading() as connection:
        (line,) = read_log(connection, what="exported")
    assert (line.who, line.item) == ("Budi", "/api/v1/exports/csv.zip")
