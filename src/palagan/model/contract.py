"""A reading as JSON and back: the contract of "One page's reading, as JSON", with our further fields after it.

All offsets count Unicode code points of the object's own `text`. The fields named in the contract come first and keep
their names and meaning; what stands after `figures`, and inside an item after its contract fields, may grow.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

import msgspec

from palagan.errors import InputError
from palagan.model.article import Article, Credit, Found, Kind, Segment
from palagan.model.reading import Actor, Event, Figure, Place, Reading, Span, Statement, TimeExpression

Json = dict[str, Any]

_BREAKS_A_LINE = re.compile("[\x85\u2028\u2029\ud800-\udfff]")
"""Characters that JSON leaves bare but that other programs take for a line's end, and lone surrogates, which no
character set can write."""


def to_line(value: Any) -> str:
    """Any JSON value on one line, without the newline: nothing in it splits a line or fails in UTF-8."""
    plain = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(", ", ": "))
    return _BREAKS_A_LINE.sub(lambda match: f"\\u{ord(match.group()):04x}", plain)


def reading_to_json(reading: Reading) -> Json:
    """The contract object of one page. `reading_from_json` gives the same reading back, with nothing lost."""
    article = reading.article
    return {
        "id": article.page_id,
        "source": article.source,
        "outlet": article.outlet,
        "language": article.language,
        "title": article.title,
        "byline": list(article.byline),
        "published": article.published,
        "dateline": article.dateline,
        "credits": list(dict.fromkeys(credit.name for credit in article.credits)),
        "text": article.text,
        "segments": [{"start": s.start, "end": s.end, "kind": s.kind.value, "rule": s.rule} for s in article.segments],
        "actors": [_actor_to_json(actor) for actor in reading.actors],
        "events": [_event_to_json(event) for event in reading.events],
        "statements": [_statement_to_json(statement) for statement in reading.statements],
        "figures": [_figure_to_json(figure) for figure in reading.figures],
        "url": article.url,
        "external_id": article.external_id,
        "published_from": article.published_from,
        "is_article": article.is_article,
        "continues": article.continues,
        "flags": list(article.flags),
        "credit_spans": [
            {"name": c.name, "start": c.start, "end": c.end, "cue": c.cue, "republished": c.republished}
            for c in article.credits
        ],
        "found": [
            {"field": f.field, "value": f.value, "start": f.start, "end": f.end, "rule": f.rule} for f in article.found
        ],
        "sentences": [_span_to_json(span) for span in reading.sentences],
        "times": [
            {"start": t.start, "end": t.end, "value": t.value, "rule": t.rule, "flag": t.flag} for t in reading.times
        ],
        "places": [
            {"start": p.start, "end": p.end, "name": p.name, "country": p.country, "level": p.level, "rule": p.rule}
            for p in reading.places
        ],
        "reader": reading.reader,
    }


def reading_from_json(value: Json) -> Reading:
    """The reading that a contract object tells. One that lacks a field or has another shape is an `InputError`."""
    try:
        return Reading(
            article=_article_from_json(value),
            sentences=tuple(_span(span) for span in value["sentences"]),
            actors=tuple(_actor(actor) for actor in value["actors"]),
            events=tuple(_event(event) for event in value["events"]),
            statements=tuple(_statement(statement) for statement in value["statements"]),
            figures=tuple(_figure(figure) for figure in value["figures"]),
            times=tuple(TimeExpression(**time) for time in value["times"]),
            places=tuple(Place(**place) for place in value["places"]),
            reader=value["reader"],
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputError(
            f"not a reading of this version: {type(error).__name__} {error}",
            item=str(value.get("id")) if isinstance(value, dict) else None,
            way_out="Make it again with `palagan read`.",
        ) from error


@dataclass(frozen=True, slots=True)
class _Told:
    """The contract object as it lies in the line; what of it a reading takes as it is."""

    id: str
    source: str
    outlet: str | None
    language: str
    title: str | None
    byline: tuple[str, ...]
    published: str | None
    dateline: str | None
    text: str
    segments: tuple[Segment, ...]
    actors: tuple[Actor, ...]
    events: tuple[Event, ...]
    statements: tuple[Statement, ...]
    figures: tuple[Figure, ...]
    url: str | None
    external_id: str | None
    published_from: str | None
    is_article: bool
    continues: bool
    flags: tuple[str, ...]
    credit_spans: tuple[Credit, ...]
    found: tuple[Found, ...]
    sentences: tuple[Span, ...]
    times: tuple[TimeExpression, ...]
    places: tuple[Place, ...]
    reader: str


_decoder = msgspec.json.Decoder(_Told)


def reading_from_line(line: str) -> Reading:
    """The same out of a line of JSON, several times as quick."""
    try:
        t = _decoder.decode(line)
    except (msgspec.DecodeError, UnicodeEncodeError):  # what does not fit, and lone surrogates
        return reading_from_json(json.loads(line))
    article = Article(
        t.id, t.source, t.url, t.external_id, t.text, t.segments, t.language, t.outlet, t.title, t.byline, t.published,
        t.published_from, t.dateline, t.credit_spans, t.found, t.flags, t.is_article, t.continues,
    )  # fmt: skip
    return Reading(article, t.sentences, t.actors, t.events, t.statements, t.figures, t.times, t.places, t.reader)


def _article_from_json(value: Json) -> Article:
    return Article(
        page_id=value["id"],
        source=value["source"],
        url=value["url"],
        external_id=value["external_id"],
        text=value["text"],
        segments=tuple(Segment(s["start"], s["end"], Kind(s["kind"]), s["rule"]) for s in value["segments"]),
        language=value["language"],
        outlet=value["outlet"],
        title=value["title"],
        byline=tuple(value["byline"]),
        published=value["published"],
        published_from=value["published_from"],
        dateline=value["dateline"],
        credits=tuple(Credit(**credit) for credit in value["credit_spans"]),
        found=tuple(Found(**found) for found in value["found"]),
        flags=tuple(value["flags"]),
        is_article=value["is_article"],
        continues=value["continues"],
    )


def _actor_to_json(actor: Actor) -> Json:
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "code": actor.code,
        "mentions": [_span_to_json(span) for span in actor.mentions],
        "known": actor.known,
        "rule": actor.rule,
    }


def _actor(value: Json) -> Actor:
    return Actor(**{**value, "mentions": tuple(_span(span) for span in value["mentions"])})


def _event_to_json(event: Event) -> Json:
    return {
        "id": event.id,
        "type": event.type,
        "mode": event.mode,
        "sources": list(event.sources),
        "targets": list(event.targets),
        "date": event.date,
        "place": event.place,
        "status": event.status,
        "said_by": list(event.said_by),
        "denied_by": list(event.denied_by),
        "background": event.background,
        "happening": event.happening,
        "anchor": _span_to_json(event.anchor),
        "evidence": _span_to_json(event.evidence),
        "confidence": event.confidence,
        "rule": event.rule,
        "date_span": _span_or_none_to_json(event.date_span),
        "place_span": _span_or_none_to_json(event.place_span),
        "demand": _span_or_none_to_json(event.demand),
    }


def _event(value: Json) -> Event:
    spans = {name: _span(value[name]) for name in ("anchor", "evidence")}
    maybe = {name: _span_or_none(value[name]) for name in ("date_span", "place_span", "demand")}
    lists = {name: tuple(value[name]) for name in ("sources", "targets", "said_by", "denied_by")}
    return Event(**{**value, **spans, **maybe, **lists})


def _statement_to_json(statement: Statement) -> Json:
    return {
        "id": statement.id,
        "speaker": statement.speaker,
        "via": list(statement.via),
        "direct": statement.direct,
        "start": statement.start,
        "end": statement.end,
        "cue": _span_or_none_to_json(statement.cue),
        "denies": statement.denies,
        "rule": statement.rule,
    }


def _statement(value: Json) -> Statement:
    return Statement(**{**value, "via": tuple(value["via"]), "cue": _span_or_none(value["cue"])})


def _figure_to_json(figure: Figure) -> Json:
    return {
        "id": figure.id,
        "kind": figure.kind,
        "low": _whole(figure.low),
        "high": _whole(figure.high),
        "place": figure.place,
        "date": figure.date,
        "said_by": list(figure.said_by),
        "start": figure.start,
        "end": figure.end,
        "event": figure.event,
        "of": list(figure.of),
        "cumulative": figure.cumulative,
        "evidence": _span_or_none_to_json(figure.evidence),
        "rule": figure.rule,
    }


def _figure(value: Json) -> Figure:
    low, high = value["low"], value["high"]
    return Figure(
        **{
            **value,
            "low": None if low is None else float(low),
            "high": None if high is None else float(high),
            "said_by": tuple(value["said_by"]),
            "of": tuple(value["of"]),
            "evidence": _span_or_none(value["evidence"]),
        }
    )


def _whole(number: float | None) -> float | int | None:
    """12.0 as 12, 4.5 as it is."""
    return int(number) if number is not None and float(number).is_integer() else number


def _span_to_json(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _span(value: Json) -> Span:
    return Span(value["start"], value["end"])


def _span_or_none_to_json(span: Span | None) -> dict[str, int] | None:
    return None if span is None else _span_to_json(span)


def _span_or_none(value: Json | None) -> Span | None:
    return None if value is None else _span(value)
