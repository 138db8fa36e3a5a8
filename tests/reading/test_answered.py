"""Deeds that answer others are two, and strike who did the first."""

from __future__ import annotations

import pytest

from tests.reading.scenes import parties_by_rule
from tests.reading.test_surroundings import scan_of


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Serangan itu disebut respons langsung atas serangan Mesir.", ["Mesir"]),
        ("Serangan itu balasan atas pembunuhan perwira Kenya oleh Mesir.", ["Mesir"]),
        ("Serangan itu balasan atas pembunuhan perwira Kenya.", []),
        ("Serangan itu respons yang lambat sekali dari Mesir.", []),
    ],
)
def test_an_answer_strikes_who_is_answered(text: str, targets: list[str]) -> None:
    assert parties_by_rule(text, "serangan") == ([], targets)


def test_both_deeds_are_told() -> None:
    found = scan_of("Serangan itu merupakan balasan atas serangan Mesir.")
    assert [one.ruled_out for one in found if one.anchor.form == "serangan"] == ["", ""]
