"""What is told for years, kept side by side: the tellings of groups whose key is of a month or of a war that goes on.

All groups of such a key are one happening, which is made again with each page more. Looked up on their pages, its
tellings lie all over the file, each among others of its page.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from msgspec.msgpack import Decoder
from sqlalchemy import Connection

from palagan.record.story_part import Group
from palagan.record.telling import Telling
from palagan.record.union import is_history
from palagan.store.upkeep import GroupRow, change, drawn_of, rows

_TELLING = Decoder(Telling)


@dataclass(slots=True)
class Told:
    """Group → its tellings; page → its outlet, its story and what it draws on."""

    tellings: dict[str, list[Telling]] = field(default_factory=dict)
    pages: dict[str, tuple[str | None, str | None, bytes]] = field(default_factory=dict)


def keep_since(connection: Connection, gone: Iterable[GroupRow], came: Iterable[Group]) -> None:
    """Keep the tellings of groups that came, and take back those of groups that are other or no more."""
    old = ((row.key, row.id) for row in gone if row.key is not None and is_history(row.key))
    change(connection, "DELETE FROM since_tellings WHERE key = ? AND part = ?", old)
    new = [group for group in came if group.told]
    drawn = drawn_of(connection, sorted({page for group in new for page, _ in group.tellings}))
    change(
        connection,
        "INSERT INTO since_tellings (key, part, number, outlet, drawn, told) VALUES (?, ?, ?, ?, ?, ?)",
        sorted(
            (group.key, group.id, number, drawn[page][0], drawn[page][2], told)
            for group in new
            for number, ((page, _), told) in enumerate(zip(group.tellings, group.told, strict=True))
        ),
    )


def read_since(connection: Connection, groups: Iterable[GroupRow]) -> Told:
    """What all groups of some keys are made of."""
    story_of = {row.id: row.story for row in groups}
    keys = sorted({row.key for row in groups if row.key is not None})
    found = Told({id_: [] for id_ in story_of})
    query = "SELECT part, outlet, drawn, told FROM since_tellings WHERE key IN ({}) ORDER BY key, part, number"
    for part, outlet, drawn, told in rows(connection, query, keys):
        telling = _TELLING.decode(told)
        found.tellings[part].append(telling)
        found.pages[telling.page] = outlet, story_of[part], drawn
    return found
