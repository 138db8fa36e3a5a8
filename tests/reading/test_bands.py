"""Bands told by who leads them, and whose troops "pasukannya" are."""

from __future__ import annotations

import pytest

from tests.reading.reports import cast_of


@pytest.mark.parametrize("band", ["kelompok", "kelompok pimpinan", "pasukan pimpinan"])
def test_a_band_is_who_leads_it(band: str) -> None:
    text = f"Tiga sopir truk diculik {band} Egianus Kogoya di sebuah kampung."
    (one,) = [actor for actor in cast_of(text, "2024-03-11").actors if actor.code == "IDN.REB"]
    (mention,) = [span for span in one.mentions if text[span.start] == band[0]]
    assert text[mention.start : mention.end] == f"{band} Egianus Kogoya"


@pytest.mark.parametrize(
    ("speaker", "code"),
    [
        ("Jubir TPNPB Sebby Sambom", "IDN.REB"),
        ("Panglima TNI Agus Subiyanto", "IDN.MIL"),
        ("Kapolri Listyo Sigit Prabowo", "IDN.COP"),
    ],
)
def test_troops_are_of_the_sort_of_who_speaks(speaker: str, code: str) -> None:
    cast = cast_of(f"{speaker} mengatakan pasukannya menguasai kampung itu.", "2024-03-11")
    assert next(actor for actor in cast.actors if actor.name == "pasukannya").code == code
