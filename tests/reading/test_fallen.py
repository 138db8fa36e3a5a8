"""Of which country people are who fell in an attack."""

from __future__ import annotations

import pytest

from tests.reading.reports import cast_of


def lands(text: str) -> set[str]:
    return {one.code for one in cast_of(text).actors if one.code.endswith(".CVL")}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Pesawat Rusia menghantam pasar di Kherson. Lima warga tewas.", "UKR.CVL"),
        ("Serangan udara Israel menghantam Beirut. Sedikitnya 12 warga sipil terluka.", "LBN.CVL"),
        ("Moskow menggempur Kyiv. Empat warga tewas.", "UKR.CVL"),
        ("Drone Ukraina menghantam Belgorod dan melukai tiga warga.", "RUS.CVL"),
    ],
)
def test_those_of_the_place_struck(text: str, code: str) -> None:
    assert lands(text) == {code}


@pytest.mark.parametrize(
    "text",
    [
        # no attack
        "Pesawat Rusia terbang ke Kherson. Lima warga tewas.",
        # a country is named in their own sentence, and others beside the one that struck
        "Pesawat Rusia menghantam pasar di Kherson. Lima warga tewas di Rusia.",
        # they are told to be of somewhere
        "Pesawat Rusia menghantam pasar di Kherson. Lima warga Rusia tewas.",
        # they did not fall
        "Pesawat Rusia menghantam pasar di Kherson. Sementara itu sejumlah warga berdoa agar perang segera usai.",
    ],
)
def test_others_are_of_whom_the_page_speaks(text: str) -> None:
    assert lands(text) == {"RUS.CVL"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Sembilan tentara tewas ketika pasukan Armenia menyergap konvoi Azerbaijan di dekat Fuzuli.", "AZE.MIL"),
        ("Dua prajurit terluka saat militer Thailand menembaki pos Kamboja.", "KHM.MIL"),
        # who attacks a band may lose soldiers of his own
        ("Tiga tentara tewas ketika pasukan Israel menggempur Hizbullah.", "ISR.MIL"),
        ("Sembilan tentara tewas ketika pasukan Armenia berlatih bersama Azerbaijan.", "ARM.MIL"),
    ],
)
def test_soldiers_of_the_side_attacked(text: str, code: str) -> None:
    unnamed = {one.code for one in cast_of(text).actors if one.name in ("tentara", "prajurit")}
    assert unnamed == {code}
