"""How far reviewers agree."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.model.decision import Decision
from palagan.record.agreement import agreements, judgement_of
from palagan.record.laying import Placed
from tests.record.deciding import decision, thing

THINGS = ("hp-1", "hp-2", "hp-3", "cl-1")


def placed(*several: Decision) -> list[Placed]:
    return [Placed(one, "stands", repr(one.key)) for one in several]


def test_kappa_is_agreement_beyond_chance() -> None:
    said = {"hp-1": ("accept", "accept"), "hp-2": ("accept", "reject"), "hp-3": ("reject", "reject")}
    several = [
        decision(thing(id_), verdict, by=by)  # type: ignore[arg-type]
        for id_, verdicts in said.items()
        for by, verdict in zip(("Budi", "Rina"), verdicts, strict=True)
    ]
    (found,) = agreements(placed(*several))
    assert (found.both, found.same) == (3, 2)
    assert found.raw == pytest.approx(2 / 3)
    assert found.kappa == pytest.approx((2 / 3 - 4 / 9) / (1 - 4 / 9))


def test_a_correction_says_that_it_was_wrong_and_the_last_word_holds() -> None:
    right = decision(thing("hp-1"), "accept")
    wrong = decision(thing("hp-1"), "correct", field="date", value="2020-10-04", at=1)
    assert judgement_of([right, wrong]) == "wrong"
    assert judgement_of([wrong, right]) == "right"
    assert judgement_of([]) is None


def test_what_one_alone_judged_and_what_was_undone_counts_for_nothing() -> None:
    alone = decision(thing("hp-1"), "accept", by="Rina")
    taken_back = Placed(decision(thing("hp-1"), "reject", by="Budi"), "undone", None)
    assert agreements([*placed(alone), taken_back]) == ()


@given(st.lists(st.tuples(st.sampled_from(THINGS), st.sampled_from(["Ani", "Budi"]), st.booleans()), max_size=12))
def test_agreement_stays_within_its_bounds_and_order_of_names_means_nothing(said: list[tuple[str, str, bool]]) -> None:
    several = [
        decision(thing(id_), "accept" if yes else "reject", by=by, at=n) for n, (id_, by, yes) in enumerate(said)
    ]
    for one in agreements(placed(*several)):
        assert 0 <= one.same <= one.both
        assert one.raw == one.same / one.both
        assert one.kappa is None or -1 <= one.kappa <= 1
        assert one.kappa is None or (one.kappa == 1) == (one.same == one.both)
