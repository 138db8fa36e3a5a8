from __future__ import annotations

import pytest

from palagan.record.places import can_be_same, holders, is_spot, lies_in, narrower_place, place_key, unlike


def test_known_spellings_of_a_place_meet_and_lie_in_one_another() -> None:
    ganja, country = place_key("Gence"), place_key("Azerbaijan")
    assert ganja == place_key("Ganja") == place_key("Kota Ganja")
    assert ganja
    assert country
    assert lies_in(ganja, country)
    assert not lies_in(country, ganja)
    assert can_be_same(ganja, country)
    assert narrower_place(country, ganja) == ganja
    assert not can_be_same(ganja, place_key("Stepanakert"))
    assert place_key("Kampung Tak Dikenal") == "kampung tak dikenal"
    assert place_key(None) is None


def test_a_border_or_a_front_is_no_one_spot() -> None:
    for wide in ("perbatasan Utarasia dan Selatania", "Garis Depan Kotaraya", "border of Utarasia", "Azerbaijan"):
        key = place_key(wide)
        assert key is not None
        assert not is_spot(key)
    assert is_spot("ganja")
    assert is_spot("pos perbatasan kotaraya")


def test_apostrophes_make_no_other_place() -> None:
    assert place_key("Sana'a") == place_key("Sana’a") == place_key("Sanaa")


def test_a_place_unknown_to_the_knowledge_base_lies_in_the_town_that_its_name_ends_with() -> None:
    site = place_key("Gudang Garam Ganja")
    assert site is not None
    assert {place_key("Ganja"), place_key("Azerbaijan")} <= holders(site)
    assert not holders("kedutaan azerbaijan")  # a country is too wide to tell where


@pytest.mark.parametrize(
    ("one", "other", "are"),
    [
        ("Ganja", "Stepanakert", True),
        ("Ganja", "Azerbaijan", False),
        ("Ganja", None, False),
        ("Istana Tua", "Ganja", False),  # where it lies is not known
        ("pasar Ganja", "sekolah Ganja", True),
        ("pasar lama Ganja", "pasar Ganja", False),
        ("pasar Ganja", "Stepanakert", True),
    ],
)
def test_places_are_unlike_only_where_both_are_known_to_be(one: str, other: str | None, are: bool) -> None:
    a, b = place_key(one), place_key(other)
    assert unlike(a, b) is unlike(b, a) is are


def test_what_nobody_knows_lies_in_what_its_name_ends_with() -> None:
    assert can_be_same(place_key("kamp pengungsi Ujimula"), place_key("Ujimula"))
    assert not can_be_same(place_key("Kampung Ujimula"), place_key("Mula"))
    assert not can_be_same(place_key("Sudan Selatan"), place_key("Selatan Raya"))


def test_an_airport_and_a_suburb_lie_in_their_city() -> None:
    for name, city in (("Bandara Kabul", "Kabul"), ("Pelabuhan Odesa", "Odesa"), ("Dahieh", "Beirut")):
        inner, outer = place_key(name), place_key(city)
        assert inner is not None
        assert outer is not None
        assert lies_in(inner, outer)
