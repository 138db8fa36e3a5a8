"""Decisions over HTTP: what is said is kept in the name of the one who says it, and can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from starlette.testclient import TestClient

from palagan.web.access import passwords
from palagan.web.access.roles import Role
from palagan.web.asked import CSRF_COOKIE
from tests.web.access.serving import bearing, let_in, reached


def first(client: TestClient, **headers: str) -> str:
    id_: str = client.get("/api/v1/happenings?limit=1", headers=headers).json()["rows"][0]["id"]
    return id_


def said(client: TestClient, status: int = 201, **fields: Any) -> Any:
    answer = client.post("/api/v1/decisions", json={"why": "checked", "by": "Rina", **fields})
    assert answer.status_code == status, answer.text
    return answer.json()


def test_a_decision_is_kept_listed_and_taken_back(client: TestClient) -> None:
    id_ = first(client)
    made = said(client, id=id_, verdict="correct", field="place", value="Lachin")
    assert (made["verdict"], made["by"], made["field"]) == ("correct", "Rina", "place")
    assert client.get(f"/api/v1/happenings/{id_}").json()["place"] == "Lachin"
    rows = client.get("/api/v1/decisions").json()["rows"]
    assert [(row["decision"]["id"], row["state"]) for row in rows] == [(made["id"], "stands")]
    undone = client.post(f"/api/v1/decisions/{made['id']}/undo", json={"why": "mistaken", "by": "Rina"})
    assert undone.status_code == 201
    assert undone.json()["undoes"] == made["id"]
    part = client.get("/api/v1/decisions?limit=1").json()
    assert part["next"] == made["id"]
    rest = client.get("/api/v1/decisions", params={"after": part["next"]}).json()
    assert [row["decision"]["verdict"] for row in rest["rows"]] == ["undo"]


@pytest.mark.parametrize(
    ("fields", "status"),
    [({"verdict": "bless"}, 422), ({"why": ""}, 422), ({"by": None}, 400), ({"id": "hp-000000000000"}, 404),
     ({"verdict": "correct"}, 400), ({"verdict": "accept", "field": "place"}, 400), ({"colour": "red"}, 422),
     ({"verdict": "correct", "field": "date", "value": "yesterday"}, 400)],
)  # fmt: skip
def test_what_cannot_be_decided_is_told(client: TestClient, fields: dict[str, Any], status: int) -> None:
    error = said(client, status, **{"id": first(client), "verdict": "accept", **fields})["error"]
    assert error["what"]


def test_samples_are_drawn_noted_and_give_rates(client: TestClient) -> None:
    drawn = client.post("/api/v1/samples", json={"kind": "happening", "size": 3, "seed": 7})
    assert drawn.status_code == 201
    assert len(drawn.json()["keys"]) == 3
    assert client.get("/api/v1/samples").json()["rows"] == [drawn.json()]
    said(client, id=first(client), verdict="accept")
    rates = client.get("/api/v1/error-rates").json()["rows"]
    assert {rate["sample"] for rate in rates} == {None, drawn.json()["id"]}
    assert client.post("/api/v1/samples", json={"kind": "actor"}).status_code == 400


def test_a_browser_must_bring_its_token_and_a_program_must_send_json(client: TestClient) -> None:
    told = {"id": first(client), "verdict": "accept", "why": "x", "by": "Rina"}
    assert client.post("/api/v1/decisions", json=told, headers={"origin": "http://evil.example"}).status_code == 403
    form = {"content-type": "text/plain"}
    assert client.post("/api/v1/decisions", content=b"{}", headers=form).status_code == 403
    client.get("/")
    assert CSRF_COOKIE in client.cookies
    assert client.post("/api/v1/decisions", json=told).status_code == 403
    ours = {"x-csrf": client.cookies[CSRF_COOKIE]}
    assert client.post("/api/v1/decisions", json=told, headers=ours).status_code == 201


@pytest.fixture
def tokens(sample: Path, monkeypatch: pytest.MonkeyPatch) -> dict[Role, str]:
    monkeypatch.setattr(passwords, "HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    return let_in(sample)


@pytest.fixture
def outside(sample: Path, tokens: dict[Role, str]) -> Iterator[TestClient]:
    with reached(sample) as opened:
        yield opened


def test_who_decides_is_who_asks_and_a_reader_cannot(outside: TestClient, tokens: dict[Role, str]) -> None:
    reviewer, reader = bearing(tokens["reviewer"]), bearing(tokens["reader"])
    told = {"id": first(outside, **reviewer), "verdict": "accept", "why": "checked"}
    assert outside.post("/api/v1/decisions", json=told, headers=reader).status_code == 403
    assert outside.post("/api/v1/decisions", json=told).status_code == 401
    made = outside.post("/api/v1/decisions", json=told, headers=reviewer)
    assert (made.status_code, made.json()["by"]) == (201, "Rina")
    other = outside.post("/api/v1/decisions", json={**told, "by": "Omar"}, headers=reviewer)
    assert other.status_code == 400
    assert len(outside.get("/api/v1/decisions", headers=reader).json()["rows"]) == 1
