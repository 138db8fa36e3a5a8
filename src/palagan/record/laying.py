"""How decisions are laid over parts of a record, step by step.

Pages that are none and what pages draw on come first; then what is merged, split and put elsewhere, in order of time;
then what is rejected and corrected. A decision whose thing is not found stands in the list as reopened or orphaned.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from palagan.model.decision import DecidedKind, Decision, Ruling, State
from palagan.model.record import Ledger, LedgerEntry, Party, Record, Story
from palagan.record.correctable import corrected, value_of
from palagan.record.drawing import Drawing
from palagan.record.keys import Thing, things_of
from palagan.record.renaming import Renaming
from palagan.record.standing import (
    STRUCTURE,
    WHOLE,
    Upheld,
    active,
    corrections,
    in_order,
    is_rejected,
    ruling,
    rulings,
    together,
    undone,
    upheld,
)
from palagan.record.strands import PageLine, Strands
from palagan.record.tallying import tallied


@dataclass(frozen=True, slots=True)
class Parts:
    """What decisions touch: the record's things on their pages, those pages, and pages that took another's place."""

    record: Record
    lines: Mapping[str, PageLine] = field(default_factory=dict)
    heirs: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Placed:
    """A decision with its state, and the id of what it is about today (None where that is not found).

    `agrees`: the machine itself says so today. `disputed`: another reviewer's last decision says otherwise.
    """

    decision: Decision
    state: State
    thing: str | None
    disputed: bool = False
    agrees: bool = False


@dataclass(frozen=True, slots=True)
class Laid:
    """What came of it: kind → the machine's id → the thing as decided, None where it is none; things that are new by
    the id that they come from ("" for none); what those that are none are part of; names; every decision's state."""

    now: Mapping[str, Mapping[str, Thing | Ledger | None]]
    extra: Mapping[str, Mapping[str, tuple[Thing | Ledger, ...]]]
    became: Mapping[str, Mapping[str, str | None]]
    names: Renaming
    placed: tuple[Placed, ...]


def lay(decisions: Iterable[Decision], parts: Parts) -> Laid:
    """Decisions laid over the parts of a record that they touch. A pure function: only the times of decisions order."""
    laying = _Laying(active(ordered := in_order(decisions)), parts)
    laying.pages()
    laying.actors()
    laying.structure()
    laying.freed()
    laying.recounted()
    laying.values()
    laying.ledgers()
    void = undone(ordered)
    placed = tuple(_placed(one, laying.told.get(one.id), void) for one in ordered)
    return laying.result(placed)


def _placed(one: Decision, found: Placed | None, void: Mapping[str, str]) -> Placed:
    if one.id in void:
        return Placed(one, "undone", None)
    return found or Placed(one, "stands" if one.verdict == "undo" else "orphaned", None)


_ON_PAGES: tuple[DecidedKind, ...] = ("happening", "claim", "story", "figure", "copy", "origin")


class _Laying:
    """The things as they are while decisions are laid over them, one step a method."""

    def __init__(self, decisions: list[Decision], parts: Parts) -> None:
        record = parts.record
        self.parts, self.decisions = parts, decisions
        self.drawing = Drawing(record.origins)
        self.names = Renaming()
        self.told: dict[str, Placed] = {}
        self.ruled: dict[tuple[DecidedKind, str], list[Ruling]] = defaultdict(list)
        self.strands = {kind: Strands(kind, things_of(record, kind), parts.heirs) for kind in _ON_PAGES}
        self.changed: dict[DecidedKind, dict[str, Thing | None]] = {kind: {} for kind in self.strands}
        self.ledgers_now: dict[str, Ledger | None] = {}
        self.ledgers_new: dict[str, list[Ledger]] = {}

    def _of(self, kind: DecidedKind, name: Callable[[Decision], str]) -> dict[str, list[Decision]]:
        out: dict[str, list[Decision]] = defaultdict(list)
        for one in self.decisions:
            if one.key.kind == kind:
                out[name(one)].append(one)
        return out

    def _judge(self, one: Decision, matters: Mapping[str, Upheld], thing: str | None, *, agrees: bool = False) -> None:
        matter = matters.get(one.field or WHOLE)
        last = matter is None or one in matter.each
        disputed = matter is not None and matter.disputed
        self.told[one.id] = Placed(one, "stands" if last else "replaced", thing, disputed and last, agrees)

    def _lost(self, one: Decision) -> None:
        changed = any(was.page in self.parts.heirs for was in one.key.beneath)
        self.told[one.id] = Placed(one, "reopened" if changed else "orphaned", None)

    def pages(self) -> None:
        """Pages that are no articles, and what pages draw on."""
        for page, several in self._of("page", lambda one: one.key.beneath[0].page).items():
            matters = upheld(several)
            for one in several:
                if page in self.parts.heirs or page not in self.parts.lines:
                    self._lost(one)
                else:
                    self._judge(one, matters, page)
            if page in self.parts.heirs or page not in self.parts.lines:
                continue
            if is_rejected(matters):
                self.names.gone.add(page)
            elif "origin" in matters:
                name = json.loads(matters["origin"].latest.value or '""')
                self.drawing.decide(page, name, self.parts.lines[page])

    def actors(self) -> None:
        """Who is who."""
        for key, several in self._of("actor", lambda one: one.key.beneath[0].mark).items():
            matters = upheld(several)
            if matters:
                self.names.actors.decide(several[0], matters)
            for one in several:
                self._judge(one, matters, key)
                if one.verdict == "merge":
                    self.names.actors.merge(one)

    def structure(self) -> None:
        """What is merged, split, and put into another story, in order of time."""
        for one in self.decisions:
            strands = self.strands.get(one.key.kind)
            if one.verdict == "merge" and strands:
                self._merge(one, strands)
            elif one.verdict == "split" and strands:
                self._split(one, strands)
            elif one.key.kind == "page" and one.field == "story" and self.told[one.id].thing:
                self._assign(one, self.strands["story"])

    def _merge(self, one: Decision, strands: Strands) -> None:
        merged = strands.merge(one)
        if merged is None:
            self._lost(one)
            return
        into, away = merged
        if strands.kind == "origin":
            for other in away:
                self.drawing.merge(other, into)
        self.told[one.id] = Placed(one, "stands", into, agrees=not away)
        self.ruled[strands.kind, into].append(ruling(one, machine=", ".join(away) or None))

    def _split(self, one: Decision, strands: Strands) -> None:
        split = strands.split(one)
        if split is None:
            self._lost(one)
            return
        whole, new = split
        self.told[one.id] = Placed(one, "stands", whole, agrees=new is None)
        for part in (whole, new) if new else ():
            self.ruled[strands.kind, part].append(ruling(one, machine=whole))

    def _assign(self, one: Decision, stories: Strands) -> None:
        page = one.key.beneath[0].page
        hits = stories.finder.find(one.others[0], stories.owner) if one.others else []
        into = hits[0].id if hits else None if one.others else stories.alone(page)
        if into is None:
            self._lost(one)
        else:
            stories.put(page, into)

    def freed(self) -> None:
        """Things put together again, without the pages that are none."""
        for page in sorted(self.names.gone):
            self.drawing.drop(page)
        for kind, strands in self.strands.items():
            strands.drop_pages(self.names.gone)
            if kind != "origin":
                self.changed[kind] = strands.now(self.parts.lines, self.drawing.count)
        for id_, origin in self.drawing.origins.items():
            if self.strands["origin"].made.get(id_) != origin:
                self.changed["origin"][id_] = origin if origin.pages else None

    def recounted(self) -> None:
        """Origins of what rests on a page of which a person told what it draws on."""
        for kind in self.strands if self.drawing.moved else ():
            for id_ in {**self.strands[kind].made, **self.changed[kind]}:
                thing = self._now(kind, id_)
                again = self.drawing.counted(thing) if thing is not None else None
                if again is not None and again != thing:
                    self.changed[kind][id_] = again

    def _now(self, kind: DecidedKind, id_: str) -> Thing | None:
        changed = self.changed[kind]
        return changed[id_] if id_ in changed else self.strands[kind].made.get(id_)

    def values(self) -> None:
        """What is rejected and corrected, and the decisions that lie over each thing."""
        for kind, strands in self.strands.items():
            found: dict[str, list[Decision]] = defaultdict(list)
            for one in self.decisions:
                if one.key.kind == kind and one.verdict not in STRUCTURE:
                    id_ = strands.find(one)
                    if id_ is None:
                        self._lost(one)
                    else:
                        found[id_].append(one)
            for id_ in dict.fromkeys((*found, *(id_ for of, id_ in self.ruled if of == kind))):
                thing = self._now(kind, id_)
                if thing is not None:
                    on_all = self._refused(strands, id_, found.get(id_, []))
                    if len(on_all) < len(found.get(id_, [])):
                        thing = strands.one(id_, self.parts.lines, self.drawing.count) or thing
                    self.changed[kind][id_] = self._decided(kind, id_, thing, on_all)

    def _refused(self, strands: Strands, id_: str, several: list[Decision]) -> list[Decision]:
        """Take out the pieces that people refused when they were a thing of their own, before another reading put them
        to a larger one; gives the decisions that are on the thing as a whole."""
        if strands.kind not in ("happening", "claim"):
            return several
        on_all: list[Decision] = []
        for pieces, group in together([(strands.held(one.key, id_), one) for one in several]):
            matters = upheld(group)
            if is_rejected(matters) and len(pieces) * 2 < strands.size(id_):
                for one in group:
                    self._judge(one, matters, id_)
                strands.take_out(pieces)
            else:
                on_all += group
        return in_order(on_all)

    def _decided(self, kind: DecidedKind, id_: str, thing: Thing, several: list[Decision]) -> Thing | None:
        matters = upheld(several)
        fields = corrections(matters)
        machine = {name: value_of(thing, name) for name in fields}
        for one in several:
            self._judge(one, matters, id_, agrees=one.field is not None and machine[one.field] == one.value)
        if is_rejected(matters):
            return None
        for name, settled in fields.items():
            thing = corrected(thing, name, settled.latest.value or "null")
        over = (*self.ruled.get((kind, id_), ()), *rulings(matters, machine))
        return thing if isinstance(thing, Party) else replace(thing, rulings=over)

    def ledgers(self) -> None:
        """Ledgers with the figures as they now are."""
        figures = {id_: one if isinstance(one, LedgerEntry) else None for id_, one in self.changed["figure"].items()}
        made, new = tallied(self.parts.record.ledgers, figures, self.drawing.count, self.drawing.moved)
        self.ledgers_now, self.ledgers_new = dict(made), new

    def result(self, placed: tuple[Placed, ...]) -> Laid:
        """All of it, with the ids that now mean another thing."""
        now: dict[str, dict[str, Thing | Ledger | None]] = {"ledger": dict(self.ledgers_now)}
        extra: dict[str, dict[str, tuple[Thing | Ledger, ...]]] = {
            "ledger": {id_: tuple(several) for id_, several in self.ledgers_new.items()}
        }
        for kind, strands in self.strands.items():
            now[kind] = {id_: thing for id_, thing in self.changed[kind].items() if id_ in strands.made}
            new: dict[str, list[Thing | Ledger]] = defaultdict(list)
            for id_, thing in self.changed[kind].items():
                if id_ not in strands.made and thing is not None:
                    new[strands.came_from.get(id_, "")].append(thing)
            extra[kind] = {id_: tuple(several) for id_, several in new.items()}
        became: dict[str, dict[str, str | None]] = {
            kind: {id_: strands.part_of(id_, now[kind]) for id_, thing in now[kind].items() if thing is None}
            for kind, strands in self.strands.items()
        }
        self.names.happenings, self.names.stories = became["happening"], became["story"]
        for id_, story in self.changed["story"].items():
            if isinstance(story, Story) and getattr(self.strands["story"].made.get(id_), "pages", ()) != story.pages:
                self.names.story_of.update(dict.fromkeys(story.pages, story.id))
        self.names.origins.update(self.strands["origin"].became)
        return Laid(now, extra, became, self.names, placed)
