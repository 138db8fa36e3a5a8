"""What must hold for any page: every span inside its text and in order, every id resolved, JSON that returns."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import pairwise

from palagan.model.article import Article
from palagan.model.contract import reading_from_json, reading_to_json, to_line
from palagan.model.reading import Reading, Span


def faults_of_article(article: Article) -> Iterator[str]:
    """What is wrong with an article, in words; nothing if it is sound."""
    size = len(article.text)
    for segment in article.segments:
        yield from _outside("segment", segment.start, segment.end, size)
    yield from _unordered("segments", [(segment.start, segment.end) for segment in article.segments])
    for credit in article.credits:
        yield from _outside(f"credit {credit.name}", credit.start, credit.end, size)
    for found in article.found:
        if (found.start is None) != (found.end is None):
            yield f"found {found.field} has half a span"
        if found.start is not None and found.end is not None:
            yield from _outside(f"found {found.field}", found.start, found.end, size)


def faults_of_reading(reading: Reading) -> Iterator[str]:
    """What is wrong with a reading, its article included; nothing if it is sound."""
    yield from faults_of_article(reading.article)
    yield from _spans(reading)
    yield from _ids(reading)
    line = to_line(reading_to_json(reading))
    if "\n" in line or len(line.splitlines()) != 1:
        yield "the JSON is more than one line"
    line.encode("utf-8")
    if reading_from_json(json.loads(line)) != reading:
        yield "the reading does not return from its JSON"


def _spans(reading: Reading) -> Iterator[str]:
    size = len(reading.article.text)
    yield from _unordered("sentences", [(span.start, span.end) for span in reading.sentences])
    yield from _ascending("statements", [statement.start for statement in reading.statements])
    yield from _ascending("times", [time.start for time in reading.times])
    yield from _ascending("places", [place.start for place in reading.places])
    for name, start, end in _all_spans(reading):
        yield from _outside(name, start, end, size)


def _all_spans(reading: Reading) -> Iterator[tuple[str, int, int]]:
    def named(name: str, spans: Iterable[Span | None]) -> Iterator[tuple[str, int, int]]:
        return ((name, span.start, span.end) for span in spans if span is not None)

    yield from named("sentence", reading.sentences)
    for actor in reading.actors:
        yield from named(f"mention of {actor.id}", actor.mentions)
    for event in reading.events:
        told = (event.anchor, event.evidence, event.date_span, event.place_span, event.demand)
        yield from named(f"event {event.id}", told)
    for statement in reading.statements:
        yield f"statement {statement.id}", statement.start, statement.end
        yield from named(f"cue of {statement.id}", [statement.cue])
    for figure in reading.figures:
        yield f"figure {figure.id}", figure.start, figure.end
        yield from named(f"evidence of {figure.id}", [figure.evidence])
    for time in reading.times:
        yield "time", time.start, time.end
    for place in reading.places:
        yield "place", place.start, place.end


def _ids(reading: Reading) -> Iterator[str]:
    actors = [actor.id for actor in reading.actors]
    events = [event.id for event in reading.events]
    for name, ids in (
        ("actor", actors),
        ("event", events),
        ("statement", [statement.id for statement in reading.statements]),
        ("figure", [figure.id for figure in reading.figures]),
    ):
        if len(set(ids)) != len(ids):
            yield f"two of one {name} id"
    known = set(actors)
    used: list[tuple[str, tuple[str, ...]]] = []
    for event in reading.events:
        used.append((event.id, (*event.sources, *event.targets, *event.said_by, *event.denied_by)))
        if not 0 <= event.confidence <= 1:
            yield f"event {event.id} has the confidence {event.confidence}"
    for statement in reading.statements:
        used.append((statement.id, (*statement.via, *([statement.speaker] if statement.speaker else []))))
    for figure in reading.figures:
        used.append((figure.id, (*figure.said_by, *figure.of)))
        if figure.event is not None and figure.event not in events:
            yield f"figure {figure.id} names no event of the page"
        if figure.low is not None and figure.high is not None and figure.low > figure.high:
            yield f"figure {figure.id} runs from {figure.low} to {figure.high}"
    for name, named in used:
        if not set(named) <= known:
            yield f"{name} names {sorted(set(named) - known)}, no actors of the page"


def _outside(name: str, start: int, end: int, size: int) -> Iterator[str]:
    if not 0 <= start <= end <= size:
        yield f"{name} is {start}:{end} of {size}"


def _unordered(name: str, spans: list[tuple[int, int]]) -> Iterator[str]:
    if any(before[1] > after[0] for before, after in pairwise(spans)):
        yield f"{name} overlap or stand out of order"


def _ascending(name: str, starts: list[int]) -> Iterator[str]:
    if any(before > after for before, after in pairwise(starts)):
        yield f"{name} stand out of order"
