"""What a field rests on: from an article, something on a page or something of the record back to the words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from palagan.errors import NotFoundError
from palagan.model.reading import Actor, Event, Figure, Reading, Span, Statement
from palagan.model.record import (
    Assertion,
    Claim,
    Discrepancy,
    Evidence,
    Happening,
    Ledger,
    LedgerEntry,
    Origin,
    Story,
)
from palagan.model.stretch import stands_in


@dataclass(frozen=True, slots=True)
class Ground:
    """One field, its value, and the words it rests on: `words` is `text[start:end]` of the article of `page`.

    Where a value came from beside the text (a hint, a meta element) the offsets and words are None and `rule` says
    whence. `item` is what carries the field ("pg-…:e3", "hp-…").
    """

    item: str
    field: str
    value: str | None
    page: str
    start: int | None
    end: int | None
    words: str | None
    rule: str


def grounds_of_page(reading: Reading, field: str | None = None) -> tuple[Ground, ...]:
    """What the fields of the article itself rest on: outlet, title, byline, published, dateline, credits."""
    article = reading.article
    credited = {(credit.start, credit.end) for credit in article.credits}
    grounds = [
        _ground(reading, article.page_id, found.field, found.value, _span(found.start, found.end), found.rule)
        for found in article.found
        if found.field != "credit" or (found.start, found.end) not in credited
    ]
    grounds += [
        _ground(reading, article.page_id, "credits", credit.name, Span(credit.start, credit.end), credit.cue)
        for credit in article.credits
    ]
    return _only(grounds, field, article.page_id)


def grounds_of_item(reading: Reading, item: str, field: str | None = None) -> tuple[Ground, ...]:
    """What the fields of an event, statement, figure or actor of the page rest on; `NotFoundError` if there is none."""
    name = f"{reading.article.page_id}:{item}"
    several: tuple[Event | Statement | Figure | Actor, ...] = (
        *reading.events,
        *reading.statements,
        *reading.figures,
        *reading.actors,
    )
    thing = next((one for one in several if one.id == item), None)
    if thing is None:
        ids = ", ".join(one.id for one in several) or "none"
        raise NotFoundError("that page holds nothing of that id", item=name, way_out=f"Its ids: {ids}.")
    actors = {actor.id: actor for actor in reading.actors}
    match thing:
        case Event():
            parts = _event(thing, actors)
        case Statement():
            parts = _statement(thing, actors)
        case Figure():
            parts = _figure(thing, actors)
        case Actor():
            parts = _actor(thing)
    return _only([_ground(reading, name, *part) for part in parts], field, name)


def grounds_of_record(
    value: Story | Happening | Claim | Ledger | LedgerEntry | Origin | Discrepancy,
    reading: Callable[[str], Reading | None],
    field: str | None = None,
) -> tuple[Ground, ...]:
    """What something of the record rests on. With a field of a happening, what each page's telling of it rests on.

    `reading` gives the reading of a page.
    """
    match value:
        case Happening() if field:
            return tuple(_through_mentions(value, reading, field))
        case Happening():
            return tuple(_evident(f"{m.page}:{m.event}", "mention", m.status, m.evidence) for m in value.mentions)
        case Claim():
            grounds = [_told(value.id, "asserts", told) for told in value.asserted]
            grounds += [_told(value.id, "denies", told) for told in value.denied]
            return _only(grounds, field, value.id)
        case Ledger():
            return _only([_entry(entry) for entry in value.entries], field, value.id)
        case LedgerEntry():
            return _only([_entry(value)], field, value.id)
        case Discrepancy():
            versions = [_evident(value.id, value.differs, one.words, one.evidence) for one in value.versions]
            return _only(versions, field, value.id)
        case Origin():
            reasons = [
                _evident(value.id, because.how, because.detail, because.evidence, because.page)
                for because in value.because
            ]
            return _only(reasons, field, value.id)
        case Story():
            return tuple(Ground(value.id, "page", None, page, None, None, None, "") for page in value.pages)


def _through_mentions(happening: Happening, reading: Callable[[str], Reading | None], field: str) -> Iterator[Ground]:
    for mention in happening.mentions:
        told = reading(mention.page)
        if told is not None:
            yield from grounds_of_item(told, mention.event, field)


Part = tuple[str, str | None, Span | None, str]
"""Field, value, span, rule."""


def _whose(event: Event, span: Span | None, rule: str) -> str:
    """The rule by which words tell something of an event; what another sentence tells is carried over to it."""
    if span is None:
        return ""
    return rule if stands_in(span, event.evidence) else f"{rule}, carried over from another sentence"


def _event(event: Event, actors: dict[str, Actor]) -> Iterator[Part]:
    yield "type", f"{event.type}{f' ({event.mode})' if event.mode else ''}", event.anchor, event.rule
    yield "date", event.date, event.date_span, _whose(event, event.date_span, "words of time")
    yield "place", event.place, event.place_span, _whose(event, event.place_span, "words of place")
    yield "status", event.status, event.evidence, event.rule
    yield "background", "yes" if event.background else "no", event.evidence, event.rule
    yield "demand", None, event.demand, event.rule
    for field, ids in (
        ("sources", event.sources),
        ("targets", event.targets),
        ("said_by", event.said_by),
        ("denied_by", event.denied_by),
    ):
        yield from _parties(field, ids, actors, event.evidence)


def _statement(statement: Statement, actors: dict[str, Actor]) -> Iterator[Part]:
    content = Span(statement.start, statement.end)
    yield "content", "quoted" if statement.direct else "reported", content, statement.rule
    yield "cue", "denies" if statement.denies else "says", statement.cue, statement.rule
    yield from _parties("speaker", (statement.speaker,) if statement.speaker else (), actors, content)
    yield from _parties("via", statement.via, actors, content)


def _figure(figure: Figure, actors: dict[str, Actor]) -> Iterator[Part]:
    span = Span(figure.start, figure.end)
    yield "kind", figure.kind, figure.evidence or span, figure.rule
    yield "low", _number(figure.low), span, figure.rule
    yield "high", _number(figure.high), span, figure.rule
    yield "place", figure.place, None, f"of {figure.event}" if figure.event else ""
    yield "date", figure.date, None, f"of {figure.event}" if figure.event else ""
    yield from _parties("said_by", figure.said_by, actors, figure.evidence or span)
    yield from _parties("of", figure.of, actors, figure.evidence or span)


def _actor(actor: Actor) -> Iterator[Part]:
    rule = f"{actor.rule}{f' ({actor.known})' if actor.known else ''}"
    yield "code", actor.code, actor.mentions[0] if actor.mentions else None, rule
    for mention in actor.mentions:
        yield "name", actor.name, mention, actor.rule


def _parties(field: str, ids: Iterable[str], actors: dict[str, Actor], near: Span) -> Iterator[Part]:
    """Each party with its mention in the evidence, else the one before, else its first; unknown where there is none."""
    known = [actors[one] for one in ids if one in actors]
    if not known:
        yield field, None, None, ""
    for actor in known:
        inside = [m for m in actor.mentions if near.start <= m.start < near.end]
        before = [m for m in actor.mentions if m.start < near.start]
        mention = next(iter([*inside, *reversed(before), *actor.mentions]), None)
        yield field, f"{actor.name} ({actor.code})", mention, actor.rule


def _ground(reading: Reading, item: str, field: str, value: str | None, span: Span | None, rule: str) -> Ground:
    words = reading.words(span.start, span.end) if span else None
    start, end = (span.start, span.end) if span else (None, None)
    return Ground(item, field, value, reading.article.page_id, start, end, words, rule)


def _evident(item: str, field: str, value: str | None, evidence: Evidence | None, page: str = "") -> Ground:
    if evidence is None:
        return Ground(item, field, value, page, None, None, None, "")
    return Ground(item, field, value, evidence.page, evidence.start, evidence.end, evidence.words, "")


def _told(item: str, field: str, told: Assertion) -> Ground:
    speaker = told.speaker.name if told.speaker else "unnamed"
    via = f" via {', '.join(party.name for party in told.via)}" if told.via else ""
    e = told.evidence
    return Ground(item, field, speaker + via, told.page, e.start, e.end, e.words, told.rule)


def _entry(entry: LedgerEntry) -> Ground:
    speakers = ", ".join(party.name for party in entry.speakers) or "the page itself"
    e = entry.evidence
    return Ground(entry.id, entry.kind, f"{entry.words} ({speakers})", e.page, e.start, e.end, e.words, "")


def _only(grounds: list[Ground], field: str | None, item: str) -> tuple[Ground, ...]:
    """Those of one field; a field that the item does not have is a `NotFoundError`."""
    if field is None:
        return tuple(ground for ground in grounds if ground.value is not None or ground.words is not None)
    fields = dict.fromkeys(ground.field for ground in grounds)
    if field not in fields:
        raise NotFoundError(f"has no field {field}", item=item, way_out=f"Its fields: {', '.join(fields) or 'none'}.")
    return tuple(ground for ground in grounds if ground.field == field)


def _span(start: int | None, end: int | None) -> Span | None:
    return None if start is None or end is None else Span(start, end)


def _number(value: float | None) -> str | None:
    return None if value is None else f"{value:g}"
