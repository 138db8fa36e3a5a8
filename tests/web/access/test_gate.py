"""Who is let in: nobody without a name beyond loopback, nobody from another site on it, a reader never to decide."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from palagan.errors import InputError
from palagan.web.access.file import access_of
from palagan.web.access.log import read_log
from palagan.web.access.roles import Role
from palagan.web.access.users import remove_user
from palagan.web.app import make_app
from palagan.web.bodies import MOST_BYTES
from palagan.web.gate import READERS_MAY, SAFE
from palagan.web.settings import ServeSettings
from tests.web.access.serving import HOST, PASSWORD, USERS, bearing, let_in, log_in_as, token_in


def routes(client: TestClient) -> Iterator[tuple[str, str]]:
    """Method and a path of every route there is, whoever added it."""
    app = client.app
    assert isinstance(app, FastAPI)
    for route in iter_route_contexts(app.routes):
        for method in sorted(route.methods or ()):
            yield method, re.sub(r"\{[^}]*\}", "x", route.path or "")


# Beyond loopback


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "::", "palagan.example", ""])
def test_it_does_not_listen_beyond_loopback_before_there_is_a_user(served_case: Path, host: str) -> None:
    with pytest.raises(InputError, match="add-user NAME --role owner"):
        make_app(ServeSettings(served_case, host=host))


def test_no_route_answers_a_stranger_but_the_log_in(outside: TestClient) -> None:
    every = list(routes(outside))
    assert len(every) > 4
    for method, path in every:
        answer = outside.request(method, path)
        if path in ("/login", "/healthz"):
            continue
        assert answer.status_code in (303, 401, 403), (method, path)
        if answer.status_code == 303:
            assert answer.headers["location"].startswith("/login?next=")
    assert outside.get("/static/css/palagan.css").status_code == 200


def test_programs_are_told_in_one_shape_why_they_are_not_let_in(outside: TestClient) -> None:
    for path in ("/api/v1/happenings", "/index.json", "/api/v1/nowhere"):
        answer = outside.get(path)
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"].startswith("Bearer")
        assert set(answer.json()["error"]) == {"what", "item", "way_out"}


def test_when_the_last_user_goes_nobody_is_let_in(outside: TestClient, served_case: Path) -> None:
    with access_of(served_case).writing() as connection:
        for name in ("Rina", "Budi", "Omar"):
            remove_user(connection, name)
    assert outside.get("/").status_code == 303
    assert outside.get("/index.json").status_code == 401


def test_a_token_lets_a_program_read_and_a_wrong_one_does_not(outside: TestClient, tokens: dict[Role, str]) -> None:
    assert outside.get("/index.json", headers=bearing(tokens["reader"])).status_code == 200
    for wrong in ("", "plg_wrong", tokens["reader"][:-1], "\udcff".encode("utf-8", "replace").decode()):
        assert outside.get("/index.json", headers=bearing(wrong)).status_code == 401
    assert outside.get("/index.json", headers={"authorization": f"Basic {tokens['reader']}"}).status_code == 401


def test_nobody_but_a_reviewer_can_send_anything_that_changes_the_case(
    outside: TestClient, tokens: dict[Role, str]
) -> None:
    changing = [(method, path) for method, path in routes(outside) if method not in SAFE and path not in READERS_MAY]
    for method, path in [*changing, ("POST", "/anything"), ("DELETE", "/"), ("PUT", "/api/v1/x"), ("BREW", "/")]:
        answer = outside.request(method, path, headers=bearing(tokens["reader"]))
        assert answer.status_code == 403, (method, path)
        assert "reviewer" in answer.text or "owner" in answer.text, (method, path)
        answer = outside.request(method, path, headers=bearing(tokens["reviewer"]))
        assert answer.status_code != 403 or "owner" in answer.text, (method, path)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    method=st.sampled_from(["POST", "PUT", "PATCH", "DELETE", "PROPFIND"]),
    path=st.text("/abcdeilnorstvw.%2-", max_size=30),
)
def test_no_way_of_writing_a_path_lets_a_reader_change_anything(
    outside: TestClient, tokens: dict[Role, str], method: str, path: str
) -> None:
    answer = outside.request(method, f"http://{HOST}/" + path, headers=bearing(tokens["reader"]))
    assert answer.status_code in (403, 404, 405) if f"/{path}" in READERS_MAY else answer.status_code == 403


# On loopback without users


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8700", "localhost:1", "[::1]:8700", "LOCALHOST"])
def test_this_machine_is_let_in_under_its_own_names(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8700", "", "[::1", "a@127.0.0.1", "127.1",
     "0.0.0.0", "127.0.0.1/x"],
)  # fmt: skip
def test_a_name_that_points_here_from_elsewhere_is_refused(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("header", ["x-forwarded-for", "forwarded", "x-forwarded-host", "via"])
def test_what_a_proxy_passes_on_is_refused_as_long_as_nobody_logs_in(client: TestClient, header: str) -> None:
    assert client.get("/", headers={header: "203.0.113.9"}).status_code == 421


def test_with_users_loopback_asks_for_the_log_in_too(client: TestClient, sample: Path) -> None:
    assert client.get("/").status_code == 200
    let_in(sample)
    assert client.get("/").status_code == 303


# Bodies


@pytest.mark.parametrize("told", [str(MOST_BYTES + 1), "9" * 30, "-1", "1e3", "٣"])
def test_a_body_that_tells_it_is_too_long_is_not_read(client: TestClient, told: str) -> None:
    headers = {"content-length": told.encode("utf-8")}
    assert client.post("/logout", content=b"x", headers=headers).status_code in (400, 413)  # type: ignore[arg-type]


def test_a_body_that_does_not_tell_is_cut_off(client: TestClient) -> None:
    def parts() -> Iterator[bytes]:
        for _ in range(100):
            yield b"x" * 65_536

    assert client.post("/logout", content=parts()).status_code == 413


@pytest.mark.parametrize(
    "path",
    ["/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static//etc/passwd", "/static/%00",
     "/static/css/../../gate.py", "/static/..\\app.py", "/static/"],
)  # fmt: skip
def test_no_path_leads_out_of_the_static_files(outside: TestClient, path: str) -> None:
    answer = outside.get(f"http://{HOST}{path}")
    assert answer.status_code in (303, 404)
    assert "import" not in answer.text


# The log


def test_what_people_do_is_in_the_log(outside: TestClient, served_case: Path, tokens: dict[Role, str]) -> None:
    log_in_as(outside, "Budi")
    csrf = token_in(outside.get("/").text)
    outside.post("/review", data={"csrf": csrf})
    outside.post("/logout", data={"csrf": csrf})
    outside.post("/login", data={"name": "Rina", "password": "wrong" * 5, "csrf": token_in(outside.get("/login").text)})
    with access_of(served_case).reading() as connection:
        lines = read_log(connection)
    assert [(line.what, line.who) for line in reversed(lines)] == [
        ("login", "Budi"), ("refused", "Budi"), ("logout", "Budi"), ("login-wrong", ""),
    ]  # fmt: skip
    assert lines[2].item == "POST /review"
    assert not {PASSWORD, csrf} & {line.item for line in lines}


def test_every_role_has_a_user() -> None:
    assert set(USERS.values()) == {"reader", "reviewer", "owner"}
