"""The pages of a story as a lineage: who had it first, who copied whom, and under which origin each page lies."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from palagan.looking.rows import behind_of, cards_of
from palagan.record.sheet import moment_of
from palagan.store.look_up import ask
from palagan.views.cards import PageCard
from palagan.views.drawn import PageOrigin, by_strength

"""Ways of knowing an origin, the surest first."""


@dataclass(frozen=True, slots=True)
class Descent:
    """A page that this one shares text with and that came before it. `derives`: this one is taken from it."""

    earlier: str
    share: float
    derives: bool


@dataclass(frozen=True, slots=True)
class LineagePage:
    """A page in a lineage. `origin` is the lane it lies in: that of the page it is taken from, else its surest own.

    `others` are its further origins; `copied` the earlier pages of the story that it shares text with, closest first;
    `copies` counts the later ones that share text with it.
    """

    id: str
    outlet: str | None
    title: str | None
    published: str | None
    url: str | None
    language: str
    origin: str
    others: tuple[str, ...]
    known: tuple[PageOrigin, ...]
    copied: tuple[Descent, ...]
    copies: int

    @property
    def parent(self) -> Descent | None:
        """The page it is taken from, if any."""
        return next((one for one in self.copied if one.derives), None)


@dataclass(frozen=True, slots=True)
class LineageOrigin:
    """An origin that pages of a story draw on, in the order in which they first appear; `number` counts from 1.

    `kind` "unknown": the outlet names no source. `pages` counts those in its lane, `first` is the earliest of them.
    """

    id: str
    number: int
    name: str
    kind: str
    pages: int
    first: str | None


@dataclass(frozen=True, slots=True)
class Lineage:
    """All pages of a story, first published first and undated last, with their origins."""

    origins: tuple[LineageOrigin, ...]
    pages: tuple[LineagePage, ...]


def lineage_of(connection: Connection, pages: Iterable[str]) -> Lineage:
    """The lineage of some pages."""
    ids = list(dict.fromkeys(pages))
    cards, behind = cards_of(connection, ids), behind_of(connection, ids)
    return lineage(cards, behind, _descents(connection, ids))


def _descents(connection: Connection, pages: Sequence[str]) -> list[tuple[str, Descent]]:
    """Later page → an earlier one of these that it shares text with."""
    within = set(pages)
    rows = ask(connection, "SELECT later, earlier, share, derives FROM copies WHERE later IN :given", pages)
    return [(later, Descent(earlier, share, bool(told))) for later, earlier, share, told in rows if earlier in within]


def lineage(
    cards: Mapping[str, PageCard],
    behind: Mapping[str, Sequence[PageOrigin]],
    descents: Iterable[tuple[str, Descent]],
) -> Lineage:
    """The lineage of pages from what is known of each."""
    ordered = sorted(cards.values(), key=_moment)
    rank = {card.id: place for place, card in enumerate(ordered)}
    copied: dict[str, list[Descent]] = defaultdict(list)
    for later, one in descents:
        if later in rank and one.earlier in rank:
            copied[later].append(one)
    for found in copied.values():
        found.sort(key=lambda one: (-one.share, rank[one.earlier]))
    spread = Counter(origin for drawn in behind.values() for origin in {one.origin for one in drawn})
    lanes: dict[str, str] = {}
    for card in _parents_first(ordered, copied):
        lanes[card] = _lane(card, copied[card], behind.get(card, ()), lanes, spread)
    later_ones = Counter(one.earlier for found in copied.values() for one in found)
    rows = tuple(
        _page(card, lanes[card.id], behind.get(card.id, ()), copied[card.id], later_ones[card.id]) for card in ordered
    )
    return Lineage(_origins(rows, behind), rows)


def _moment(card: PageCard) -> tuple[bool, int, str]:
    """A key that sorts pages by the instant of publication, undated ones last; a bare day is its beginning."""
    moment = moment_of(card.published)
    return (moment is None, moment.first if moment else 0, card.id)


def _parents_first(ordered: Sequence[PageCard], copied: Mapping[str, Sequence[Descent]]) -> list[str]:
    """The pages, each after those it is taken from: a page that tells its day alone may stand before them."""
    done: dict[str, None] = {}
    for card in ordered:
        waiting, entered = [card.id], {card.id}
        while waiting:
            page = waiting[-1]
            above = [d.earlier for d in copied.get(page, ()) if d.derives]
            above = [earlier for earlier in above if earlier not in done and earlier not in entered]
            if above:
                waiting.append(above[0])
                entered.add(above[0])
            else:
                done[waiting.pop()] = None
    return list(done)


def _lane(
    page: str,
    copied: Sequence[Descent],
    drawn: Sequence[PageOrigin],
    lanes: Mapping[str, str],
    spread: Mapping[str, int],
) -> str:
    """The origin under which a page is drawn. A page is drawn under an origin of its own in any case."""
    own = sorted({one.origin: one for one in sorted(drawn, key=by_strength)}.values(), key=by_strength)
    ids = {one.origin for one in own}
    for one in copied:
        if one.derives and lanes.get(one.earlier) in ids:
            return lanes[one.earlier]
    best = min(own, key=lambda one: (by_strength(one)[0], -spread.get(one.origin, 0), one.name), default=None)
    return best.origin if best else page


def _page(
    card: PageCard, lane: str, drawn: Sequence[PageOrigin], copied: Sequence[Descent], copies: int
) -> LineagePage:
    others = dict.fromkeys(one.origin for one in sorted(drawn, key=by_strength) if one.origin != lane)
    told = (card.id, card.outlet, card.title, card.published, card.url, card.language)
    return LineagePage(*told, lane, tuple(others), tuple(drawn), tuple(copied), copies)


def _origins(rows: Sequence[LineagePage], behind: Mapping[str, Sequence[PageOrigin]]) -> tuple[LineageOrigin, ...]:
    """Origins that are known before those that are only supposed, each in the order of its first page."""
    named = {one.origin: (one.name, one.kind) for drawn in behind.values() for one in drawn}
    lanes: dict[str, list[LineagePage]] = {}
    for row in rows:
        lanes.setdefault(row.origin, []).append(row)
    for row in rows:
        for other in row.others:
            lanes.setdefault(other, [])
    ordered = sorted(lanes, key=lambda id_: named.get(id_, ("", "unknown"))[1] == "unknown")
    return tuple(
        LineageOrigin(id_, number, *named.get(id_, (id_, "unknown")), len(lanes[id_]), _first(lanes[id_]))
        for number, id_ in enumerate(ordered, start=1)
    )


def _first(rows: Sequence[LineagePage]) -> str | None:
    return rows[0].published if rows else None
