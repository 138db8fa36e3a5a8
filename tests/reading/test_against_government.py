"""Against whom people march where only a word says so."""

from __future__ import annotations

import pytest

from palagan.reading.against_government import against_government
from palagan.reading.parties import Parties
from tests.reading.test_barred import actor
from tests.reading.test_pairing import scanned


@pytest.mark.parametrize("word", ["antipemerintah", "anti-pemerintahan", "anti pemerintah", "anti-rezim"])
def test_a_march_against_the_government_is_against_that_of_who_marches(word: str) -> None:
    page = scanned(f"Pemerintah Kenya diam. Mesir diam. Warga Kenya ikut unjuk rasa {word} pada Senin.")
    one = next(one for one in page if one.anchor.form == "unjuk rasa")
    people = actor(one, "Warga Kenya")
    told = against_government(one, "PROTEST", Parties((people,), ()))
    assert told == Parties((people,), (actor(one, "Pemerintah Kenya"),))


def test_without_a_government_on_the_page_it_is_against_the_country() -> None:
    one = next(s for s in scanned("Kenya gelisah. Di Kenya pecah unjuk rasa antipemerintah, kata Kenya.") if s)
    assert against_government(one, "PROTEST", Parties()) == Parties((), (actor(one, "Kenya"),))


def test_other_marches_are_against_nobody() -> None:
    one = next(s for s in scanned("Kenya gelisah. Warga Kenya ikut unjuk rasa besar.") if s.anchor.form == "unjuk rasa")
    assert against_government(one, "PROTEST", Parties()) == Parties()
