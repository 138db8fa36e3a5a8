"""Search and the actors' screens kept up with the record: what a page gave before is taken back, what it gives is put
in. Both come of the page alone (`record/findable.py`)."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Sequence

from sqlalchemy import Connection

from palagan.model.contract import reading_from_line
from palagan.model.reading import Reading
from palagan.pool import never
from palagan.record.findable import VERSION, Findable, findable
from palagan.record.folding import fold
from palagan.record.packing import pack, unpack
from palagan.record.parties import Register
from palagan.record.sheet import moment_of
from palagan.store.findables import (
    FoundRow,
    Tally,
    add_actors,
    add_words,
    begin_search_anew,
    indexed,
    is_whole,
    made_by,
    note_whole,
    take_actors,
    take_words,
    unindexed,
)
from palagan.store.open import CaseFile
from palagan.store.search_schema import UNDATED
from palagan.store.upkeep import PartRow
from palagan.upkeep.quick import without_collecting

_PACKED = 3
"""How tightly what search takes is packed: 6 packs it a twentieth tighter in nearly twice the time."""
SLICE = 2000
"""Pages of an older case that are indexed in one transaction."""


def told_of(reading: Reading, parties: Register | None = None) -> bytes:
    """What a page gives to search, as bytes; `parties` are its own, where they are known already."""
    return zlib.compress(pack(findable(reading, parties)), _PACKED)


Row = tuple[FoundRow, Findable]
"""A page as search keeps it, and what is packed in it."""


def _row(number: int, page: str, moment: int, outlet: str | None, told: bytes) -> Row:
    made = unpack(zlib.decompress(told), Findable)
    return FoundRow(number, page, moment, made.day, outlet, told, made.columns), made


def index(connection: Connection, found: Sequence[Row], gone: Iterable[str] = ()) -> None:
    """Put these pages in place of what search had of them, and forget those that are gone."""
    if made_by(connection) != VERSION:
        begin_search_anew(connection, VERSION)
    before = list(indexed(connection, sorted({*gone, *(row.page for row, _ in found)})))
    if before:
        known = [_row(one.number, one.page, one.moment, one.outlet, one.told) for one in before]
        take_actors(connection, _tally(known))
        take_words(connection, [row for row, _ in known])
    if found:
        add_words(connection, [row for row, _ in found])
        add_actors(connection, _tally(found))


def index_parts(connection: Connection, parts: Sequence[PartRow], gone: Iterable[str]) -> None:
    """The same for parts of the record, in whose transaction."""
    index(
        connection,
        [_row(p.number, p.page, UNDATED if p.dated else p.moment, p.outlet, p.findable) for p in parts],
        gone,
    )


def catch_up(case: CaseFile, stopped: Callable[[], bool] = never) -> int:
    """Index what the record has and search has not: the pages of a case of before, which are looked for until there is
    none. Gives how many."""
    done = 0
    while not stopped():
        with case.writing() as connection, without_collecting():
            if made_by(connection) != VERSION:
                begin_search_anew(connection, VERSION)
            if is_whole(connection):
                break
            missing = unindexed(connection, SLICE)
            if not missing:
                note_whole(connection)
                break
            index(connection, [_read(*one) for one in missing])
            done += len(missing)
    return done


def _read(page: str, number: int, json: str) -> Row:
    reading = reading_from_line(json)
    moment = moment_of(reading.article.published)
    return _row(number, page, moment.first if moment else UNDATED, reading.article.outlet, told_of(reading))


def _tally(found: Sequence[Row]) -> Tally:
    tally = Tally()
    for row, one in found:
        for named in one.named:
            key = named.party.key
            tally.faces[named.party] += 1
            tally.folded[named.party.name] = fold(named.party.name)
            tally.pages.append((key, row.moment, row.number, named.said))
            for name in named.names:
                outlet = "" if name.speaker else row.outlet or ""
                tally.names.setdefault((key, name.form, outlet, name.speaker or ""), []).append(name.uses)
    return tally
