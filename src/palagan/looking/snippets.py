"""The words of a page that a search matches: its title and its most telling sentences, with what is looked for marked.

Offsets count code points of the page's text, and what is shown is `text[start:end]`, so every mark is exact.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import msgspec
from sqlalchemy import Connection

from palagan.languages.searching import Term, terms
from palagan.looking.query import Query, Wanted
from palagan.model.article import REPORT, Kind
from palagan.model.reading import Reading
from palagan.store.upkeep import rows

SENTENCES = 2
"""Sentences that are shown of a page."""
_LONGEST = 360
"""Characters of a sentence that are shown, around its first mark."""
_BEFORE = 120
_LOOKED_AT = 300_000
"""Characters of a page that are gone through for marks; no report is longer."""
_SEARCHED = frozenset(kind.value for kind in REPORT | {Kind.SUBTITLE})


@dataclass(frozen=True, slots=True)
class Shown:
    """Words that are shown: `words` is `text[start:end]`; `marks` are places in the text, `cut` tells that more stands
    before or after; `anchor` is the whole sentence. Of a title that stands beside the page's text, places count
    within the title."""

    start: int
    end: int
    words: str
    marks: tuple[tuple[int, int], ...]
    cut: tuple[bool, bool] = (False, False)
    anchor: tuple[int, int] = (0, 0)

    @property
    def pieces(self) -> Iterator[tuple[str, bool]]:
        """The words in pieces, each with whether it is marked."""
        at = self.start
        for start, end in self.marks:
            if start > at:
                yield self.words[at - self.start : start - self.start], False
            yield self.words[start - self.start : end - self.start], True
            at = end
        if at < self.end:
            yield self.words[at - self.start :], False


class _Span(msgspec.Struct):
    start: int
    end: int


class _Segment(msgspec.Struct):
    start: int
    end: int
    kind: str


class _Page(msgspec.Struct):
    """What of a reading is needed here."""

    text: str
    language: str
    title: str | None
    segments: list[_Segment]
    sentences: list[_Span]


_READ = msgspec.json.Decoder(_Page)


def snippets_of(
    connection: Connection, pages: Iterable[str], query: Query
) -> dict[str, tuple[Shown | None, tuple[Shown, ...]]]:
    """Page → its title and sentences as the search shows them."""
    asked = "SELECT page, json FROM readings WHERE json IS NOT NULL AND page IN ({})"
    return {page: _shown(_READ.decode(line), query) for page, line in rows(connection, asked, pages)}


def _shown(page: _Page, query: Query) -> tuple[Shown | None, tuple[Shown, ...]]:
    title = None
    if page.title:
        wanted = [one for one in query.wanted if one.column in {None, "title"}]
        found = marks(terms(page.title, page.language), wanted)
        title = Shown(0, len(page.title), page.title, tuple((start, end) for start, end, _ in found))
    wanted = [one for one in query.wanted if one.column not in {"title", "outlet"}]
    parts = [s for s in page.segments if s.kind in _SEARCHED and s.start < _LOOKED_AT]
    found = marks([term for s in parts for term in terms(page.text, page.language, s.start, s.end)], wanted)
    return title, tuple(_sentences(page, parts, found))


def hits_in(reading: Reading, query: Query) -> list[tuple[int, int]]:
    """Where on a page the words stand that a search looks for."""
    article = reading.article
    wanted = [one for one in query.wanted if one.column != "outlet"]
    parts = [s for s in article.segments if s.kind.value in _SEARCHED | {"title"} and s.start < _LOOKED_AT]
    words = [term for s in parts for term in terms(article.text, article.language, s.start, s.end)]
    return [(start, end) for start, end, _ in marks(words, wanted)]


Mark = tuple[int, int, int]
"""Start, end, and which of the wanted things stands there."""


def marks(words: Sequence[Term], wanted: Sequence[Wanted]) -> list[Mark]:
    """Where the wanted things stand among the words of a text, in order and without overlaps."""
    flat = [(part, place) for place, term in enumerate(words) for part in term.parts]
    found: list[Mark] = []
    for number, one in enumerate(wanted):
        found += (
            (words[first].start, words[last].end, number)
            for first, last in (_in_order(flat, one) if one.phrase or one.begins else _by_stem(words, one))
        )
    out: list[Mark] = []
    for mark in sorted(found, key=lambda item: (item[0], -item[1])):
        if not out or mark[0] >= out[-1][1]:
            out.append(mark)
    return out


def _in_order(flat: Sequence[tuple[str, int]], one: Wanted) -> Iterator[tuple[int, int]]:
    """First and last word of each place where the parts stand one after another."""
    size, parts = len(one.parts), one.parts
    for at, (part, _) in enumerate(flat):
        if part != parts[0] and not (one.begins and size == 1 and part.startswith(parts[0])):
            continue
        run = [told for told, _ in flat[at : at + size]]
        if len(run) == size and run[:-1] == list(parts[:-1]) and _ends(run[-1], one):
            yield flat[at][1], flat[at + size - 1][1]


def _ends(word: str, one: Wanted) -> bool:
    return word == one.parts[-1] or (one.begins and word.startswith(one.parts[-1]))


def _by_stem(words: Sequence[Term], one: Wanted) -> Iterator[tuple[int, int]]:
    sought = {part for stems in one.stems for part in stems} | set(one.parts)
    for place, term in enumerate(words):
        if not sought.isdisjoint(term.parts) or not sought.isdisjoint(term.stems):
            yield place, place


def _sentences(page: _Page, parts: Sequence[_Segment], found: Sequence[Mark]) -> Iterator[Shown]:
    """The sentence in which most of the wanted things stand, and one more that holds others or as many; where there is
    none, the report's first."""
    spans = [(s.start, s.end) for s in page.sentences if any(p.start <= s.start < p.end for p in parts)]
    spans = spans or [(p.start, p.end) for p in parts]
    told = []
    at = 0
    for start, end in spans:
        while at < len(found) and found[at][1] <= start:
            at += 1
        within = []
        for mark in found[at:]:
            if mark[0] >= end:
                break
            within.append(mark)
        told.append(({number for _, _, number in within}, start, end, within))
    best: list[tuple[set[int], int, int, list[Mark]]] = []
    seen: set[int] = set()
    for one in sorted(told, key=lambda item: (-len(item[0]), item[1])):
        if not best or (len(best) < SENTENCES and one[0] and (one[0] - seen or len(one[0]) == len(best[0][0]))):
            best.append(one)
            seen |= one[0]
    for _, start, end, within in sorted(best, key=lambda item: item[1]):
        yield _cut(page.text, start, end, [(max(a, start), min(b, end)) for a, b, _ in within])


def _cut(text: str, start: int, end: int, places: Sequence[tuple[int, int]]) -> Shown:
    """A sentence, or of a long one what stands around its first mark."""
    first = start
    if end - start > _LONGEST and places:
        first = max(start, min(places[0][0] - _BEFORE, end - _LONGEST))
        while first > start and first < places[0][0] and not text[first - 1].isspace():
            first += 1
    last = min(end, max(first + _LONGEST, places[0][1] if places else 0))
    kept = tuple((a, b) for a, b in places if first <= a and b <= last)
    return Shown(first, last, text[first:last], kept, (first > start, last < end), (start, end))
