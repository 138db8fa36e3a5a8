"""Which two take part in a mutual event whose sentence does not tell them."""

from __future__ import annotations

from palagan.reading.decide import both_of
from tests.reading.test_barred import actor
from tests.reading.test_pairing import scanned

PAGE = "Pasukan Mesir dan milisi Mesir diam. Tentara Kenya diam. Pertempuran itu berlangsung lama."


def test_two_countries_are_likely_by_all_their_actors_together() -> None:
    one = next(one for one in scanned(PAGE) if one.anchor.form == "pertempuran")
    army, band, kenya = (actor(one, name) for name in ("Pasukan Mesir", "milisi Mesir", "Tentara Kenya"))
    pairs = {(army, kenya): 0.2, (kenya, band): 0.15, ("", ""): 0.65}
    assert set(both_of(one, pairs)) == {army, kenya}
    assert both_of(one, {(army, kenya): 0.2, ("", ""): 0.8}) == ()


def test_who_declares_a_truce_alone_makes_it() -> None:
    one = next(
        s
        for s in scanned("Presiden Kenya, William Ruto, mengumumkan gencatan senjata.")
        if s.anchor.entry.frame == "truce"
    )
    assert both_of(one, {("", ""): 1.0}) == one.parties.sources != ()
