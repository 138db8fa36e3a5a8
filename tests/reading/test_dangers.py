"""Warnings of how people fare, which nobody makes good."""

from __future__ import annotations

import pytest

from tests.reading.test_surroundings import scan_of


@pytest.mark.parametrize(
    ("text", "ruled_out"),
    [
        ("PBB memperingatkan sejuta warga Sudan terancam kelaparan.", "trait"),
        ("Kenya memperingatkan krisis pangan di Sudan.", "trait"),
        ("Kenya memperingatkan warga Sudan soal serangan balasan.", ""),
    ],
)
def test_how_people_fare_is_no_threat(text: str, ruled_out: str) -> None:
    assert next(s for s in scan_of(text) if s.anchor.form == "memperingatkan").ruled_out == ruled_out
