"""Happenings put on the map: what is new in the record gets the gazetteer's place, by its own words and its story.

What is placed by its story may lie elsewhere once the story is another: so the happenings of a story that is touched
are placed again.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence

from sqlalchemy import Connection

from palagan.model.record import Happening, Story
from palagan.places.happenings import spot_of, where
from palagan.pool import never
from palagan.store.happening_writing import Spots
from palagan.store.open import CaseFile
from palagan.store.spots import Unplaced, has_unplaced, keep_spots, placed, story_company, unplaced

AT_ONCE = 5000
"""Happenings that are placed together; of an older case, in one transaction."""
RECORD = "main.happenings"
Spot = tuple[str | None, str]
"""Where a happening lies, and what speaks for it (`store/spots.py`)."""


def place_new(connection: Connection, table: str = RECORD) -> None:
    """Place every happening that is not yet placed."""
    while some := unplaced(connection, table, AT_ONCE):
        keep_spots(connection, table, _placed(connection, some))


def spots_of(connection: Connection, happenings: Sequence[Happening]) -> Spots:
    """Where these happenings lie, which are about to be kept; their stories are kept already."""
    found: dict[str, Spot] = {}
    for start in range(0, len(happenings), AT_ONCE):
        some = [_to_place(one) for one in happenings[start : start + AT_ONCE]]
        found |= {id_: (spot, how) for spot, how, id_ in _placed(connection, some)}
    return found


def spots_in(story: Story, happenings: Iterable[Happening]) -> Iterator[Spot]:
    """The same for happenings that this story tells, in their order; no case is asked."""
    around = [party.code for party in dict.fromkeys(story.parties)]
    known: dict[tuple[str | None, tuple[str, ...]], Spot] = {}
    for one in map(_to_place, happenings):
        if (one.place, one.codes) not in known:
            known[one.place, one.codes] = spot_of(one.place, where(one.place, one.codes, story.places, around))
        yield known[one.place, one.codes]


def _to_place(one: Happening) -> Unplaced:
    parties = (*dict.fromkeys(one.sources), *dict.fromkeys(one.targets))
    return Unplaced(one.id, one.place or None, tuple(sorted(party.code for party in parties)), one.story)


def place_again(connection: Connection, stories: Iterable[str], but: Container[str] = ()) -> None:
    """Place again what these stories tell, `but` what was placed just now; only what lies elsewhere is written."""
    known = placed(connection, stories, but)
    found = _placed(connection, [one for one, _, _ in known])
    other = [new for (_, spot, how), new in zip(known, found, strict=True) if new[:2] != (spot, how)]
    keep_spots(connection, RECORD, other)


def place_older(case: CaseFile, stopped: Callable[[], bool] = never) -> None:
    """Place the happenings of a case that an earlier program made, some at a time."""
    while True:
        with case.reading() as connection:
            if not has_unplaced(connection, RECORD):
                return
        if stopped():
            return
        with case.writing() as connection:
            keep_spots(connection, RECORD, _placed(connection, unplaced(connection, RECORD, AT_ONCE)))


def _placed(connection: Connection, some: list[Unplaced]) -> list[tuple[str | None, str, str]]:
    told_with = story_company(connection, (one.story for one in some if one.story is not None and one.place))
    found = []
    for one in some:
        places, codes = told_with.get(one.story or "", ([], []))
        found.append((*spot_of(one.place, where(one.place, one.codes, places, codes)), one.id))
    return found
