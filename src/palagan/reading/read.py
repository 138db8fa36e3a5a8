"""Article → Reading: the steps in order, each a plain function of what came before."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from palagan.languages.sentences import split_sentences
from palagan.model.article import REPORT, Article
from palagan.model.reading import Actor, Event, Figure, Reading, Span, Statement
from palagan.reading.actors import find_cast
from palagan.reading.attribution import attributions
from palagan.reading.cast import Cast
from palagan.reading.events import find_events
from palagan.reading.figures import find_figures
from palagan.reading.named_after import true_places
from palagan.reading.opening import report_start, signature_start
from palagan.reading.places import find_places
from palagan.reading.statements import find_statements
from palagan.reading.times import find_times

READER = "trees-0.12"
"""Name and version of this reader; a reading made by another is made anew."""


def read_article(article: Article) -> Reading:
    """What the article says. A pure function: no clock, no network, no database; the same article, the same reading."""
    text = article.text
    sentences = report_sentences(article)
    cast = find_cast(article, sentences)
    times = find_times(text, sentences, article.published_day)
    places = true_places(text, find_places(text, sentences), cast)
    statements = find_statements(article, sentences, cast)
    ascribed = attributions(article, sentences, cast, statements)
    events = find_events(article, sentences, cast, times, places, ascribed)
    figures = _with_events(sentences, find_figures(article, sentences, cast, times, places, statements), events)
    return Reading(
        article=article,
        sentences=sentences,
        actors=_kept(cast, events, statements, figures),
        events=events,
        statements=statements,
        figures=figures,
        times=times,
        places=places,
        reader=READER,
    )


def report_sentences(article: Article) -> tuple[Span, ...]:
    """The sentences of the report (body, headings, captions), the dateline and the closing signature left out."""
    out: list[Span] = []
    report = [segment for segment in article.segments if segment.kind in REPORT]
    for number, segment in enumerate(report):
        start = report_start(article, segment, first=number == 0)
        end = signature_start(article, segment)
        out.extend(split_sentences(article.text, start, end, article.language))
    return tuple(out)


def _kept(
    cast: Cast, events: tuple[Event, ...], statements: tuple[Statement, ...], figures: tuple[Figure, ...]
) -> tuple[Actor, ...]:
    """Named actors, and those unnamed groups that some event, statement or figure uses."""
    used: set[str] = set()
    for event in events:
        used.update(event.sources, event.targets, event.said_by, event.denied_by)
    for statement in statements:
        used.update(statement.via)
        if statement.speaker:
            used.add(statement.speaker)
    for figure in figures:
        used.update(figure.said_by, figure.of)
    return tuple([actor for actor in cast.actors if actor.kind != "group" or actor.id in used])


def _with_events(
    sentences: tuple[Span, ...], figures: tuple[Figure, ...], events: tuple[Event, ...]
) -> tuple[Figure, ...]:
    """Each figure tied to the nearest event of harm in its sentence, whose place and date it takes if it has none."""
    out = []
    told: dict[int, list[Event]] = {}
    for event in events:
        if event.type in _HARMING:
            told.setdefault(event.evidence.start, []).append(event)
    starts = [sentence.start for sentence in sentences]
    for figure in figures:
        here = starts[bisect_right(starts, figure.start) - 1]
        near = [e for e in told.get(here, ()) if figure.start < e.evidence.end]
        if not near:
            out.append(figure)
            continue
        event = min(near, key=lambda e: abs(e.anchor.start - figure.start))
        out.append(
            replace(
                figure,
                event=event.id,
                place=figure.place or event.place,
                date=figure.date or event.date,
                said_by=figure.said_by or event.said_by,
            )
        )
    return tuple(out)


_HARMING = frozenset({"ASSAULT", "COERCE", "PROTEST"})
