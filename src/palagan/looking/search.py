"""Search over the pages of a case: titles and reports, by word, phrase and field; each hit with the words that match.

The best come first (bm25, Robertson and Zaragoza 2009, a word of the title counting as six), of equals the newest.
Where more pages match than are worth weighing, the newest come first, and `weighed` says so.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, text

from palagan.languages.searching import words
from palagan.looking.asked_actors import ids_of_asked
from palagan.looking.cursors import cursor_of, numbers_of
from palagan.looking.query import Query, match_of, understand
from palagan.looking.rows import cards_of
from palagan.looking.snippets import Shown, snippets_of
from palagan.store.findables import count_unindexed
from palagan.views.cards import PageCard
from palagan.views.filters import Filter

Order = Literal["best", "newest"]
ORDERS: tuple[Order, ...] = ("best", "newest")
MOST_WEIGHED = 20_000
"""Matching pages up to which the best are sought; of more, the newest are shown. 20,000 take about 0.1 s."""
_COMMON = 0.2
"""The share of all pages from which matching ones are found by walking back through time; not so words of which only
the beginning is told, nor with filters."""
PAGE_SIZE = 20


@dataclass(frozen=True, slots=True)
class Hit:
    """A page that matches, with its title and the sentences in which the words stand."""

    page: PageCard
    title: Shown | None
    sentences: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """What a search gives: `count` pages match, `hits` are those shown. `next` goes on after them, None at the end.

    `order` is how they are ordered; `weighed` False where the best were asked for and too many match. `unindexed` pages
    are in the record and not yet in the search.
    """

    written: str
    count: int
    order: Order
    weighed: bool
    hits: tuple[Hit, ...]
    next: str | None
    unindexed: int


def search(
    connection: Connection,
    written: str,
    chosen: Filter = Filter(),
    *,
    order: Order = "best",
    limit: int = PAGE_SIZE,
    after: str | None = None,
) -> Results:
    """The pages that match, from the cursor `after` on. A search that cannot be understood is an `InputError`."""
    query = understand(written)
    found = _Asked(connection, query, chosen)
    count = found.count()
    weighed = order == "newest" or count <= MOST_WEIGHED
    order = order if weighed else "newest"
    pages: list[str] = []
    following: str | None = None
    if count and order == "best":
        pages, following = found.best(limit, after)
    elif count:
        pages, following = found.newest(limit, after, count)
    cards = cards_of(connection, pages)
    shown = snippets_of(connection, pages, query)
    hits = tuple(Hit(cards[page], *shown[page]) for page in pages if page in cards and page in shown)
    return Results(written, count, order, weighed, hits, following, count_unindexed(connection))


class _Asked:
    """One search with its conditions as SQL."""

    def __init__(self, connection: Connection, query: Query, chosen: Filter) -> None:
        self._connection = connection
        self._given: dict[str, object] = {"match": match_of(query)}
        if chosen.places:
            self._given["match"] = f"({match_of(query)}) AND ({_places(chosen)})"
        conditions = list(self._conditions(chosen))
        self._where = "".join(f" AND {condition}" for condition in conditions)
        self._narrowed = bool(conditions)
        self._begins = any(one.begins for one in query.wanted)

    def _ask(self, query: str, **more: object) -> list[tuple[object, ...]]:
        return [tuple(row) for row in self._connection.execute(text(query), {**self._given, **more})]

    def count(self) -> int:
        """How many pages match."""
        if not self._narrowed:
            query = "SELECT count(*) FROM search_words WHERE search_words MATCH :match"
        else:
            query = f"SELECT count(*) FROM search_pages s WHERE s.number IN {_MATCHING}{self._where}"
        return int(str(self._ask(query)[0][0]))

    def best(self, limit: int, after: str | None) -> tuple[list[str], str | None]:
        """The best pages, and the cursor of those that follow."""
        (skip,) = numbers_of(after, "best", 1) if after else (0,)
        query = f"""
            SELECT s.page FROM search_words JOIN search_pages s ON s.number = search_words.rowid
            WHERE search_words MATCH :match{self._where}
            ORDER BY bm25(search_words, 6.0, 1.0), s.moment DESC, s.number
            LIMIT :limit OFFSET :skip
        """
        rows = self._ask(query, limit=limit + 1, skip=skip)
        return [str(row[0]) for row in rows[:limit]], cursor_of("best", skip + limit) if len(rows) > limit else None

    def newest(self, limit: int, after: str | None, count: int) -> tuple[list[str], str | None]:
        """The newest pages, undated ones last, and the cursor of those that follow."""
        moment, number = numbers_of(after, "newest", 2) if after else (1 << 62, 1 << 62)
        matching = _MATCHING
        pages = int(str(self._ask("SELECT count(*) FROM search_pages")[0][0]))
        if count > _COMMON * pages and not self._narrowed and not self._begins:
            matching = f"{_MATCHING[:-1]} AND rowid = s.number)"
        query = f"""
            SELECT s.page, s.moment, s.number FROM search_pages s
            WHERE (s.moment, s.number) < (:moment, :number) AND s.number IN {matching}{self._where}
            ORDER BY s.moment DESC, s.number DESC LIMIT :limit
        """
        rows = self._ask(query, moment=moment, number=number, limit=limit + 1)
        following = None
        if len(rows) > limit:
            following = cursor_of("newest", *rows[limit - 1][1:])
        return [str(row[0]) for row in rows[:limit]], following

    def _conditions(self, chosen: Filter) -> Iterator[str]:
        if chosen.since:
            self._given["since"] = chosen.since
            yield "s.day >= :since"
        if chosen.until:
            self._given["until"] = chosen.until
            yield "s.day <= :until"
        if chosen.outlets:
            outlets = [row[0] for row in self._connection.exec_driver_sql("SELECT DISTINCT outlet FROM search_pages")]
            wanted = [outlet for outlet in outlets if outlet and chosen.lets_outlet([outlet])]
            yield f"s.outlet IN ({self._list('outlet', wanted)})"
        if chosen.actors:
            self._given["actors"] = json.dumps(ids_of_asked(self._connection, chosen.actors))
            given = "(SELECT value FROM json_each(:actors))"
            yield f"s.number IN (SELECT page FROM page_actors WHERE actor IN {given})"
        if chosen.stories:
            several = []
            for place, story in enumerate(chosen.stories):
                self._given |= {f"story{place}": story, f"beyond{place}": f"{story}\U0010ffff"}
                several.append(f"t.id >= :story{place} AND t.id < :beyond{place}")
            told = "SELECT p.value FROM stories t, json_each(t.json, '$.pages') p WHERE"
            yield f"s.page IN ({told} {' OR '.join(several)})"
        deeds = []
        if chosen.types:
            deeds.append(f"h.type IN ({self._list('type', [one.upper() for one in chosen.types])})")
        if chosen.statuses:
            deeds.append(f"h.status IN ({self._list('status', chosen.statuses)})")
        if chosen.min_origins:
            # of the index of happenings by weight, which holds type and status: few have many origins
            deeds = [deed.replace("h.", "+h.", 1) for deed in deeds]
            deeds.append(f"h.background IN (0, 1) AND h.by_origins <= -{chosen.min_origins:d}")
        if deeds:
            told = "SELECT m.page FROM happenings h JOIN mentions m ON m.happening = h.id WHERE"
            yield f"s.page IN ({told} {' AND '.join(deeds)})"

    def _list(self, name: str, values: object) -> str:
        """Names of parameters for some values, which they are given."""
        listed = list(values)  # type: ignore[call-overload]
        self._given |= {f"{name}_{place}": value for place, value in enumerate(listed)}
        return ", ".join(f":{name}_{place}" for place in range(len(listed)))


_MATCHING = "(SELECT rowid FROM search_words WHERE search_words MATCH :match)"


def _places(chosen: Filter) -> str:
    """Places by the beginnings of their words; a place without letters matches nothing."""
    told = [" ".join(part for parts, _ in words(place, None) for part in parts) for place in chosen.places]
    return " OR ".join(f'{{places}} : ("{one}" *)' if one else '{places} : ("==")' for one in told)
