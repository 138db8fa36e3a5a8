"""Refusing that only denies what was said, and refusing that is an event."""

from __future__ import annotations

import pytest

from palagan.reading.denying import only_denies
from tests.reading.scenes import anchor_of, clause_of, events_of


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Kenya menolak tuduhan itu.", "menolak"),
        ("Kenya menolak mentah-mentah tuduhan-tuduhan Somalia.", "menolak mentah-mentah"),
        ("Kenya menampik laporan bahwa tentaranya menembaki desa.", "menampik"),
        ("Tudingan itu ditolak Kenya.", "ditolak"),
        ("Kenya tidak mengakui serangan itu.", "tidak mengakui"),
        ("Kenya tidak mengakui bahwa tentaranya menembaki desa.", "tidak mengakui"),
    ],
)
def test_who_refuses_a_charge_denies_it(text: str, form: str) -> None:
    clause, _ = clause_of(text)
    assert only_denies(clause, anchor_of(clause, form))
    assert not [event for event in events_of(text) if event.type == "REJECT"]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Kenya menolak usulan Somalia.", "menolak"),
        ("Kenya tidak mengakui pemerintahan baru di Somalia.", "tidak mengakui"),
        ("Usulan itu ditolak Kenya.", "ditolak"),
        ("Mahkamah menolak tuduhan Somalia terhadap Kenya.", "menolak"),
    ],
)
def test_who_refuses_a_wish_or_rules_on_a_charge_refuses(text: str, form: str) -> None:
    clause, _ = clause_of(text)
    assert not only_denies(clause, anchor_of(clause, form))
