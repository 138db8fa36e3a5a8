"""Whether an event is told as done, planned or possible, on invented sentences."""

from __future__ import annotations

import numpy as np
import pytest

from palagan.model.reading import Event
from palagan.reading.anchors import find_anchors
from palagan.reading.status import STATUSES, status_signs
from palagan.reading.weights import Linear, event_models
from tests.reading.scenes import clause_of, events_of


def told(text: str, type_: str) -> Event:
    """The event of a type that a text tells."""
    return next(event for event in events_of(text) if event.type == type_)


@pytest.mark.parametrize(
    ("text", "type_", "status"),
    [
        ("Tentara Kenya menyerang Somalia pada Senin (11/3/2024).", "ASSAULT", "happened"),
        ("Militer Kenya berencana menyerang Somalia pekan depan.", "ASSAULT", "planned"),
        ("Perundingan Kenya dan Somalia akan segera digelar.", "CONSULT", "planned"),
        ("Kenya mungkin menyerang Somalia.", "ASSAULT", "possible"),
        ("Jika Kenya menyerang Somalia, Etiopia akan membalas.", "ASSAULT", "possible"),
    ],
)
def test_a_plan_is_no_deed(text: str, type_: str, status: str) -> None:
    assert told(text, type_).status == status


def test_signs_name_the_rule_the_verb_above_and_the_words_before() -> None:
    clause, _ = clause_of("Presiden Kenya bertekad untuk menyerang Somalia.")
    anchor = next(one for one in find_anchors(clause.tokens) if one.form == "menyerang")
    signs = status_signs(clause, anchor, "ASSAULT")
    assert {"rule=happened", "verb=bertekad", "verb=ber|untuk", "before=untuk", "near0=bertekad"} <= set(signs)


def test_a_cut_parts_the_words_of_another_clause() -> None:
    clause, _ = clause_of("Kenya akan berunding, tentara Somalia menyerang Etiopia.")
    anchor = next(one for one in find_anchors(clause.tokens) if one.form == "menyerang")
    signs = status_signs(clause, anchor, "ASSAULT")
    assert any(sign.endswith("1=akan") for sign in signs)
    assert not any(sign.startswith("own=akan") for sign in signs)


def test_the_weights_have_the_three_statuses() -> None:
    models = event_models("id")
    assert models is not None
    assert models.status.classes == STATUSES
    assert isinstance(models.status, Linear)
    assert np.isfinite(models.status.weights).all()
