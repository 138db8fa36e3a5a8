"""Candidates for the place of an event: the page's places, those that "di" leads to before others."""

from __future__ import annotations

from palagan.reading.sites import Placing, sites_of
from tests.reading.test_moments import told

TEXT = "Kenya menyerang Somalia di Kismayo. Serangan itu menewaskan lima warga. Warga Nairobi memprotes."


def test_sites_know_what_leads_to_them() -> None:
    ground, _ = told(TEXT)
    led = {site.key: site.led for site in sites_of(ground)}
    assert led["kismayo"] == "in"
    assert led["somalia"] == "-"


def test_the_nearest_place_is_one_that_is_led_to() -> None:
    ground, tellings = told(TEXT)
    nearest = Placing(ground, tellings).nearest(tellings[0])
    assert nearest is not None
    assert nearest.place.name == "Kismayo"


def test_places_of_other_sentences_are_candidates_and_nothing_comes_last() -> None:
    ground, tellings = told(TEXT)
    options = Placing(ground, tellings).candidates(tellings[1])
    assert "kismayo" in [option.key for option in options]
    assert (options[-1].key, options[-1].site) == (None, None)


def test_a_place_that_is_a_party_is_known_as_one() -> None:
    ground, tellings = told(TEXT)
    features = {option.key: option.features for option in Placing(ground, tellings).candidates(tellings[0])}
    assert "who=o" in features["somalia"]
    assert "who=" in features["kismayo"]


def test_the_places_of_the_lead_of_most_events_and_of_the_likest_are_candidates_however_far() -> None:
    far = "Kota Kota: Addis Ababa, Kampala, Kigali, Dodoma, Khartoum, Tripoli dan Kairo. "
    text = f"Kenya menyerang Somalia di Kismayo. {far * 3}Serangan itu menewaskan lima warga."
    ground, tellings = told(text)
    options = Placing(ground, tellings).candidates(tellings[-1])
    assert "kismayo" in [option.key for option in options]
    assert len(options) <= 6 + 3 + 1


def test_the_place_of_most_events_may_stand_far_away_in_the_same_sentence() -> None:
    far = "Addis Ababa, Kampala, Kigali, Dodoma, Khartoum, Tripoli, Kairo, " * 6
    text = f"Kota Kota Kota: {far}kata warga Kismayo yang diserang di Kismayo, {far}dan Kenya menyerang Somalia."
    ground, tellings = told(text)
    placing = Placing(ground, tellings)
    for place in dict.fromkeys(site.key for site in placing.sites):
        placing._main = [place]
        assert all("of" in str(option.parts) for option in placing.candidates(tellings[-1])[:-1])


def test_a_place_is_named_by_the_fullest_name_of_the_page_and_by_what_lies_in_it() -> None:
    text = "Ledakan di bandara Garissa, Kenya. Arab Saudi mengecam. Saudi menolak."
    ground, tellings = told(text)
    assert "saudi" not in {site.key for site in sites_of(ground)}
    options = Placing(ground, tellings).candidates(tellings[0])
    assert {option.key for option in options if option.site} == {"bandara garissa", "arab saudi"}


def test_where_people_are_from_is_no_place_of_an_event() -> None:
    ground, _ = told("Lima pelaut asal Thailand dan Myanmar ditangkap di Nairobi.")
    assert [site.key for site in sites_of(ground)] == ["nairobi"]


def test_a_page_on_which_people_are_from_a_place_in_another_is_read() -> None:
    ground, tellings = told("Seorang pelaut asal Surabaya, Jawa Timur, ditangkap di Nairobi.")
    assert Placing(ground, tellings).candidates(tellings[0])[-1].site is None


def test_what_people_march_for_is_not_where_they_march() -> None:
    ground, tellings = told("Warga berunjuk rasa di Nairobi pada Senin dalam aksi solidaritas untuk Somalia.")
    marches = [one for one in tellings if one.type == "PROTEST"]
    for one in marches:
        keys = [option.key for option in Placing(ground, tellings).candidates(one)]
        assert "nairobi" in keys
        assert "somalia" not in keys
    assert marches
