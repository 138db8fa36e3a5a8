"""On whose word events are told: the stretch they stand in, nobody for what one does by speaking."""

from __future__ import annotations

from dataclasses import replace

from palagan.model.reading import Event, Span
from palagan.reading.ascribed import ascribed
from palagan.reading.attribution import Attribution

EVENT = Event(
    "e1", "ASSAULT", None, ("a1",), ("a2",), None, None, "happened", (), (), False, "", Span(20, 30), Span(0, 60), 1.0
)


def test_the_stretch_that_holds_the_anchor_tells() -> None:
    stretches = [Attribution(0, 10, ("a5",), (), None), Attribution(12, 40, ("a3", "a4"), (), None)]
    assert ascribed([EVENT], stretches) == [(("a3", "a4"), ())]


def test_what_one_does_by_speaking_is_on_nobodys_word() -> None:
    spoken = replace(EVENT, type="ACCUSE")
    assert ascribed([spoken], [Attribution(0, 40, ("a1", "a4"), (), None)]) == [(("a4",), ())]
    assert ascribed([spoken], [Attribution(0, 40, ("a3",), (), None)]) == [(("a3",), ())]


def test_a_denial_inside_a_claim_gives_both() -> None:
    stretches = [Attribution(0, 50, ("a3",), (), None), Attribution(15, 40, (), ("a1",), None)]
    assert ascribed([EVENT], stretches) == [(("a3",), ("a1",))]


def test_a_charge_stays_on_the_word_of_who_makes_it() -> None:
    repeated, charge = Attribution(0, 50, ("a1",), (), None), Attribution(15, 40, ("a3",), (), None, charge=True)
    assert ascribed([EVENT], [repeated, charge]) == [(("a3",), ())]
    assert ascribed([EVENT], [repeated, replace(charge, charge=False)]) == [(("a1",), ())]
