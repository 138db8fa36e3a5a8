"""The record as decided, kept between looks: after one new decision only what it changes is laid anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

from sqlalchemy import Connection

from palagan.deciding.patches import TABLES, Patch, Patches
from palagan.model.decision import Decision, Key, Sample
from palagan.record.keys import Finder, id_of, pieces_of
from palagan.record.laying import Placed
from palagan.record.rates import ErrorRate, error_rates
from palagan.record.renaming import Renaming
from palagan.record.standing import active, in_order, undone
from palagan.store.decisions import decisions_state, load_decisions, load_samples
from palagan.store.records import record_state
from palagan.store.shadow import Instead, Slot, lay_shadow, name_of, uncovered
from palagan.store.single import on_pages, pages_known

_KINDS = {table: kind for kind, table in TABLES.items()}


@dataclass(frozen=True, slots=True)
class Standing:
    """Every decision with where it stands, and how often the machine was wrong. `today`: what the keys of samples mean
    today."""

    placed: tuple[Placed, ...]
    rates: tuple[ErrorRate, ...]
    today: Mapping[Key, str | None] = field(default_factory=dict)


class Shown:
    """One case's record as decided. Several connections and threads may share one."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._record: object = None
        self._number = 0
        self._decisions: tuple[Decision, ...] = ()
        self._patches: list[Patch] = []
        self._makes = Patches()
        self.slots: dict[Slot, Instead] = {}
        self._today: dict[Key, str | None] = {}
        self._standing: tuple[object, Standing] | None = None

    def lay_over(self, connection: Connection) -> None:
        """Let this connection see the record as decided at its moment; what lies there already is brought up to date.

        Its transaction must be committed, not rolled back, for this to stay for the next.
        """
        with self._lock:
            self._bring(connection)
            lay_shadow(connection, self.slots)

    def standing(self, connection: Connection) -> Standing:
        """Where the decisions of the case stand at this connection's moment."""
        with self._lock:
            self._bring(connection)
            samples = load_samples(connection)
            state = (self._record, self._number, tuple(one.id for one in samples))
            if self._standing is None or self._standing[0] != state:
                with uncovered(connection):
                    self._standing = (state, self._stand(connection, samples))
            return self._standing[1]

    def _bring(self, connection: Connection) -> None:
        record, number = record_state(connection), decisions_state(connection)
        if record != self._record:
            self._makes, self._patches, self.slots, self._today = Patches(), [], {}, {}
            if number:
                self._lay(connection, load_decisions(connection))
        elif number > self._number:
            self._lay(connection, (*self._decisions, *load_decisions(connection, self._number)))
        elif number < self._number:  # the connection looks at an earlier moment
            self._lay(connection, load_decisions(connection))
        self._record, self._number = record, number

    def _lay(self, connection: Connection, decisions: tuple[Decision, ...]) -> None:
        with uncovered(connection):
            patches = self._makes.of(connection, active(decisions))
        before = {id(patch) for patch in self._patches}
        now = {id(patch) for patch in patches}
        changed = [one for one in patches if id(one) not in before]
        changed += [one for one in self._patches if id(one) not in now]
        self.slots = _slots(patches, changed, self.slots)
        self._patches, self._decisions = patches, decisions

    def _stand(self, connection: Connection, samples: Sequence[Sample]) -> Standing:
        found = {one.decision.id: one for patch in self._patches for one in patch.laid.placed}
        ordered = in_order(self._decisions)
        void = undone(ordered)
        placed = tuple(_placed(one, void, found) for one in ordered)
        self._find(connection, {key for sample in samples for key in sample.keys} - self._today.keys())
        return Standing(placed, error_rates(placed, samples, self._today.get), dict(self._today))

    def _find(self, connection: Connection, keys: Iterable[Key]) -> None:
        """What the keys of samples mean today."""
        by_kind: dict[Any, list[Key]] = defaultdict(list)
        for key in keys:
            by_kind[key.kind].append(key)
        for kind, several in by_kind.items():
            if kind == "page":
                self._today |= {key: key.beneath[0].page for key in several}
                continue
            pages = {was.page for key in several for was in key.beneath}
            heirs = {id_: row.heir for id_, row in pages_known(connection, pages).items() if row.heir}
            things = on_pages(connection, kind, {*pages, *heirs.values()})
            if kind == "figure":
                things = tuple(entry for ledger in things for entry in ledger.entries)
            owners = [(id_of(thing), beneath) for thing in things for beneath, _ in pieces_of(thing)]
            finder = Finder(kind, (beneath for _, beneath in owners), heirs)
            for key in several:
                hits = finder.find(key, lambda n, owners=owners: owners[n][0])  # type: ignore[misc]
                self._today[key] = hits[0].id if hits else None


def _placed(one: Decision, void: Mapping[str, str], found: Mapping[str, Placed]) -> Placed:
    if one.id in void:
        return Placed(one, "undone", None)
    return found.get(one.id) or Placed(one, "stands" if one.verdict == "undo" else "orphaned", None)


def _slots(patches: Sequence[Patch], changed: Iterable[Patch], before: Mapping[Slot, Instead]) -> dict[Slot, Instead]:
    """What stands in the place of the machine's things under these patches, where `changed` came or went."""
    names = _names(patches)
    now: dict[tuple[str, str], Any] = {}
    extra: dict[tuple[str, str], tuple[Any, ...]] = defaultdict(tuple)
    heads: set[Slot] = set()
    for patch in patches:
        now |= {(kind, id_): thing for kind, things in patch.laid.now.items() for id_, thing in things.items()}
        for kind, found in patch.laid.extra.items():
            for id_, several in found.items():
                extra[kind, id_] += several
        if patch.heads:
            heads |= patch.machine.keys()
    slots = dict(before)
    machine = {slot: thing for patch in changed for slot, thing in patch.machine.items()}
    fresh: dict[Slot, Any] = {("origins", ""): None}
    for slot, was in (fresh | machine).items():
        of = (_KINDS.get(slot[0], ""), slot[1])
        things = (now.get(of, was), *extra.get(of, ()))
        shown = tuple(_renamed(names, slot[0], one) for one in things if one is not None)
        shown = tuple({name_of(one): one for one in shown if one is not None}.values())
        if shown == ((was,) if was is not None else ()):
            slots.pop(slot, None)
        elif slot not in slots or slots[slot].things != shown or slots[slot].head != (slot in heads):
            slots[slot] = Instead(shown, slot in heads)
    return slots


def _names(patches: Sequence[Patch]) -> Renaming:
    """All names and ids that became others."""
    all_names = Renaming()
    for patch in patches:
        names = patch.laid.names
        if names.actors:
            all_names.actors = names.actors
        all_names.happenings |= names.happenings
        all_names.stories |= names.stories
        all_names.story_of |= names.story_of
        all_names.origins |= names.origins
        all_names.gone |= names.gone
    return all_names


def _renamed(names: Renaming, table: str, thing: Any) -> Any:
    match table:
        case "happenings":
            return names.happening(thing)
        case "claims":
            return names.claim(thing)
        case "stories":
            return names.story(thing)
        case "ledgers":
            return names.ledger(thing)
        case "discrepancies":
            return names.discrepancy(thing)
        case _:
            return thing
