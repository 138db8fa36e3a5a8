"""The fullest name that a page has for each place."""

from __future__ import annotations

import pytest

from palagan.reading.fuller import fuller_names
from palagan.reading.places import find_places
from tests.reading.reports import sentences_of


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("Arab Saudi diserang. Warga di Saudi mengungsi.", {"Saudi": "Arab Saudi"}),
        ("Korut dan Korea Utara.", {"Korut": "Korea Utara"}),
        ("Warga di Korut mengungsi.", {}),
        ("Afghanistan tenang. Warga di Afganistan mengungsi.", {}),
        (
            "Bandara Internasional Garissa ditutup. Ledakan di Bandara Garissa.",
            {"Bandara Garissa": "Bandara Internasional Garissa"},
        ),
        ("Warga di Nairobi mengungsi. Hujan turun di Nairob.", {"Nairob": "Nairobi"}),
        ("Warga di Kabupaten Mbalala. Hujan di Kabupaten Mbalal.", {}),
        ("Hujan di Niger dan Nigeria.", {}),
    ],
)
def test_the_fullest_name(text: str, full: dict[str, str]) -> None:
    assert fuller_names(find_places(text, sentences_of(text))) == full
