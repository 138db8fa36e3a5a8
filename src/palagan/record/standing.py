"""Which decisions stand: in order of time, without those undone, the last of each reviewer on one matter of a thing.

Whether a thing is right as a whole is one matter (accept, reject, unsure; a correction says that the rest is right),
each of its fields another. Of several reviewers the latest lies over the record; where they differ, it is disputed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from palagan.model.decision import Decision, Ruling
from palagan.record.correctable import in_words

WHOLE = ""
"""The matter of a thing as a whole."""
STRUCTURE = frozenset({"merge", "split"})


@dataclass(frozen=True, slots=True)
class Upheld:
    """What is decided on one matter of a thing: the latest decision, each reviewer's last, and whether they differ."""

    latest: Decision
    each: tuple[Decision, ...]
    disputed: bool


def in_order(decisions: Iterable[Decision]) -> list[Decision]:
    """By time; those of one second in the order in which they are given. One that comes twice counts once."""
    return sorted({one.id: one for one in decisions}.values(), key=lambda one: one.at)


def undone(ordered: Sequence[Decision]) -> dict[str, str]:
    """Decisions taken back → the undo that takes each back; an undo can be undone too."""
    place = {one.id: number for number, one in enumerate(ordered)}
    void: dict[str, str] = {}
    for number in range(len(ordered) - 1, -1, -1):
        one = ordered[number]
        if one.verdict == "undo" and one.undoes in place and one.id not in void and place[one.undoes] < number:
            void.setdefault(one.undoes, one.id)
    return void


def active(decisions: Iterable[Decision]) -> list[Decision]:
    """In order, without the undone and without the undoing."""
    ordered = in_order(decisions)
    void = undone(ordered)
    return [one for one in ordered if one.id not in void and one.verdict != "undo"]


def upheld(decisions: Sequence[Decision]) -> dict[str, Upheld]:
    """Of active decisions on one thing, in order: matter (`WHOLE` or a field) → what is decided on it."""
    last: dict[str, dict[str, Decision]] = {}
    for one in decisions:
        if one.verdict in STRUCTURE:
            continue
        for matter in (WHOLE, one.field) if one.field else (WHOLE,):
            several = last.setdefault(matter, {})
            several.pop(one.by, None)  # the latest of all stands last
            several[one.by] = one
    return {
        matter: Upheld(
            latest=list(several.values())[-1], each=tuple(several.values()), disputed=_differ(matter, several)
        )
        for matter, several in last.items()
    }


def _differ(matter: str, several: Mapping[str, Decision]) -> bool:
    if matter == WHOLE:
        said = {one.verdict == "reject" for one in several.values() if one.verdict != "unsure"}
    else:
        said = {one.value for one in several.values()}  # type: ignore[misc]
    return len(said) > 1


def is_rejected(matters: Mapping[str, Upheld]) -> bool:
    """Whether the latest word on the whole is that it is none."""
    whole = matters.get(WHOLE)
    return whole is not None and whole.latest.verdict == "reject"


def corrections(matters: Mapping[str, Upheld]) -> dict[str, Upheld]:
    """Field → what it is corrected to, in the order of the decisions."""
    return {matter: one for matter, one in matters.items() if matter != WHOLE}


def ruling(one: Decision, *, disputed: bool = False, machine: str | None = None) -> Ruling:
    """A decision as it lies over a thing. `machine` is what the machine has there today, as JSON."""
    was = in_words(machine if machine is not None else one.machine) if one.field else machine
    return Ruling(one.id, one.verdict, one.by, one.at, one.why, one.field, was, disputed)


def rulings(matters: Mapping[str, Upheld], machine: Mapping[str, str]) -> tuple[Ruling, ...]:
    """The decisions that lie over a thing: those on its fields, and the latest on the whole where it adds something."""
    out = [
        ruling(one.latest, disputed=one.disputed, machine=machine.get(field))
        for field, one in corrections(matters).items()
    ]
    whole = matters.get(WHOLE)
    if whole is not None and (whole.latest.verdict != "correct" or whole.disputed):
        out.append(ruling(whole.latest, disputed=whole.disputed))
    return tuple(out)


def together(several: list[tuple[frozenset[int], Decision]]) -> list[tuple[frozenset[int], list[Decision]]]:
    """Decisions on pieces, those that share a piece together, with all their pieces."""
    groups: list[tuple[frozenset[int], list[Decision]]] = []
    for pieces, one in several:
        touching = [group for group in groups if group[0] & pieces]
        groups = [group for group in groups if not group[0] & pieces]
        every = pieces.union(*(group[0] for group in touching))
        groups.append((every, in_order([*(d for group in touching for d in group[1]), one])))
    return groups
