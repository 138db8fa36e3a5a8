"""The stories that were touched told anew: story rows, groups of tellings, claims and decided tolls."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from palagan.record.packing import pack, unpack
from palagan.record.page_part import PagePart
from palagan.record.story_part import StoryPart, story_part
from palagan.record.telling import Telling
from palagan.store.record_writing import delete_claims, delete_stories, save_claims, save_stories
from palagan.store.upkeep import GroupRow, Piece, change, groups_by, pieces_of_stories, rows, save_groups
from palagan.upkeep.drawing import DrawnOn
from palagan.upkeep.quick import without_collecting
from palagan.upkeep.touched import Touched

Tellings = tuple[Telling, ...]

AT_ONCE = 64
"""Stories that are told in one go."""


@dataclass(frozen=True, slots=True)
class StoryPages:
    """A story with the pieces of its pages."""

    story: str
    pieces: tuple[Piece, ...]


def tell_stories(given: Sequence[StoryPages]) -> list[StoryPart]:
    """What the record tells of some stories; what a process of the pool does."""
    with without_collecting():
        return [_told(one) for one in given]


def _told(given: StoryPages) -> StoryPart:
    pages = [replace(unpack(piece.part, PagePart), tellings=unpack(piece.tellings, Tellings)) for piece in given.pieces]
    drawn = {piece.page: unpack(piece.drawn, DrawnOn) for piece in given.pieces}
    return story_part(given.story, pages, drawn)


Told = Callable[[Iterable[Sequence[StoryPages]]], Iterator[list[StoryPart]]]
"""`tell_stories` for chunks, in this process or in several."""


@dataclass(frozen=True, slots=True)
class Anew:
    """What telling stories anew changed: their parts, and the groups that stood for them before."""

    before: dict[str, GroupRow]
    parts: list[StoryPart]


def tell_anew(connection: Connection, touched: Touched, tell: Told) -> Anew:
    """Tell every touched story again and keep its story row and groups; claims and tolls are kept once the happenings
    are known (`keep_claims`)."""
    stories = sorted(touched.stories)
    before = groups_by(connection, "story", stories)
    parts: list[StoryPart] = []
    for some in tell(_chunks(connection, stories)):
        parts += some
    change(connection, "DELETE FROM story_groups WHERE story = ?", ((story,) for story in stories))
    delete_stories(connection, stories)
    save_stories(connection, (part.story for part in parts))
    save_groups(
        connection,
        (GroupRow(g.id, part.story.id, g.id, g.key, g.tellings) for part in parts for g in part.groups),
    )
    return Anew(before, parts)


def _chunks(connection: Connection, stories: Sequence[str]) -> Iterator[list[StoryPages]]:
    for start in range(0, len(stories), AT_ONCE):
        pieces = pieces_of_stories(connection, stories[start : start + AT_ONCE])
        yield [StoryPages(story, tuple(found)) for story, found in pieces.items() if found]


def keep_claims(connection: Connection, touched: Touched, anew: Anew, happening_of: Callable[[str], str]) -> None:
    """Keep the claims of the stories told anew, and give those of other stories the happening that theirs became."""
    delete_claims(connection, sorted(touched.stories))
    save_claims(
        connection,
        (
            (claim.happening, replace(claim, happening=happening_of(claim.happening) if claim.happening else None))
            for part in anew.parts
            for claim in part.claims
        ),
    )
    change(
        connection,
        "UPDATE claims SET happening = ?1, json = json_set(json, '$.happening', ?1) WHERE part = ?2",
        ((happening_of(group), group) for group in sorted(touched.renamed)),
    )


def keep_tolls(connection: Connection, touched: Touched, anew: Anew) -> None:
    """Keep the decided tolls of the stories told anew, under no ledger yet."""
    stories = sorted(touched.stories)
    old = list(rows(connection, "SELECT ledger, spot, day, firm FROM toll_parts WHERE story IN ({})", stories))
    touched.ledgers |= {ledger for ledger, _, _, _ in old}
    touched.strikes |= {(spot, day) for _, spot, day, firm in old if firm and spot is not None and day is not None}
    change(connection, "DELETE FROM toll_parts WHERE story = ?", ((story,) for story in stories))
    group_of = {telling: g.id for part in anew.parts for g in part.groups for _, telling in g.tellings}
    change(
        connection,
        "INSERT INTO toll_parts (id, story, ledger, part, happening, spot, day, firm, told) "
        "VALUES (?, ?, '', ?, NULL, ?, ?, ?, ?)",
        (
            (
                toll.entry.id,
                part.story.id,
                group_of[toll.telling] if toll.telling else None,
                toll.spot,
                toll.day,
                int(toll.firm),
                pack(toll),
            )
            for part in anew.parts
            for toll in part.tolls
        ),
    )
    touched.strikes |= {
        (toll.spot, toll.day)
        for part in anew.parts
        for toll in part.tolls
        if toll.firm and toll.spot is not None and toll.day is not None
    }
