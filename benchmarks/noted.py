"""What the sentence just told of a synthetic page holds: its event, statement, figure, credit; at last the reading."""

from __future__ import annotations

from dataclasses import replace

from benchmarks.told import Matter, PageInMaking
from palagan.model.article import Article, Credit, Found
from palagan.model.reading import Actor, Event, Figure, Reading, Span, Statement

READER = "synthetic-1"


def note_event(
    page: PageInMaking, matter: Matter, sentence: Span, *, said: bool = False, denied: bool = False
) -> Event:
    """The event that the sentence tells; `said` and `denied` by the page's speaker."""
    source, target = page.ids_of(matter.source), page.ids_of(matter.target)
    draw = page.rng.random()
    if matter.type == "CONSULT":
        source = target = (*source, *target)
    elif draw < 0.05:
        source = ()
    elif draw < 0.22:
        target = ()
    speaker = page.ids_of(page.speaker)
    event = Event(
        id=f"e{len(page.events) + 1}",
        type=matter.type,
        mode=matter.mode,
        sources=source,
        targets=target,
        date=matter.date if page.day_span or draw < 0.93 else None,
        place=matter.spot.name if page.spot_span or draw > 0.4 else None,
        status=matter.status,
        said_by=speaker if said else (),
        denied_by=speaker if denied else (),
        background=matter.background,
        happening=page.happening_of(matter),
        anchor=Span(*page.anchor),
        evidence=sentence,
        confidence=round(0.2 + 0.75 * draw, 2),
        rule="event.synthetic",
        date_span=page.day_span,
        place_span=page.spot_span,
        demand=Span(page.anchor[1], sentence.end) if matter.type in {"REQUEST", "THREATEN"} else None,
    )
    page.events.append(event)
    return event


def note_statement(page: PageInMaking, *, direct: bool, denies: bool = False) -> None:
    """The statement that the sentence holds, by the page's speaker."""
    via = page.ids_of(page.medium) if page.medium_told and page.medium else ()
    speaker = next(iter(page.ids_of(page.speaker)), None)
    rule = "quote.after" if direct else "statement.reported"
    number = len(page.statements) + 1
    page.statements.append(Statement(f"s{number}", speaker, via, direct, *page.content, None, denies, rule))


def note_figure(page: PageInMaking, kind: str, event: Event, sentence: Span, *, cumulative: bool) -> None:
    """The number that the sentence tells, as the toll of its event."""
    low, high = page.bounds
    start, end = page.figure
    figure = Figure(
        id=f"f{len(page.figures) + 1}",
        kind=kind,
        low=low,
        high=high,
        place=event.place,
        date=event.date,
        said_by=event.said_by,
        start=start,
        end=end,
        event=event.id,
        of=event.targets[:1] if page.rng.random() < 0.07 else (),
        cumulative=cumulative,
        evidence=sentence,
        rule="figure.number",
    )
    page.figures.append(figure)


def note_credit(page: PageInMaking, cue: str) -> None:
    """The medium that the sentence credits."""
    if page.medium is not None:
        name, (start, end) = page.medium.name, page.medium_span
        page.credits.append(Credit(name, start, end, cue, cue == "reprint"))
        page.found.append(Found("credit", name, start, end, f"credit.{cue}"))


def reading_of(page: PageInMaking, article: Article) -> Reading:
    """The reading; the article's text must be that of this page."""
    actors = [replace(actor, mentions=tuple(spans)) for actor, spans in page.taken.values()]
    taken = {actor.id for actor in actors}
    for agent, (id_, spans) in page.actors.items():
        if id_ not in taken:
            rule = "known" if agent.known else "words"
            actors.append(Actor(id_, agent.name, agent.kind, agent.code, tuple(spans), agent.known, rule))
    return Reading(
        article=article,
        sentences=tuple(page.sentences),
        actors=tuple(actors),
        events=tuple(page.events),
        statements=tuple(page.statements),
        figures=tuple(page.figures),
        times=tuple(page.times),
        places=tuple(page.places),
        reader=READER,
    )
