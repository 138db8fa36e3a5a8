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


def test_a_denial_made_again_weeks_later_answers_the_charge_of_before() -> None:
    first = PageOf("a", "A", "2020-10-03", "Armenia menuduh Azerbaijan menembaki dua desa di Syunik.")
    first.event("menembaki", "ASSAULT", [AZERBAIJAN], [ARMENIA], said_by=[ARMENIA])

    def deniers(day: str, line: str, anchor: str) -> list[str]:
        page = PageOf("b", "B", day, line)
        page.event(anchor, "ASSAULT", [AZERBAIJAN], [ARMENIA], denied_by=[AZERBAIJAN])
        return next(names(claim)[1] for claim in one_story(first, page) if claim.asserted)

    again = "Azerbaijan kembali membantah menembaki dua desa di Syunik."
    assert deniers("2020-10-12", again, "menembaki") == ["Azerbaijan"]
    assert deniers("2020-12-12", again, "menembaki") == []
    assert deniers("2020-10-12", again.replace("kembali ", ""), "menembaki") == []
    assert deniers("2020-10-12", "Azerbaijan kembali membantah mengebom jembatan tua.", "mengebom") == []


def test_what_somebody_suffered_is_not_what_is_denied() -> None:
    page = PageOf("a", "A", "2020-10-09", "Azerbaijan menyebut dua puluh orang terluka.", "Armenia membantah terlibat.")
    page.event("terluka", "ASSAULT", [ARMENIA], [AZERBAIJAN], said_by=[AZERBAIJAN], denied_by=[ARMENIA])
    (claim,) = one_story(page)
    assert names(claim) == ([], ["Armenia"])
    assert claim.proposition == "Armenia membantah terlibat."
