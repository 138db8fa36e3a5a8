"""The stories that were touched told anew: story rows, groups of tellings, claims and decided tolls."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from palagan.model.record import Happening
from palagan.record.links import Role, roles_of
from palagan.record.packing import pack, unpack
from palagan.record.page_part import PagePart
from palagan.record.story_part import StoryPart, story_part
from palagan.record.telling import Telling
from palagan.store import story_writing
from palagan.store.upkeep import GroupRow, Piece, change, groups_by, pieces_of_stories, rows, save_groups
from palagan.upkeep.drawing import DrawnOn
from palagan.upkeep.placing import Spot, spots_in
from palagan.upkeep.quick import without_collecting
from palagan.upkeep.since import keep_since
from palagan.upkeep.touched import Touched

Tellings = tuple[Telling, ...]
_TollRow = tuple[str, str, str | None, str | None, int | None, int, bytes]
"""Id, story, group, town, day, whether it is firm, and the toll as bytes."""

AT_ONCE = 64
"""Stories that are told in one go."""


@dataclass(frozen=True, slots=True)
class StoryPages:
    """A story with the pieces of its pages."""

    story: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class ToldStory:
    """What is told of a story by it alone: its part, and of the happening of each of its groups, in order, what it can
    be to others and where it lies."""

    part: StoryPart
    roles: tuple[tuple[Role, ...], ...]
    spots: tuple[Spot, ...]


def tell_stories(given: Sequence[StoryPages]) -> list[ToldStory]:
    """What the record tells of some stories."""
    with without_collecting():
        return [_told(one) for one in given]


def tell_packed(given: Sequence[StoryPages]) -> bytes:
    """The same as bytes: what a process of the pool does. To send the values themselves costs the sender six times as
    much, the receiver four times."""
    return pack(tell_stories(given))


def _told(given: StoryPages) -> ToldStory:
    pages = [replace(unpack(piece.part, PagePart), tellings=unpack(piece.tellings, Tellings)) for piece in given.pieces]
    drawn = {piece.page: unpack(piece.drawn, DrawnOn) for piece in given.pieces}
    part = story_part(given.story, pages, drawn)
    happenings = [group.happening for group in part.groups]
    roles = tuple([tuple(roles_of(happening)) for happening in happenings])
    return ToldStory(part, roles, tuple(spots_in(part.story, happenings)))


Told = Callable[[Iterable[Sequence[StoryPages]]], Iterator[list[ToldStory]]]
"""`tell_stories` for chunks, in this process or in several."""


@dataclass(frozen=True, slots=True)
class Alone:
    """A happening as one group makes it by itself, what it then can be to others, and where it lies."""

    happening: Happening
    roles: tuple[Role, ...]
    spot: Spot


@dataclass(frozen=True, slots=True)
class Anew:
    """What telling stories anew changed: their parts, the groups that are other than before or no more, as they stood
    (`before`), and the ids of those that are the same. `alone` are the others' happenings."""

    before: dict[str, GroupRow]
    parts: list[StoryPart]
    same: set[str]
    alone: dict[str, Alone]


def tell_anew(connection: Connection, touched: Touched, tell: Told) -> Anew:
    """Tell every touched story again and keep its story row and groups; claims and tolls are kept once the happenings
    are known (`keep_claims`)."""
    stories = sorted(touched.stories)
    before = groups_by(connection, "story", stories)
    stories_told: list[ToldStory] = []
    for some in tell(_chunks(connection, stories)):
        stories_told += some
    parts = [one.part for one in stories_told]
    told = [GroupRow(g.id, part.story.id, g.id, g.key, g.tellings) for part in parts for g in part.groups]
    moved = touched.pages | touched.gone | touched.redrawn
    same = {row.id for row in told if row.id in before and _is_same(row, before[row.id], moved)}
    other = {id_: row for id_, row in before.items() if id_ not in same}
    change(connection, "DELETE FROM story_groups WHERE id = ?", ((id_,) for id_ in other))
    story_writing.keep_stories(connection, stories, [part.story for part in parts])
    save_groups(connection, (row for row in told if row.id not in same))
    keep_since(connection, other.values(), (g for part in parts for g in part.groups if g.id not in same))
    alone = {
        group.id: Alone(group.happening, roles, spot)
        for one in stories_told
        for group, roles, spot in zip(one.part.groups, one.roles, one.spots, strict=True)
        if group.id not in same
    }
    return Anew(other, parts, same, alone)


def _is_same(now: GroupRow, was: GroupRow, moved: Container[str]) -> bool:
    """Whether a group is what it was, down to the pages it is told by and what they draw on."""
    if (now.story, now.key, now.tellings) != (was.story, was.key, was.tellings):
        return False
    return not any(page in moved for page, _ in now.tellings)


def _chunks(connection: Connection, stories: Sequence[str]) -> Iterator[list[StoryPages]]:
    for start in range(0, len(stories), AT_ONCE):
        pieces = pieces_of_stories(connection, stories[start : start + AT_ONCE])
        yield [StoryPages(story, tuple(found)) for story, found in pieces.items() if found]


def keep_claims(connection: Connection, touched: Touched, anew: Anew, happening_of: Callable[[str], str]) -> None:
    """Keep the claims of the stories told anew, and give those of other stories the happening that theirs became."""
    story_writing.keep_claims(
        connection,
        touched.stories,
        (
            (claim.happening, replace(claim, happening=happening_of(claim.happening) if claim.happening else None))
            for part in anew.parts
            for claim in part.claims
        ),
    )
    renamed = groups_by(connection, "id", sorted(touched.renamed))
    change(
        connection,
        "UPDATE claims SET happening = ?1, json = json_set(json, '$.happening', ?1) WHERE story = ?2 AND part = ?3",
        ((row.happening, row.story, id_) for id_, row in renamed.items()),
    )


def keep_tolls(connection: Connection, touched: Touched, anew: Anew) -> None:
    """Keep the decided tolls of the stories told anew, under no ledger yet where they are other than before; those of
    pages that came, changed or draw on other sources count as other."""
    query = "SELECT id, story, part, spot, day, firm, told, ledger FROM toll_parts WHERE story IN ({})"
    kept = {row[0]: (row[:7], row[7]) for row in rows(connection, query, sorted(touched.stories))}
    group_of = {telling: g.id for part in anew.parts for g in part.groups for _, telling in g.tellings}
    moved = touched.pages | touched.gone | touched.redrawn
    new: dict[str, _TollRow] = {}
    for part in anew.parts:
        for toll in part.tolls:
            group = group_of[toll.telling] if toll.telling else None
            row = (toll.entry.id, part.story.id, group, toll.spot, toll.day, int(toll.firm), pack(toll))
            if toll.entry.evidence.page in moved or kept.get(toll.entry.id, ((), ""))[0] != row:
                new[toll.entry.id] = row
            else:
                del kept[toll.entry.id]
    touched.ledgers |= {ledger for _, ledger in kept.values()}
    touched.strikes |= {
        (spot, day)
        for _, _, _, spot, day, firm, _ in (*(row for row, _ in kept.values()), *new.values())
        if firm and spot is not None and day is not None
    }
    change(connection, "DELETE FROM toll_parts WHERE id = ?", ((id_,) for id_ in kept))
    change(
        connection,
        "INSERT INTO toll_parts (id, story, part, spot, day, firm, told, ledger, happening) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, '', NULL)",
        new.values(),
    )
