"""Boosted trees by numpy: the leaf that the features lead to, summed over the trees."""

from __future__ import annotations

import math

import numpy as np
import pytest

from palagan.reading.parts import Parts, Rows
from palagan.reading.trees import trees_of
from palagan.reading.weights import event_models

MODEL = {
    # two trees: does the row have "a"? then "b"? — and: does it have "b"?
    "names": ["a", "b"],
    "asks": [0, 0, 1, 0, 0, 1, 0, 0],
    "no": [1, 1, 3, 3, 4, 6, 6, 7],
    "yes": [2, 1, 4, 3, 4, 7, 6, 7],
    "value": [0.0, 1.0, 0.0, 10.0, 100.0, 0.0, 0.5, -0.5],
    "roots": [0, 5],
    "depth": 2,
}


@pytest.mark.parametrize(("row", "score"), [((), 1.5), (("a",), 10.5), (("a", "b"), 99.5), (("b", "unknown"), 0.5)])
def test_sums_of_leaves(row: tuple[str, ...], score: float) -> None:
    assert trees_of(MODEL).scores([row]) == [score]


def test_rows_do_not_mix() -> None:
    assert trees_of(MODEL).scores([("a",), (), ("a", "b")]) == [10.5, 1.5, 99.5]
    assert trees_of(MODEL).scores([]) == []


def test_models_asked_together_score_as_alone() -> None:
    other = MODEL | {"names": ["b", "c"], "value": [0.0, 2.0, 0.0, 20.0, 200.0, 0.0, 0.25, -0.25]}
    rows = [("a", "c"), (), ("b",), ("c", "b", "a")]
    assert trees_of(MODEL, other).all_scores([(row[:1], row[1:]) for row in rows]) == [
        trees_of(MODEL).scores(rows),
        trees_of(other).scores(rows),
    ]
    assert trees_of(MODEL, other).all_scores([]) == [[], []]


def test_rows_of_numbered_parts_score_as_named_ones() -> None:
    parts, trees = Parts(), trees_of(MODEL)
    for held in ([("a", "c"), ("b",), ()], [("b", "a"), ("unknown",)]):  # the second time parts come that are new
        members = np.array([[parts.number(*part[:1]), parts.number(*part[1:])] for part in held])
        which = np.arange(len(held))[::-1]
        rows = Rows(parts, ((members, which), (np.full((len(held), 1), parts.number("a")), None)))
        assert rows.named() == [(*held[n], "a") for n in which]
        assert trees.scores_of(rows) == trees.scores(rows.named())
    assert trees.scores_of(Rows(parts, ())) == []
    assert Rows(parts, ()).named() == []


def test_the_shipped_models_load() -> None:
    models = event_models("id")
    assert models is not None
    assert models.type.classes[0] == "NONE"
    chances = models.type.all_probabilities([["bias", "lex=ASSAULT", "never seen"]])[0]
    assert math.isclose(sum(chances), 1.0)
    assert len(models.parties.trees.scores([("bias",), ("nobody",)])) == 2
    assert event_models("xx") is None
