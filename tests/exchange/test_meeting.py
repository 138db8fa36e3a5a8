"""Two histories that grew apart: what is news, what agrees, what conflicts; the same seen from either side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.exchange.meeting import Meeting, meet
from palagan.model.decision import Decision, Verdict
from palagan.record.decided import laid_over
from palagan.record.keys import page_key
from tests.deciding.histories import any_histories
from tests.record.deciding import ARMENIA, ARMY, decision, record, thing

FIRST = decision(thing("hp-1"), "correct", field="place", value="Barda", by="Wati")


def rina(id_: str, verdict: Verdict, at: int = 10, **told: Any) -> Decision:
    return decision(thing(id_), verdict, by="Rina", at=at, **told)


def budi(id_: str, verdict: Verdict, at: int = 20, **told: Any) -> Decision:
    return decision(thing(id_), verdict, by="Budi", at=at, **told)


def kinds(meeting: Meeting) -> list[str]:
    return [one.kind for one in meeting.conflicts]


DAY_5: dict[str, Any] = {"field": "date", "value": "2020-10-05"}
DAY_4: dict[str, Any] = {"field": "date", "value": "2020-10-04"}


@pytest.mark.parametrize(
    ("mine", "theirs", "kind"),
    [
        (rina("hp-1", "correct", **DAY_5), budi("hp-1", "correct", **DAY_4), "value"),
        (rina("hp-1", "accept"), budi("hp-1", "reject"), "whole"),
        (rina("hp-1", "accept"), budi("hp-1", "correct", **DAY_4), "whole"),
        (rina("hp-1", "correct", **DAY_5), budi("hp-1", "reject"), "whole"),
        (rina("hp-1", "merge", others=(thing("hp-3"),)), budi("hp-3", "reject"), "structure"),
        (rina("hp-1", "merge", others=(thing("hp-3"),)), budi("hp-1", "split", others=(thing("hp-1"),)), "structure"),
        (rina("hp-1", "accept"), budi("hp-1", "split", others=(thing("hp-1"),)), "structure"),
        (rina("fg-1", "correct", field="low", value=2.0), budi("fg-1", "correct", field="low", value=3.0), "value"),
        (
            decision(ARMENIA, "merge", value=ARMENIA, others=(ARMY,)),
            decision(ARMY, "merge", value=ARMY, others=(ARMENIA,), by="Budi"),
            "structure",
        ),
        (
            decision(page_key("pg-a"), "correct", field="story", value="st-1", others=(thing("st-1"),)),
            decision(page_key("pg-a"), "correct", field="story", value="st-2", others=(thing("st-2"),), by="Budi"),
            "value",
        ),
    ],
)
def test_what_conflicts(mine: Decision, theirs: Decision, kind: str) -> None:
    found = meet([FIRST, mine], [FIRST, theirs])
    assert kinds(found) == [kind]
    assert (found.conflicts[0].mine, found.conflicts[0].theirs) == (mine, theirs)
    assert found.new == ()
    assert found.held == {theirs.id: (theirs,)}
    assert found.known == 1
    back = meet([FIRST, theirs], [FIRST, mine])
    assert [one.id for one in back.conflicts] == [one.id for one in found.conflicts]
    assert kinds(back) == [kind]


@pytest.mark.parametrize(
    ("mine", "theirs", "agree"),
    [
        (rina("hp-1", "correct", **DAY_5), budi("hp-1", "correct", **DAY_5), True),
        (rina("hp-1", "accept"), budi("hp-1", "accept"), True),
        (rina("hp-1", "reject"), budi("hp-1", "reject"), True),
        (rina("hp-1", "merge", others=(thing("hp-3"),)), budi("hp-1", "merge", others=(thing("hp-3"),)), True),
        (rina("hp-1", "correct", **DAY_5), budi("hp-1", "correct", field="place", value="Barda"), False),
        (rina("hp-1", "accept"), budi("hp-2", "reject"), False),
        (rina("hp-1", "unsure"), budi("hp-1", "reject"), False),
        (rina("hp-1", "unsure"), budi("hp-1", "unsure"), False),
        (rina("hp-1", "merge", others=(thing("hp-2"),)), budi("hp-1", "merge", others=(thing("hp-3"),)), False),
        (rina("hp-1", "merge", others=(thing("hp-3"),)), budi("hp-1", "accept"), False),
        (rina("hp-1", "merge", others=(thing("hp-3"),)), budi("hp-1", "correct", **DAY_4), False),
    ],
)
def test_what_does_not(mine: Decision, theirs: Decision, agree: bool) -> None:
    found = meet([FIRST, mine], [FIRST, theirs])
    assert found.conflicts == ()
    assert found.new == (theirs,)
    assert found.agree == (((mine, theirs),) if agree else ())


def test_what_one_replaced_himself_does_not_conflict() -> None:
    hasty, calm = budi("hp-1", "reject", 20), budi("hp-1", "accept", 21)
    assert meet([rina("hp-1", "accept")], [hasty, calm]).conflicts == ()
    mine = [rina("hp-1", "reject", 10), rina("hp-1", "accept", 11)]
    assert meet(mine, [budi("hp-1", "accept")]).conflicts == ()


def test_what_was_replaced_stays_out_with_what_replaced_it() -> None:
    """Else what somebody had thought better of would come to stand."""
    hasty, calm = budi("hp-1", "correct", 20, **DAY_5), budi("hp-1", "correct", 21, **DAY_4)
    found = meet([rina("hp-1", "correct", field="date", value="2020-10-01")], [hasty, calm])
    assert kinds(found) == ["value"]
    assert found.held == {calm.id: (hasty, calm)}
    assert found.new == ()


def test_what_one_corrected_before_accepting_does_not_conflict() -> None:
    mine = [rina("hp-1", "correct", 10, **DAY_4), rina("hp-1", "accept", 11)]
    found = meet(mine, [budi("hp-1", "correct", **DAY_4)])
    assert found.conflicts == ()
    assert len(found.agree) == 1


def test_what_was_undone_on_its_own_side_is_only_news() -> None:
    wrong = budi("hp-1", "reject")
    undo = decision(wrong.key, "undo", undoes=wrong.id, by="Budi", at=21)
    found = meet([rina("hp-1", "accept")], [wrong, undo])
    assert found.conflicts == ()
    assert found.new == (wrong, undo)


def undo(one: Decision, by: str, at: int) -> Decision:
    return decision(one.key, "undo", undoes=one.id, by=by, at=at)


def test_taking_back_what_the_other_left_alone_is_news() -> None:
    back = undo(FIRST, "Budi", 20)
    assert meet([FIRST, rina("hp-2", "accept")], [FIRST, back]).new == (back,)


def test_taking_back_what_the_other_built_on_is_a_conflict() -> None:
    back = undo(FIRST, "Budi", 20)
    for mine in (rina("hp-1", "accept"), rina("hp-1", "correct", field="place", value="Barda")):
        found = meet([FIRST, mine], [FIRST, back])
        assert kinds(found) == ["undone"]
        assert (found.conflicts[0].mine, found.conflicts[0].theirs) == (mine, back)
        assert kinds(meet([FIRST, back], [FIRST, mine])) == ["undone"]
    assert meet([FIRST, rina("hp-1", "correct", **DAY_4)], [FIRST, back]).conflicts == ()


def test_both_took_it_back_and_one_thought_again() -> None:
    mine, theirs = undo(FIRST, "Rina", 10), undo(FIRST, "Budi", 20)
    assert meet([FIRST, mine], [FIRST, theirs]).conflicts == ()
    again = undo(mine, "Rina", 30)
    found = meet([FIRST, mine, again], [FIRST, theirs])
    assert kinds(found) == ["undone"]
    assert (found.conflicts[0].mine, found.conflicts[0].theirs) == (again, theirs)


def test_a_decision_that_was_altered_is_told() -> None:
    forged = replace(FIRST, why="I say so")
    found = meet([FIRST], [forged])
    assert found.altered == (forged,)
    assert (found.new, found.conflicts, found.known) == ((), (), 1)


def renamed(several: Sequence[Decision], by: str) -> list[Decision]:
    """The same decisions as another's, under other ids."""
    ids = {one.id: f"{one.id}-{by}" for one in several}
    return [
        replace(one, id=ids[one.id], by=f"{by} {one.by}", undoes=ids.get(one.undoes or "", one.undoes))
        for one in several
    ]


@st.composite
def forked(draw: st.DrawFn) -> tuple[list[Decision], list[Decision]]:
    """Two copies of one history, and what each decided since."""
    common = draw(any_histories(5))
    mine, theirs = draw(any_histories(5)), draw(any_histories(5))
    return [*common, *renamed(mine, "A")], [*common, *renamed(theirs, "B")]


@given(forked())
def test_both_sides_see_the_same_conflicts(both: tuple[list[Decision], list[Decision]]) -> None:
    mine, theirs = both
    here, there = meet(mine, theirs), meet(theirs, mine)
    assert {one.id: one.kind for one in here.conflicts} == {one.id: one.kind for one in there.conflicts}
    assert {(a.id, b.id) for a, b in here.agree} == {(b.id, a.id) for a, b in there.agree}


@given(forked())
def test_everything_new_comes_or_is_held_for_a_conflict(both: tuple[list[Decision], list[Decision]]) -> None:
    mine, theirs = both
    found = meet(mine, theirs)
    held = {one.id for several in found.held.values() for one in several}
    assert {one.id for one in found.new} | held == {one.id for one in theirs} - {one.id for one in mine}
    assert {one.id for one in found.new} & held == set()
    assert {one.theirs.id for one in found.conflicts} == set(found.held)


@given(forked())
def test_what_comes_in_leaves_no_conflict_but_those_that_were(
    both: tuple[list[Decision], list[Decision]],
) -> None:
    mine, theirs = both
    found = meet(mine, theirs)
    after = meet([*mine, *found.new], theirs)
    assert after.new == ()
    assert {one.id for one in after.conflicts} <= {one.id for one in found.conflicts}


@given(any_histories())
def test_a_history_has_nothing_against_itself(several: list[Decision]) -> None:
    found = meet(several, several)
    assert (found.new, found.conflicts, found.agree, found.altered) == ((), (), (), ())
    assert meet([], several).conflicts == ()
    assert meet(several, []).new == ()


@given(any_histories(), any_histories())
def test_what_stands_here_stands_after_a_merge(first: list[Decision], second: list[Decision]) -> None:
    """No field that was corrected here, and no thing that was refused here, is another after what is new came in."""
    mine, theirs = renamed(first, "A"), renamed(second, "B")
    found = meet(mine, theirs)
    before, after = laid_over(record(), mine), laid_over(record(), [*mine, *found.new])
    for one in before.happenings:
        if any(ruling.field == "date" for ruling in one.rulings):
            dates = [other.date for other in after.happenings if other.id == one.id]
            assert dates in ([one.date], [])
