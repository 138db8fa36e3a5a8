"""Whose dead, wounded or things a figure counts: whom the words beside it name, else the side of who gives it or of
whom the attack befell."""

from __future__ import annotations

import re
from collections.abc import Collection

from palagan.model.reading import Event, Figure
from palagan.model.record import Party
from palagan.record.matters import tells
from palagan.record.parties import UNKNOWN, Register, country_of, is_official, sector_of
from palagan.record.places import state_name
from palagan.record.sheet import Sheet
from palagan.record.toll_dates import sentence_of

_NOUN = 30
"""Characters after a number in which whom it counts is told."""
_OPENS = 5
"""Characters of the word before a place that opens a sentence ("Dari Baku, …")."""
_SEATS = frozenset({"in", "from"})
_THINGS = "destroyed"
"""The kind of figures that count no people: whose they are is told right behind them."""
_FORCES = frozenset({"MIL", "PRM", "COP", "PRE", "GOV"})
_BY_PEOPLE = {"forces": frozenset({"MIL", "COP"}), "rebels": frozenset({"REB"})}
_BANDS = "IMG"
"""The country of armed groups that have none: whom they count as forces are those of a state."""


def whose(
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
    names = [p for p in known if any(letter.isupper() for letter in p.name)] or _owners(sheet, figure, register)
    if names:
        return people or "people", True, country_of(names[0].code), side
    if people == "civilians" and tells("both_sides", reading.words(*sentence_of(sheet, figure.start))):
        return people, True, "both", side
    if tells("both_sides", before[-_NOUN:]) or tells("both_sides", after):
        return people or "people", True, "both", side
    hit = _hit(sheet, event, register, people)
    if officials:
        own = country_of(officials[0].code) if people else None
        theirs = hit if people != "forces" or country_of(officials[0].code) == _BANDS else None
        return people, False, theirs or side or own, side
    return people, False, country_of(known[0].code) if known and people else hit, None


def _hit(sheet: Sheet, event: Event | None, register: Register, people: str | None) -> str | None:
    """The country of the forces or rebels that an attack of others befell: "menewaskan 27 *tentara*"."""
    wanted = _BY_PEOPLE.get(people or "", frozenset())
    if event is None or event.type != "ASSAULT" or set(event.sources) & set(event.targets):
        return None
    hit = register.parties(sheet.id, event.targets)
    found = {country_of(party.code) for party in hit if sector_of(party.code) in wanted} - {UNKNOWN}
    return found.pop() if len(found) == 1 else None


def _owners(sheet: Sheet, figure: Figure, register: Register) -> list[Party]:
    """The state named right behind what a figure counts as destroyed: "lima jet tempur *India*"."""
    if figure.kind != _THINGS:
        return []
    _, after = _around(sheet, figure)
    end = figure.end + len(re.split(r"[.,;:]|\b(?:oleh|akibat|by)\b", after, maxsplit=1)[0])
    states = [actor for actor in sheet.reading.actors if actor.kind == "state"]
    named = [a.id for a in states if any(figure.end <= mention.start < end for mention in a.mentions)]
    return list(register.parties(sheet.id, named[:1]))


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
            return place.country if place.rule.rpartition(":")[2] in _SEATS else None
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
    if tells("rebels", words) or "REB" in sectors:
        return "rebels"
    return "forces" if tells("forces", words) or _FORCES & set(sectors) else None
