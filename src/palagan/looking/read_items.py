"""What was read on a page, as entries beside its text: each with its places there and what it opens in the record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from palagan.model.reading import Actor, Reading
from palagan.model.record import Party
from palagan.record.parties import Register
from palagan.views.messages import bounds

KINDS = ("event", "statement", "figure", "actor", "place", "time", "credit")
"""In the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing on the page. `places` are its words, `evidence` the sentence it rests on.

    `words` tells it as written; `type` is that of an event, the kind of harm of a figure, "direct" or "reported" of a
    statement, the value of a time, the country of a place, how of a credit. `by` and `to` are parties: of an event its
    sources and targets; of a statement who says it; of a figure who gives it; of an actor itself. `happening` is what
    the event is part of in the record.
    """

    id: str
    kind: str
    words: str
    places: tuple[tuple[int, int], ...]
    type: str | None = None
    mode: str | None = None
    by: tuple[Party, ...] = ()
    to: tuple[Party, ...] = ()
    said_by: tuple[Party, ...] = ()
    denied_by: tuple[Party, ...] = ()
    date: str | None = None
    place: str | None = None
    status: str | None = None
    background: bool = False
    confidence: float | None = None
    happening: str | None = None
    evidence: tuple[int, int] | None = None
    rule: str = ""


def items_of(reading: Reading, known: Register, happenings: Mapping[str, str]) -> tuple[Item, ...]:
    """All that was read on a page, kind by kind as `KINDS`, each kind in the order of the text."""
    found = [*_events(reading, known, happenings), *_statements(reading, known), *_figures(reading, known)]
    found += [*_actors(reading, known), *_named(reading)]
    return tuple(sorted(found, key=lambda item: (KINDS.index(item.kind), item.places[0] if item.places else (0, 0))))


def _parties(reading: Reading, known: Register, ids: Iterable[str | None]) -> tuple[Party, ...]:
    return known.parties(reading.article.page_id, (id_ for id_ in ids if id_))


def _events(reading: Reading, known: Register, happenings: Mapping[str, str]) -> Iterator[Item]:
    for one in reading.events:
        yield Item(
            id=one.id,
            kind="event",
            words=reading.words(one.anchor.start, one.anchor.end),
            places=((one.anchor.start, one.anchor.end),),
            type=one.type,
            mode=one.mode,
            by=_parties(reading, known, one.sources),
            to=_parties(reading, known, one.targets),
            said_by=_parties(reading, known, one.said_by),
            denied_by=_parties(reading, known, one.denied_by),
            date=one.date,
            place=one.place,
            status=one.status,
            background=one.background,
            confidence=one.confidence,
            happening=happenings.get(one.id),
            evidence=(one.evidence.start, one.evidence.end),
            rule=one.rule,
        )


def _statements(reading: Reading, known: Register) -> Iterator[Item]:
    for one in reading.statements:
        yield Item(
            id=one.id,
            kind="statement",
            words=reading.words(one.start, one.end),
            places=((one.start, one.end),),
            type="direct" if one.direct else "reported",
            by=_parties(reading, known, [one.speaker]),
            said_by=_parties(reading, known, one.via),
            rule=one.rule,
        )


def _figures(reading: Reading, known: Register) -> Iterator[Item]:
    for one in reading.figures:
        yield Item(
            id=one.id,
            kind="figure",
            words=reading.words(one.start, one.end),
            places=((one.start, one.end),),
            type=one.kind,
            mode=bounds(one.low, one.high),
            by=_parties(reading, known, one.said_by),
            to=_parties(reading, known, one.of),
            date=one.date,
            place=one.place,
            evidence=(one.evidence.start, one.evidence.end) if one.evidence else None,
            rule=one.rule,
        )


def _actors(reading: Reading, known: Register) -> Iterator[Item]:
    for one in reading.actors:
        yield Item(
            id=one.id,
            kind="actor",
            words=one.name,
            places=_mentions(one),
            type=one.code,
            by=_parties(reading, known, [one.id]),
            rule=one.rule,
        )


def _mentions(actor: Actor) -> tuple[tuple[int, int], ...]:
    return tuple((mention.start, mention.end) for mention in actor.mentions)


def _named(reading: Reading) -> Iterator[Item]:
    """Places by name, times by place, credits by name: each with all its words."""
    joined: dict[tuple[str, str], list[tuple[int, int, str | None, str]]] = {}
    for place in reading.places:
        joined.setdefault(("place", place.name), []).append((place.start, place.end, place.country, place.rule))
    for time in reading.times:
        words = reading.words(time.start, time.end)
        joined.setdefault(("time", f"{words} {time.value or ''}"), []).append(
            (time.start, time.end, time.value, time.flag or time.rule)
        )
    for credit in reading.article.credits:
        joined.setdefault(("credit", credit.name), []).append((credit.start, credit.end, credit.cue, ""))
    for number, ((kind, name), found) in enumerate(joined.items(), start=1):
        start, end, told, rule = found[0]
        words = reading.words(start, end) if kind == "time" else name
        places = tuple((start, end) for start, end, _, _ in found)
        yield Item(id=f"{kind[0]}x{number}", kind=kind, words=words, places=places, type=told, rule=rule)
