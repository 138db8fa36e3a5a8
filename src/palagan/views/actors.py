"""Actors across pages: what each did, suffered, said, was accused of; the names used for it, and by which outlets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from palagan.model.reading import Reading
from palagan.model.record import Happening, Party, Record
from palagan.record.parties import Register, register
from palagan.views.cards import PageCard
from palagan.views.filters import Filter
from palagan.views.timeline import lets_happening


@dataclass(frozen=True, slots=True)
class ActorRow:
    """One actor. Counts are of happenings (`did`, `suffered`, `accused`) and of statements on pages (`said`)."""

    key: str
    name: str
    code: str
    kind: str
    did: int
    suffered: int
    said: int
    accused: int
    pages: int
    names: tuple[tuple[str, int], ...]
    """Written forms with the number of pages that use each, most used first."""


def actors(
    record: Record, readings: Sequence[Reading], cards: Mapping[str, PageCard], chosen: Filter = Filter()
) -> tuple[ActorRow, ...]:
    """The actors of the pages that the filter lets through, those with most happenings and statements first.

    Outlet and time choose the pages. With a type, place, status or number of origins asked for, only those who did or
    suffered something of that kind are given.
    """
    chosen_ones = (happening for happening in record.happenings if lets_happening(happening, cards, chosen))
    return counted(chosen_ones, readings, chosen)


def counted(
    happenings: Iterable[Happening], readings: Iterable[Reading], chosen: Filter = Filter()
) -> tuple[ActorRow, ...]:
    """The actors of some happenings and readings, each gone through once, so that neither must be held as a whole.

    The happenings must be those that the filter lets through.
    """
    did: Counter[str] = Counter()
    suffered: Counter[str] = Counter()
    accused: Counter[str] = Counter()
    for happening in happenings:
        did.update({party.key for party in happening.sources})
        suffered.update({party.key for party in happening.targets})
        if happening.type == "ACCUSE":
            accused.update({party.key for party in happening.targets})
    said: Counter[str] = Counter()
    pages: Counter[str] = Counter()
    forms: dict[str, Counter[str]] = {}
    parties: dict[str, Party] = {}
    for reading in readings:
        if chosen.lets_outlet([reading.article.outlet]) and chosen.lets_day(reading.article.published_day):
            _count(reading, register([reading]), said, pages, forms, parties)
    deeds_alone = bool(chosen.types or chosen.places or chosen.statuses or chosen.min_origins)
    rows = [
        ActorRow(
            key=key,
            name=party.name,
            code=party.code,
            kind=party.kind,
            did=did[key],
            suffered=suffered[key],
            said=said[key],
            accused=accused[key],
            pages=pages[key],
            names=tuple(sorted(forms[key].items(), key=lambda item: (-item[1], item[0]))),
        )
        for key, party in parties.items()
        if chosen.lets_parties((party,)) and (did[key] or suffered[key] or not deeds_alone)
    ]
    return tuple(sorted(rows, key=lambda row: (-(row.did + row.suffered + row.said), -row.pages, row.name)))


def _count(
    reading: Reading,
    known: Register,
    said: Counter[str],
    pages: Counter[str],
    forms: dict[str, Counter[str]],
    parties: dict[str, Party],
) -> None:
    keys = {}
    for actor in reading.actors:
        party = known.of[reading.article.page_id, actor.id]
        keys[actor.id] = party.key
        parties.setdefault(party.key, party)
        written = {reading.words(m.start, m.end) for m in actor.mentions} or {actor.name}
        forms.setdefault(party.key, Counter()).update(written)
    pages.update(set(keys.values()))
    said.update(keys[s.speaker] for s in reading.statements if s.speaker in keys)
