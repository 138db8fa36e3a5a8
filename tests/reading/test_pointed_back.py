"""Whom words are about that point back to what was told."""

from __future__ import annotations

from palagan.reading.parties import Parties
from palagan.reading.pointed_back import about_whom
from tests.reading.test_barred import actor
from tests.reading.test_pairing import scanned


def test_who_did_the_deed_is_condemned_for_it() -> None:
    page = [s for s in scanned("Uganda diam. Somalia diam. Kenya mengutuk serangan itu.") if not s.ruled_out]
    kenya, somalia = actor(page[0], "Kenya"), actor(page[0], "Somalia")
    attack = ("ASSAULT", Parties((somalia,)))
    assert about_whom(page, [("ACCUSE", Parties((kenya,))), attack])[0].targets == (somalia,)
    assert about_whom(page, [("ACCUSE", Parties((kenya,))), ("ASSAULT", Parties((kenya,)))])[0].targets == ()


def test_who_is_asked_for_help_behind_it_is_not_condemned() -> None:
    text = "Uganda diam. Somalia diam. Kenya mengutuk serangan itu dan meminta Uganda menekan Somalia."
    page = [s for s in scanned(text) if not s.ruled_out]
    kenya, somalia, uganda = (actor(page[0], name) for name in ("Kenya", "Somalia", "Uganda"))
    told = [("ACCUSE", Parties((kenya,), (uganda,))), ("ASSAULT", Parties((somalia,))), ("REQUEST", Parties((kenya,)))]
    assert about_whom(page, told)[0] == Parties((kenya,), (somalia,))


def test_those_who_agreed_are_backed_together() -> None:
    text = "Kenya dan Somalia menyepakati gencatan senjata. Uganda menyambut baik kesepakatan itu. Uganda senang."
    page = [s for s in scanned(text) if not s.ruled_out and s.anchor.entry.type in {"CONCEDE", "SUPPORT"}]
    kenya, somalia, uganda = (actor(page[0], name) for name in ("Kenya", "Somalia", "Uganda"))
    both = Parties((kenya, somalia), (kenya, somalia))
    told = [("CONCEDE", both), ("SUPPORT", Parties((uganda,), (kenya,)))]
    assert about_whom(page, told)[1] == Parties((uganda,), (kenya, somalia))
    assert about_whom(page, [told[0], ("SUPPORT", Parties((uganda,), (uganda,)))])[1].targets == (uganda,)
    assert about_whom(page, [("CONCEDE", Parties((kenya,))), told[1]])[1].targets == (kenya,)


def test_an_agreement_told_before_is_mediated_between_those_who_made_it() -> None:
    text = "Kenya dan Somalia menyepakati gencatan senjata. Kesepakatan itu ditengahi Uganda. Uganda senang."
    page = [s for s in scanned(text) if s.anchor.entry.type == "CONCEDE" or s.anchor.entry.frame == "mediate"]
    kenya, somalia, uganda = (actor(page[0], name) for name in ("Kenya", "Somalia", "Uganda"))
    told = [("CONCEDE", Parties((kenya, somalia), (kenya, somalia))), ("CONSULT", Parties((uganda,), (somalia,)))]
    assert about_whom(page[:1] + page[-1:], told)[1] == Parties((uganda,), (kenya, somalia))


def test_who_is_not_named_beside_the_deed_is_not_condemned_for_it() -> None:
    page = [s for s in scanned("Uganda diam. Somalia diam. Kenya mengutuk serangan itu.") if not s.ruled_out]
    kenya, somalia, uganda = (actor(page[0], name) for name in ("Kenya", "Somalia", "Uganda"))
    told = [("ACCUSE", Parties((kenya,), (uganda,))), ("ASSAULT", Parties((somalia,)))]
    assert about_whom(page, told)[0].targets == (somalia,)
