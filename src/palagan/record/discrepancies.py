"""Discrepancies: the same matter told differently, its versions side by side.

Three kinds: what a document or a body demands or lays down (one page: withdrawal; another: a truce), the toll of one
happening by different speakers, and the day of one happening.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from palagan.model.ids import content_id
from palagan.model.reading import Event, Span
from palagan.model.record import Discrepancy, Happening, Ledger, LedgerEntry, Party, Version
from palagan.record.dates import days_of
from palagan.record.matters import named, tells
from palagan.record.parties import UNKNOWN, Register, country_of
from palagan.record.sheet import Sheet, evidence
from palagan.record.telling import Telling, split
from palagan.record.weights import overlap_of, telling_words

_BODIES = frozenset({"UNO", "IGO", "EUR"})
_NEAR = 400
"""Characters before a demand within which the body is named whose document it is ("resolusi tersebut")."""
_DIFFERENT = 0.5
"""Likeness of the demands' words below which two pages tell different demands."""
_MOST_VERSIONS = 40


@dataclass(frozen=True, slots=True)
class _Demand:
    sheet: Sheet
    event: Event
    words: Span
    targets: frozenset[str]

    @property
    def text(self) -> str:
        return " ".join(self.sheet.reading.words(self.words.start, self.words.end).split())


def find_discrepancies(
    sheets: Sequence[Sheet],
    made: Mapping[str, tuple[Happening, tuple[Telling, ...]]],
    ledgers: Iterable[Ledger],
    register: Register,
) -> tuple[Discrepancy, ...]:
    """The discrepancies, by their matter."""
    found = [*_demands(sheets, register), *_tolls(ledgers), *_days(made)]
    return tuple(sorted(found, key=lambda d: (d.about, d.differs, d.id)))


def _demands(sheets: Sequence[Sheet], register: Register) -> list[Discrepancy]:
    """What the same body's documents are said to ask of the same side, where pages tell it in different words."""
    groups: dict[tuple[str, str], list[_Demand]] = defaultdict(list)
    names: dict[str, Party] = {}
    for sheet in sorted(sheets, key=lambda sheet: sheet.order):
        for event in sheet.reading.events:
            if event.type != "REQUEST":
                continue
            documents = named("documents", sheet.reading.words(event.evidence.start, event.anchor.end))
            demand = _Demand(sheet, event, _told(event), _asked(sheet, event, register))
            for party in _issuers(sheet, event, register) if documents else ():
                body = country_of(party.code)
                names[body] = min(names.get(body, party), party, key=lambda p: (len(p.name), p.name))
                for document in documents:
                    groups[body, document].append(demand)
    out: dict[tuple[tuple[str, int], ...], Discrepancy] = {}
    for (body, document), demands in sorted(groups.items()):
        for versions in _versions(demands):
            discrepancy = _discrepancy(f"{names[body].name}: {document}", "demand", versions)
            out.setdefault(tuple(sorted((v.evidence.page, v.evidence.start) for v in versions)), discrepancy)
    return list(out.values())


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
    return _countries(register.parties(sheet.id, event.targets)) - _BODIES


def _told(event: Event) -> Span:
    """The words of what is asked; where the reader did not mark them, from the verb to the end of the sentence."""
    return event.demand or Span(event.anchor.start, max(event.anchor.end, event.evidence.end))


def _versions(demands: Sequence[_Demand]) -> list[list[Version]]:
    """Groups of tellings that address one side, of which at least two pages differ; one version a page and words."""
    by_side: dict[str, list[_Demand]] = defaultdict(list)
    for demand in demands[:_MOST_VERSIONS]:
        for side in demand.targets or {""}:
            by_side[side].append(demand)
    out = []
    for side, group in sorted(by_side.items()):
        kinds: list[_Demand] = []
        for demand in group + (by_side[""] if side else []):
            if all(_differ(demand, other) for other in kinds):
                kinds.append(demand)
        if len({demand.sheet.id for demand in kinds}) > 1:
            out.append([_version(d) for d in kinds])
    return out


def _differ(one: _Demand, other: _Demand) -> bool:
    a, b = telling_words(split(one.text)), telling_words(split(other.text))
    return bool(a) and bool(b) and overlap_of(a, b) < _DIFFERENT


def _version(demand: _Demand) -> Version:
    article = demand.sheet.reading.article
    words = evidence(demand.sheet.reading, demand.words.start, demand.words.end)
    return Version(demand.text, words, article.published, article.outlet)


def _tolls(ledgers: Iterable[Ledger]) -> list[Discrepancy]:
    """Figures that stand against each other in one ledger."""
    out = []
    for ledger in ledgers:
        against = [entry for entry in ledger.entries if entry.contradicts]
        if against:
            out.append(_discrepancy(ledger.about, ledger.kind, [_of_entry(entry) for entry in against]))
    return out


def _of_entry(entry: LedgerEntry) -> Version:
    return Version(entry.words, entry.evidence, entry.published, entry.outlet)


def _days(made: Mapping[str, tuple[Happening, tuple[Telling, ...]]]) -> list[Discrepancy]:
    """Happenings whose tellings name different single days."""
    out = []
    for happening, tellings in made.values():
        told: dict[str, Version] = {}
        for telling in tellings:
            days = days_of(telling.date)
            event = next((e for e in telling.events if e.date == telling.date), telling.events[0])
            if days is not None and days.exact and telling.date:
                span = event.date_span or event.evidence
                words = evidence(telling.sheet.reading, span.start, span.end)
                article = telling.sheet.reading.article
                told.setdefault(telling.date, Version(telling.date, words, article.published, article.outlet))
        if len(told) > 1:
            who = ", ".join(party.name for party in (*happening.sources, *happening.targets))
            about = " · ".join(part for part in (happening.type, who, happening.place) if part)
            out.append(_discrepancy(about, "date", [told[day] for day in sorted(told)]))
    return out


def _discrepancy(about: str, differs: str, versions: Sequence[Version]) -> Discrepancy:
    parts = [part for v in versions for part in (v.evidence.page, v.evidence.start, v.evidence.end)]
    return Discrepancy(content_id("dc", about, differs, *parts), about, differs, tuple(versions))


def _countries(parties: Iterable[Party]) -> frozenset[str]:
    return frozenset(country_of(party.code) for party in parties) - {UNKNOWN}
