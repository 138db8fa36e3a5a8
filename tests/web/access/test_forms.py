"""Forms are ours: they bring this session's token, and no page of another site can send one."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from palagan.web.access.roles import Role
from palagan.web.asked import CSRF_COOKIE
from tests.web.access.serving import bearing, log_in_as, reached, token_in


@pytest.mark.parametrize("brought", [None, "", "x" * 32, "\u202e" * 40])
def test_a_form_without_this_sessions_token_is_refused(outside: TestClient, brought: str | None) -> None:
    log_in_as(outside, "Rina")
    data = {} if brought is None else {"csrf": brought}
    assert outside.post("/logout", data=data).status_code == 403
    assert outside.get("/").status_code == 200


def test_another_sessions_token_is_refused(outside: TestClient, served_case: Path) -> None:
    log_in_as(outside, "Rina")
    with reached(served_case) as other:
        log_in_as(other, "Budi")
        theirs = token_in(other.get("/").text)
    outside.cookies.set(CSRF_COOKIE, theirs)
    assert outside.post("/logout", data={"csrf": theirs}).status_code == 403
    assert outside.post("/logout", headers={"x-csrf": token_in(outside.get("/").text)}).status_code == 303


def test_the_token_is_found_in_every_kind_of_form(outside: TestClient) -> None:
    log_in_as(outside, "Rina")
    csrf = token_in(outside.get("/").text)
    assert outside.post("/logout", files={"csrf": (None, csrf)}).status_code == 303


def test_a_form_of_another_site_is_refused_whatever_it_brings(client: TestClient) -> None:
    client.get("/")
    csrf = client.cookies[CSRF_COOKIE]
    for headers in (
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ):
        answer = client.post("/logout", data={"csrf": csrf}, headers=headers)
        assert answer.status_code == 403, headers
    ours = {"origin": "http://127.0.0.1:8700", "sec-fetch-site": "same-origin"}
    assert client.post("/logout", data={"csrf": csrf}, headers=ours).status_code == 303


def test_other_sites_may_link_here_and_no_more(client: TestClient) -> None:
    link = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}
    assert client.get("/", headers=link).status_code == 200
    for dest, mode in (("iframe", "navigate"), ("image", "no-cors"), ("empty", "cors"), ("script", "no-cors")):
        headers = {"sec-fetch-site": "cross-site", "sec-fetch-mode": mode, "sec-fetch-dest": dest}
        assert client.get("/", headers=headers).status_code == 403


@pytest.mark.parametrize("header", ["x-http-method-override", "x-method-override", "x-http-method"])
def test_a_request_is_what_it_is_whatever_a_header_calls_it(
    outside: TestClient, tokens: dict[Role, str], header: str
) -> None:
    reader = {**bearing(tokens["reader"]), header: "GET"}
    assert outside.post("/anything", headers=reader, params={"_method": "GET"}).status_code == 403
    assert outside.get("/", headers={**reader, header: "DELETE"}).status_code == 200
