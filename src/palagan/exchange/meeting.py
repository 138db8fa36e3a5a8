"""Two histories of decisions that grew apart: what is new in the other, where both agree, and where they conflict.

A conflict is of two decisions that stand, each on its own side, were made apart, and say otherwise of one matter of
one thing. A pure function of both lists.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from palagan.exchange.sameness import Nearby, same_key, same_thing
from palagan.model.decision import Decision
from palagan.model.ids import content_id
from palagan.record.standing import STRUCTURE, active, in_order

ConflictKind = Literal["value", "whole", "structure", "undone"]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two decisions that cannot both hold. `kind`: a field has two values; the whole is right here and wrong there; it
    is put together here and apart there; it was taken back on one side and upheld on the other. The id is the same on
    both sides."""

    id: str
    kind: ConflictKind
    mine: Decision
    theirs: Decision

    @property
    def field(self) -> str | None:
        """The field that has two values, None where it is about the thing."""
        return self.theirs.field if self.kind == "value" else None


@dataclass(frozen=True, slots=True)
class Meeting:
    """What comes of two histories. `new` are the other's decisions that conflict with nothing, in their order; `held`
    conflict decision → all that must come or stay with it, itself first among them in order; `agree` pairs that say
    the same; `known` counts those of one id on both sides, `altered` are those of one id and other content."""

    new: tuple[Decision, ...]
    held: Mapping[str, tuple[Decision, ...]]
    conflicts: tuple[Conflict, ...]
    agree: tuple[tuple[Decision, Decision], ...]
    known: int
    altered: tuple[Decision, ...]


def meet(mine: Sequence[Decision], theirs: Sequence[Decision]) -> Meeting:
    """Hold another history against this one."""
    here = {one.id: one for one in mine}
    there = {one.id: one for one in theirs}
    fresh = [one for one in there.values() if one.id not in here]
    own = [one for one in here.values() if one.id not in there]
    sides = _Side(mine, own), _Side(theirs, fresh)
    conflicts: dict[str, Conflict] = {}
    agree: list[tuple[Decision, Decision]] = []
    for kind, a, b in (*_said_apart(*sides, agree), *_taken_back(here, there, *sides)):
        one = Conflict(content_id("cf", *sorted((a.id, b.id))), kind, a, b)
        conflicts.setdefault(one.id, one)
    held = _held(fresh, sides[1], {one.theirs.id for one in conflicts.values()})
    kept_back = {one.id for several in held.values() for one in several}
    return Meeting(
        new=tuple(one for one in fresh if one.id not in kept_back),
        held=held,
        conflicts=tuple(conflicts.values()),
        agree=tuple(agree),
        known=len(there) - len(fresh),
        altered=tuple(one for one in there.values() if one.id in here and here[one.id] != one),
    )


class _Side:
    """One history: what stands in it, and which of that was decided apart from the other."""

    def __init__(self, decisions: Sequence[Decision], apart: Iterable[Decision]) -> None:
        self.all = list(decisions)
        self.ordered = in_order(decisions)
        self.active = active(decisions)
        self.ids = {one.id for one in self.active}
        self.place = {one.id: number for number, one in enumerate(self.active)}
        self.near = Nearby(self.active)
        own = {one.id for one in apart}
        self.apart = own
        self.said = [one for one in self.active if one.id in own and not self.replaced(one)]
        self.near_said = Nearby(self.said)
        self.chain: dict[str, list[Decision]] = defaultdict(list)
        for one in self.ordered:
            if one.undoes:
                self.chain[one.undoes].append(one)

    def replaced(self, one: Decision) -> Decision | None:
        """The later decision of the same reviewer on the same matter, if there is one."""
        if one.verdict in STRUCTURE:
            return None
        later = [
            other
            for other in self.near.on(one)
            if other.by == one.by and self.place[other.id] > self.place[one.id]
            if same_thing(one, other) and _covers(other, one)
        ]
        return max(later, key=lambda other: self.place[other.id], default=None)

    def undoing(self, id_: str) -> list[Decision]:
        """All that undoes a decision, undoes that, and so on, in order; made apart from the other side."""
        out: list[Decision] = []
        waiting = [id_]
        while waiting:
            for one in self.chain.get(waiting.pop(), ()):
                out.append(one)
                waiting.append(one.id)
        return [one for one in in_order(out) if one.id in self.apart]


def _covers(later: Decision, one: Decision) -> bool:
    if later.verdict in STRUCTURE:
        return False
    return later.field == one.field if one.field else True


def _said_apart(
    mine: _Side, theirs: _Side, agree: list[tuple[Decision, Decision]]
) -> Iterator[tuple[ConflictKind, Decision, Decision]]:
    for told in theirs.said:
        for own in mine.near_said.on(told):
            kind = _differ(own, told)
            if kind is None:
                if _say_the_same(own, told):
                    agree.append((own, told))
            elif not _same_after_all(own, told, mine, theirs):
                yield kind, own, told


def _differ(a: Decision, b: Decision) -> ConflictKind | None:
    """How two decisions on a common thing say otherwise; None where both can hold."""
    if "unsure" in (a.verdict, b.verdict):
        return None
    if a.verdict in STRUCTURE and b.verdict in STRUCTURE:
        return "structure" if _put_otherwise(a, b) else None
    if a.verdict in STRUCTURE or b.verdict in STRUCTURE:
        put, said = (a, b) if a.verdict in STRUCTURE else (b, a)
        if said.verdict == "reject" or (put.verdict == "split" and said.verdict == "accept"):
            return "structure"
        return None
    if not same_thing(a, b):
        return None
    if a.field and b.field:
        return "value" if a.field == b.field and not _one_value(a, b) else None
    if a.verdict == b.verdict:
        return None
    return "whole"  # accepted, refused and corrected: no two of them are one judgement


def _put_otherwise(a: Decision, b: Decision) -> bool:
    if a.verdict != b.verdict:
        return True
    if a.verdict == "merge":  # what is merged with other things on each side can all be one; a name cannot be two
        return a.key.kind == "actor" and a.value != b.value
    if not same_thing(a, b):
        return False
    common = sum(any(same_key(part, other) for other in b.others) for part in a.others)
    return common > 0 and (common < len(a.others) or len(a.others) != len(b.others))


def _one_value(a: Decision, b: Decision) -> bool:
    if a.others and b.others:  # a page's story is named by its words
        return same_key(a.others[0], b.others[0])
    return a.value == b.value


def _say_the_same(a: Decision, b: Decision) -> bool:
    if a.verdict != b.verdict or a.verdict in ("unsure", "undo"):
        return False
    if a.verdict in STRUCTURE:
        return len(a.others) == len(b.others) and all(any(same_key(x, y) for y in b.others) for x in a.others)
    return same_thing(a, b) and a.field == b.field


def _same_after_all(a: Decision, b: Decision, mine: _Side, theirs: _Side) -> bool:
    """Whether one accepted what he had himself corrected as the other did."""
    for said, other, side in ((a, b, mine), (b, a, theirs)):
        if said.verdict == "accept" and other.verdict == "correct":
            own = (one for one in side.near.on(said) if one.by == said.by and one.field == other.field)
            if any(_one_value(one, other) and same_thing(one, other) for one in own):
                return True
    return False


def _taken_back(
    here: Mapping[str, Decision], there: Mapping[str, Decision], mine: _Side, theirs: _Side
) -> Iterator[tuple[ConflictKind, Decision, Decision]]:
    """Of decisions that both had: taken back on one side, while the other built on them or went another way."""
    for id_ in here.keys() & there.keys():
        one = here[id_]
        stands_here, stands_there = id_ in mine.ids, id_ in theirs.ids
        if one.verdict == "undo" or stands_here == stands_there:
            continue
        own, told = mine.undoing(id_), theirs.undoing(id_)
        if own and told:
            yield "undone", own[-1], told[-1]
        elif told:
            for said in mine.near_said.on(one):
                if _against(one, said, stands=stands_there):
                    yield "undone", said, told[-1]
        elif own:
            for said in theirs.near_said.on(one):
                if _against(one, said, stands=stands_here):
                    yield "undone", own[-1], said


def _against(one: Decision, said: Decision, *, stands: bool) -> bool:
    """Whether what was said of a thing goes against a decision on it being put in force again, or taken back."""
    if stands:
        return _differ(one, said) is not None
    if said.verdict == "accept":
        return one.verdict in ("accept", "correct", "merge", "split")
    return said.verdict == one.verdict and said.field == one.field and _one_value(one, said)


def _held(fresh: list[Decision], theirs: _Side, in_conflict: set[str]) -> dict[str, tuple[Decision, ...]]:
    """Each of the other's decisions that conflicts, with all that has no meaning without it, or that it replaced."""
    out: dict[str, tuple[Decision, ...]] = {}
    for one in fresh:
        if one.id in in_conflict:
            group = {one.id, *(undo.id for undo in theirs.undoing(one.id))}
            before = (other for other in theirs.near.on(one) if other.id in theirs.apart and other.by == one.by)
            for other in before:
                replacing = theirs.replaced(other)
                if replacing is not None and replacing.id == one.id:
                    group |= {other.id, *(undo.id for undo in theirs.undoing(other.id))}
            group |= {undo.id for undo in theirs.undoing(one.undoes)} if one.undoes else set()
            out[one.id] = tuple(other for other in fresh if other.id in group)
    return out
