"""Stories and their claims kept: of one that stands already only what is other than before is written.

A story that is told anew mostly says what it said: a page more stands at its end, and of its parties, places and
claims, and of the indexes by which they are found, most stay as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from operator import itemgetter
from typing import Any

import msgspec
from sqlalchemy import Connection, Table

from palagan.model.record import Claim, Record, Story
from palagan.store import listed
from palagan.store.part_rows import story_parties, story_things
from palagan.store.record_rows import Row, as_json, story_row
from palagan.store.record_writing import insert_rows, write
from palagan.store.upkeep import change, rows
from palagan.store.written_over import write_over

_STORY = msgspec.json.Decoder(Story)

Pairs = Sequence[tuple[Story, Story]]
"""Stories as they stood and as they are."""


def keep_stories(connection: Connection, touched: Iterable[str], stories: Sequence[Story]) -> None:
    """Keep these stories in place of those that were `touched`; of which none of them is, goes."""
    kept = dict(rows(connection, "SELECT id, json FROM stories WHERE id IN ({})", sorted(touched)))
    gone = kept.keys() - {story.id for story in stories}
    change(connection, "DELETE FROM stories WHERE id = ?", ((id_,) for id_ in sorted(gone)))
    write(connection, Record(stories=tuple(story for story in stories if story.id not in kept)))
    changed = write_over(connection, "stories", stories, kept, _STORY.decode, story_row)
    _replace(connection, listed.story_parties, story_parties, changed)
    _replace(connection, listed.story_places, partial(_things, "place"), changed)
    _replace(connection, listed.story_pages, partial(_things, "page"), changed)


def _things(kind: str, story: Story) -> Iterator[Row]:
    return story_things(story, kind, story.places if kind == "place" else story.pages)


def _replace(connection: Connection, table: Table, rows_of: Callable[[Story], Iterator[Row]], changed: Pairs) -> None:
    """The rows of a table that are other than before."""
    key = [column.name for column in table.primary_key.columns]
    of_key = itemgetter(*key)
    gone: list[tuple[Any, ...]] = []
    came: list[Row] = []
    for was, now in changed:
        before = {of_key(row): row for row in rows_of(was)}
        other = [row for row in rows_of(now) if before.pop(of_key(row), None) != row]
        gone += [*before, *map(of_key, other)]
        came += other
    change(connection, f"DELETE FROM {table.name} WHERE {' AND '.join(f'{name} = ?' for name in key)}", gone)
    insert_rows(connection, table, came)


def keep_claims(connection: Connection, touched: Iterable[str], claims: Iterable[tuple[str | None, Claim]]) -> None:
    """Keep claims, each with the group of tellings that it is of, in place of those of the `touched` stories."""
    listed_ = list(claims)
    query = "SELECT id, part, json FROM claims WHERE story IN ({})"
    kept = {id_: (part, told) for id_, part, told in rows(connection, query, sorted(touched))}
    same = {claim.id for part, claim in listed_ if claim.id in kept and kept[claim.id] == (part, as_json(claim))}
    change(connection, "DELETE FROM claims WHERE id = ?", ((id_,) for id_ in sorted(kept.keys() - same)))
    other = [(part, claim) for part, claim in listed_ if claim.id not in same]
    write(connection, Record(claims=tuple(claim for _, claim in other)))
    change(
        connection,
        "UPDATE claims SET part = ? WHERE id = ?",
        ((part, claim.id) for part, claim in other if part is not None),
    )
