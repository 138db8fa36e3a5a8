"""Strict headers on every answer, and errors of one shape."""

from __future__ import annotations

from starlette.testclient import TestClient

from palagan.web.guard import HEADERS


def test_every_answer_has_the_headers(client: TestClient) -> None:
    for path in ("/", "/nowhere", "/static/css/palagan.css", "/healthz", "/index.json"):
        answer = client.get(path)
        for name in HEADERS:
            assert name in answer.headers, (path, name)


def test_nothing_inline_may_run(client: TestClient) -> None:
    policy = client.get("/").headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy


def test_errors_have_one_shape(client: TestClient) -> None:
    for path in ("/nowhere.json", "/index.json?since=tomorrow", "/api/v1/nowhere"):
        error = client.get(path).json()["error"]
        assert set(error) == {"what", "item", "way_out"}
        assert error["what"]
    assert client.get("/?since=tomorrow").status_code == 400
    assert "tomorrow" in client.get("/?since=tomorrow").text


def test_the_language_is_the_readers(client: TestClient) -> None:
    assert 'lang="id"' in client.get("/").text
    assert 'lang="en"' in client.get("/?lang=en").text


def test_a_language_that_was_chosen_is_kept(client: TestClient) -> None:
    client.get("/?lang=en")
    assert 'lang="en"' in client.get("/timeline").text
    client.get("/?lang=id")
    assert 'lang="id"' in client.get("/timeline").text
