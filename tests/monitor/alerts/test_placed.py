"""Whether a place lies in one that a rule names, by words and by the gazetteer."""

from __future__ import annotations

import pytest

from palagan.monitor.alerts.placed import lies_in


@pytest.mark.parametrize(
    ("wanted", "place", "lies"),
    [
        ("Azerbaijan", "Ganja", True),
        ("Azerbaijan", "Azerbaijan", True),
        ("Ganja", "Azerbaijan", False),
        ("Ganja", "Kota Ganja", True),
        ("Papua", "Jayapura", True),
        ("Papua", "Makassar", False),
        ("Sugapa", "Distrik Sugapa, Intan Jaya", True),
        ("Kampung Tanpa Nama", "Kampung Tanpa Nama", True),
        ("Kampung Tanpa Nama", "Ganja", False),
        ("Ganja", None, False),
    ],
)
def test_places(wanted: str, place: str | None, lies: bool) -> None:
    assert lies_in([wanted], place) is lies


def test_without_a_place_everything_passes() -> None:
    assert lies_in([], None)
