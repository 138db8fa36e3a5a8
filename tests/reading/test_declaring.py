"""A truce that is declared, and one that is only spoken of."""

from __future__ import annotations

import pytest

from palagan.reading.declaring import only_told_of
from tests.reading.scenes import anchor_of, clause_of, events_of


@pytest.mark.parametrize(
    "text",
    [
        "Kenya menyatakan gencatan senjata hanya langkah awal.",
        "Kenya menyatakan gencatan senjata itu tidak cukup.",
        "Kenya menyatakan gencatan senjata yang diperantarai Somalia masih bertahan.",
    ],
)
def test_what_is_said_of_a_truce_declares_none(text: str) -> None:
    clause, _ = clause_of(text)
    assert only_told_of(clause, anchor_of(clause, "menyatakan gencatan senjata"))
    assert not [event for event in events_of(text) if event.type == "CONCEDE"]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya menyatakan gencatan senjata sepihak.",
        "Kenya menyatakan gencatan senjata yang akan berlaku tiga hari.",
        "Kenya dan Somalia menyatakan gencatan senjata pada Senin.",
    ],
)
def test_a_truce_that_is_declared_is_one(text: str) -> None:
    clause, _ = clause_of(text)
    assert not only_told_of(clause, anchor_of(clause, "menyatakan gencatan senjata"))
