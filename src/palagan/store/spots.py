"""Where happenings lie, as the record keeps it: the gazetteer's id of the place where each can be drawn.

`spot_how` tells what speaks for it: "name", "part" or "company" as in `places/resolve.py`; "unknown" where a place is
told that the gazetteer cannot tell, "untold" where none is. A row that is new has none until it is placed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from palagan.store.upkeep import change, rows


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A happening that is to be placed: its place as told, the codes of its parties, its story."""

    id: str
    place: str | None
    codes: tuple[str, ...]
    story: str | None


def has_unplaced(connection: Connection, table: str) -> bool:
    """Whether a table of happenings ("main.happenings", "temp.decided_happenings") has some that are not yet placed."""
    query = f"SELECT EXISTS (SELECT 1 FROM {table} WHERE spot_how IS NULL)"
    return bool(connection.exec_driver_sql(query).scalar_one())


def decided_table(connection: Connection) -> str | None:
    """The table of happenings that lie over the record as decisions on this connection; None where none do."""
    query = "SELECT 1 FROM sqlite_temp_master WHERE type = 'table' AND name = 'decided_happenings'"
    return "temp.decided_happenings" if connection.exec_driver_sql(query).scalar() else None


def unplaced(connection: Connection, table: str, limit: int) -> list[Unplaced]:
    """Happenings of a table that are not yet placed, at most so many."""
    query = f"SELECT id, place, story FROM {table} WHERE spot_how IS NULL LIMIT {limit:d}"
    return _with_codes(connection, connection.exec_driver_sql(query).all())


def placed(
    connection: Connection, stories: Iterable[str], but: Container[str] = ()
) -> list[tuple[Unplaced, str | None, str]]:
    """The happenings of stories that tell a place and are placed, each with its spot and what speaks for it: in other
    company it may be another. `but` these."""
    query = """
        SELECT id, place, story, spot, spot_how FROM happenings
        WHERE story IN ({}) AND place IS NOT NULL AND spot_how IS NOT NULL
    """
    found = [row for row in rows(connection, query, stories) if row[0] not in but]
    again = _with_codes(connection, [row[:3] for row in found])
    return [(one, spot, how) for one, (_, _, _, spot, how) in zip(again, found, strict=True)]


def _with_codes(connection: Connection, found: Sequence[Sequence[Any]]) -> list[Unplaced]:
    codes: dict[str, list[str]] = defaultdict(list)
    asked = "SELECT happening, code FROM happening_parties WHERE side IN ('source', 'target') AND happening IN ({})"
    for id_, code in rows(connection, asked, [row[0] for row in found]):
        codes[id_].append(code)
    return [Unplaced(id_, place or None, tuple(sorted(codes[id_])), story) for id_, place, story in found]


def story_company(connection: Connection, stories: Iterable[str]) -> dict[str, tuple[list[str], list[str]]]:
    """Story → the places that it tells, and the codes of its parties."""
    found: dict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    wanted = sorted(set(stories))
    for story, place in rows(connection, "SELECT story, place FROM story_places WHERE story IN ({})", wanted):
        found[story][0].append(place)
    for story, code in rows(connection, "SELECT story, code FROM story_parties WHERE story IN ({})", wanted):
        found[story][1].append(code)
    return found


def keep_spots(connection: Connection, table: str, found: Iterable[tuple[str | None, str, str]]) -> None:
    """Keep (id of the place, what speaks for it, happening) in a table of happenings."""
    change(connection, f"UPDATE {table} SET spot = ?, spot_how = ? WHERE id = ?", found)
