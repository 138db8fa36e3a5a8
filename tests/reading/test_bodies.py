"""Unnamed groups: weapons and words that point back are none, and some have a code of their own."""

from __future__ import annotations

import pytest

from tests.reading.reports import cast_of


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Kenya menembakkan artileri.", {"KEN"}),
        ("Kenya menggempur Mombasa dengan artileri.", {"KEN"}),
        ("Artileri Kenya mundur.", {"KEN.MIL"}),
        ("Pasukan etnis Armenia mundur.", {"XNK.MIL"}),
        ("Para menteri luar negeri ASEAN bertemu.", {"IGO"}),
        ("Rumah di Kenya barat hancur diserang Mesir.", {"EGY"}),
        ("Togo memuji ketiga negara.", {"TGO"}),
        ("Kenya merebut markas komando barat di Garissa.", {"KEN"}),
        ("Kenya dan Togo berunding. Delegasi kedua negara pulang.", {"KEN", "TGO"}),
        ("Kenya menyerang rumah sakit. Dua belas pasien tewas.", {"KEN", "KEN.CVL"}),
        ("Kenya menyerang gudang, kata sumber militer.", {"KEN", "KEN.MIL"}),
        ("Seorang peternak asal Kenya diculik.", {"KEN.CVL"}),
        ("Seorang perajin asal Kenya diculik.", {"KEN.CVL"}),
        ("Mesir menyita kapal tanker berbendera Kenya.", {"EGY", "KEN.BUS"}),
        ("Kenya membantah keterlibatan Kampala dalam penembakan itu.", {"KEN", "UGA"}),
    ],
)
def test_who_is_on_the_page(text: str, codes: set[str]) -> None:
    assert {one.code for one in cast_of(text).actors} == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Kenya menuding Barat memicu perang.", ["KEN", "UNK"]),
        ("Kenya menyerang Lombok Barat.", ["KEN"]),
        ("Orang di Barat tidur, Kenya menang.", ["KEN"]),
        ("Kenya bertemu para menteri Eropa.", ["EUR", "KEN"]),
        ("Kenya bertemu para diplomat Barat.", ["KEN", "UNK.GOV"]),
        ("Kenya diam. Taliban menahan Otieno.", ["AFG.GOV", "KEN"]),
    ],
)
def test_the_west_is_somebody_and_others_who_are_of_many_lands(text: str, codes: list[str]) -> None:
    assert sorted(one.code for one in cast_of(text).actors if one.kind != "person" and "CVL" not in one.code) == codes


def test_hostages_are_not_of_the_band_that_holds_them() -> None:
    codes = {one.name: one.code for one in cast_of("Keluarga sandera Hamas berunjuk rasa di Israel.").actors}
    assert not codes["Keluarga sandera Hamas"].endswith("REB")
    codes = {one.name: one.code for one in cast_of("Pejuang Hamas menembaki pos di Israel.").actors}
    assert codes["Pejuang Hamas"] == "PSE.REB"
