"""Events of an article: anchors by lexicon, parties by structure, then time, place, status, attribution, background."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from palagan.model.article import Article
from palagan.model.reading import Event, Place, Span, TimeExpression
from palagan.reading.arguments import VICTIM, Parties
from palagan.reading.attribution import Attribution
from palagan.reading.cast import Cast
from palagan.reading.clause import Clause, words
from palagan.reading.decide import Decided, decide
from palagan.reading.happenings import Told, join_happenings
from palagan.reading.scan import Scanned, scan_events
from palagan.reading.scope import status_of

_SPEECH_TYPES = frozenset({"ACCUSE", "REQUEST", "THREATEN", "SUPPORT", "REJECT", "AGREE", "CONCEDE"})
_BACKGROUND_DAYS = 30
"""Codebook: more than 30 days before publication is background."""


def find_events(
    article: Article,
    sentences: Sequence[Span],
    cast: Cast,
    times: Sequence[TimeExpression],
    places: Sequence[Place],
    attributions: Sequence[Attribution],
) -> tuple[Event, ...]:
    """The events that the sentences tell, in order, ids "e1" …; `happening` joins mentions of one event."""
    told: list[Told] = []
    for scanned in scan_events(article, sentences, cast, attributions):
        decided = decide(scanned, article.language)
        if decided is not None:
            told.append(_told(article, scanned, decided, times, places, attributions, len(told) + 1))
    return join_happenings(told)


def _told(
    article: Article,
    scanned: Scanned,
    decided: Decided,
    times: Sequence[TimeExpression],
    places: Sequence[Place],
    attributions: Sequence[Attribution],
    number: int,
) -> Told:
    clause, anchor, parties = scanned.clause, scanned.anchor, decided.parties
    span = Span(clause.tokens[anchor.first].start, clause.tokens[anchor.last - 1].end)
    time = _time_of(clause, span, times)
    place = _place_of(clause, span, places, article.text)
    said_by, denied_by = _ascribed(span, parties, decided.type, attributions)
    status = status_of(clause, anchor)
    date = time.value if time else None
    event = Event(
        id=f"e{number}",
        type=decided.type,
        mode=anchor.entry.mode if decided.type == anchor.entry.type else None,
        sources=parties.sources,
        targets=parties.targets,
        date=date,
        place=place.name if place else None,
        status=status,
        said_by=said_by,
        denied_by=denied_by,
        background=is_background(date, article.published_day),
        happening="",
        anchor=span,
        evidence=clause.span,
        confidence=decided.confidence,
        rule=f"event.{anchor.entry.frame}.{anchor.voice}:{anchor.form}",
        date_span=Span(time.start, time.end) if time else None,
        place_span=Span(place.start, place.end) if place else None,
    )
    nominal = anchor.voice in {"noun", "bare"}
    pointing = nominal and (clause.word(anchor.last) in words("demonstratives") or anchor.possessed)
    return Told(event, anchor.entry.root, scanned.parties.explicit, pointing, nominal or anchor.entry.frame in VICTIM)


def _time_of(clause: Clause, anchor: Span, times: Sequence[TimeExpression]) -> TimeExpression | None:
    """The dated expression of the sentence nearest to the anchor."""
    inside = [t for t in times if clause.span.start <= t.start < clause.span.end and t.value is not None]
    return min(inside, key=lambda t: _distance(anchor, t.start, t.end), default=None)


def _distance(anchor: Span, start: int, end: int) -> int:
    return start - anchor.end if start >= anchor.end else anchor.start - end


def _place_of(clause: Clause, anchor: Span, places: Sequence[Place], text: str) -> Place | None:
    """The place of the sentence that "di" or "ke" governs, nearest after the anchor, else before it."""
    best: tuple[int, Place] | None = None
    for place in places:
        if not clause.span.start <= place.start < clause.span.end:
            continue
        lead = text[max(clause.span.start, place.start - 40) : place.start].lower().split()
        if not any(word in {"di", "wilayah", "kota", "ke", "dari"} for word in lead[-4:]):
            continue
        cost = _distance(anchor, place.start, place.end) + (60 if place.end <= anchor.start else 0)
        if "di" not in lead[-4:]:
            cost += 40
        if best is None or cost < best[0]:
            best = (cost, place)
    return best[1] if best else None


def _ascribed(
    anchor: Span, parties: Parties, type_: str, attributions: Sequence[Attribution]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    said: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()
    for attribution in attributions:
        if attribution.start <= anchor.start < attribution.end:
            said = said or attribution.said_by
            denied = denied or attribution.denied_by
    if type_ in _SPEECH_TYPES and parties.sources and set(parties.sources) <= set(said):
        said = tuple(actor for actor in said if actor not in parties.sources)
    return said, denied


def is_background(date: str | None, published_day: str | None) -> bool:
    """Whether an event of this date is history for a page of that day: over for more than 30 days. No date: False."""
    if date is None or "/.." in date:
        return False
    end = date.split("/")[-1]
    last = _last_day(end)
    if last is None:
        return False
    if published_day is None:
        return False
    try:
        return (dt.date.fromisoformat(published_day) - last).days > _BACKGROUND_DAYS
    except ValueError:
        return False


def _last_day(value: str) -> dt.date | None:
    parts = value.split("-")
    try:
        if len(parts) == 1:
            return dt.date(int(parts[0]), 12, 31)
        if len(parts) == 2:
            month = int(parts[1])
            return dt.date(int(parts[0]) + month // 12, month % 12 + 1, 1)
        return dt.date.fromisoformat(value)
    except ValueError:
        return None
