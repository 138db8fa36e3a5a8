"""When a capital stands for its country."""

from __future__ import annotations

import pytest

from tests.reading.reports import cast_of


@pytest.mark.parametrize(
    ("text", "lands"),
    [
        ("Menurut Nairobi, latihan itu mengancam kawasan.", {"KEN"}),
        ("Nairobi tiba-tiba memutus kontrak itu.", {"KEN"}),
        ("Nairobi mungkin memanfaatkan celah itu.", {"KEN"}),
        ("Nairobi awalnya menolak usul itu.", {"KEN"}),
        ("Nairobi balik menuduh Mogadishu berbohong.", {"KEN", "SOM"}),
        ("Nairobi dan Mogadishu dalam beberapa pekan terakhir mengadakan lima putaran perundingan.", {"KEN", "SOM"}),
        ("Hubungan Nairobi-Mogadishu memburuk.", {"KEN", "SOM"}),
        ("Pembicaraan Nairobi dengan Mogadishu gagal.", {"KEN", "SOM"}),
        ("Bom menghancurkan fasilitas nuklir Teheran.", {"IRN"}),
        ("Roket balistik ditembakkan ke Nairobi kemarin.", {"KEN"}),
        # only where
        ("Rapat digelar di Nairobi dan Mogadishu.", set()),
        ("Hujan turun di Nairobi dan kota-kota lain.", set()),
        ("Ia terbang dari Nairobi ke Mogadishu.", set()),
    ],
)
def test_capitals(text: str, lands: set[str]) -> None:
    cast = cast_of(text)
    assert {cast.land(actor.id) for actor in cast.actors if actor.kind == "state"} == lands
    assert {cast.land(actor) for one in cast.mentions for actor in one.actors if one.how == "state"} == lands


def test_whose_base_was_attacked_is_somebody() -> None:
    assert "TNI" in {one.name for one in cast_of("Pos TNI di Kenyam, Nduga, diserang perusuh.").actors}
    assert "TNI" not in {one.name for one in cast_of("Pos TNI di Kenyam, Nduga, dikunjungi perusuh.").actors}


def test_an_official_is_struck_with_what_he_has() -> None:
    assert "Bupati Nduga" in {one.name for one in cast_of("Perusuh menghadang konvoi Bupati Nduga.").actors}
    assert "Bupati Nduga" not in {one.name for one in cast_of("Hujan turun di rumah Bupati Nduga.").actors}


@pytest.mark.parametrize("base", ["pos TNI", "markas TNI", "pos Satgas TNI"])
def test_whose_base_is_attacked_is_somebody(base: str) -> None:
    owner = base.partition(" ")[2]
    assert owner in {one.name for one in cast_of(f"Para perusuh menembaki {base} kemarin.").actors}
    assert owner not in {one.name for one in cast_of(f"Para tamu berfoto bersama di {base} kemarin.").actors}


def test_a_body_is_nobody_in_the_name_of_its_law() -> None:
    assert not cast_of("Revisi UU TNI ditunda hingga pekan depan.").actors
    text = "TNI menolak revisi UU TNI pekan depan."
    (mention,) = cast_of(text).mentions
    assert mention.start == 0


def test_a_ship_that_is_fired_at_is_somebody() -> None:
    assert [one.code for one in cast_of("Kapal itu menembakkan meriam air ke BRP Wangun Jaya.").actors] == ["PHL.MIL"]


def test_a_land_that_not_all_recognise_is_somebody_beside_a_state() -> None:
    assert "Kosovo" in {one.name for one in cast_of("Para wakil Serbia dan Kosovo tertawa.").actors}
    assert "Kosovo" not in {one.name for one in cast_of("Hujan turun di Serbia dan Kosovo.").actors}


def test_who_opens_a_sentence_together_with_somebody_acts() -> None:
    assert [one.name for one in cast_of("Polisi dan ormas membubarkan aksi itu.").actors] == ["Polisi", "ormas"]


def test_states_behind_another_name_of_a_list_are_somebody() -> None:
    named = {one.name for one in cast_of("Langkah itu dikecam PBB, Kenya, dan Mesir.").actors}
    assert {"Kenya", "Mesir"} <= named
    assert {one.name for one in cast_of("Ledakan terdengar di Nairobi, Kenya, dan Kairo, Mesir.").actors} == set()
