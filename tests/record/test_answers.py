"""Denials answer what a noun tells, where its words say who did it and no verb tells it."""

from __future__ import annotations

from tests.record.builders import ARMENIA, AZERBAIJAN, PageOf
from tests.record.test_claims import claims_of_one_story as one_story
from tests.record.test_claims import names


def test_a_denial_finds_the_charge_that_a_noun_tells() -> None:
    told = "Azerbaijan mencatat tujuh warga tewas akibat tembakan meriam Armenia."
    page = PageOf("a", "A", "2020-10-09", told, "Armenia membantah menembaki permukiman.")
    page.event("tembakan", "ASSAULT", [ARMENIA], [AZERBAIJAN], said_by=[AZERBAIJAN])
    assert one_story(page) == ()
    page.event("menembaki", "ASSAULT", [ARMENIA], [AZERBAIJAN], denied_by=[ARMENIA])
    (claim,) = one_story(page)
    assert (claim.proposition, names(claim)) == (told, (["Azerbaijan"], ["Armenia"]))


def test_a_noun_that_leaves_out_who_did_it_charges_nobody() -> None:
    told = "Azerbaijan mencatat tujuh warga tewas akibat tembakan itu."
    page = PageOf("a", "A", "2020-10-09", told, "Armenia membantah menembaki permukiman.")
    page.event("tembakan", "ASSAULT", [ARMENIA], [AZERBAIJAN], said_by=[AZERBAIJAN])
    page.event("menembaki", "ASSAULT", [ARMENIA], [AZERBAIJAN], denied_by=[ARMENIA])
    (claim,) = one_story(page)
    assert names(claim) == ([], ["Armenia"])
