"""What a document or a body demands or lays down, as pages tell it: one withdrawal, another a truce of both sides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from palagan.model.reading import Event, Span
from palagan.model.record import Discrepancy, Party, Version
from palagan.record.matters import named, tells
from palagan.record.parties import UNKNOWN, Register, countries_of, country_of
from palagan.record.sheet import Sheet, evidence
from palagan.record.telling import split
from palagan.record.versions import discrepancy
from palagan.record.weights import overlap_of, telling_words

_BODIES = frozenset({"UNO", "IGO", "EUR"})
_NEAR = 400
"""Characters before a demand within which the body is named whose document it is ("resolusi tersebut")."""
_DIFFERENT = 0.5
"""Likeness of the demands' words below which two pages tell different demands."""
_MOST_VERSIONS = 40


@dataclass(frozen=True, slots=True)
class Demand:
    """What a page says that a body's document asks. `key`: body and document."""

    key: str
    body: str
    document: str
    targets: frozenset[str]
    version: Version
    words: frozenset[str]
    order: tuple[tuple[int, int, str], int]


def demands_of(sheet: Sheet, register: Register) -> list[Demand]:
    """The demands that a page tells, by place."""
    found = []
    for event in sheet.reading.events:
        if event.type != "REQUEST":
            continue
        documents = named("documents", sheet.reading.words(event.evidence.start, event.anchor.end))
        for party in _issuers(sheet, event, register) if documents else ():
            for document in sorted(documents):
                found.append(_demand(sheet, event, party, document, register))
    return sorted(found, key=lambda demand: (demand.order, demand.key))


def _demand(sheet: Sheet, event: Event, party: Party, document: str, register: Register) -> Demand:
    words = _told(event)
    text = " ".join(sheet.reading.words(words.start, words.end).split())
    article = sheet.reading.article
    return Demand(
        key=f"{country_of(party.code)}:{document}",
        body=party.name,
        document=document,
        targets=_asked(sheet, event, register),
        version=Version(text, evidence(sheet.reading, words.start, words.end), article.published, article.outlet),
        words=telling_words(split(text)),
        order=(sheet.order, event.anchor.start),
    )


def compare_demands(told: Iterable[Demand]) -> Iterator[Discrepancy]:
    """Where pages tell in different words what one document asks of one side. All demands are of one key."""
    demands = sorted(told, key=lambda demand: demand.order)
    if not demands:
        return
    body = min((demand.body for demand in demands), key=lambda name: (len(name), name))
    for versions in _versions(demands):
        yield discrepancy(demands[0].key, f"{body}: {demands[0].document}", "demand", versions)


def _issuers(sheet: Sheet, event: Event, register: Register) -> list[Party]:
    """Whose document demands: the event's sources that its sentence names by the verb, for the document is its subject;
    else a body read as the one asked, or the body named last before, for "resolusi tersebut" is that body's."""
    start, end = event.evidence.start, event.anchor.end
    elsewhere = {
        a.id for a in sheet.reading.actors if a.mentions and not any(start <= s.start < end for s in a.mentions)
    }
    parties = register.parties(sheet.id, [actor for actor in event.sources if actor not in elsewhere])
    named_ones = [p for p in parties if p.kind != "group"] or list(parties)
    if not named_ones:
        named_ones = [p for p in register.parties(sheet.id, event.targets) if country_of(p.code) in _BODIES]
    if not named_ones:
        before = [
            (span.start, actor.id)
            for actor in sheet.reading.actors
            if country_of(actor.code) in _BODIES
            for span in actor.mentions
            if 0 <= event.anchor.start - span.start <= _NEAR
        ]
        named_ones = list(register.parties(sheet.id, [max(before)[1]])) if before else []
    return [party for party in named_ones if country_of(party.code) != UNKNOWN]


def _asked(sheet: Sheet, event: Event, register: Register) -> frozenset[str]:
    """The side a document asks, bodies left out, for they issue it; no one side where it asks both."""
    words = _told(event)
    if tells("both_sides", sheet.reading.words(words.start, words.end)):
        return frozenset()
    return countries_of(register.parties(sheet.id, event.targets)) - _BODIES


def _told(event: Event) -> Span:
    """The words of what is asked; where the reader did not mark them, from the verb to the end of the sentence."""
    return event.demand or Span(event.anchor.start, max(event.anchor.end, event.evidence.end))


def _versions(demands: Sequence[Demand]) -> list[list[Version]]:
    """Groups of tellings that address one side, of which at least two pages differ; one version a page and words."""
    by_side: dict[str, list[Demand]] = defaultdict(list)
    for demand in demands[:_MOST_VERSIONS]:
        for side in demand.targets or {""}:
            by_side[side].append(demand)
    out = []
    for side, group in sorted(by_side.items()):
        kinds: list[Demand] = []
        for demand in group + (by_side[""] if side else []):
            if all(_differ(demand, other) for other in kinds):
                kinds.append(demand)
        if len({demand.version.evidence.page for demand in kinds}) > 1:
            out.append([demand.version for demand in kinds])
    return out


def _differ(one: Demand, other: Demand) -> bool:
    return bool(one.words) and bool(other.words) and overlap_of(one.words, other.words) < _DIFFERENT
