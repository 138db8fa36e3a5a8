"""One POST: what comes back, within its limits, and whether it may have arrived where nothing does."""

from __future__ import annotations

from typing import Any

import pytest

from palagan.errors import InputError
from palagan.monitor.channels.posting import LONGEST_ANSWER, Answered, Unanswered, post, ways_of
from tests.apart import run_apart
from tests.monitor.channels.http_stand_in import Answer, Request, serving
from tests.monitor.channels.samples import ways


def posted(answer: Answer, url: str = "http://receiver.example:{port}/a", **more: Any) -> Answered | Unanswered:
    seen: list[Request] = []

    def answering(request: Request) -> Answer:
        seen.append(request)
        return answer

    with serving(answering) as port:
        return run_apart(lambda: post(url.format(port=port), [("X-A", "b")], b"{}", ways(port, whole=0.5, **more)))


def test_an_answer_comes_back() -> None:
    answer = posted(Answer(201, b"baik", {"Retry-After": "3"}))
    assert isinstance(answer, Answered)
    assert (answer.status, answer.body, answer.headers["retry-after"]) == (201, b"baik", "3")


def test_no_more_of_an_answer_is_read_than_is_looked_at() -> None:
    answer = posted(Answer(200, b"x" * (4 << 20)))
    assert isinstance(answer, Answered)
    assert len(answer.body) == LONGEST_ANSWER


@pytest.mark.parametrize("answer", [Answer(cut=True), Answer(slow=2.0), Answer(lies=True)])
def test_where_the_answer_is_lost_it_may_have_arrived(answer: Answer) -> None:
    given = posted(answer)
    assert isinstance(given, Unanswered)
    assert given.perhaps
    assert not given.never


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:{port}/", "http://user:word@receiver.example:{port}/", "gopher://a/"]
)
def test_what_must_not_be_asked_is_not(url: str) -> None:
    from dataclasses import replace

    from palagan.gather.web.reach import Reach

    with serving(lambda _request: Answer()) as port:
        closed = replace(ways(port), reach=Reach(ports=frozenset({port})))
        given = run_apart(lambda: post(url.format(port=port), [], b"", closed))
    assert isinstance(given, Unanswered)
    assert given.never
    assert "word" not in given.detail


def test_nobody_listening_did_not_get_it() -> None:
    given = run_apart(lambda: post("http://127.0.0.1:9/", [], b"", ways(9)))
    assert isinstance(given, Unanswered)
    assert not given.perhaps


def test_the_environment_lets_networks_through() -> None:
    assert str(ways_of({"PALAGAN_REACH": "10.0.0.0/8,:9000"}).reach.also[0]) == "10.0.0.0/8"
    assert ways_of({}).reach.also == ()
    with pytest.raises(InputError):
        ways_of({"PALAGAN_REACH": "everything"})
