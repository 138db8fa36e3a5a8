"""Whose a group is: soldiers of somebody's are not of the land that they leave, an envoy is of where he was sent."""

from __future__ import annotations

import pytest

from tests.reading.reports import cast_of


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("Perampok menyerang Polsek Astana Wangi kemarin.", "Polsek Astana Wangi", "IDN.COP"),
        ("Perampok memukul Suku Mawar dan Suku Melati.", "Suku Melati", "IDN.CVL"),
        ("KBRI di Yangon menolak usul itu.", "KBRI di Yangon", "IDN.GOV"),
        ("KBRI Yangon menolak usul itu.", "KBRI Yangon", "IDN.GOV"),
        ("Ribuan warga Lumba Raya menolak tambang itu.", "warga Lumba Raya", "IDN.CVL"),
        ("Ribuan warga Pati menolak tambang itu.", "warga Pati", "IDN.CVL"),
        ("Seorang warga Otieno (32) memukul penjaga itu.", "Otieno", "IDN.CVL"),
        ("Polres Lumba diserang puluhan oknum prajurit TNI.", "prajurit TNI", "IDN.MIL"),
        ("Oknum polisi berinisial OT memukul seorang pelajar.", "OT", "IDN.COP"),
        ("Dua warga Papua Nugini menolak tambang itu.", "warga Papua Nugini", "PNG.CVL"),
        ("Dua warga Papua menolak tambang itu.", "warga Papua", "IDN.CVL"),
        ("Satgas Pamtas RI-PNG menolak tambang itu.", "Satgas Pamtas RI-PNG", "IDN.MIL"),
        ("Mahasiswa mengecam kekerasan polisi terhadap petani.", "polisi", "IDN.COP"),
        ("Turki diam. Densus 88 menolak usul Turki.", "Densus 88", "IDN.COP"),
        ("Prajurit Kostrad memukuli petani.", "Prajurit Kostrad", "IDN.MIL"),
        ("Warga Desa Mawar menolak tambang itu.", "Warga Desa Mawar", "IDN.CVL"),
        ("Perampok memukul warga Kampung Bali kemarin.", "warga Kampung Bali", "IDN.CVL"),
        ("Perampok memukul warga Kampung Wangi Baru kemarin.", "warga Kampung Wangi Baru", "IDN.CVL"),
    ],
)
def test_units_and_people_of_a_town_at_home(text: str, name: str, code: str) -> None:
    assert (name, code) in {(one.name, one.code) for one in cast_of(text).actors}


@pytest.mark.parametrize(
    ("text", "code", "stands"),
    [
        ("Kenya menarik pasukannya dari Somalia.", "SOM.MIL", False),
        ("Kenya menarik pasukan dari Somalia.", "SOM.MIL", True),
        ("Kenya memanggil pulang duta besarnya dari Somalia.", "SOM.GOV", True),
    ],
)
def test_of_which_land_a_group_is(text: str, code: str, stands: bool) -> None:
    assert (code in {one.code for one in cast_of(text).actors}) is stands
