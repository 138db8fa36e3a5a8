"""The pieces by which the record is kept up, in and out of the case: pages that changed, their parts, their places."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Connection

_MANY = 500
"""Values in one list of an SQL statement."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A page that may stand in the record: its reading was kept, or nobody reads its language.

    `part_of` is the digest of the reading that its part was made of; None where it has none.
    """

    page: str
    number: int
    source: str
    json: str
    part_of: str | None


@dataclass(frozen=True, slots=True)
class PartRow:
    """What the record takes from a page, as bytes. `day` is an ordinal; `dated` and `moment` tell when it came out."""

    page: str
    number: int
    made_of: str
    day: int | None
    dated: int
    moment: int
    outlet: str | None
    part: bytes
    tellings: bytes
    leaf: bytes
    words: bytes
    lineage: bytes
    findable: bytes
    """What search and the actors' screens take of the page."""


def rows(connection: Connection, query: str, values: Iterable[Any] = ()) -> Iterator[tuple[Any, ...]]:
    """The rows of a query whose `{}` stands for the list of values; asked for a few hundred values at a time."""
    listed = list(values)
    for start in range(0, len(listed), _MANY):
        some = tuple(listed[start : start + _MANY])
        marks = ",".join("?" * len(some))
        found = connection.exec_driver_sql(query.format(marks), some)
        yield from found.cursor.fetchall()  # the driver's own tuples: a third of the time of rows that know their names
        found.close()


def change(connection: Connection, statement: str, values: Iterable[Sequence[Any]]) -> None:
    """One statement for each of these rows of values."""
    listed = [tuple(row) for row in values]
    if listed:
        connection.exec_driver_sql(statement, listed)


def keep_fact(connection: Connection, name: str, value: str) -> None:
    """Keep a fact of the case, in place of what was kept under its name."""
    connection.exec_driver_sql(
        "INSERT INTO case_facts (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = ?2",
        (name, value),
    )


def pending_pages(connection: Connection) -> list[tuple[str, str | None]]:
    """The pages whose readings changed, each with its time of publication."""
    query = "SELECT q.page, r.published FROM record_pending q LEFT JOIN readings r ON r.page = q.page"
    return [(page, published) for page, published in connection.exec_driver_sql(query)]


def count_pending(connection: Connection) -> int:
    """How many pages changed since the record was brought up to date."""
    return int(connection.exec_driver_sql("SELECT count(*) FROM record_pending").scalar_one())


def count_parts(connection: Connection) -> int:
    """How many pages stand in the record."""
    return int(connection.exec_driver_sql("SELECT count(*) FROM page_parts").scalar_one())


def forget_pending(connection: Connection, pages: Iterable[str]) -> None:
    """Note that these pages are brought into the record."""
    change(connection, "DELETE FROM record_pending WHERE page = ?", ((page,) for page in pages))


def families(connection: Connection, pages: Sequence[str]) -> dict[str, list[str]]:
    """The captures of one address together, the last first, for the addresses of these pages; a page whose address is
    unknown is alone. Only captures that can stand: read, or of a language that nobody reads."""
    identities = {i for (i,) in rows(connection, "SELECT DISTINCT identity FROM pages WHERE id IN ({})", pages) if i}
    query = """
        SELECT p.id, coalesce(p.identity, p.id), coalesce(p.captured, p.added), p.number
        FROM pages p JOIN readings r ON r.page = p.id
        WHERE (r.state = 'kept' OR r.reason = 'language-not-read') AND r.json IS NOT NULL AND p.{} IN ({{}})
    """
    found = {row[0]: row for row in rows(connection, query.format("id"), pages)}
    found |= {row[0]: row for row in rows(connection, query.format("identity"), sorted(identities))}
    out: dict[str, list[str]] = {}
    for page, family, _, _ in sorted(found.values(), key=lambda row: (row[2], row[3]), reverse=True):
        out.setdefault(family, []).append(page)
    return out


def standing(connection: Connection, pages: Iterable[str]) -> Iterator[Standing]:
    """What their readings say, for pages that can stand."""
    query = """
        SELECT p.id, p.number, p.source, r.json, k.made_of
        FROM pages p JOIN readings r ON r.page = p.id LEFT JOIN page_parts k ON k.page = p.id WHERE p.id IN ({})
    """
    for row in rows(connection, query, pages):
        yield Standing(*row)


def kept_pages(connection: Connection, pages: Iterable[str]) -> dict[str, tuple[int, int | None, str | None]]:
    """Of these the pages that have a part: number, day and story."""
    query = "SELECT page, number, day, story FROM page_parts WHERE page IN ({})"
    return {page: (number, day, story) for page, number, day, story in rows(connection, query, pages)}


_CELLS = {"part": "page_tellings", "tellings": "page_tellings", "leaf": "page_leaves", "words": "page_words"}
"""The cells of pages that stand in a table of their own, by the page's number."""
_WIDE = tuple(dict.fromkeys(_CELLS.values()))


def forget_parts(connection: Connection, pages: Sequence[str]) -> None:
    """Take the parts of these pages back."""
    numbers = [(number,) for number, _, _ in kept_pages(connection, pages).values()]
    for table in _WIDE:
        change(connection, f"DELETE FROM {table} WHERE number = ?", numbers)
    change(connection, "DELETE FROM page_parts WHERE page = ?", ((page,) for page in pages))


def save_parts(connection: Connection, parts: Sequence[PartRow]) -> None:
    """Keep the parts of pages that have none."""
    change(
        connection,
        "INSERT INTO page_parts (page, number, made_of, day, dated, moment, outlet, lineage, drawn) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, x'')",
        ((p.page, p.number, p.made_of, p.day, p.dated, p.moment, p.outlet, p.lineage) for p in parts),
    )
    change(
        connection,
        "INSERT INTO page_tellings (number, part, tellings) VALUES (?, ?, ?)",
        ((p.number, p.part, p.tellings) for p in parts),
    )
    change(connection, "INSERT INTO page_leaves (number, leaf) VALUES (?, ?)", ((p.number, p.leaf) for p in parts))
    change(connection, "INSERT INTO page_words (number, words) VALUES (?, ?)", ((p.number, p.words) for p in parts))


@dataclass(frozen=True, slots=True)
class Piece:
    """What the record holds of a page: its part and tellings, and what it draws on, as bytes."""

    page: str
    outlet: str | None
    part: bytes
    tellings: bytes
    drawn: bytes


def pieces_of_stories(connection: Connection, stories: Iterable[str]) -> dict[str, list[Piece]]:
    """Story → the pieces of its pages, in order of publication."""
    out: dict[str, list[Piece]] = {story: [] for story in stories}
    query = """
        SELECT k.story, k.page, k.outlet, t.part, t.tellings, k.drawn
        FROM page_parts k CROSS JOIN page_tellings t ON t.number = k.number WHERE k.story IN ({})
        ORDER BY k.dated, k.moment, k.page
    """
    for story, *piece in rows(connection, query, list(out)):
        out[story].append(Piece(*piece))
    return out


def drawn_of(connection: Connection, pages: Iterable[str]) -> dict[str, tuple[str | None, str | None, bytes]]:
    """Page → its outlet, its story and what it draws on."""
    query = "SELECT page, outlet, story, drawn FROM page_parts WHERE page IN ({})"
    return {page: (outlet, story, drawn) for page, outlet, story, drawn in rows(connection, query, pages)}


def cells(connection: Connection, column: str, pages: Iterable[str]) -> dict[str, bytes]:
    """Page → one of its cells: "part", "tellings", "leaf", "words", "lineage", "drawn"."""
    query = f"SELECT page, {column} FROM page_parts WHERE page IN ({{}})"
    if column in _CELLS:
        query = f"""
            SELECT k.page, c.{column} FROM page_parts k CROSS JOIN {_CELLS[column]} c ON c.number = k.number
            WHERE k.page IN ({{}})
        """
    return dict(rows(connection, query, pages))


def stories_of(connection: Connection, pages: Iterable[str]) -> dict[str, str]:
    """Page → story, of those that are in one."""
    query = "SELECT page, story FROM page_parts WHERE story IS NOT NULL AND page IN ({})"
    return dict(rows(connection, query, pages))


def save_drawn(connection: Connection, drawn: Mapping[str, bytes]) -> None:
    """Keep what pages draw on."""
    change(connection, "UPDATE page_parts SET drawn = ? WHERE page = ?", ((v, page) for page, v in drawn.items()))


def save_assignments(connection: Connection, assigned: Iterable[tuple[str, str, str]]) -> None:
    """Put pages into stories: page, story and the story's first page."""
    change(
        connection,
        "UPDATE page_parts SET story = ?, lead = ? WHERE page = ?",
        ((story, lead, page) for page, story, lead in assigned),
    )


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A row of `story_groups`: `tellings` are pairs of page and telling."""

    id: str
    story: str
    happening: str
    key: str | None
    tellings: tuple[tuple[str, str], ...]


_TELLINGS = msgspec.json.Decoder(tuple[tuple[str, str], ...])


def groups_by(connection: Connection, column: str, values: Iterable[str]) -> dict[str, GroupRow]:
    """The groups whose `column` ("id", "story", "key") is one of these values, by id."""
    query = f"SELECT id, story, happening, key, tellings FROM story_groups WHERE {column} IN ({{}})"
    return {
        id_: GroupRow(id_, story, happening, key, _TELLINGS.decode(told))
        for id_, story, happening, key, told in rows(connection, query, values)
    }


def still_told(connection: Connection, happenings: Iterable[str]) -> set[str]:
    """Those of these happenings that some group is: mostly the one of the same id, else one that has it by name."""
    listed = list(happenings)
    same = "SELECT happening FROM story_groups WHERE id IN ({}) AND happening = id"
    other = "SELECT happening FROM story_groups WHERE happening IN ({}) AND happening <> id"
    return {id_ for query in (same, other) for (id_,) in rows(connection, query, listed)}


def save_groups(connection: Connection, groups: Iterable[GroupRow]) -> None:
    """Keep groups, in place of those of the same id."""
    change(
        connection,
        "INSERT OR REPLACE INTO story_groups (id, story, happening, key, tellings) VALUES (?, ?, ?, ?, ?)",
        ((g.id, g.story, g.happening, g.key, json.dumps(g.tellings)) for g in groups),
    )
