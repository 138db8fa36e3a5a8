"""What pages give to search and to the actors' screens, in and out of the case.

Everything is put in and taken back in one transaction with the record. A page's numbers are added to what its actors
have already, so no other page is looked at.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, delete

from palagan.model.record import Party
from palagan.store.search_schema import FIELDS, TABLES
from palagan.store.upkeep import change, keep_fact, rows

_COLUMNS = ", ".join(FIELDS)
_MARKS = ", ".join("?" * len(FIELDS))
_STATED = "search_made_by"
_WHOLE = "search_whole"
"""The fact of a case that search has every page of the record: from then on it gets each with its part."""


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A page as search keeps it: its words by field (as `FIELDS`), and `told`, from which the same can be made again.

    `moment` is its publication in seconds, `UNDATED` for an undated page.
    """

    number: int
    page: str
    moment: int
    day: str | None
    outlet: str | None
    told: bytes
    words: tuple[str, ...] = ()


@dataclass(slots=True)
class Tally:
    """What pages have of actors. `names`: key, form, outlet, speaker's key → uses on each page; `pages`: key, moment,
    page number, statements. `folded`: names of parties without case and accents."""

    folded: dict[str, str] = field(default_factory=dict)
    faces: Counter[Party] = field(default_factory=Counter)
    names: dict[tuple[str, str, str, str], list[int]] = field(default_factory=dict)
    pages: list[tuple[str, int, int, int]] = field(default_factory=list)


def indexed(connection: Connection, pages: Iterable[str]) -> Iterator[FoundRow]:
    """Of these pages those that search has, without their words."""
    query = """
        SELECT s.number, s.page, s.moment, s.day, s.outlet, t.told
        FROM search_pages s JOIN search_told t ON t.number = s.number WHERE s.page IN ({})
    """
    for row in rows(connection, query, pages):
        yield FoundRow(*row)


def add_words(connection: Connection, found: Sequence[FoundRow]) -> None:
    """Let search find these pages, which it has not."""
    change(
        connection,
        "INSERT INTO search_pages (number, page, moment, day, outlet) VALUES (?, ?, ?, ?, ?)",
        ((one.number, one.page, one.moment, one.day, one.outlet) for one in found),
    )
    change(connection, "INSERT INTO search_told (number, told) VALUES (?, ?)", ((o.number, o.told) for o in found))
    change(
        connection,
        f"INSERT INTO search_words (rowid, {_COLUMNS}) VALUES (?, {_MARKS})",
        ((one.number, *one.words) for one in found),
    )


def take_words(connection: Connection, found: Sequence[FoundRow]) -> None:
    """Let search forget these pages; their words must be those that were put in."""
    change(
        connection,
        f"INSERT INTO search_words (search_words, rowid, {_COLUMNS}) VALUES ('delete', ?, {_MARKS})",
        ((one.number, *one.words) for one in found),
    )
    for table in ("search_pages", "search_told"):
        change(connection, f"DELETE FROM {table} WHERE number = ?", ((one.number,) for one in found))


def add_actors(connection: Connection, tally: Tally) -> None:
    """Add what pages have of actors."""
    keys = sorted({party.key for party in tally.faces})
    known = _numbers(connection, keys)
    change(
        connection,
        "INSERT INTO actors (key, name, kind, code, folded, pages, said) VALUES (?, '', '', '', '', 0, 0)",
        ((key,) for key in keys if key not in known),
    )
    _count(connection, tally, _numbers(connection, keys), 1)


def take_actors(connection: Connection, tally: Tally) -> None:
    """Take back what pages had of actors; an actor that stands on no page any more goes."""
    numbers = _numbers(connection, sorted({party.key for party in tally.faces}))
    _count(connection, tally, numbers, -1)
    for table in ("actor_faces", "actor_names"):
        change(connection, f"DELETE FROM {table} WHERE actor = ? AND pages <= 0", ((n,) for n in numbers.values()))
    change(connection, "DELETE FROM actors WHERE id = ? AND pages <= 0", ((n,) for n in numbers.values()))


def _count(connection: Connection, tally: Tally, numbers: dict[str, int], sign: int) -> None:
    marked = [(numbers[key], moment, page, said) for key, moment, page, said in tally.pages]
    if sign > 0:
        change(connection, "INSERT INTO page_actors (actor, moment, page, said) VALUES (?, ?, ?, ?)", marked)
    else:
        statement = "DELETE FROM page_actors WHERE actor = ? AND moment = ? AND page = ?"
        change(connection, statement, (row[:3] for row in marked))
    change(
        connection,
        "INSERT INTO actor_faces (actor, name, kind, code, folded, pages) VALUES (?1, ?2, ?3, ?4, ?5, ?6) "
        "ON CONFLICT DO UPDATE SET pages = pages + ?6",
        (
            (numbers[p.key], p.name, p.kind, p.code, tally.folded[p.name], sign * count)
            for p, count in tally.faces.items()
        ),
    )
    change(
        connection,
        "INSERT INTO actor_names (actor, form, outlet, speaker, pages, uses) VALUES (?1, ?2, ?3, ?4, ?5, ?6) "
        "ON CONFLICT DO UPDATE SET pages = pages + ?5, uses = uses + ?6",
        (
            (numbers[key], form, outlet, speaker, sign * len(uses), sign * sum(uses))
            for (key, form, outlet, speaker), uses in tally.names.items()
        ),
    )
    said: Counter[int] = Counter()
    for number, _, _, statements in marked:
        said[number] += statements
    pages = Counter(number for number, _, _, _ in marked)
    change(
        connection,
        "UPDATE actors SET pages = pages + ?2, said = said + ?3 WHERE id = ?1",
        ((number, sign * count, sign * said[number]) for number, count in pages.items()),
    )
    _name_anew(connection, pages)


def _name_anew(connection: Connection, numbers: Iterable[int]) -> None:
    """An actor is named as most pages name it; of equals the longest, then the first of the alphabet."""
    change(
        connection,
        """
        UPDATE actors SET (name, kind, code, folded) = (
            SELECT name, kind, code, folded FROM actor_faces f WHERE f.actor = actors.id
            ORDER BY f.pages DESC, length(f.name) DESC, f.name, f.kind, f.code LIMIT 1
        ) WHERE id = ?1 AND pages > 0
        """,
        ((number,) for number in numbers),
    )


def _numbers(connection: Connection, keys: Iterable[str]) -> dict[str, int]:
    return dict(rows(connection, "SELECT key, id FROM actors WHERE key IN ({})", keys))


def unindexed(connection: Connection, most: int) -> list[tuple[str, int, str]]:
    """Pages of the record that search has not yet: id, number and reading; at most so many."""
    query = """
        SELECT k.page, k.number, r.json FROM page_parts k JOIN readings r ON r.page = k.page
        WHERE k.number NOT IN (SELECT number FROM search_pages) LIMIT ?
    """
    return [tuple(row) for row in connection.exec_driver_sql(query, (most,))]


def count_unindexed(connection: Connection) -> int:
    """How many pages of the record search has not yet."""
    query = "SELECT (SELECT count(*) FROM page_parts) - (SELECT count(*) FROM search_pages)"
    return int(connection.exec_driver_sql(query).scalar_one())


def made_by(connection: Connection) -> str | None:
    """Which way of indexing made what search has; None before the first."""
    query = "SELECT value FROM case_facts WHERE name = ?"
    value = connection.exec_driver_sql(query, (_STATED,)).scalar_one_or_none()
    return None if value is None else str(value)


def is_whole(connection: Connection) -> bool:
    """Whether search is known to have every page of the record."""
    query = "SELECT EXISTS (SELECT 1 FROM case_facts WHERE name = ?)"
    return bool(connection.exec_driver_sql(query, (_WHOLE,)).scalar_one())


def note_whole(connection: Connection) -> None:
    """Note that search has every page of the record."""
    keep_fact(connection, _WHOLE, "yes")


def begin_search_anew(connection: Connection, way: str) -> None:
    """Empty search and actors; `way` tells how they are made from now on."""
    connection.exec_driver_sql("DELETE FROM case_facts WHERE name = ?", (_WHOLE,))
    connection.exec_driver_sql("INSERT INTO search_words (search_words) VALUES ('delete-all')")
    for table in TABLES:
        connection.execute(delete(table))
    keep_fact(connection, _STATED, way)
