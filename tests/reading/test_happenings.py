"""Mentions of one event on a page, and what a repeated mention takes over."""

from __future__ import annotations

from palagan.model.reading import Span
from palagan.reading.happenings import Told, join_happenings
from palagan.reading.making import Making
from tests.reading.scenes import events_of


def told(number: int, root: str = "serang", *, explicit: bool = True, pointing: bool = False, **fields: object) -> Told:
    values: dict[str, object] = {
        "id": f"e{number}", "type": "ASSAULT", "mode": None, "sources": (), "targets": (), "date": None, "place": None,
        "status": "happened", "said_by": (), "denied_by": (), "background": False, "happening": "",
        "anchor": Span(number, number + 1), "evidence": Span(number, number + 1), "confidence": 0.5, **fields,
    }  # fmt: skip
    return Told(Making(**values), root, explicit, pointing, True)  # type: ignore[arg-type]


def test_that_attack_is_the_one_just_told() -> None:
    first = told(1, sources=("a1",), targets=("a2",), date="2024-03-10", place="Natanz")
    again = told(2, explicit=False, pointing=True)
    one, other = join_happenings([first, again])
    assert one.happening == other.happening
    assert (other.sources, other.targets, other.date, other.place) == (("a1",), ("a2",), "2024-03-10", "Natanz")


def test_other_parties_are_another_event() -> None:
    one, other = join_happenings([told(1, sources=("a1",), targets=("a2",)), told(2, sources=("a3",), targets=("a1",))])
    assert one.happening != other.happening


def test_what_one_charges_is_not_what_both_charge_each_other_with() -> None:
    each = told(1, "tuduh", type="ACCUSE", sources=("a1", "a2"), targets=("a1", "a2"))
    alone = told(2, "tuding", type="ACCUSE", sources=("a1",), targets=("a2",))
    again = told(3, "tuding", type="ACCUSE", sources=("a1",), targets=("a2",))
    one, other, third = join_happenings([each, alone, again])
    assert one.happening != other.happening == third.happening


def test_a_visit_is_not_the_meeting_on_it() -> None:
    visit = told(1, "tiba", type="CONSULT", mode="visit", sources=("a1",), targets=("a2",))
    talks = told(2, "temu", type="CONSULT", sources=("a1", "a2"), targets=("a1", "a2"))
    again = told(3, "kunjung", type="CONSULT", mode="visit", sources=("a1",), targets=("a2",))
    one, other, third = join_happenings([visit, talks, again])
    assert one.happening == third.happening != other.happening


def test_other_days_are_another_event() -> None:
    one, other = join_happenings(
        [
            told(1, sources=("a1",), date="2024-03-10"),
            told(2, sources=("a1",), date="2024-03-09"),
        ]
    )
    assert one.happening != other.happening


def test_history_is_not_the_news() -> None:
    one, other = join_happenings([told(1, sources=("a1",)), told(2, sources=("a1",), date="1992")])
    assert one.happening != other.happening
    one, other = join_happenings([told(1, sources=("a1",)), told(2, sources=("a1",), background=True)])
    assert one.happening != other.happening


def test_a_plan_is_not_the_deed() -> None:
    one, other = join_happenings([told(1, sources=("a1",), status="planned"), told(2, sources=("a1",))])
    assert one.happening != other.happening


def test_firing_that_rocket_is_the_attack_just_told() -> None:
    first = told(1, sources=(), targets=("a3",), date="2024-03-10", place="Natanz")
    fired = told(2, "tembakkan", sources=("a1",), targets=("a2",), place="Iran")
    one, other = join_happenings([first, fired])
    assert one.happening != other.happening
    one, other = join_happenings([first, fired._replace(that_weapon=True)])
    assert one.happening == other.happening
    assert (other.sources, other.targets, other.date, other.place) == (("a1",), ("a2",), "2024-03-10", "Natanz")


def test_that_rocket_is_pointed_to_by_its_words() -> None:
    text = "Sebuah rudal menghantam Haifa pada Senin. Israel menuduh Lebanon menembakkan {}."
    for weapon, joined in (("rudal itu", True), ("rudal balistik tersebut", True), ("rudal", False)):
        struck, fired = [event for event in events_of(text.format(weapon)) if event.type == "ASSAULT"]
        assert (struck.place == fired.place) is joined, weapon
