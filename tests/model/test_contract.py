"""The contract of a reading: the named fields under their names, and nothing lost on the way there and back."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.errors import InputError
from palagan.model.article import Article, Credit, Kind, Segment
from palagan.model.contract import reading_from_json, reading_from_line, reading_to_json, to_line
from palagan.model.reading import Event, Figure, Reading, Span
from tests.strategies import readings

CONTRACT = {
    "": "id source outlet language title byline published dateline credits text segments actors events statements "
    "figures",
    "segments": "start end kind",
    "actors": "id name kind code mentions",
    "events": "id type mode sources targets date place status said_by denied_by background happening anchor evidence "
    "confidence",
    "statements": "id speaker via direct start end cue",
    "figures": "id kind low high place date said_by start end",
}


@given(readings())
def test_a_reading_comes_back_whole(reading: Reading) -> None:
    line = to_line(reading_to_json(reading))
    assert len(line.splitlines()) == 1
    assert reading_from_json(json.loads(line)) == reading
    assert reading_from_line(line) == reading


@given(readings())
def test_the_contract_fields_come_first_under_their_names(reading: Reading) -> None:
    value = reading_to_json(reading)
    for part, names in CONTRACT.items():
        for item in value[part] if part else [value]:
            assert list(item)[: len(names.split())] == names.split()


@given(st.text(st.characters()))
def test_a_line_holds_any_text_and_is_writable(text: str) -> None:
    line = to_line({"text": text})
    assert json.loads(line.encode("utf-8")) == {"text": text}
    assert len(line.splitlines()) == 1


def test_credits_are_names_each_once_and_counts_are_whole() -> None:
    article = Article(
        page_id="pg-1",
        source="a.txt",
        url=None,
        external_id=None,
        text="Dua belas orang tewas, lapor AFP.",
        segments=(Segment(0, 33, Kind.BODY),),
        language="id",
        credits=(Credit("AFP", 29, 32, "lapor"), Credit("AFP", 29, 32, "signature")),
    )
    figure = Figure("f1", "killed", 12.0, None, None, None, (), 0, 9)
    event = Event(
        "e1", "ASSAULT", None, (), (), None, None, "happened", (), (), False, "h1", Span(16, 21), Span(0, 33), 0.5
    )
    value = reading_to_json(Reading(article, (Span(0, 33),), events=(event,), figures=(figure,)))
    assert value["credits"] == ["AFP"]
    assert to_line(value["figures"][0]["low"]) == "12"
    assert value["figures"][0]["high"] is None
    assert value["events"][0]["anchor"] == {"start": 16, "end": 21}
    assert value["segments"][0]["kind"] == "body"


@pytest.mark.parametrize("value", [{}, {"id": "pg-1"}, {"id": "pg-1", "sentences": 3}, []])
def test_another_shape_is_an_input_error(value: object) -> None:
    with pytest.raises(InputError):
        reading_from_json(value)  # type: ignore[arg-type]
    with pytest.raises(InputError):
        reading_from_line(json.dumps(value))
