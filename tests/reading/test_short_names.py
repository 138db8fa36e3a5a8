"""Letters that several bodies bear, on invented sentences."""

from __future__ import annotations

import pytest

from tests.reading.reports import cast_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mujahidin Indonesia Timur bersembunyi di hutan. Polisi mengejar MIT.", "IDN.REB"),
        ("Turki diam. Ankara menolak usul itu. MIT menangkap mata-mata.", "TUR.SPY"),
    ],
)
def test_letters_are_of_the_body_that_the_page_names(text: str, expected: str) -> None:
    codes = {text[span.start : span.end]: one.code for one in cast_of(text).actors for span in one.mentions}
    assert codes["MIT"] == expected


def test_an_agency_with_the_letters_of_a_body_gives_way() -> None:
    (sohr,) = [one for one in cast_of("Kata SOHR, lembaga di Inggris, warga mengungsi.").actors if one.name == "SOHR"]
    assert not sohr.code.endswith("JRN")
