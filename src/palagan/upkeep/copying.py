"""Copies around the pages that changed, and what pages draw on, downstream of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import msgspec
from sqlalchemy import Connection, insert

from palagan.model.record import Copy, Origin
from palagan.record.copies import Change, Compare, update_copies
from palagan.record.lineage import PageLineage, Parent, draw_in_order, parents_of
from palagan.record.packing import pack, unpack
from palagan.record.stream import LEAST_COPIED, WINDOW
from palagan.store import schema
from palagan.store.record_rows import row_of
from palagan.store.record_writing import save_origins
from palagan.store.upkeep import PartRow, cells, change, forget_parts, kept_pages, rows, save_drawn, save_parts
from palagan.upkeep.drawing import DrawnOn
from palagan.upkeep.prints import CaseBook, copies_of
from palagan.upkeep.texts import unpack_text
from palagan.upkeep.touched import Touched


def take_pages(connection: Connection, touched: Touched, parts: Sequence[PartRow], compared: Compare) -> None:
    """Put these parts in place of those of the same pages, take back those of `touched.gone`, and bring copies and
    what pages draw on up to date. `compared` finds the copies among pairs of pages."""
    book = CaseBook(connection)
    with touched.step("copies"):
        added = [unpack_text((part.dated, part.moment, part.page), part.words) for part in parts]
        found = update_copies(book, added, sorted(touched.gone), compared)
        touched.shared |= _days_of_changed(connection, found, touched.pages | touched.gone)
        change(connection, "DELETE FROM copies WHERE earlier = ? AND later = ?", found.gone)
        _forget(connection, book, sorted({*touched.gone, *touched.pages}))
        save_parts(connection, parts)
        book.keep(parts, added)
        book.note_stock(found)
        _save_copies(connection, found.made)
    with touched.step("origins"):
        later = {page for _, page in found.gone} | {copy.later for copy in found.made}
        _draw(connection, touched, (later | touched.pages) - touched.gone)


def _days_of_changed(connection: Connection, found: Change, known: set[str]) -> set[int | None]:
    """The later day of each copy that came, went or shares more or less, as far as that tells of stories: of pages that
    a window holds together. None where one of the two has no day. Around the `known` pages, which come and go, all
    days are folded again anyway."""
    kept = "SELECT share FROM copies WHERE earlier = ? AND later = ?"
    before = {pair: connection.exec_driver_sql(kept, pair).scalar_one() for pair in found.gone}
    after = {(copy.earlier, copy.later): copy.share for copy in found.made}
    changed = {
        pair
        for pair in before.keys() | after.keys()
        if before.get(pair) != after.get(pair) and max(before.get(pair, 0), after.get(pair, 0)) >= LEAST_COPIED
    }
    others = [pair for pair in changed if not known.issuperset(pair)]
    pages = {page for pair in others for page in pair} - known
    day_of = {page: day for page, (_, day, _) in kept_pages(connection, sorted(pages)).items()}
    return {day for pair in others for day in _day_shared([day_of[page] for page in pair if page in day_of])}


def _day_shared(days: Sequence[int | None]) -> Iterator[int | None]:
    """The day on which the text that two standing pages share tells of stories, if any; days of the one that stands
    where the other comes or goes."""
    dated = [day for day in days if day is not None]
    if len(dated) < len(days):
        yield None
    elif len(dated) == 2 and max(dated) - min(dated) <= WINDOW:
        yield max(dated)


def _forget(connection: Connection, book: CaseBook, pages: Sequence[str]) -> None:
    book.forget(pages)
    _credit(connection, {page: told for page, told in cells(connection, "drawn", pages).items() if told}, {})
    forget_parts(connection, pages)


def _save_copies(connection: Connection, made: Sequence[Copy]) -> None:
    lineages = _lineages(connection, {page for copy in made for page in (copy.earlier, copy.later)})
    values = []
    for copy in made:
        derives = bool(parents_of(lineages[copy.later], [copy], lineages))
        values.append(row_of(copy) | {"derives": derives})
    if values:
        connection.execute(insert(schema.copies), values)


def _lineages(connection: Connection, pages: Iterable[str]) -> dict[str, PageLineage]:
    found = cells(connection, "lineage", sorted(pages))
    return {page: unpack(told, PageLineage) for page, told in found.items()}


def _draw(connection: Connection, touched: Touched, pages: Collection[str]) -> None:
    """Find again what these pages, and those that derive from them, draw on."""
    again = _downstream(connection, pages)
    query = "SELECT json FROM copies WHERE derives AND later IN ({})"
    found: dict[str, list[Copy]] = defaultdict(list)
    for (line,) in rows(connection, query, sorted(again)):
        copy = copies_of(line)
        found[copy.later].append(copy)
    lineages = _lineages(connection, again | {copy.earlier for several in found.values() for copy in several})
    parents: dict[str, list[Parent]] = {page: parents_of(lineages[page], found[page], lineages) for page in again}
    old = cells(connection, "drawn", sorted(lineages))
    drawn = {page: unpack(told, DrawnOn) for page, told in old.items() if told and page not in again}
    texts = _Texts(connection)
    draw_in_order({page: lineages[page] for page in again}, parents, drawn, texts.words)
    new = {page: pack(drawn[page]) for page in again}
    changed = {page: told for page, told in new.items() if told != old[page]}
    save_drawn(connection, changed)
    _credit(connection, {page: old[page] for page in changed if old[page]}, changed)
    touched.redrawn |= changed.keys()


def _downstream(connection: Connection, pages: Collection[str]) -> set[str]:
    """These pages and those that derive from them, through however many others."""
    found = set(pages)
    front = found
    while front:
        query = "SELECT DISTINCT later FROM copies WHERE derives AND earlier IN ({})"
        front = {page for (page,) in rows(connection, query, sorted(front))} - found
        found |= front
    return found


class _Worded(msgspec.Struct):
    """A reading as JSON, of which only the text is looked at."""

    text: str


_text_of = msgspec.json.Decoder(_Worded).decode


class _Texts:
    """The texts of pages, read when asked for."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[str, str] = {}

    def words(self, page: str, start: int, end: int) -> str:
        """The words of a page between two offsets."""
        if page not in self._known:
            query = "SELECT json FROM readings WHERE page = ?"
            self._known[page] = _text_of(self._connection.exec_driver_sql(query, (page,)).scalar_one()).text
        return self._known[page][start:end]


def _credit(connection: Connection, before: Mapping[str, bytes], after: Mapping[str, bytes]) -> None:
    """Keep under each origin the pages that draw on it, with the reasons."""
    change(connection, "DELETE FROM origin_pages WHERE page = ?", ((page,) for page in before))
    origins: dict[str, Origin] = {}
    more: dict[str, int] = defaultdict(int)
    reasons = []
    for told, step in ((before, -1), (after, 1)):
        for page, cell in sorted(told.items()):
            drawn = unpack(cell, DrawnOn)
            for id_ in sorted({item.source.id for item in drawn}):
                more[id_] += step
            for number, item in enumerate(drawn, start=1):
                source, because = item.source, item.because
                origins[source.id] = Origin(source.id, source.name, source.kind, (), ())
                if step > 0:
                    words = because.evidence
                    place = (words.words, words.start, words.end) if words else (None, None, None)
                    reasons.append((source.id, page, number, because.how, because.detail, *place))
    save_origins(connection, [(origins[id_], more[id_]) for id_ in sorted(origins)])
    change(
        connection,
        'INSERT INTO origin_pages (origin, page, number, how, detail, words, start, "end") '
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        reasons,
    )
