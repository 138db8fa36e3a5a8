"""What each figure is a toll of: a strike on a town on a day, the people of a side since a start, a war of the past.

The words after the number say whom it counts; a group without a country is the speaker's own side, and a number without
people counts those of the number beside it. A figure that sums up since a start is that people's. One that stands by a
town told within two sentences before is that strike's; if it counts civilians by an official's word, the series tells:
a sum never falls, so a number under an earlier sum of the same people is none.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from palagan.model.article import Kind
from palagan.model.ids import content_id
from palagan.model.reading import Event, Figure, Place, Span
from palagan.model.record import LedgerEntry
from palagan.record.dates import days_of
from palagan.record.part_figures import wholes
from palagan.record.parties import Register
from palagan.record.places import can_be_same, is_capital, is_spot, place_key
from palagan.record.sheet import Sheet, evidence
from palagan.record.telling import Telling
from palagan.record.toll_dates import dates_of, is_sum, past_of, sentence_of, told_date
from palagan.record.toll_places import HARM, is_peaceful, place_of
from palagan.record.toll_series import Toll
from palagan.record.toll_sides import whose

_BACK = 2
"""Sentences before a figure in which the town is named whose strike it tells."""
_BESIDE = 6
"""Numbers on either side of a number that may tell whom it counts."""
_LOCATED = frozenset({"in", "near", "to"})
"""What leads to a place where something is, as the reader says it."""
_UNDATED = frozenset({"time.now", "time.clock", "time.duration"})
"""Rules of time expressions that tell no day of their own."""
_ARMED = frozenset({"forces", "rebels"})
_SIDES = _ARMED | {"civilians"}


@dataclass(frozen=True, slots=True)
class _Toll:
    """A toll while its page is gone through."""

    sheet: Sheet
    figure: Figure
    event: Event | None
    people: str | None
    country: str | None
    spot: str | None
    day: int | None
    firm: bool
    then: str | None
    running: bool
    speaks_for: str | None = None
    unsure: bool = False


def tolls_of(sheet: Sheet, tellings: Iterable[Telling], register: Register) -> list[Toll]:
    """The tolls of a page, by place."""
    telling_of = {mention.event: telling.id for telling in tellings for mention in telling.mentions}
    found = _beside([_toll(sheet, figure, register) for figure in wholes(sheet)])
    return [
        Toll(
            entry=_entry(toll, register),
            telling=telling_of[toll.event.id] if toll.event else None,
            published=sheet.day,
            order=(sheet.order, toll.figure.start),
            people=toll.people,
            country=toll.country,
            spot=toll.spot,
            day=toll.day,
            firm=toll.firm,
            then=toll.then,
            running=toll.running,
            speaks_for=toll.speaks_for,
            unsure=toll.unsure,
        )
        for toll in found
    ]


def _entry(toll: _Toll, register: Register) -> LedgerEntry:
    sheet, figure = toll.sheet, toll.figure
    article = sheet.reading.article
    words = figure.evidence or Span(figure.start, figure.end)
    return LedgerEntry(
        id=content_id("fg", sheet.id, figure.start, figure.end, figure.kind),
        kind=figure.kind,
        low=figure.low,
        high=figure.high,
        words=sheet.reading.words(figure.start, figure.end),
        speakers=register.parties(sheet.id, figure.said_by),
        place=place_of(sheet, figure),
        date=told_date(sheet, figure, toll.then),
        published=article.published,
        outlet=article.outlet,
        cumulative=toll.running,
        evidence=evidence(sheet.reading, words.start, words.end),
    )


def _toll(sheet: Sheet, figure: Figure, register: Register) -> _Toll:
    event = _event_of(sheet, figure)
    then = past_of(sheet, figure, event)
    date, own = dates_of(sheet, figure, event)
    running = is_sum(figure, own)
    people, named, country, side_told = whose(sheet, figure, event, register)
    spot, day, firm = _strike(sheet, figure, event)
    open_date = (days := days_of(date)) is not None and days.open
    side = country is not None and people in _SIDES
    summed = people in _ARMED or (running and (open_date or named))
    elsewhere = open_date and running and place_key(figure.place) != spot
    if then or (event is not None and event.type == "RETREAT") or (side and summed) or country == "both" or elsewhere:
        spot = None
    unsure = spot is not None and side
    return _Toll(sheet, figure, event, people, country, spot, day, firm, then, running, side_told, unsure)


def _event_of(sheet: Sheet, figure: Figure) -> Event | None:
    events = sheet.reading.events
    if figure.event is not None:
        return next((event for event in events if event.id == figure.event), None)
    near = [e for e in events if e.type in HARM and e.evidence.start <= figure.start < e.evidence.end]
    return min(near, key=lambda e: (abs(e.anchor.start - figure.start), e.anchor.start), default=None)


def _strike(sheet: Sheet, figure: Figure, event: Event | None) -> tuple[str | None, int | None, bool]:
    """The town whose strike the figure stands by, its day, and whether that is the day of the strike itself."""
    reading = sheet.reading
    at = bisect_right([span.start for span in reading.sentences], figure.start) - 1
    here = sentence_of(sheet, figure.start)
    said = max((s.start for s in reading.statements if s.start <= figure.start < s.end), default=0)
    around = [place_key(p.name) for p in reading.places if here[0] <= p.start < here[1] and _how(p) in _LOCATED]
    for back in range(min(_BACK, at) + 1):
        span = reading.sentences[at - back]
        if back and (_is_caption(sheet, span.start) or is_peaceful(sheet, span)):
            continue
        places = [p for p in reading.places if span.start <= p.start < span.end and (back or p.start >= said)]
        spots = [key for place in places for key in _spot(sheet, place)]
        if spots:
            if not all(can_be_same(spots[0], key) for key in around):
                break
            told = (
                *_days_in(sheet, *_told_in(sheet, figure)),
                *(_days_in(sheet, span.start, span.end) if back else ()),
            )
            days = next((d for d in map(days_of, told) if d is not None and d.exact), None)
            updated = any(f.cumulative and span.start <= f.start < span.end for f in reading.figures)
            return (spots[0], days.first, not updated) if days is not None else (spots[0], sheet.day, False)
    there = place_key(event.place) if event is not None and event.place_span is None else None
    if event is None or event.type != "ASSAULT" or there is None or not is_spot(there) or is_capital(there):
        return None, None, False
    days = days_of(event.date)
    exact = days is not None and days.exact
    return there, days.first if days is not None and exact else sheet.day, exact and not figure.cumulative


def _told_in(sheet: Sheet, figure: Figure) -> tuple[int, int]:
    """What somebody is said to say that holds a figure, else its sentence: a day beside that is the day of saying."""
    said = [(one.start, one.end) for one in sheet.reading.statements if one.start <= figure.start < one.end]
    return max(said, default=sentence_of(sheet, figure.start))


def _is_caption(sheet: Sheet, offset: int) -> bool:
    return any(s.kind is Kind.CAPTION and s.start <= offset < s.end for s in sheet.reading.article.segments)


def _how(place: Place) -> str:
    return place.rule.rpartition(":")[2]


def _spot(sheet: Sheet, place: Place) -> list[str]:
    """The key of a place that a strike may have hit: a town where something is, or one named bare; a capital named bare
    only as what is hit."""
    key = place_key(place.name)
    if key is None or not is_spot(key):
        return []
    how = _how(place)
    if how in _LOCATED:
        return [key]
    if how == "from":
        return []
    events = sheet.reading.events
    hit = any(e.type == "ASSAULT" and 0 < place.start - e.anchor.end <= 1 for e in events)
    return [key] if hit or not is_capital(key) else []


def _days_in(sheet: Sheet, start: int, end: int) -> list[str]:
    times = [time for time in sheet.reading.times if start <= time.start < end]
    return [time.value for time in times if time.value and time.rule not in _UNDATED]


def _beside(tolls: Sequence[_Toll]) -> list[_Toll]:
    """Numbers that tell no people take those of the number beside them in the sentence by the same word."""
    out = list(tolls)
    for n, toll in enumerate(tolls):
        if toll.people is None:
            for other in (*reversed(out[max(0, n - _BESIDE) : n]), *out[n + 1 : n + 1 + _BESIDE]):
                same = sentence_of(toll.sheet, toll.figure.start) == sentence_of(other.sheet, other.figure.start)
                if same and other.people and other.figure.said_by == toll.figure.said_by:
                    out[n] = replace(
                        toll, people=other.people, country=other.country, spot=other.spot, day=other.day,
                        firm=other.firm, unsure=other.unsure, then=toll.then or other.then,
                    )  # fmt: skip
                    break
    return out
