"""Decisions in patches: those that hang together are laid over the part of the record that they touch, by themselves.

A decision on one thing that stands today exactly as it was decided on (most do) touches that thing alone: a figure its
matter, a refused happening what names it. All others are laid over everything on their pages. Patches that would change
the same thing, or of which one moves what lies on the other's pages, are put together and laid as one, so that all
patches side by side are what all decisions laid at once would be.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from palagan.model.decision import DecidedKind, Decision, Key
from palagan.model.record import Happening, Ledger, Record
from palagan.record.decided import pages_of
from palagan.record.folding import fold
from palagan.record.keys import KEPT, key_of, pieces_of
from palagan.record.laying import Laid, Parts, lay
from palagan.record.media import medium_name
from palagan.record.standing import STRUCTURE
from palagan.record.strands import PageLine
from palagan.store.shadow import Slot, name_of
from palagan.store.single import by_id, hanging_on, pages_known, with_matter
from palagan.store.touched import Asked, PageRow, touched

Unit = tuple[str, str]
"""What decisions are on that are laid by themselves: a kind and the id of the thing or the name of the matter."""
TABLES: Mapping[str, str] = {
    "happening": "happenings",
    "claim": "claims",
    "ledger": "ledgers",
    "story": "stories",
    "copy": "copies",
    "origin": "origins",
}
"""Kind → table and field of a record."""
_ALONE: Mapping[DecidedKind, frozenset[str]] = {
    "happening": frozenset({"accept", "unsure", "correct", "reject"}),
    "claim": frozenset({"accept", "unsure", "correct", "reject"}),
    "figure": frozenset({"accept", "unsure", "correct", "reject"}),
    "copy": frozenset({"accept", "unsure", "reject"}),
    "story": frozenset({"accept", "unsure", "correct"}),
    "origin": frozenset({"accept", "unsure", "correct"}),
    "page": frozenset({"accept", "unsure"}),
}
"""Verdicts that touch no more than the thing itself, its matter, or what names it."""


@dataclass(frozen=True, slots=True, eq=False)
class Patch:
    """Some decisions laid: what came of it, and the machine's things that may be other for it, by slot.

    `ids` are the things that it changes by kind and id, `pages` those on which it rests; `moves`: whether it moves
    what lies on them, or takes it away. `heads`: its origins are known by their heads alone.
    """

    decisions: tuple[Decision, ...]
    laid: Laid
    machine: Mapping[Slot, Any]
    ids: frozenset[tuple[str, str]]
    pages: frozenset[str]
    moves: bool
    heads: bool = False


class Patches:
    """Makes patches of the decisions of a case, over one state of the machine's record; what was made is kept."""

    def __init__(self) -> None:
        self._things: dict[tuple[DecidedKind, str], Any] = {}
        self._rows: dict[str, PageRow] = {}
        self._made: dict[tuple[str, ...], Patch] = {}
        self._before: dict[tuple[str, ...], Patch] = {}

    def of(self, connection: Connection, decisions: Sequence[Decision]) -> list[Patch]:
        """The patches of active decisions. The connection must see the machine's record."""
        actors = [one for one in decisions if one.key.kind == "actor"]
        others = [one for one in decisions if one.key.kind != "actor"]
        place = {one.id: n for n, one in enumerate(others)}
        self._before, self._made = self._made, {}
        self._load(connection, others)
        patches = [self._patch(connection, group) for group in self._groups(others)]
        while len(joined := _joined(patches)) < len(patches):
            for group in joined:
                group.sort(key=lambda one: place[one.id])
            patches = [self._patch(connection, group) for group in joined]
        if actors:
            patches.append(self._patch(connection, actors))
        return patches

    def _load(self, connection: Connection, decisions: Iterable[Decision]) -> None:
        wanted: dict[DecidedKind, set[str]] = defaultdict(set)
        for one in decisions:
            if one.verdict in _ALONE.get(one.key.kind, ()) and one.target:
                wanted[one.key.kind].add(one.target)
        for kind, ids in wanted.items():
            fresh = [id_ for id_ in sorted(ids) if (kind, id_) not in self._things]
            if kind == "page":
                self._rows |= pages_known(connection, (id_ for id_ in fresh if id_ not in self._rows))
            elif fresh:
                self._things |= {(kind, id_): None for id_ in fresh}
                self._things |= {(kind, id_): thing for id_, thing in by_id(connection, kind, fresh).items()}

    def _groups(self, decisions: Iterable[Decision]) -> Iterator[list[Decision]]:
        """What is on one thing together; of the others what moves things on the same pages, or names the same thing."""
        units: dict[Unit, list[Decision]] = defaultdict(list)
        for one in decisions:
            unit = self._unit(one)
            units[unit or ("moved" if _moves(one) else "named", one.id if _moves(one) else one.target)].append(one)
        yield from units.values()

    def _unit(self, one: Decision) -> Unit | None:
        """The unit of a decision that touches no more than its thing; None where it may touch more."""
        kind = one.key.kind
        if one.verdict not in _ALONE.get(kind, ()) or (one.field in ("origin", "story") and kind == "page"):
            return None
        if kind == "page":
            row = self._rows.get(one.key.beneath[0].page)
            return ("page", row.id) if row and row.heir is None else None
        thing = self._things.get((kind, one.target))
        if isinstance(thing, Ledger):
            entry = next(entry for entry in thing.entries if entry.id == one.target)
            return ("figure", f"{thing.about}|{thing.story}") if key_of(entry).beneath == one.key.beneath else None
        if thing is None or key_of(thing).beneath != one.key.beneath:
            return None
        partly = one.verdict == "reject" and len(pieces_of(thing)) > KEPT
        return None if partly else (kind, one.target)

    def _patch(self, connection: Connection, decisions: Sequence[Decision]) -> Patch:
        name = tuple(one.id for one in decisions)
        found = self._made.get(name) or self._before.get(name)
        if found is None:
            units = {self._unit(one) for one in decisions}
            unit = next(iter(units)) if len(units) == 1 else None
            found = self._alone(connection, unit, decisions) if unit else _whole(connection, decisions)
        self._made[name] = found
        return found

    def _alone(self, connection: Connection, unit: Unit, decisions: Sequence[Decision]) -> Patch:
        kind, id_ = unit
        if kind == "page":
            return _made(decisions, Parts(Record(), {id_: PageLine()}), frozenset({id_}))
        things = [self._things[one.key.kind, one.target] for one in decisions]
        if kind == "figure":
            record = with_matter(connection, {one.id: one for one in things}.values())
            pages = frozenset(entry.evidence.page for one in record.ledgers for entry in one.entries)
            return _made(decisions, Parts(record), pages)
        thing = things[0]
        if isinstance(thing, Happening) and any(one.verdict == "reject" for one in decisions):
            return _made(decisions, Parts(hanging_on(connection, thing)), frozenset())
        return _made(decisions, Parts(Record(**{TABLES[kind]: (thing,)})), frozenset(), heads=kind == "origin")


def _moves(one: Decision) -> bool:
    """Whether a decision puts things elsewhere, together or apart, or takes a page or a story away."""
    if one.verdict in STRUCTURE or one.key.kind == "page":
        return one.verdict not in ("accept", "unsure") or one.key.kind != "page"
    return one.verdict == "reject" and one.key.kind in ("story", "origin")


def _whole(connection: Connection, decisions: Sequence[Decision]) -> Patch:
    """Decisions laid over everything that they may touch."""
    parts = parts_of(connection, decisions)
    moves = any(_moves(one) for one in decisions)
    return _made(decisions, parts, pages_of(decisions) if moves else frozenset(), whole=True, moves=moves)


def _made(
    decisions: Sequence[Decision],
    parts: Parts,
    pages: frozenset[str],
    *,
    whole: bool = False,
    moves: bool = False,
    heads: bool = False,
) -> Patch:
    laid = lay(decisions, parts)
    record = parts.record
    machine = {
        (table, name_of(thing)): thing
        for kind, table in (*TABLES.items(), ("", "discrepancies"))
        for thing in getattr(record, table)
        if kind != "origin" or name_of(thing) in laid.now["origin"]
    }
    ids = {(kind, id_) for kind, things in laid.now.items() for id_ in things}
    ids |= {(kind, name_of(one)) for kind, found in laid.extra.items() for several in found.values() for one in several}
    on = set(pages)
    merged = any(one.key.kind == "origin" and one.verdict in STRUCTURE for one in decisions)
    if whole and (moves or any(one.verdict == "reject" for one in decisions)):
        for kind, things in laid.now.items():
            if kind != "figure" and (kind != "origin" or merged):
                on.update(*(_pages(machine.get((TABLES[kind], id_))) for id_ in things))
                on.update(*(_pages(thing) for thing in things.values()))
    return Patch(tuple(decisions), laid, machine, frozenset(ids), frozenset(on), moves, heads)


def _pages(thing: Any) -> set[str]:
    if thing is None:
        return set()
    if isinstance(thing, Ledger):
        return {entry.evidence.page for entry in thing.entries}
    return {beneath.page for beneath, _ in pieces_of(thing)}


def _joined(patches: Sequence[Patch]) -> list[list[Decision]]:
    """The decisions of patches, of those that meddle with each other together."""
    parent = list(range(len(patches)))

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    first: dict[tuple[str, str], int] = {}
    movers: dict[str, int] = {}
    for n, patch in enumerate(patches):
        for id_ in patch.ids:
            parent[root(n)] = root(first.setdefault(id_, n))
        for page in patch.pages if patch.moves else ():
            parent[root(n)] = root(movers.setdefault(page, n))
    for n, patch in enumerate(patches):
        for page in patch.pages & movers.keys():
            parent[root(n)] = root(movers[page])
    groups: dict[int, list[Decision]] = defaultdict(list)
    for n, patch in enumerate(patches):
        groups[root(n)].extend(patch.decisions)
    return list(groups.values())


def parts_of(connection: Connection, decisions: Iterable[Decision]) -> Parts:
    """The part of the machine's record that active decisions touch; the connection must see the machine's record."""
    several = list(decisions)
    names: set[str] = set()
    drawn: set[str] = set()
    for one in several:
        if one.key.kind == "actor":
            names |= {name for key in (one.key, *one.others) for was in key.beneath for name in (was.mark, was.words)}
        elif one.key.kind == "origin" and one.verdict == "merge":
            names |= {id_ for key in one.others for id_ in _origins_of(connection, key)}
        elif one.field == "origin":
            drawn |= _origins_named(connection, one)
    wide = any(
        one.field == "story" or (one.key.kind == "story" and one.verdict in ("merge", "split", "reject"))
        for one in several
    )
    of_pages = any(one.key.kind == "page" and (one.verdict == "reject" or one.field == "origin") for one in several)
    whole = of_pages or any(one.key.kind == "origin" for one in several)
    asked = Asked(pages_of(several), frozenset(names), wide, whole, frozenset(drawn))
    record, pages = touched(connection, asked)
    lines = {id_: PageLine(row.title, row.published, row.outlet) for id_, row in pages.items()}
    heirs = {id_: row.heir for id_, row in pages.items() if row.heir}
    return Parts(record, lines, heirs)


def _origins_of(connection: Connection, key: Key) -> list[str]:
    """The origins of today that an origin's key may mean."""
    query = "SELECT DISTINCT o.id FROM origins o JOIN origin_pages p ON p.origin = o.id WHERE p.page = ?"
    return [id_ for was in key.beneath[:1] for id_ in connection.exec_driver_sql(query, (was.page,)).scalars()]


def _origins_named(connection: Connection, one: Decision) -> set[str]:
    """The origins that a page may be given to by name, or as its outlet's own report."""
    page = one.key.beneath[0].page
    outlets = {row.outlet for row in pages_known(connection, (page,)).values()}
    names = {json.loads(one.value or '""'), *outlets} - {None}
    wanted = {fold(name) for name in names} | {fold(medium_name(name) or name) for name in names}
    rows = connection.exec_driver_sql("SELECT id, name FROM origins")
    return {id_ for id_, name in rows if fold(name) in wanted}
