"""Decisions from elsewhere: all that our own desk makes passes, what cannot be laid over a record does not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from palagan.exchange.decision_check import fault_in_decision
from palagan.model.decision import Decision
from palagan.record.keys import page_key
from tests.deciding.histories import any_histories
from tests.record.deciding import ARMENIA, ARMY, decision, thing

RIGHT = decision(thing("hp-1"), "correct", field="date", value="2020-10-05")
MERGED = decision(ARMENIA, "merge", value=ARMENIA, others=(ARMY,))


@given(any_histories())
def test_what_people_decide_is_sound(several: list[Decision]) -> None:
    assert [fault_in_decision(one) for one in several] == [""] * len(several)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"id": "hp-1"}, "no id"),
        ({"id": "dc-" + "x" * 100}, "no id"),
        ({"at": "soon"}, "no moment"),
        ({"at": "2026-11-22T08:00:00+07:00"}, "no moment"),
        ({"by": ""}, "who decided"),
        ({"why": "x" * 30_000}, "who decided"),
        ({"field": None}, "does not have"),
        ({"field": "owner"}, "does not have"),
        ({"value": None}, "does not have"),
        ({"value": "{"}, "what it cannot be"),
        ({"value": '"' + "x" * 30_000 + '"'}, "what it cannot be"),
        ({"value": "[" * 10_000}, "what it cannot be"),
        ({"value": "5"}, "what it cannot be"),
        ({"field": "type", "value": '"MURDER"'}, "what it cannot be"),
        ({"field": "status", "value": "null"}, "what it cannot be"),
        ({"field": "background", "value": '"yes"'}, "what it cannot be"),
        ({"field": "sources", "value": '{"key": "a"}'}, "what it cannot be"),
        ({"field": "sources", "value": '[{"key": "a", "name": "a", "kind": "b"}]'}, "what it cannot be"),
        ({"verdict": "undo"}, "takes nothing back"),
        ({"verdict": "merge"}, "with nothing"),
        ({"verdict": "split"}, "with nothing"),
    ],
)
def test_what_is_not(changes: dict[str, Any], words: str) -> None:
    assert fault_in_decision(RIGHT) == ""
    assert words in fault_in_decision(replace(RIGHT, **changes))


def test_others() -> None:
    assert fault_in_decision(MERGED) == ""
    assert "no actor" in fault_in_decision(replace(MERGED, value='"x"'))
    assert "under no name" in fault_in_decision(replace(MERGED, value=None))
    assert fault_in_decision(replace(RIGHT, value="null")) == ""
    figure = decision(thing("fg-1"), "correct", field="low", value=2.0)
    assert fault_in_decision(figure) == ""
    assert "cannot be" in fault_in_decision(replace(figure, value="-1"))
    assert "cannot be" in fault_in_decision(replace(figure, value="1e999"))
    moved = decision(page_key("pg-a"), "correct", field="story", value="st-9")
    assert "does not name" in fault_in_decision(moved)
    assert fault_in_decision(replace(moved, value='"new"')) == ""
    assert "no page" in fault_in_decision(replace(moved, key=replace(moved.key, beneath=())))
