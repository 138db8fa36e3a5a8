"""Readings from elsewhere: all that can be read passes, what points or names beyond itself does not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import assume, given

from palagan.exchange.reading_check import fault_in_reading
from palagan.model.contract import reading_to_json, to_line
from palagan.model.reading import Reading
from palagan.store.reading_row import reading_row
from tests.strategies import readings
from tests.views.made import FIRST


def row_of(reading: Reading) -> dict[str, Any]:
    made = reading_row(reading.article.page_id, "r", reading, None)
    return {"page": made.page, "state": made.state, "json": made.json}


def test_a_reading_passes() -> None:
    assert fault_in_reading(row_of(FIRST.reading())) == ""
    assert fault_in_reading({"page": "pg-1", "state": "dropped"}) == ""


@given(readings())
def test_any_reading_passes_or_is_told_why(reading: Reading) -> None:
    fault = fault_in_reading(row_of(reading))
    actors = {actor.id for actor in reading.actors}
    named = {one for event in reading.events for one in (*event.sources, *event.targets)}
    assume(named <= actors)
    assert fault in ("", "holds a reading that names actors or events which it does not have")


def test_what_points_or_names_beyond_itself() -> None:
    whole = FIRST.reading()
    event = whole.events[0]
    for changed, words in (
        (replace(whole, events=(replace(event, targets=("a99",)),)), "names actors"),
        (replace(whole, events=(replace(event, anchor=replace(event.anchor, end=10**6)),)), "beyond its text"),
        (replace(whole, events=(replace(event, anchor=replace(event.anchor, start=-1)),)), "beyond its text"),
        (replace(whole, article=replace(whole.article, page_id="pg-x")), ""),
    ):
        fault = fault_in_reading(row_of(changed))
        assert words in fault
        assert bool(fault) == bool(words)
    other = {**row_of(whole), "page": "pg-other"}
    assert "another page" in fault_in_reading(other)
    told = reading_to_json(whole)
    for name in told:
        broken = {**row_of(whole), "json": to_line({**told, name: 5.5})}
        assert fault_in_reading(broken) or name == "credits", name  # which stand in credit_spans
