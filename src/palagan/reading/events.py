"""Events of an article: anchors by lexicon, parties by structure, then time, place, status, attribution, background."""

from __future__ import annotations

from collections.abc import Sequence

from palagan.model.article import Article
from palagan.model.reading import Event, Place, Span, TimeExpression
from palagan.reading.arguments import VICTIM, Parties
from palagan.reading.attribution import Attribution
from palagan.reading.cast import Cast
from palagan.reading.clause import words
from palagan.reading.decide import Decided, decide
from palagan.reading.happenings import Told, join_happenings
from palagan.reading.scan import Scanned, scan_events
from palagan.reading.scope import status_of
from palagan.reading.setting import is_background, place_of, reference_day, time_of
from palagan.reading.within import by_sentence

_SPEECH_TYPES = frozenset({"ACCUSE", "REQUEST", "THREATEN", "SUPPORT", "REJECT", "AGREE", "CONCEDE"})


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
    today = reference_day(article.published_day, times)
    ascribed = by_sentence(sentences, attributions)
    when, where = by_sentence(sentences, times), by_sentence(sentences, places)
    page = scan_events(article, sentences, cast, ascribed)
    for scanned, decided in zip(page, decide(page, article.language), strict=True):
        if decided is not None:
            at = scanned.clause.span.start
            told.append(_told(article, scanned, decided, when[at], where[at], ascribed[at], today, told))
    return join_happenings(told)


def _told(
    article: Article,
    scanned: Scanned,
    decided: Decided,
    times: Sequence[TimeExpression],
    places: Sequence[Place],
    attributions: Sequence[Attribution],
    today: str | None,
    before: Sequence[Told],
) -> Told:
    clause, anchor, parties = scanned.clause, scanned.anchor, decided.parties
    span = Span(clause.tokens[anchor.first].start, clause.tokens[anchor.last - 1].end)
    time = time_of(clause, span, times)
    place = place_of(clause, span, places, visit=anchor.entry.frame == "visit")
    said_by, denied_by = _ascribed(span, parties, decided.type, attributions)
    status = status_of(clause, anchor)
    date = time.value if time else None
    history = bool(before) and before[-1].event.background
    background = is_background(scanned, date, today, times, history, article.language)
    event = Event(
        id=f"e{len(before) + 1}",
        type=decided.type,
        mode=anchor.entry.mode if decided.type == anchor.entry.type else None,
        sources=parties.sources,
        targets=parties.targets,
        date=date,
        place=place.name if place else None,
        status=status,
        said_by=said_by,
        denied_by=denied_by,
        background=background,
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
