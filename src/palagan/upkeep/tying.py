"""The links of happenings brought up to date around those that changed, and the happenings kept."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection

from palagan.model.record import Happening
from palagan.record.links import Near, Role, Span, Tie, linked, roles_of, sought, tied_to, ties_of
from palagan.store.happening_writing import Spots, keep_happenings
from palagan.store.record_reading import load_happenings
from palagan.store.upkeep import change, rows
from palagan.upkeep.placing import spots_of
from palagan.upkeep.telling import Alone
from palagan.upkeep.touched import Touched


def tie(connection: Connection, touched: Touched, alone: Mapping[str, Alone]) -> None:
    """Find the ties of all that changed and of what they may be tied to, and keep the happenings with their links. Of
    those that one group makes `alone` more is known."""
    changed = touched.happenings
    told = {id_: one for id_, one in alone.items() if changed.get(id_) is one.happening}
    old = dict(touched.left_roles)
    old |= {one.id: roles for one in load_happenings(connection, sorted(changed)) if (roles := roles_of(one))}
    new: dict[str, Sequence[Role]] = {
        id_: told[id_].roles if id_ in told else roles_of(happening) for id_, happening in changed.items()
    }
    was, now = _placed(old), _placed(new)
    change(
        connection,
        "DELETE FROM happening_roles WHERE name = ? AND country = ? AND day = ? AND happening = ?",
        sorted(was - now),
    )
    change(
        connection,
        "INSERT INTO happening_roles (name, country, day, happening) VALUES (?, ?, ?, ?)",
        sorted(now - was),
    )
    around = {role for roles in (*old.values(), *new.values()) for role in roles}
    known = _Known(connection, changed)
    subjects = {id_ for id_, roles in new.items() if roles} | _may_be_tied(connection, around)
    before = _ties(connection, "one", {*subjects, *changed, *touched.lost})
    before += _ties(connection, "other", touched.lost)
    found = _found(known, subjects, before, new, touched)
    gone, came = set(before) - set(found), set(found) - set(before)
    change(
        connection,
        "DELETE FROM happening_ties WHERE one = ? AND kind = ? AND other = ?",
        ((t.one, t.kind, t.other) for t in gone),
    )
    change(
        connection,
        "INSERT INTO happening_ties (one, kind, other, back) VALUES (?, ?, ?, ?)",
        sorted((t.one, t.kind, t.other, t.back) for t in came),
    )
    again = {id_ for t in (*gone, *came) for id_ in (t.one, t.other)} - changed.keys() - touched.lost
    _keep(connection, touched, [*changed.values(), *known.get(sorted(again))], told)


def _found(
    known: _Known, subjects: set[str], before: Iterable[Tie], new: Mapping[str, Sequence[Role]], touched: Touched
) -> list[Tie]:
    """The ties of the subjects. One that did not change, and whose ties hold, is held against what changed alone."""
    ends: dict[str, list[str]] = defaultdict(list)
    for one in before:
        ends[one.one].append(one.other)
    changed = touched.happenings.keys() | touched.lost
    whole = {id_ for id_ in subjects if id_ in new or not changed.isdisjoint(ends[id_])}
    known.get(subjects | {end for id_ in subjects - whole for end in ends[id_]})
    spans = {
        id_: sought(known.one(id_), new[id_] if id_ in new else roles_of(known.one(id_))) for id_ in sorted(subjects)
    }
    known.look_around(span for id_ in whole for span in spans[id_])
    fresh = _Fresh(known, new)
    found = []
    for id_ in sorted(subjects):
        near = known.near if id_ in whole else fresh.with_ends(ends[id_])
        found += ties_of(known.one(id_), spans[id_], near)
    return found


def _keep(connection: Connection, touched: Touched, happenings: list[Happening], told: Mapping[str, Alone]) -> None:
    def place(new: Sequence[Happening]) -> Spots:
        spots = {one.id: told[one.id].spot for one in new if one.id in told}
        with touched.step("places"):
            spots |= spots_of(connection, [one for one in new if one.id not in told])
        touched.placed |= spots.keys()
        return spots

    links: dict[str, set[tuple[str, str]]] = defaultdict(set)
    ids = [happening.id for happening in happenings]
    for one in {*_ties(connection, "one", ids), *_ties(connection, "other", ids)}:
        links[one.one].add((one.kind, one.other))
        links[one.other].add((one.back, one.one))
    keep_happenings(connection, [linked(happening, links[happening.id]) for happening in happenings], place)


def _placed(roles: Mapping[str, Sequence[Role]]) -> set[tuple[str, str, int, str]]:
    """Roles of happenings as the rows by which they are looked up."""
    return {(role.name, role.country, role.day, id_) for id_, several in roles.items() for role in several}


def _may_be_tied(connection: Connection, roles: Iterable[Role]) -> set[str]:
    """The happenings that may be tied to one of these roles."""
    found = _by_role(connection, (span for role in roles for span in tied_to(role)))
    return {id_ for days in found.values() for _, id_ in days}


def _by_role(connection: Connection, spans: Iterable[Span]) -> dict[tuple[str, str], list[tuple[int, str]]]:
    """Name and country of a role → the days and happenings that have it, in order, within these spans of days."""
    by_name: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for name, country, first, last in spans:
        by_name[name, country].append((first, last))
    query = (
        "SELECT day, happening FROM happening_roles WHERE name = ? AND country = ? AND day BETWEEN ? AND ? "
        "ORDER BY day, happening"
    )
    return {
        key: [
            (day, id_)
            for first, last in _merged(several)
            for day, id_ in connection.exec_driver_sql(query, (*key, first, last))
        ]
        for key, several in by_name.items()
    }


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for first, last in sorted(spans):
        if out and first <= out[-1][1] + 1:
            out[-1] = (out[-1][0], max(last, out[-1][1]))
        else:
            out.append((first, last))
    return out


def _ties(connection: Connection, column: str, ids: Iterable[str]) -> list[Tie]:
    query = f"SELECT one, kind, other, back FROM happening_ties WHERE {column} IN ({{}})"
    return [Tie(*row) for row in rows(connection, query, sorted(ids))]


class _Known:
    """Happenings by id and by role: those made anew, and those of the case, read when asked for."""

    def __init__(self, connection: Connection, changed: dict[str, Happening]) -> None:
        self._connection = connection
        self._known = dict(changed)
        self._by_role: dict[tuple[str, str], list[tuple[int, str]]] = {}

    def get(self, ids: Iterable[str]) -> list[Happening]:
        """The happenings of these ids."""
        listed = sorted(ids)
        missing = [id_ for id_ in listed if id_ not in self._known]
        for happening in load_happenings(self._connection, missing):
            self._known[happening.id] = happening
        return [self._known[id_] for id_ in listed]

    def one(self, id_: str) -> Happening:
        """The happening of an id that was asked for before."""
        return self._known[id_]

    def look_around(self, spans: Iterable[Span]) -> None:
        """Read all that have a role within these spans."""
        self._by_role = _by_role(self._connection, spans)
        self.get({id_ for days in self._by_role.values() for _, id_ in days})

    def near(self, name: str, country: str, first: int, last: int) -> list[Happening]:
        """Those that have such a role on these days."""
        days = self._by_role[name, country]
        start, end = bisect_left(days, (first, "")), bisect_left(days, (last + 1, ""))
        return [self._known[id_] for _, id_ in days[start:end]]


class _Fresh:
    """The happenings made anew, by role."""

    def __init__(self, known: _Known, roles: Mapping[str, Sequence[Role]]) -> None:
        self._known = known
        self._by_role: dict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
        for id_, several in roles.items():
            for role in several:
                self._by_role[role.name, role.country].append((role.day, id_))
        for days in self._by_role.values():
            days.sort()

    def with_ends(self, ends: Sequence[str]) -> Near:
        """Those that have a role on some days, and the ends of ties that hold."""

        def near(name: str, country: str, first: int, last: int) -> list[Happening]:
            days = self._by_role.get((name, country), [])
            start, end = bisect_left(days, (first, "")), bisect_left(days, (last + 1, ""))
            return [self._known.one(id_) for id_ in (*(id_ for _, id_ in days[start:end]), *ends)]

        return near
