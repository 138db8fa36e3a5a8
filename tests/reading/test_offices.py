"""Titles with what belongs to them: a title before two states is of each."""

from __future__ import annotations

import pytest

from tests.reading.reports import cast_of


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Menteri pertahanan Rwanda dan Republik Demokratik Kongo bertemu.", {"RWA.GOV", "COD.GOV"}),
        ("Seorang wartawan asal Kenya ditahan di Mesir.", {"KEN.JRN"}),
        ("Dokter berkebangsaan Kenya, Peter Otieno, ditahan di Mesir.", {"KEN.MED"}),
        ("Wakil Presiden Kenya mundur. Wakil Presiden Rosario Otieno menolak.", {"KEN.GOV"}),
        ("Presiden KSPI Otieno menolak upah itu.", {"IDN.SOC"}),
        ("Bupati juga meminta warga pergi.", {"IDN.GOV", "IDN.CVL"}),
        ("Bupati Raja Ampat Oto Warsame menolak usul itu.", {"IDN.GOV"}),
        ("Menteri Pertahanan dan Keamanan Kenya bertemu Ali Warsame.", {"KEN.GOV"}),
    ],
)
def test_whose_a_title_is(text: str, codes: set[str]) -> None:
    assert codes <= {one.code for one in cast_of(text).actors}


def test_who_sends_an_envoy_stands_inside_his_title() -> None:
    names = {
        one.name
        for text in (
            "Utusan Khusus Presiden Donald Trump untuk Timur Tengah Peter Otieno tiba di Kenya.",
            "Utusan Presiden Joko Widodo untuk Afghanistan Ali Warsame tiba di Kenya.",
        )
        for one in cast_of(text).actors
        if one.kind == "person"
    }
    assert names == {"Peter Otieno", "Ali Warsame"}


def test_who_once_led_a_service_is_not_the_service() -> None:
    codes = {one.name: one.code for one in cast_of("Tiga mantan kepala Mossad mengecam Kenya.").actors}
    assert codes == {"mantan kepala Mossad": "ISR.ELI", "Kenya": "KEN"}


def test_a_deputy_is_of_the_body_whose_director_he_serves() -> None:
    codes = {one.name: one.code for one in cast_of("Deputi Direktur Amnesty International, Ali Warsame, tiba.").actors}
    assert codes["Ali Warsame"].startswith("NGO")
