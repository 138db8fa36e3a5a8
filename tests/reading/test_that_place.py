"""A place that a sentence points back to is the last of its kind named before."""

from __future__ import annotations

import pytest

from palagan.reading.sites import Placed, Placing
from palagan.reading.that_place import in_that_place, kind_pointed_to
from tests.reading.scenes import events_of
from tests.reading.test_moments import told

CITIES = "Kenya menyerang Nairobi pada Senin. Sehari kemudian Kenya menyerang Mombasa. {} "


def place_of(sentence: str, carried: str = "Nairobi") -> str | None:
    """Where the last event is, had another sentence's place been carried over to it."""
    ground, tellings = told(CITIES.format(sentence))
    sites = Placing(ground, tellings).sites
    site = next(one for one in sites if one.place.name == carried)
    found = in_that_place(ground, tellings[-1], Placed(site.key, site, ()), sites).site
    return found.place.name if found else None


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("Tiga warga di kota itu tewas.", "Mombasa"),
        ("Tiga warga di ibu kota tersebut tewas.", "Mombasa"),
        ("Tiga warga tewas.", "Nairobi"),
        ("Tiga warga di rumah sakit itu tewas.", "Nairobi"),
        ("Pejabat dari Kisumu berkata tiga warga di kota itu tewas.", "Mombasa"),
    ],
)
def test_that_town_is_the_last_one_named(sentence: str, place: str) -> None:
    assert place_of(sentence) == place


def test_a_hospital_is_found_by_its_kind() -> None:
    text = "Kenya menyerang Rumah Sakit Harapan pada Senin. Uganda diam. Uganda menyerang rumah sakit itu di Nairobi."
    ground, tellings = told(text)
    sites = Placing(ground, tellings).sites
    site = next(one for one in sites if one.place.name == "Nairobi")
    assert in_that_place(ground, tellings[-1], Placed(site.key, site, ()), sites).key == "nairobi"
    elsewhere = Placed(site.key, site, ())
    shorter, own = told(text.replace(" di Nairobi", "") + " Nairobi diam.")
    named = Placing(shorter, own).sites
    far = next(one for one in named if one.place.name == "Nairobi")
    assert in_that_place(shorter, own[-1], elsewhere._replace(site=far), named).key == "rumah sakit harapan"


def test_who_is_hurt_in_that_town_is_hurt_there() -> None:
    text = (
        "Rudal menghantam Haifa pada Senin dan menewaskan dua warga. "
        "Lebanon balik menuduh Israel menembaki Beirut. Tiga warga sipil di kota itu disebut terluka."
    )
    *_, shelled, hurt = [event for event in events_of(text) if event.type == "ASSAULT"]
    assert (shelled.place, hurt.place) == ("Beirut", "Beirut")


def test_what_is_pointed_to_is_a_kind_of_place() -> None:
    said = ["di", "rumah", "sakit", "itu", "dan", "kota", "lain"]
    assert [kind_pointed_to(said, at) for at in range(len(said))] == ["", "", "rumah sakit", "", "", "", ""]
