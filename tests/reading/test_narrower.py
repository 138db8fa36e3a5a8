"""Which place only says where the one before it lies."""

from __future__ import annotations

import pytest
from hypothesis import given

from palagan.reading.narrower import narrower_places
from palagan.reading.places import find_places
from tests.reading.reports import ANY_TEXT, sentences_of


def narrower(text: str) -> dict[str, str]:
    places = find_places(text, sentences_of(text))
    names = {place.start: place.name for place in places}
    return {names[start]: place.name for start, place in narrower_places(text, places).items()}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Ledakan terjadi di bandara Garissa, Kenya.", {"Kenya": "bandara Garissa"}),
        ("Warga desa Bondeni di Provinsi Kaskazini mengungsi.", {"Provinsi Kaskazini": "Bondeni"}),
        ("Rapat di bandara Garissa, yang terletak di Kenya, ditunda.", {"Kenya": "bandara Garissa"}),
        (
            "Tembakan di Kampung Bondeni, Distrik Mjini, Kabupaten Pwani.",
            {"Distrik Mjini": "Kampung Bondeni", "Kabupaten Pwani": "Kampung Bondeni"},
        ),
        ("Serangan di Kampung Bondeni, dekat Kota Garissa.", {"Kota Garissa": "Kampung Bondeni"}),
        ("Serangan di Kenya, dekat Garissa.", {}),
        ("Tentara merebut Garissa, kota terbesar kedua di Kenya.", {"Kenya": "Garissa"}),
        ("Tentara merebut Garissa, kota yang dihuni warga di Kenya.", {}),
        ("Serangan di Jalur Gaza, Lebanon dan Yaman.", {}),
        ("Kenya menembak warga di Nairobi.", {}),
        ("Ledakan di bandara Garissa, kata Kenya.", {}),
    ],
)
def test_the_narrower_place(text: str, meant: dict[str, str]) -> None:
    assert narrower(text) == meant


@given(ANY_TEXT)
def test_any_text_has_none_or_some(text: str) -> None:
    places = find_places(text, sentences_of(text))
    assert set(narrower_places(text, places)) <= {place.start for place in places}
