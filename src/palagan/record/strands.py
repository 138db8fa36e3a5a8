"""Things taken apart into their pieces and put together again as people decided: merged, split, freed of a page."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from palagan.model.decision import Beneath, DecidedKind, Decision, Key
from palagan.model.ids import content_id
from palagan.model.record import Assertion, Claim, Happening, Mention, OriginCount, Party, Story
from palagan.record.keys import Finder, Piece, Thing, id_of, pieces_of

Recount = Callable[[Iterable[str]], OriginCount]
"""How many independent origins some pages have."""
_PREFIX: Mapping[DecidedKind, str] = {"happening": "hp", "claim": "cl", "story": "st", "origin": "or"}


@dataclass(frozen=True, slots=True)
class PageLine:
    """What the record needs to know of a page beside its readings."""

    title: str | None = None
    published: str | None = None
    outlet: str | None = None


class Strands:
    """The things of one kind as pieces, each with the thing that holds it now. Decisions move pieces about."""

    def __init__(self, kind: DecidedKind, things: Iterable[Thing], heirs: Mapping[str, str]) -> None:
        self.kind = kind
        self.made = {id_of(thing): thing for thing in things}
        self.pieces: list[tuple[Beneath, Piece]] = []
        self._owner: list[str | None] = []
        self._first: list[str] = []
        self._of: dict[str, set[int]] = defaultdict(set)
        self._on: dict[str, list[int]] = defaultdict(list)
        for id_, thing in self.made.items():
            for piece in pieces_of(thing):
                self._of[id_].add(len(self.pieces))
                self._on[piece[0].page].append(len(self.pieces))
                self.pieces.append(piece)
                self._owner.append(id_)
                self._first.append(id_)
        self.finder = Finder(kind, (beneath for beneath, _ in self.pieces), heirs)
        self.changed: set[str] = set()
        self.became: dict[str, str] = {}
        """Merged away → what it was put to."""
        self.came_from: dict[str, str] = {}
        """Split off → what it was taken out of."""

    def owner(self, number: int) -> str | None:
        """The thing that holds a piece."""
        return self._owner[number]

    def find(self, one: Decision) -> str | None:
        """The thing that a decision is about, or None."""
        hits = self.finder.find(one.key, self.owner, one.target)
        return hits[0].id if hits else None

    def merge(self, one: Decision) -> tuple[str, tuple[str, ...]] | None:
        """Put the things of a decision together under the first; gives it and those that were put to it."""
        into = self.find(one)
        joined = []
        for key in one.others:
            hits = self.finder.find(key, self.owner)
            if hits and into is not None and hits[0].id != into:
                joined.append(hits[0].id)
                self._move(self._of[hits[0].id], into)
                self.became[hits[0].id] = into
        return (into, tuple(joined)) if into is not None else None

    def split(self, one: Decision) -> tuple[str, str | None] | None:
        """Take the parts of a decision out of their thing; gives it and the new thing, None where all had left."""
        whole = self.find(one)
        if whole is None:
            return None
        parts = {number for key in one.others for number in self.held(key, whole)}
        if not parts or len(parts) == len(self._of[whole]):
            return whole, None
        first = self.pieces[min(parts)][0]
        new = content_id(_PREFIX[self.kind], "split", first.page, first.at, first.role)
        self.came_from[new] = self.came_from.get(whole, whole)
        self.changed.add(whole)
        self._move(parts, new)
        return whole, new

    def put(self, page: str, thing: str) -> None:
        """Put the pieces on a page into another thing."""
        self._move(self._on[page], thing)

    def alone(self, page: str) -> str | None:
        """The thing of this page alone, a new one where it shares one now; None where it has none."""
        whole = next((owner for n in self._on.get(page, ()) if (owner := self._owner[n])), None)
        if whole is None or len(self._of[whole]) == 1:
            return whole
        new = content_id(_PREFIX[self.kind], "split", page, 0, self.kind)
        self.came_from.setdefault(new, self.came_from.get(whole, whole))
        self.put(page, new)
        return new

    def drop_pages(self, pages: Collection[str]) -> None:
        """Take away all that rests on some pages."""
        for page in pages:
            self._move(self._on.get(page, ()), None)

    def _move(self, numbers: Iterable[int], into: str | None) -> None:
        for number in list(numbers):
            was = self._owner[number]
            if was == into:
                continue
            if was is not None:
                self._of[was].discard(number)
                self.changed.add(was)
            if into is not None:
                self._of[into].add(number)
                self.changed.add(into)
            self._owner[number] = into

    def held(self, key: Key, id_: str) -> frozenset[int]:
        """The pieces of a thing that a key means."""
        out: set[int] = set()
        for was in key.beneath:
            fits = [hit for hit in self.finder.pieces(was) if self._owner[hit[0]] == id_]
            best = max((value for _, value in fits), default=0.0)
            out |= {number for number, value in fits if value == best}
        return frozenset(out)

    def size(self, id_: str) -> int:
        """How many pieces a thing has."""
        return len(self._of[id_])

    def take_out(self, numbers: Iterable[int]) -> None:
        """Pieces that people say are none."""
        self._move(numbers, None)

    def part_of(self, id_: str, now: Mapping[str, object]) -> str | None:
        """What a merged thing is part of at last; None for one merged with nothing, or with what is none now."""
        seen = {id_}
        while id_ in self.became and self.became[id_] not in seen:
            id_ = self.became[id_]
            seen.add(id_)
        return id_ if now.get(id_, id_) is not None else None

    def now(self, lines: Mapping[str, PageLine], recount: Recount) -> dict[str, Thing | None]:
        """What was changed: id → the thing as it is now, None where nothing of it is left."""
        return {id_: self.one(id_, lines, recount) for id_ in sorted(self.changed)}

    def one(self, id_: str, lines: Mapping[str, PageLine], recount: Recount) -> Thing | None:
        """A thing as it is now, made of its pieces."""
        numbers = sorted(self._of[id_])
        if not numbers or (self.kind == "copy" and len(numbers) < 2):
            return None
        template = self.made.get(id_) or self.made[self._first[numbers[0]]]
        origins = Counter(self._first[number] for number in numbers)
        others = [self.made[other] for other in origins if other != id_of(template)]
        pieces = [self.pieces[number] for number in numbers]
        return _made(template, id_, others, pieces, lines, recount, split=id_ in self.came_from)


def _made(
    template: Thing,
    id_: str,
    others: Sequence[Thing],
    pieces: Sequence[tuple[Beneath, Piece]],
    lines: Mapping[str, PageLine],
    recount: Recount,
    *,
    split: bool,
) -> Thing:
    """A thing made of pieces; its fields are the template's, what hangs on the pieces is told anew."""
    pages = sorted({beneath.page for beneath, _ in pieces})
    match template:
        case Happening():
            return _happening(template, id_, others, [piece for _, piece in pieces], recount(pages))
        case Claim():
            asserted = tuple(p for b, p in pieces if b.role == "asserts" and isinstance(p, Assertion))
            denied = tuple(p for b, p in pieces if b.role == "denies" and isinstance(p, Assertion))
            return replace(
                template,
                id=id_,
                asserted=asserted,
                denied=denied,
                asserted_origins=recount({one.page for one in asserted}),
                denied_origins=recount({one.page for one in denied}),
            )
        case Story():
            return _story(template, id_, others, pages, lines, recount(pages), split=split)
        case _:
            return template


def _happening(
    template: Happening, id_: str, others: Sequence[Thing], pieces: Sequence[Any], origins: OriginCount
) -> Happening:
    mentions: tuple[Mention, ...] = tuple(sorted(pieces, key=lambda m: (m.published or "9", m.page, m.anchor.start)))
    published = [mention.published for mention in mentions if mention.published]
    merged = [other for other in others if isinstance(other, Happening)]
    return replace(
        template,
        id=id_,
        mentions=mentions,
        said_by=_each(party for mention in mentions for party in mention.said_by),
        denied_by=_each(party for mention in mentions for party in mention.denied_by),
        origins=origins,
        first_told=published[0] if published else None,
        last_told=published[-1] if published else None,
        links=tuple(dict.fromkeys(link for one in (template, *merged) for link in one.links)),
        contradictions=tuple(dict.fromkeys(words for one in (template, *merged) for words in one.contradictions)),
    )


def _story(
    template: Story,
    id_: str,
    others: Sequence[Thing],
    pages: Sequence[str],
    lines: Mapping[str, PageLine],
    origins: OriginCount,
    *,
    split: bool,
) -> Story:
    def day(page: str) -> str:
        return (lines.get(page, PageLine()).published or "")[:10]

    ordered = tuple(sorted(pages, key=lambda page: (day(page) or "9", page)))
    days = sorted(day(page) for page in pages if day(page))
    merged = [other for other in others if isinstance(other, Story)]
    title = next((line.title for page in ordered if (line := lines.get(page)) and line.title), template.title)
    return replace(
        template,
        id=id_,
        title=title if split else template.title,
        pages=ordered,
        first=days[0] if days else None,
        last=days[-1] if days else None,
        parties=_each(party for one in (template, *merged) for party in one.parties),
        places=tuple(dict.fromkeys(place for one in (template, *merged) for place in one.places)),
        origins=origins,
    )


def _each(parties: Iterable[Party]) -> tuple[Party, ...]:
    return tuple({party.key: party for party in parties}.values())
