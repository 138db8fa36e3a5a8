"""What the capitals of a page tell."""

from __future__ import annotations

import pytest
from hypothesis import given

from tests.reading.reports import ANY_TEXT, cast_of


def names(text: str) -> set[str]:
    return {one.name for one in cast_of(text).actors}


def test_letters_for_the_unnamed_are_no_agency() -> None:
    actors = cast_of("Seorang warga berinisial AP ditangkap polisi. AP lalu dibebaskan.").actors
    assert next(one for one in actors if one.name == "AP").kind == "person"


def test_a_known_body_behind_a_list_of_letters_stays_what_it_is() -> None:
    codes = {
        one.name: one.code for one in cast_of("Warga berinisial ZK (30) dan TNI datang. TNI menyerang KKB.").actors
    }
    assert codes["TNI"] == "IDN.MIL"
    actors = cast_of("Polisi menangkap pria berinisial ZK (30) dan AP (40). AP dibebaskan.").actors
    assert next(one for one in actors if one.name == "AP").kind == "person"


def test_a_name_that_some_print_small_is_one_at_the_head_of_a_sentence() -> None:
    assert "Taliban" in names("Taliban menutup sekolah.")


def test_a_foreigner_told_by_letters_is_not_of_home() -> None:
    codes = {one.name: one.code for one in cast_of("Polisi Malaysia menangkap pria berinisial ZK di Penang.").actors}
    assert codes["ZK"] == "MYS.CVL"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Seperti dilansir dari Tribun-Papua.com, hujan turun.", "Tribun-Papua.com"),
        ("Dilansir Kompas.com, hujan turun.", "Kompas.com"),
        ("Dilansir Reuterspada Rabu, hujan turun.", "Reuters"),
    ],
)
def test_an_outlet_goes_by_its_address(text: str, name: str) -> None:
    assert name in names(text)


@pytest.mark.parametrize(
    "text", ["Kapal membawa rudal Harpoon dan torpedo MK-48.", "Ia melanggar Undang-Undang Cuaca."]
)
def test_arms_and_laws_are_nobody(text: str) -> None:
    assert cast_of(text).actors == ()


@given(ANY_TEXT)
def test_names_stand_in_the_text(text: str) -> None:
    for one in cast_of(text).actors:
        assert all(text[span.start : span.end].strip() for span in one.mentions)


def test_letters_in_a_list_are_all_of_the_unnamed() -> None:
    actors = cast_of("Polisi menahan tersangka berinisial ZA (47) dan AFP (40). AFP mengaku.").actors
    assert {one.kind for one in actors if one.name == "AFP"} == {"person"}
