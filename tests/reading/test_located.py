"""Events whose own words say where and when they were, and those that are only named."""

from __future__ import annotations

import pytest

from palagan.reading.located import located
from tests.reading.scenes import anchor_of, clause_of


@pytest.mark.parametrize(
    ("text", "where", "when"),
    [
        ("Kenya menuduh Somalia menembaki pos di Lumba pada Senin.", True, True),
        ("Kenya menuduh Somalia menembaki pos polisi dekat Lumba.", True, False),
        ("Kenya menuduh Somalia menembaki warga sipil (9/10/2020).", False, True),
        ("Kenya menuduh Somalia menembaki warga, ujarnya di Lumba.", False, False),
    ],
)
def test_a_place_behind_the_anchor_and_a_day_in_its_sentence_are_seen(text: str, where: bool, when: bool) -> None:
    clause, _ = clause_of(text)
    assert located(clause, anchor_of(clause, "menembaki")) == (where, when)
