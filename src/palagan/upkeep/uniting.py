"""Happenings across stories: groups that share a key are compared again where one of them changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from msgspec import Raw
from msgspec.msgpack import Decoder
from sqlalchemy import Connection

from palagan.model.record import Discrepancy, Happening
from palagan.record.discrepancies import of_happening
from palagan.record.happenings import make_happenings
from palagan.record.links import roles_of
from palagan.record.origins import Origins
from palagan.record.packing import unpack
from palagan.record.story_part import Group
from palagan.record.telling import Telling
from palagan.record.union import is_history, united_of_key
from palagan.store.record_reading import load_happenings
from palagan.store.record_writing import delete_discrepancies, delete_happenings, save_discrepancies
from palagan.store.upkeep import GroupRow, change, groups_by, rows, still_told
from palagan.upkeep.drawing import DrawnOn
from palagan.upkeep.put_off import can_wait, end_waiting, note_waiting
from palagan.upkeep.since import Told, read_since
from palagan.upkeep.telling import Anew
from palagan.upkeep.touched import Touched

_AT_ONCE = 300
"""Keys whose tellings are held at a time."""


def unite(connection: Connection, touched: Touched, anew: Anew, *, more: bool = False) -> None:
    """Find again which groups are one happening, for the keys of the groups that came and went; tells
    `touched.happenings`, `lost` and `renamed`. The new happenings are not yet kept: their links are still to come.

    `more` tells that further slices follow, so that some keys can wait (`put_off.py`)."""
    fresh = {group.id: group for part in anew.parts for group in part.groups if group.id not in anew.same}
    keys = {group.key for group in anew.before.values()} | {group.key for group in fresh.values()}
    if not more:
        keys |= end_waiting(connection)
    near = groups_by(connection, "key", sorted(key for key in keys if key is not None))
    by_key: dict[str, list[GroupRow]] = defaultdict(list)
    for row in near.values():
        if row.key is not None:
            by_key[row.key].append(row)
    made: dict[str, Discrepancy | None] = {}
    waiting = _waiting(by_key, anew.before.values()) if more else frozenset()
    if waiting:
        note_waiting(connection)
    for group in fresh.values():
        if group.key is None or len(by_key[group.key]) == 1 or group.key in waiting:
            touched.happenings[group.id] = group.happening
            made[group.id] = group.discrepancy
    shared = {
        key: rows for key, rows in by_key.items() if key not in waiting and (len(rows) > 1 or rows[0].id not in fresh)
    }
    dirty = {row.happening for row in anew.before.values()}
    touched.lost |= dirty
    keys_of = sorted(shared)
    for start in range(0, len(keys_of), _AT_ONCE):
        some = keys_of[start : start + _AT_ONCE]
        told = _read(connection, [row for key in some for row in shared[key]])
        for key in some:
            _unite_key(connection, touched, (key, shared[key]), told, fresh, dirty, made)
    touched.lost -= touched.happenings.keys()
    touched.lost -= still_told(connection, sorted(touched.lost))
    touched.left_roles = {one.id: roles_of(one) for one in load_happenings(connection, sorted(touched.lost))}
    delete_happenings(connection, sorted(touched.lost))
    delete_discrepancies(connection, sorted(touched.lost | touched.happenings.keys()))
    save_discrepancies(connection, ((id_, one) for id_, one in made.items() if one is not None))


def _waiting(by_key: Mapping[str, list[GroupRow]], before: Iterable[GroupRow]) -> frozenset[str]:
    """The keys of several groups that can wait; `before` are groups that are other than they were, or no more."""
    moved = {row.key for row in before if not can_wait([row])}
    return frozenset(key for key, rows in by_key.items() if len(rows) > 1 and key not in moved and can_wait(rows))


def _unite_key(
    connection: Connection,
    touched: Touched,
    same: tuple[str, list[GroupRow]],
    told: Told,
    fresh: Mapping[str, Group],
    dirty: set[str],
    made: dict[str, Discrepancy | None],
) -> None:
    """The groups of one key; `dirty` are happenings that lost a group."""
    key, groups = same
    group_of = {telling.id: row.id for row in groups for telling in told.tellings[row.id]}
    row_of = {row.id: row for row in groups}
    after: dict[str, str] = {}
    for tellings in united_of_key(key, [told.tellings[row.id] for row in sorted(groups, key=lambda row: row.id)]):
        members = {group_of[telling.id] for telling in tellings}
        id_ = tellings[0].id
        before = {row_of[member].happening for member in members}
        stood = {row.id for row in groups if row.happening in before}
        after |= dict.fromkeys(members, id_)
        if not any(member in fresh for member in members) and before == {id_} and stood == members and id_ not in dirty:
            continue
        alone = fresh.get(id_) if members == {id_} else None
        happening = alone.happening if alone else _happening(told, tellings)
        touched.happenings[happening.id] = happening
        made[happening.id] = alone.discrepancy if alone else of_happening(happening, tellings)
    for member, id_ in after.items():
        was = row_of[member].happening
        if was != id_:
            touched.lost.add(was)
            if member not in fresh:
                touched.renamed.add(member)
    change(
        connection,
        "UPDATE story_groups SET happening = ? WHERE id = ?",
        ((id_, member) for member, id_ in after.items() if row_of[member].happening != id_),
    )


@dataclass(frozen=True, slots=True)
class _Named:
    """A telling of which only the id is read."""

    id: str


_NAMES = Decoder(tuple[_Named, ...])
_EACH = Decoder(tuple[Raw, ...])
_TELLING = Decoder(Telling)


def _read(connection: Connection, groups: Iterable[GroupRow]) -> Told:
    """What groups are made of, all of each key. Of a page with many tellings only theirs are made out: that is a third
    of the work."""
    wanted: dict[str, set[str]] = defaultdict(set)
    by_kind: dict[bool, list[GroupRow]] = {True: [], False: []}
    for row in groups:
        by_kind[row.key is not None and is_history(row.key)].append(row)
    told = read_since(connection, by_kind[True])
    for row in by_kind[False]:
        for page, telling in row.tellings:
            wanted[page].add(telling)
    query = """
        SELECT k.page, k.outlet, k.story, k.drawn, t.tellings
        FROM page_parts k CROSS JOIN page_tellings t ON t.number = k.number WHERE k.page IN ({})
    """
    found: dict[str, Telling] = {}
    for page, outlet, story, drawn, packed in rows(connection, query, sorted(wanted)):
        told.pages[page] = outlet, story, drawn
        of_page = zip(_NAMES.decode(packed), _EACH.decode(packed), strict=True)
        found |= {one.id: _TELLING.decode(raw) for one, raw in of_page if one.id in wanted[page]}
    told.tellings |= {row.id: [found[telling] for _, telling in row.tellings] for row in by_kind[False]}
    return told


def _happening(told: Told, tellings: list[Telling]) -> Happening:
    pages = {telling.page for telling in tellings}
    origins = Origins(
        {page: unpack(told.pages[page][2], DrawnOn) for page in pages}, {page: told.pages[page][0] for page in pages}
    )
    story_of = {page: story for page in pages if (story := told.pages[page][1]) is not None}
    ((happening, _),) = make_happenings([tellings], origins.count, story_of).values()
    return happening
