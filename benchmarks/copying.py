"""Copies of synthetic pages: a stretch of an earlier page's reading moved to another place, its words here and there
changed for others of the same length, so that every span still holds what it held."""

from __future__ import annotations

from benchmarks.newsroom import World
from benchmarks.told import PageInMaking
from palagan.model.article import Credit, Kind, Segment
from palagan.model.reading import Event, Figure, Place, Reading, Span, Statement, TimeExpression

ONE_IN = 14
"""A lightly edited copy has another word in place of one in so many."""


def take_over(page: PageInMaking, reading: Reading, start: int, end: int, *, edited: bool) -> None:
    """Puts the paragraphs `start:end` of an earlier page at the end of this one, with all that was read in them."""
    shift = page.at - start
    text = reading.article.text[start:end]
    if edited:
        text = _edited(text, _told_spans(reading, start, end), page, page.world)
    page.put(text)

    def moved(span: Span) -> Span:
        return Span(span.start + shift, span.end + shift)

    def maybe(span: Span | None) -> Span | None:
        return moved(span) if span is not None and start <= span.start and span.end <= end else None

    article = reading.article
    page.segments += [
        Segment(s.start + shift, s.end + shift, s.kind, s.rule)
        for s in article.segments
        if start <= s.start and s.end <= end
    ]
    page.sentences += [moved(s) for s in reading.sentences if start <= s.start and s.end <= end]
    kept: set[str] = set()
    for actor in reading.actors:
        spans = [moved(s) for s in actor.mentions if start <= s.start and s.end <= end]
        if spans:
            kept.add(actor.id)
            page.taken[actor.name if actor.name not in page.taken else actor.id] = (actor, spans)

    page.first_actor = 1 + max((int(id_[1:]) for id_ in kept), default=0)

    def ids(those: tuple[str, ...]) -> tuple[str, ...]:
        return tuple([one for one in those if one in kept])

    events: dict[str, str] = {}
    for e in reading.events:
        if start <= e.evidence.start and e.evidence.end <= end:
            events[e.id] = f"e{len(events) + 1}"
            page.taken_happenings = max(page.taken_happenings, int(e.happening[1:]))
            page.events.append(
                Event(
                    events[e.id],
                    e.type,
                    e.mode,
                    ids(e.sources),
                    ids(e.targets),
                    e.date,
                    e.place,
                    e.status,
                    ids(e.said_by),
                    ids(e.denied_by),
                    e.background,
                    e.happening,
                    moved(e.anchor),
                    moved(e.evidence),
                    e.confidence,
                    e.rule,
                    maybe(e.date_span),
                    maybe(e.place_span),
                    maybe(e.demand),
                )
            )
    for s in reading.statements:
        if start <= s.start and s.end <= end:
            speaker = s.speaker if s.speaker in kept else None
            page.statements.append(
                Statement(
                    f"s{len(page.statements) + 1}",
                    speaker,
                    ids(s.via),
                    s.direct,
                    s.start + shift,
                    s.end + shift,
                    maybe(s.cue),
                    s.denies,
                    s.rule,
                )
            )
    for f in reading.figures:
        if start <= f.start and f.end <= end:
            page.figures.append(
                Figure(
                    f"f{len(page.figures) + 1}",
                    f.kind,
                    f.low,
                    f.high,
                    f.place,
                    f.date,
                    ids(f.said_by),
                    f.start + shift,
                    f.end + shift,
                    events.get(f.event or ""),
                    ids(f.of),
                    f.cumulative,
                    maybe(f.evidence),
                    f.rule,
                )
            )
    page.times += [
        TimeExpression(t.start + shift, t.end + shift, t.value, t.rule, t.flag)
        for t in reading.times
        if start <= t.start and t.end <= end
    ]
    page.places += [
        Place(p.start + shift, p.end + shift, p.name, p.country, p.level, p.rule)
        for p in reading.places
        if start <= p.start and p.end <= end
    ]
    page.credits += [
        Credit(c.name, c.start + shift, c.end + shift, c.cue, c.republished)
        for c in article.credits
        if start <= c.start and c.end <= end
    ]


def body_of(reading: Reading) -> list[Segment]:
    """The paragraphs of the report, in order."""
    return [segment for segment in reading.article.segments if segment.kind is Kind.BODY]


def _told_spans(reading: Reading, start: int, end: int) -> list[tuple[int, int]]:
    """Stretches that must stay as they are: names, anchors, numbers, times, places, credits; counted from `start`."""
    spans = [(s.start, s.end) for actor in reading.actors for s in actor.mentions]
    spans += [(e.anchor.start, e.anchor.end) for e in reading.events]
    spans += [(f.start, f.end) for f in reading.figures]
    spans += [(t.start, t.end) for t in reading.times]
    spans += [(p.start, p.end) for p in reading.places]
    spans += [(c.start, c.end) for c in reading.article.credits]
    return [(a - start, b - start) for a, b in spans if start <= a and b <= end]


def _edited(text: str, fixed: list[tuple[int, int]], page: PageInMaking, world: World) -> str:
    held = bytearray(len(text))
    for a, b in fixed:
        held[a:b] = b"\1" * (b - a)
    out: list[str] = []
    draw, at = page.rng.random, 0
    for word in text.split(" "):
        same = world.by_length.get(len(word)) if draw() * ONE_IN < 1 else None
        free = same and word.isalpha() and word.islower() and not any(held[at : at + len(word)])
        out.append(same[int(draw() * len(same))] if same and free else word)
        at += len(word) + 1
    return " ".join(out)
