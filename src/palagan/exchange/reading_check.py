"""A reading that came in a pack: of the right types, its spans inside its text, naming nobody that it does not have."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import msgspec

from palagan.errors import PalaganError
from palagan.model.contract import reading_from_json
from palagan.model.reading import Reading, Span


def fault_in_reading(row: dict[str, Any]) -> str:
    """What is wrong with a row of `readings`; "" where nothing is."""
    line = row.get("json")
    if line is None:
        return "is kept without a reading" if row["state"] == "kept" else ""
    try:
        reading = reading_from_json(json.loads(line))
        msgspec.convert(msgspec.to_builtins(reading), Reading, strict=True)
    except (PalaganError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        return f"holds no reading ({' '.join(str(error).split())[:120]})"
    if reading.article.page_id != row["page"]:
        return "holds the reading of another page"
    length = len(reading.article.text)
    if not all(0 <= span.start <= span.end <= length for span in _spans(reading)):
        return "holds a reading that points beyond its text"
    actors = {actor.id for actor in reading.actors}
    events = {event.id for event in reading.events}
    if not (set(_actors(reading)) <= actors and {one.event for one in reading.figures if one.event} <= events):
        return "holds a reading that names actors or events which it does not have"
    return ""


def _spans(reading: Reading) -> Iterator[Span]:
    yield from (Span(one.start, one.end) for one in reading.article.segments)
    yield from (Span(one.start, one.end) for one in reading.article.credits)
    for found in reading.article.found:
        if found.start is not None and found.end is not None:
            yield Span(found.start, found.end)
    yield from reading.sentences
    for actor in reading.actors:
        yield from actor.mentions
    for event in reading.events:
        more = (event.date_span, event.place_span, event.demand)
        yield from (span for span in (event.anchor, event.evidence, *more) if span is not None)
    yield from (Span(one.start, one.end) for one in reading.statements)
    yield from (Span(one.start, one.end) for one in reading.figures)
    yield from (Span(one.start, one.end) for one in reading.times)
    yield from (Span(one.start, one.end) for one in reading.places)
    yield from (one.cue for one in reading.statements if one.cue is not None)
    yield from (one.evidence for one in reading.figures if one.evidence is not None)


def _actors(reading: Reading) -> Iterator[str]:
    for event in reading.events:
        yield from (*event.sources, *event.targets, *event.said_by, *event.denied_by)
    for statement in reading.statements:
        yield from statement.via
        if statement.speaker is not None:
            yield statement.speaker
    for figure in reading.figures:
        yield from (*figure.said_by, *figure.of)
