"""What each figure is a toll of: a strike on a town on a day, the people of a side since a start, a war of the past.

The words after the number say whom it counts; a group without a country is the speaker's own side, and a number without
people counts those of the number beside it. A figure that sums up since a start is that people's. One that stands by a
town told within two sentences before is that strike's; if it counts civilians by an official's word, the series tells:
a sum never falls, so a number under an earlier sum of the same people is none.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from palagan.model.article import Kind
from palagan.model.ids import content_id
from palagan.model.reading import Event, Figure, Place, Span
from palagan.model.record import LedgerEntry, Party
from palagan.record.dates import days_of
from palagan.record.matters import tells
from palagan.record.part_figures import wholes
from palagan.record.parties import UNKNOWN, Register, country_of, is_official, sector_of
from palagan.record.places import can_be_same, is_capital, is_spot, place_key, state_name
from palagan.record.sheet import Sheet, evidence
from palagan.record.telling import Telling
from palagan.record.toll_dates import dates_of, is_sum, past_of, sentence_of, told_date
from palagan.record.toll_places import HARM, is_peaceful, place_of
from palagan.record.toll_series import Toll

_BACK = 2
"""Sentences before a figure in which the town is named whose strike it tells."""
_BESIDE = 6
"""Numbers on either side of a number that may tell whom it counts."""
_NOUN = 30
"""Characters after a number in which whom it counts is told."""
_OPENS = 5
"""Characters of the word before a place that opens a sentence ("Dari Baku, …")."""
_SEATS = frozenset({"in", "from"})
_LOCATED = frozenset({"in", "near", "to"})
"""What leads to a place where something is, as the reader says it."""
_UNDATED = frozenset({"time.now", "time.clock", "time.duration"})
"""Rules of time expressions that tell no day of their own."""
_FORCES = frozenset({"MIL", "REB", "PRM", "COP", "PRE", "GOV"})
_OF_STATE = frozenset({"MIL", "COP"})
_BANDS = "IMG"
"""The country of armed groups that have none: whom they count as forces are those of a state."""


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
    people, named, country, side_told = _whose(sheet, figure, event, register)
    spot, day, firm = _strike(sheet, figure, event)
    open_date = (days := days_of(date)) is not None and days.open
    side = country is not None and people in ("forces", "civilians")
    summed = people == "forces" or (running and (open_date or named))
    elsewhere = open_date and running and place_key(figure.place) != spot
    if then or (side and summed) or country == "both" or elsewhere:
        spot = None
    unsure = spot is not None and side
    return _Toll(sheet, figure, event, people, country, spot, day, firm, then, running, side_told, unsure)


def _event_of(sheet: Sheet, figure: Figure) -> Event | None:
    events = sheet.reading.events
    if figure.event is not None:
        return next((event for event in events if event.id == figure.event), None)
    near = [e for e in events if e.type in HARM and e.evidence.start <= figure.start < e.evidence.end]
    return min(near, key=lambda e: (abs(e.anchor.start - figure.start), e.anchor.start), default=None)


def _whose(
    sheet: Sheet, figure: Figure, event: Event | None, register: Register
) -> tuple[str | None, bool, str | None, str | None]:
    """Whom it counts, whether the words name their country, that country, and the side of the official who says so."""
    reading = sheet.reading
    before, after = _around(sheet, figure)
    counted = register.parties(sheet.id, figure.of)
    sectors = {sector_of(party.code) for party in counted}
    people = _told_people(after, sectors) or _told_people(before, frozenset())
    officials = [party for party in register.parties(sheet.id, figure.said_by) if is_official(party)]
    side = _side_of(sheet, figure, officials[0], register) if officials else None
    known = [p for p in counted if country_of(p.code) != UNKNOWN]
    names = [p for p in known if any(letter.isupper() for letter in p.name)]
    if names:
        return people or "people", True, country_of(names[0].code), side
    if people == "civilians" and tells("both_sides", reading.words(*sentence_of(sheet, figure.start))):
        return people, True, "both", side
    if tells("both_sides", before[-_NOUN:]) or tells("both_sides", after):
        return people or "people", True, "both", side
    hit = _forces_hit(sheet, event, register) if people == "forces" else None
    if officials:
        own = country_of(officials[0].code) if people else None
        of_state = hit is not None and country_of(officials[0].code) == _BANDS
        return people, False, hit if of_state else side or own, side
    return people, False, country_of(known[0].code) if known and people else hit, None


def _forces_hit(sheet: Sheet, event: Event | None, register: Register) -> str | None:
    """The country of the forces that an attack of others befell: "serangan X menewaskan 27 *tentara*"."""
    if event is None or event.type != "ASSAULT" or set(event.sources) & set(event.targets):
        return None
    hit = register.parties(sheet.id, event.targets)
    found = {country_of(party.code) for party in hit if sector_of(party.code) in _OF_STATE} - {UNKNOWN}
    return found.pop() if len(found) == 1 else None


def _side_of(sheet: Sheet, figure: Figure, official: Party, register: Register) -> str | None:
    """The side an official speaks for: that of the place which opens the sentence ("Di Baku, Kejaksaan Agung …"), since
    an office that names no country may be of another one; his country if others of it are in the page's events; else
    that of a place in the sentence that gives no number itself; else no side."""
    country = country_of(official.code)
    if not _names_country(official) and (seat := _seat(sheet, figure)) is not None:
        return seat
    involved = {p for e in sheet.reading.events for p in register.parties(sheet.id, e.sources + e.targets)}
    fighting = {country_of(p.code) for p in involved if p.key != official.key or ":" not in p.key}
    if country in fighting:
        return country
    start, end = sentence_of(sheet, figure.start)
    speak = {actor for other in sheet.reading.figures if start <= other.start < end for actor in other.said_by}
    named = {span.start for actor in sheet.reading.actors if actor.id in speak for span in actor.mentions}
    places = [p for p in sheet.reading.places if start <= p.start < end and p.start not in named]
    there = [place.country for place in places if place.country in fighting]
    return next(iter(there), country if not fighting else None)


def _names_country(official: Party) -> bool:
    """Whether its name tells whose it is, as that of a person or a state does."""
    return official.kind != "organization" or state_name(country_of(official.code)).lower() in official.name.lower()


def _seat(sheet: Sheet, figure: Figure) -> str | None:
    """The country of the place that a figure's sentence begins with, apart from what it tells: "Di Baku, …"."""
    start, _ = sentence_of(sheet, figure.start)
    for place in sheet.reading.places:
        if start < place.start <= start + _OPENS and sheet.reading.words(place.end, place.end + 1) == ",":
            return place.country if _how(place) in _SEATS else None
    return None


def _around(sheet: Sheet, figure: Figure) -> tuple[str, str]:
    """The words before and after a number in which whom it counts may be told, up to the numbers beside it."""
    start, end = sentence_of(sheet, figure.start)
    figures = sheet.reading.figures
    start = max([start, *(f.end for f in figures if f.end <= figure.start)])
    start = max([start, *(s.start for s in sheet.reading.statements if s.start <= figure.start < s.end)])
    end = min([end, figure.end + _NOUN, *(f.start for f in figures if f.start > figure.start)])
    return sheet.reading.words(start, figure.start), sheet.reading.words(figure.start, end)


def _told_people(words: str, sectors: Collection[str]) -> str | None:
    if tells("civilians", words) or "CVL" in sectors:
        return "civilians"
    return "forces" if tells("forces", words) or _FORCES & set(sectors) else None


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
