"""Who lets somebody go, or is asked to, where no words say so."""

from __future__ import annotations

import pytest

from palagan.reading.freed import with_captors
from palagan.reading.parties import Parties
from tests.reading.test_barred import actor
from tests.reading.test_pairing import scanned

TAKEN = "Mesir menahan tiga nelayan Kenya pada Senin."


@pytest.mark.parametrize(
    ("freed", "told"),
    [
        ("Nelayan Kenya dibebaskan pada Kamis.", True),
        ("Nelayan Kenya dibebaskan dalam operasi militer.", False),
    ],
)
def test_who_took_them_let_them_go(freed: str, told: bool) -> None:
    page = tuple([one for one in scanned(f"{TAKEN} {freed}") if one.anchor.form in {"menahan", "dibebaskan"}])
    egypt, people = actor(page[0], "Mesir"), page[0].parties.targets
    events = [("COERCE", Parties((egypt,), people)), ("RETREAT", Parties((), people))]
    assert with_captors(page, events)[1] == Parties((egypt,) if told else (), people)
    assert with_captors(page, [("COERCE", Parties((), people)), events[1]])[1] == Parties((), people)
    assert with_captors(page, [("COERCE", Parties((egypt,), (egypt,))), events[1]])[1] == Parties((), people)


@pytest.mark.parametrize(("asked", "told"), [("pembebasan nelayan itu", True), ("penjelasan Togo", False)])
def test_who_took_them_is_asked_to_let_them_go(asked: str, told: bool) -> None:
    page = tuple([s for s in scanned(f"{TAKEN} Togo menuntut {asked}.") if s.anchor.form in {"menahan", "menuntut"}])
    egypt, togo = actor(page[0], "Mesir"), actor(page[0], "Togo")
    events = [("COERCE", Parties((egypt,), page[0].parties.targets)), ("REQUEST", Parties((togo,)))]
    assert with_captors(page, events)[1] == Parties((togo,), (egypt,) if told else ())
    events[1] = ("REQUEST", Parties((egypt,)))
    assert with_captors(page, events)[1] == Parties((egypt,))
