from __future__ import annotations

from palagan.record.places import can_be_same, lies_in, narrower_place, place_key


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
