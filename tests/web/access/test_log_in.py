"""Logging in and out: sessions that cannot be planted or kept, guesses held back, ways on that stay here."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from palagan.web.access.roles import Role
from palagan.web.app import make_app
from palagan.web.screens.login import way_on
from palagan.web.settings import ServeSettings
from tests.web.access.serving import PASSWORD, log_in_as, reached, token_in


def test_whoever_logs_in_comes_to_where_they_wanted(outside: TestClient) -> None:
    sent = outside.get("/?since=2020-10")
    assert sent.headers["location"] == "/login?next=%2F%3Fsince%3D2020-10"
    page = outside.get(sent.headers["location"])
    data = {"name": "rina", "password": PASSWORD, "next": "/?since=2020-10", "csrf": token_in(page.text)}
    done = outside.post("/login", data=data)
    assert (done.status_code, done.headers["location"]) == (303, "/?since=2020-10")
    cookie = done.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert outside.get("/").status_code == 200
    assert "Rina" in outside.get("/").text


def test_over_https_cookies_are_secure_and_ours_alone(served_case: Path, tokens: dict[Role, str]) -> None:
    app = make_app(ServeSettings(served_case, host="0.0.0.0"))
    with TestClient(app, base_url="https://palagan.example", follow_redirects=False) as client:
        page = client.get("/login")
        assert "Secure" in page.headers["set-cookie"]
        data = {"name": "Rina", "password": PASSWORD, "csrf": token_in(page.text)}
        cookie = client.post("/login", data=data).headers["set-cookie"]
        assert cookie.startswith("__Host-")
        assert "Secure" in cookie


def test_a_session_that_was_planted_before_the_log_in_is_worth_nothing(outside: TestClient, served_case: Path) -> None:
    with reached(served_case) as attacker:
        log_in_as(attacker, "Budi")
        planted = dict(attacker.cookies)
        outside.cookies.update(planted)
        log_in_as_again = outside.get("/login")
        assert log_in_as_again.status_code == 303
        outside.post("/logout", data={"csrf": token_in(outside.get("/").text)})
        assert attacker.get("/").status_code == 303


def test_a_wrong_password_is_told_without_telling_which_was_wrong(outside: TestClient) -> None:
    texts = set()
    for name in ("Rina", "Nobody"):
        csrf = token_in(outside.get("/login").text)
        answer = outside.post("/login", data={"name": name, "password": "wrong" * 4, "csrf": csrf})
        assert answer.status_code == 401
        texts.add(answer.text.replace(csrf, ""))
    assert len(texts) == 1


def test_guesses_are_held_back(outside: TestClient) -> None:
    csrf = token_in(outside.get("/login").text)
    answers = [outside.post("/login", data={"name": "Rina", "password": "x" * 15, "csrf": csrf}) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [401] * 5 + [429]
    assert int(answers[-1].headers["retry-after"]) >= 1


def test_logging_out_ends_the_session_on_the_server(outside: TestClient) -> None:
    log_in_as(outside, "Rina")
    kept = dict(outside.cookies)
    left = outside.post("/logout", data={"csrf": token_in(outside.get("/").text)})
    assert left.headers["location"] == "/login"
    outside.cookies.update(kept)
    assert outside.get("/").status_code == 303


@pytest.mark.parametrize(
    "path",
    ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/a\r\nSet-Cookie: x=1",
     "/logout", "", "/" + "x" * 3000, "/\tx"],
)  # fmt: skip
def test_the_way_on_is_never_another_site(path: str) -> None:
    assert way_on(path) == "/"


@given(st.text(max_size=60))
def test_the_way_on_is_always_a_path(path: str) -> None:
    assert way_on(path).startswith("/")
    assert not way_on(path).startswith("//")
