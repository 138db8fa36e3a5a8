"""Which words say that a truce is broken, and on whose word."""

from __future__ import annotations

from dataclasses import replace

import pytest

from palagan.model.record import Link
from palagan.monitor.alerts.breaches import breakers, sayers, says_so
from tests.record.deciding import ARMENIA, AZERBAIJAN, happening, mention


@pytest.mark.parametrize(
    ("words", "alone", "tied"),
    [
        ("Pasukan itu melanggar gencatan senjata, menembaki Ganja.", True, True),
        ("Pasukan itu menembaki Ganja meski ada gencatan senjata.", False, True),
        ("Pasukan itu menembaki Ganja dan melanggar kesepakatan.", False, True),
        ("Pasukan itu menembaki Ganja.", False, False),
        ("Kami tidak melanggar gencatan senjata dan menembaki siapa pun.", False, False),
        ("Ia meminta agar tak seorang pun melanggar gencatan senjata, menembaki lagi.", False, False),
        ("They violated the ceasefire, menembaki Ganja.", True, True),
    ],
)
def test_words_that_say_so(words: str, alone: bool, tied: bool) -> None:
    anchor = "menembaki" if "menembaki" in words else "melanggar"
    told = mention("pg-a", words=words, anchor=anchor)
    fight = happening("hp-1", told)
    assert says_so(fight, told) is alone
    assert says_so(replace(fight, links=(Link("breaks", "hp-9"),)), told) is tied
    assert not says_so(replace(fight, type="REQUEST"), told)
    assert not says_so(fight, replace(told, status="possible"))


def test_of_an_accusation_the_accused_broke_it_and_the_accuser_says_so() -> None:
    told = mention("pg-a")
    accusation = happening("hp-1", told, type="ACCUSE", sources=(AZERBAIJAN,), targets=(ARMENIA,))
    assert breakers(accusation) == (ARMENIA,)
    assert sayers(accusation, told) == (AZERBAIJAN,)
    assert breakers(replace(accusation, type="ASSAULT")) == (AZERBAIJAN,)
    assert sayers(replace(accusation, type="ASSAULT"), told) == ()
