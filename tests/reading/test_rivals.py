"""Between whom a mediator stands: the two countries that the page tells to be at odds."""

from __future__ import annotations

import pytest

from palagan.reading.parties import Parties
from palagan.reading.rivals import at_odds, between_whom, rivals_of, third_parties
from palagan.reading.scan import Scanned
from tests.reading.test_barred import actor
from tests.reading.test_pairing import scanned

PAGE = "Rusia dan Ukraina diam. Pasukan Rusia menyerang Ukraina. Turki memediasi konflik itu. Kenya memuji Turki."
TWO = {("RUS", "UKR"): 1.0}


def mediation(text: str = PAGE) -> Scanned:
    return next(one for one in scanned(text) if one.anchor.entry.frame == "mediate")


def test_rivals_are_told_by_what_is_armed() -> None:
    page = scanned(PAGE)
    weighed = []
    for one in page:
        told = one.anchor.entry.type == "ASSAULT"
        pair = (actor(one, "Rusia"), actor(one, "Ukraina")) if told else (actor(one, "Kenya"), actor(one, "Turki"))
        weighed.append({pair: 0.9, (pair[0], ""): 0.1})
    armed = sum(one.anchor.entry.type == "ASSAULT" for one in page)
    assert armed < len(page)
    assert rivals_of(page, weighed) == {("RUS", "UKR"): pytest.approx(0.9 * armed)}


def test_two_are_at_odds_where_the_page_tells_of_them_most() -> None:
    rivals = {("RUS", "UKR"): 2.0, ("RUS", "TUR"): 0.6}
    assert at_odds({"UKR", "RUS"}, rivals)
    assert not at_odds({"TUR", "RUS"}, rivals)
    assert not at_odds({"UKR", "RUS", "TUR"}, rivals)
    assert not at_odds({"UKR", "RUS"}, {("RUS", "UKR"): 0.4})


def test_a_mediator_stands_between_both() -> None:
    one = mediation()
    turkey, ukraine, russia = actor(one, "Turki"), actor(one, "Ukraina"), actor(one, "Rusia")
    for told in (Parties((turkey,), (ukraine,)), Parties((turkey,))):
        found = between_whom(one, told, {ukraine: 0.5, russia: 0.2, "": 0.3}, TWO)
        assert found.sources == (turkey,)
        assert set(found.targets) == {russia, ukraine}


def test_a_mediator_is_none_of_the_two_nor_between_nobody() -> None:
    one = mediation()
    russia, turkey, kenya = actor(one, "Rusia"), actor(one, "Turki"), actor(one, "Kenya")
    own = Parties((russia,), (turkey,))
    assert between_whom(one, own, {}, TWO) == own
    assert between_whom(one, Parties((turkey,)), {}, {("RUS", "UKR"): 0.1}) == Parties((turkey,))
    both = Parties((turkey,), (kenya, russia))
    assert between_whom(one, both, {}, TWO) == both


def test_whom_the_sentence_itself_names_stays() -> None:
    one = mediation("Pasukan Rusia menyerang Ukraina. Turki memediasi Kenya.")
    told = one.parties
    assert [one.scene.cast.land(target) for target in told.targets] == ["KEN"]
    assert between_whom(one, told, {}, TWO) == told


def test_one_of_the_two_mediates_only_where_nobody_else_is_likely() -> None:
    one = mediation()
    turkey, ukraine, russia = actor(one, "Turki"), actor(one, "Ukraina"), actor(one, "Rusia")
    pairs = {(russia, ukraine): 0.6, (turkey, ukraine): 0.3, ("", ukraine): 0.1}
    assert (russia, ukraine) not in third_parties(one, pairs, TWO)
    assert third_parties(one, pairs, {}) == pairs
    alone = {(russia, ukraine): 0.95, ("", ukraine): 0.05}
    assert third_parties(one, alone, TWO) == alone
