"""Fingerprints, texts and copies of pages as a case keeps them (`CopyBook`)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain
from typing import Any

import msgspec
import numpy as np
from sqlalchemy import Connection

from palagan.model.record import Copy
from palagan.record.copies import Change
from palagan.record.fingerprints import Grams, among
from palagan.record.packing import unpack
from palagan.record.postings import Held, Indexes, Key, Pair, Post
from palagan.record.texts import Order, Text
from palagan.store.upkeep import PartRow, cells, change, rows
from palagan.store.upkeep_schema import UNDATED
from palagan.upkeep.texts import KeptText, unpack_text

copies_of = msgspec.json.Decoder(Copy).decode
"""The copy that a cell of JSON tells."""


class CaseBook:
    """What a case holds of its pages, as far as copies go."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._names: dict[int, str | None] = {0: None}
        self._names |= dict(self._rows("SELECT number, name FROM print_outlets"))
        self._numbers = {name: number for number, name in self._names.items()}

    def postings(self, prints: Grams, most: int) -> Held:
        """The pages that hold each fingerprint, as far as they are not more than `most`."""
        asked = prints.tolist()
        more = f"EXISTS (SELECT 1 FROM page_prints WHERE gram = j.value LIMIT 1 OFFSET {most})"
        found = self._of(f"SELECT j.value FROM json_each(?) j WHERE {more}", asked)
        many = np.sort(np.array([gram for (gram,) in found], np.int64))
        few = prints[~among(prints, many)].tolist()
        query = "SELECT p.gram, p.page FROM json_each(?) j CROSS JOIN page_prints p ON p.gram = j.value"
        found = self._of(query, few)
        table: Indexes = np.fromiter(chain.from_iterable(found), np.int64, 2 * len(found)).reshape(-1, 2)
        numbers, page = _numbered(table[:, 1])
        query = """
            SELECT k.number, k.page, k.dated, k.moment, k.outlet
            FROM json_each(?) j CROSS JOIN page_parts k ON k.number = j.value
        """
        known = {
            number: Post(_order(UNDATED if dated else moment, id_), outlet or None)
            for number, id_, dated, moment, outlet in self._of(query, numbers.tolist())
        }
        return Held(table[:, 0], page, [known[number] for number in numbers.tolist()], many)

    def stock(self, prints: Grams) -> Collection[Key]:
        """Which of these fingerprints are stock of which outlets."""
        query = "SELECT s.gram, s.outlet FROM json_each(?) j CROSS JOIN page_stock s ON s.gram = j.value"
        return [(gram, self._names[outlet] or "") for gram, outlet in self._of(query, prints.tolist())]

    def held(self, keys: Collection[Key], most: int | None) -> Mapping[Key, Sequence[Order]]:
        """Per fingerprint and outlet the first pages that hold it."""
        query = """
            SELECT p.moment, k.page FROM page_prints p CROSS JOIN page_parts k ON k.number = p.page
            WHERE p.gram = ? AND p.outlet = ? ORDER BY p.moment, k.page LIMIT ?
        """
        limit = -1 if most is None else most
        return {
            (gram, outlet): [
                _order(moment, page) for moment, page in self._rows(query, (gram, self._numbers[outlet], limit))
            ]
            for gram, outlet in sorted(keys)
            if outlet in self._numbers
        }

    def prints(self, pages: Collection[str]) -> Mapping[str, Grams]:
        """The fingerprints of each page."""
        found = cells(self._connection, "words", sorted(pages))
        return {page: np.frombuffer(unpack(told, KeptText).prints, "<i8") for page, told in found.items()}

    def texts(self, pages: Collection[str]) -> Mapping[str, Text]:
        """The texts of the pages."""
        query = """
            SELECT k.page, k.dated, k.moment, c.words
            FROM page_parts k CROSS JOIN page_words c ON c.number = k.number WHERE k.page IN ({})
        """
        found = rows(self._connection, query, sorted(pages))
        return {page: unpack_text((dated, moment, page), words) for page, dated, moment, words in found}

    def kept(self, pairs: Collection[Pair]) -> Collection[Pair]:
        """Which of the pairs are kept copies."""
        pages = sorted({page for pair in pairs for page in pair})
        query = "SELECT c.earlier, c.later FROM json_each(?) j CROSS JOIN copies c ON c.earlier = j.value"
        found = set(self._of(query, pages))
        return [pair for pair in pairs if pair in found or pair[::-1] in found]

    def copies(self, pages: Collection[str]) -> Sequence[Copy]:
        """The kept copies of the pages."""
        out: dict[tuple[str, str], Copy] = {}
        for column in ("earlier", "later"):
            query = f"SELECT json FROM copies WHERE {column} IN ({{}})"
            for (line,) in rows(self._connection, query, sorted(pages)):
                copy = copies_of(line)
                out[copy.earlier, copy.later] = copy
        return list(out.values())

    def forget(self, pages: Sequence[str]) -> None:
        """Take the fingerprints of these pages back."""
        query = "SELECT page, number, dated, moment, outlet FROM page_parts WHERE page IN ({})"
        known = {page: row for page, *row in rows(self._connection, query, pages)}
        grams = self.prints(list(known))
        change(
            self._connection,
            "DELETE FROM page_prints WHERE gram = ? AND outlet = ? AND moment = ? AND page = ?",
            (
                (gram, self._numbers[outlet or None], UNDATED if dated else moment, number)
                for page, (number, dated, moment, outlet) in known.items()
                for gram in grams[page].tolist()
            ),
        )

    def keep(self, parts: Sequence[PartRow], texts: Sequence[Text]) -> None:
        """Keep the fingerprints of these pages."""
        self._number({part.outlet for part in parts})
        change(
            self._connection,
            "INSERT INTO page_prints (gram, outlet, moment, page) VALUES (?, ?, ?, ?)",
            sorted(
                (gram, self._numbers[part.outlet or None], UNDATED if part.dated else part.moment, part.number)
                for part, text in zip(parts, texts, strict=True)
                for gram in text.prints.tolist()
            ),
        )

    def note_stock(self, found: Change) -> None:
        """Keep what is stock now, of outlets that are known."""
        for statement, keys in (
            ("DELETE FROM page_stock WHERE gram = ? AND outlet = ?", found.unstocked),
            ("INSERT INTO page_stock (gram, outlet) VALUES (?, ?)", found.stocked),
        ):
            change(self._connection, statement, ((gram, self._numbers[outlet]) for gram, outlet in keys))

    def _number(self, names: Iterable[str | None]) -> None:
        new = sorted({name for name in names if name} - self._numbers.keys())
        numbers = dict(enumerate(new, start=len(self._names)))
        change(self._connection, "INSERT INTO print_outlets (number, name) VALUES (?, ?)", numbers.items())
        self._names |= numbers
        self._numbers |= {name: number for number, name in numbers.items()}

    def _rows(self, query: str, values: tuple[Any, ...] = ()) -> list[Any]:
        found = self._connection.exec_driver_sql(query, values)
        listed = found.cursor.fetchall()
        found.close()
        return list(listed)

    def _of(self, query: str, values: Sequence[int] | Sequence[str]) -> list[Any]:
        """The rows of a query whose one `?` is a list of values."""
        return self._rows(query, (msgspec.json.encode(values).decode(),)) if values else []


def _numbered(pages: Indexes) -> tuple[Indexes, Indexes]:
    """The numbers among these, ascending, each once, and for each of these its place there. Pages are numbered from 1
    on, so that a table of all of them is short."""
    if not len(pages):
        return pages, pages
    there = np.zeros(int(pages.max()) + 1, bool)
    there[pages] = True
    return np.flatnonzero(there), (np.cumsum(there) - 1)[pages]


def _order(moment: int, page: str) -> Order:
    return (1, 0, page) if moment == UNDATED else (0, moment, page)
