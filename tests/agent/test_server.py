"""Agents read a case: evidence in every answer, answers that fit, errors with the way out."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mcp import Client, StdioServerParameters, stdio_client

from palagan.agent.bounded import MOST_CHARACTERS, fitting, fitting_rows
from palagan.agent.server import make_server
from palagan.case import Case
from palagan.looking.window import Window
from palagan.model.contract import to_line
from palagan.store.open import open_case
from tests.apart import run_apart
from tests.commands.calling import written

TOOLS = {
    "search", "timeline", "happening", "claims", "claim", "ledgers", "ledger", "stories", "story", "why", "article",
}  # fmt: skip


@pytest.fixture(scope="module")
def small_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("agent")
    with Case.make(place / "ganja") as case:
        case.add(written(place / "pages"))
        case.run()
        return case.path


@pytest.fixture
def ask(small_case: Path) -> Iterator[Callable[..., Any]]:
    """Call a tool through a client in this process: `ask("timeline", limit=3)`."""
    case = open_case(small_case)
    window = Window(case)

    def call(tool: str, **arguments: Any) -> Any:
        async def through() -> Any:
            async with Client(make_server(window)) as client:
                return await client.call_tool(tool, arguments)

        result = run_apart(through)
        if result.is_error:
            return result.content[0].text
        assert json.loads(result.content[0].text) == result.structured_content
        return result.structured_content

    yield call
    window.close()
    case.close()


def words_in(value: Any) -> list[dict[str, Any]]:
    """Everything in an answer that has words and a page."""
    found: list[dict[str, Any]] = []
    if isinstance(value, dict):
        if "words" in value and "page" in value:
            found.append(value)
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            found += words_in(one)
    return found


def test_the_tools_only_read_and_say_what_they_are_for(small_case: Path) -> None:
    case = open_case(small_case)

    async def listed() -> Any:
        async with Client(make_server(Window(case))) as client:
            return (await client.list_tools()).tools

    tools = run_apart(listed)
    case.close()
    assert {tool.name for tool in tools} == TOOLS
    for tool in tools:
        assert tool.description
        assert tool.annotations.read_only_hint


@pytest.mark.parametrize("tool", ["timeline", "claims", "ledgers"])
def test_every_row_of_a_list_has_its_words(ask: Callable[..., Any], tool: str) -> None:
    told = ask(tool)
    assert told["count"] == len(told["rows"]) > 0
    for row in told["rows"]:
        assert words_in(row), row


def test_words_stand_in_the_article_where_they_are_told_to(ask: Callable[..., Any]) -> None:
    quoted = [one for tool in ("timeline", "claims", "ledgers") for one in words_in(ask(tool)["rows"])]
    assert quoted
    for one in quoted:
        if one.get("start") is not None:
            text = ask("article", page=one["page"])["text"]
            assert text[one["start"] : one["end"]] == one["words"]


@pytest.mark.parametrize(
    ("several", "one"), [("timeline", "happening"), ("claims", "claim"), ("ledgers", "ledger"), ("stories", "story")]
)
def test_one_thing_is_found_by_its_id_and_by_why(ask: Callable[..., Any], several: str, one: str) -> None:
    row = ask(several, limit=1)["rows"][0]
    assert ask(one, id=row["id"])["id"] == row["id"]
    told = ask("why", id=row["id"])
    assert told["grounds"]
    assert all(len(page["sha256"]) == 64 for page in told["pages"].values())


def test_a_claim_has_both_sides(ask: Callable[..., Any]) -> None:
    rows = ask("claims", denied_only=True)["rows"]
    assert rows
    assert all(row["denied"] for row in rows)


def test_a_search_shows_the_sentences(ask: Callable[..., Any]) -> None:
    told = ask("search", words="Ganja")
    assert told["count"] == 2
    assert all(row["page"]["id"].startswith("pg-") for row in told["rows"])


def test_lists_go_on_where_they_stopped(ask: Callable[..., Any]) -> None:
    whole = [row["id"] for row in ask("timeline", limit=50)["rows"]]
    found: list[str] = []
    after = ""
    while True:
        part = ask("timeline", limit=2, after=after)
        found += [row["id"] for row in part["rows"]]
        after = part["next"] or ""
        if not after:
            break
    assert found == whole


@pytest.mark.parametrize(
    ("tool", "arguments", "told"),
    [("timeline", {"since": "tomorrow"}, "Write it as"), ("claim", {"id": "cl-none"}, "no claim of that id"),
     ("article", {"page": "pg-none"}, "no page of that id"), ("timeline", {"after": "x"}, ""),
     ("why", {"id": "nothing"}, "nothing of that id"), ("timeline", {"limit": 51}, ""), ("search", {"words": ""}, "")],
)  # fmt: skip
def test_errors_tell_the_way_out(ask: Callable[..., Any], tool: str, arguments: dict[str, Any], told: str) -> None:
    answer = ask(tool, **arguments)
    assert isinstance(answer, str)
    assert told in answer
    assert "Traceback" not in answer


def test_it_speaks_over_standard_input_and_output(small_case: Path) -> None:
    parameters = StdioServerParameters(command=sys.executable, args=["-m", "palagan", "mcp", str(small_case)])

    async def through() -> Any:
        async with Client(stdio_client(parameters)) as client:
            return await client.call_tool("timeline", {"limit": 1})

    assert len(run_apart(through).structured_content["rows"]) == 1


texts = st.text(max_size=5) | st.integers(0, 9_000).map(lambda size: "kata " * size)
leaves = st.none() | st.integers() | texts
rows = st.dictionaries(
    st.text(max_size=5),
    leaves | st.lists(leaves, max_size=30) | st.dictionaries(st.text(max_size=5), st.lists(texts, max_size=20)),
    max_size=6,
)


@given(rows)
def test_whatever_is_told_fits_and_what_was_cut_is_told(row: dict[str, Any]) -> None:
    told = fitting(row)
    assert len(to_line(told)) <= MOST_CHARACTERS
    long = any(isinstance(value, list) and len(value) > 12 for value in row.values())
    assert not long or told["left_out"]


@given(st.lists(rows, max_size=12))
def test_rows_that_fit_are_the_first_ones(several: list[dict[str, Any]]) -> None:
    told = fitting_rows(several)
    assert bool(told) == bool(several)
    assert len(told) <= len(several)
    assert len(told) <= 1 or len(to_line(told)) <= MOST_CHARACTERS + 4 * len(told)
