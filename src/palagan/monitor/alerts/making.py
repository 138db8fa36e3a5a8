"""Matters out of things of the record: their tellings in order, their figures, and the means to count origins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

import msgspec
from sqlalchemy import Connection

from palagan.looking.query import understand
from palagan.looking.snippets import snippets_of
from palagan.model.reading import Span
from palagan.model.record import Claim, Evidence, Happening, Ledger, LedgerEntry, Mention, OriginCount, Party
from palagan.monitor.alerts import breaches
from palagan.monitor.alerts.asking import YEAR_ONE, Thing, captured
from palagan.monitor.alerts.folding import Facet
from palagan.monitor.alerts.matter import Bounds, Count, Figure, Matter, Telling
from palagan.monitor.alerts.replay import Sources
from palagan.monitor.alerts.rules import Rule
from palagan.record.lineage import Drawn
from palagan.record.origins import Origins
from palagan.record.packing import unpack
from palagan.record.parties import countries_of
from palagan.record.sheet import moment_of
from palagan.store.look_up import ask, happenings_by_id
from palagan.store.upkeep import drawn_of

_DRAWN = tuple[Drawn, ...]
_LEDGER = msgspec.json.Decoder(Ledger)
_TRUCE_MARKS = 50
"""Mentions of a broken truce by which breaches of it are known to be of one truce."""


def matter_of(connection: Connection, rule: Rule, things: Sequence[Thing]) -> Matter:
    """The matter that some things of one kind are together; several only of a truce that is said to be broken, and of
    meetings on one occasion."""
    if rule.about == "truce":
        made = _breach(connection, [one for one in things if isinstance(one, Happening)])
    elif isinstance(things[0], Happening):
        made = _occasion(connection, [one for one in things if isinstance(one, Happening)])
    elif isinstance(things[0], Ledger):
        made = _ledger(things[0])
    else:
        made = _claim(things[0])
    return _dated(connection, made)


def marks_of(thing: Thing) -> frozenset[str]:
    """By what a thing is known again: its mentions, figures or assertions."""
    match thing:
        case Happening():
            return frozenset(f"{one.page}/{one.event}" for one in thing.mentions)
        case Ledger():
            return frozenset(one.id for one in thing.entries)
        case _:
            return frozenset(_at(told.evidence) for told in (*thing.asserted, *thing.denied))


def facet_of(connection: Connection, rule: Rule, one: Thing) -> Facet:
    """What folding looks at of a thing."""
    marks = marks_of(one)
    if isinstance(one, Happening) and rule.about == "happening" and one.type == "CONSULT":
        lands = countries_of((*one.sources, *one.targets))
        return Facet(one.id, marks, sides=lands, story=one.story, first=_moment(one.first_told) or 0.0, meets=True)
    if rule.about != "truce":
        return Facet(one.id, marks)
    matter = matter_of(connection, rule, [one])
    truces = frozenset(mark for mark in matter.further if mark.startswith("truce "))
    return Facet(one.id, marks, truces, matter.sides, matter.story, matter.first or 0.0, matter.last or 0.0)


def found_pages(connection: Connection, rule: Rule, story: str | None, pages: Sequence[str]) -> Matter:
    """The matter of pages of one story that a search finds."""
    query = understand(rule.search or "")
    shown = snippets_of(connection, pages, query)
    facts = {row[0]: row for row in ask(connection, _PAGE, pages)}
    tellings = []
    for page in sorted(shown):
        title, sentences = shown[page]
        first = sentences[0] if sentences else title
        if first is not None and page in facts:
            words = Evidence(page, first.start, first.end, first.words)
            tellings.append(Telling(page, _moment(facts[page][2]), facts[page][2], words))
    counted, _ = counting(connection, [one.evidence.page for one in tellings])
    title_of = dict(ask(connection, "SELECT id, title FROM stories WHERE id IN :given", [story] if story else []))
    made = Matter(
        "search", story or (tellings[0].evidence.page if tellings else ""), tuple(tellings), OriginCount(0, 0, ())
    )
    made = _dated(connection, replace(made, title=title_of.get(story or "", ""), story=story))
    return replace(made, origins=counted(made.tellings))


_PAGE = (
    "SELECT r.page, r.outlet, coalesce(r.published, (SELECT hint_published FROM pages WHERE id = r.page)) "
    "FROM readings r WHERE r.page IN :given"
)


def counting(connection: Connection, pages: Iterable[str]) -> tuple[Count, Sources]:
    """The means to count the origins behind some tellings on these pages, and the sources that each may rest on."""
    facts = drawn_of(connection, sorted(set(pages)))
    drawn: dict[str, tuple[Drawn, ...]] = {page: unpack(told, _DRAWN) for page, (_, _, told) in facts.items()}
    origins = Origins(drawn, {page: outlet for page, (outlet, _, _) in facts.items()})

    def count(told: Iterable[Telling]) -> OriginCount:
        words = (one.evidence for one in told)
        return origins.count((one.page, Span(one.start, one.end)) for one in words)

    def sources(one: Telling) -> frozenset[str]:
        return frozenset(draws.source.id for draws in drawn.get(one.evidence.page, ()))

    return count, sources


def _happening(connection: Connection, one: Happening) -> Matter:
    tellings = [_telling(mention, mention.said_by) for mention in one.mentions]
    figures, toll = _tolls(connection, [one.id])
    return Matter(
        kind="happening",
        about=one.id,
        tellings=tuple(tellings),
        origins=one.origins,
        type=one.type,
        mode=one.mode,
        sources=_names(one.sources),
        targets=_names(one.targets),
        sides=_codes((*one.sources, *one.targets)),
        date=one.date,
        place=one.place,
        status=one.status,
        story=one.story,
        figures=figures,
        toll=toll,
        truces=breaches.truces_broken(one),
        differs=one.contradictions,
    )


def _occasion(connection: Connection, several: Sequence[Happening]) -> Matter:
    """One happening; or meetings on one occasion, the first told with the words of all."""
    ordered = sorted(several, key=lambda one: (one.first_told or "9", one.id))
    made = _happening(connection, ordered[0])
    if len(ordered) == 1:
        return made
    tellings = {told.mark: told for one in ordered for told in (_telling(m, m.said_by) for m in one.mentions)}
    count, _ = counting(connection, (told.evidence.page for told in tellings.values()))
    sides = _codes(party for one in ordered for party in (*one.sources, *one.targets))
    return replace(made, tellings=tuple(tellings.values()), origins=count(tellings.values()), sides=sides)


def _breach(connection: Connection, several: Sequence[Happening]) -> Matter:
    """Happenings that say that one truce is broken, as one: the first told gives the id."""
    ordered = sorted(several, key=lambda one: (one.first_told or "9", one.id))
    first = next((one for one in ordered if one.type == "ASSAULT"), ordered[0])
    tellings = [
        replace(_telling(mention, said), counts=bool(said) or not mention.denied_by)
        for one in ordered
        for mention in one.mentions
        if breaches.says_so(one, mention)
        for said in [breaches.sayers(one, mention)]
    ]
    tellings = list({one.mark: one for one in tellings}.values())
    whole = len(ordered) == 1 and len([one for one in tellings if one.counts]) == len(first.mentions)
    count, _ = counting(connection, (one.evidence.page for one in tellings))
    figures, toll = _tolls(connection, [one.id for one in ordered])
    truces = tuple(dict.fromkeys(truce for one in ordered for truce in breaches.truces_broken(one)))
    broken = happenings_by_id(connection, truces).values()
    held = [f"truce {one.page}/{one.event}" for truce in broken for one in truce.mentions[:_TRUCE_MARKS]]
    places = [one.place for one in (first, *ordered) if one.place]
    return Matter(
        kind="truce",
        about=first.id,
        tellings=tuple(tellings),
        origins=first.origins if whole else count(one for one in tellings if one.counts),
        type=first.type,
        mode=first.mode,
        sources=tuple(dict.fromkeys(name for one in ordered for name in _names(breaches.breakers(one)))),
        sides=_codes(party for one in ordered for party in (*one.sources, *one.targets)),
        date=first.date,
        place=places[0] if places else None,
        status=first.status,
        story=first.story,
        figures=figures,
        toll=toll,
        further=frozenset([*held, *(mark for one in ordered for mark in marks_of(one))]),
        truces=truces,
        differs=tuple(dict.fromkeys(told for one in ordered for told in one.contradictions)),
    )


def _ledger(one: Ledger) -> Matter:
    tellings = [Telling(e.id, _moment(e.published), e.published, e.evidence, _names(e.speakers)) for e in one.entries]
    return Matter(
        kind="ledger",
        about=one.id,
        tellings=tuple(tellings),
        origins=one.origins,
        title=one.about,
        type=one.kind,
        place=next((entry.place for entry in one.entries if entry.place), None),
        story=one.story,
        figures=tuple(_figure(entry) for entry in one.entries),
        toll={one.kind: (one.low, one.high)},
    )


def _claim(one: Claim) -> Matter:
    said = [
        Telling(_at(t.evidence), _moment(t.published), t.published, t.evidence, (t.speaker.name if t.speaker else "",))
        for t in one.asserted
    ]
    denied = [
        Telling(
            _at(t.evidence), _moment(t.published), t.published, t.evidence, (), (t.speaker.name if t.speaker else "",),
            counts=False,
        )
        for t in one.denied
    ]  # fmt: skip
    return Matter(
        kind="claim",
        about=one.id,
        tellings=tuple(said + denied),
        origins=one.asserted_origins,
        title=one.proposition,
        story=one.story,
    )


def _tolls(connection: Connection, happenings: Sequence[str]) -> tuple[tuple[Figure, ...], Mapping[str, Bounds]]:
    """The figures of some happenings, and what is now said of each harm: of several ledgers the greatest."""
    rows = ask(connection, "SELECT json FROM ledgers WHERE happening IN :given", happenings)
    figures: list[Figure] = []
    toll: dict[str, Bounds] = {}
    best: dict[str, list[Ledger]] = defaultdict(list)
    for (line,) in rows:
        one = _LEDGER.decode(line)
        best[one.kind].append(one)
    for harm, several in best.items():
        most = max(several, key=lambda one: (one.low or 0.0, one.high or 0.0, one.id))
        toll[harm] = (most.low, most.high)
        figures += map(_figure, most.entries)
    return tuple(sorted(figures, key=lambda one: (one.moment or 0.0, one.mark))), toll


def _figure(e: LedgerEntry) -> Figure:
    return Figure(
        e.id, e.kind, e.low, e.high, _moment(e.published), e.published, e.evidence, _names(e.speakers), e.replaces,
        e.current,
    )  # fmt: skip


def _telling(mention: Mention, said_by: Sequence[Party]) -> Telling:
    mark = f"{mention.page}/{mention.event}"
    told, denied = _names(said_by), _names(mention.denied_by)
    return Telling(mark, _moment(mention.published), mention.published, mention.evidence, told, denied)


def _dated(connection: Connection, made: Matter) -> Matter:
    """The matter with undated pages told when they were captured, all in the order of telling."""
    undated = {one.evidence.page for one in made.tellings if one.moment is None}
    undated |= {one.evidence.page for one in made.figures if one.moment is None}
    caught = {page: _captured(at) for page, at in captured(connection, undated).items()} if undated else {}

    def order(one: Telling | Figure) -> tuple[bool, float, str, int]:
        return one.moment is None, one.moment or 0.0, one.evidence.page, one.evidence.start

    told = [replace(t, moment=caught.get(t.evidence.page)) if t.moment is None else t for t in made.tellings]
    figures = [replace(f, moment=caught.get(f.evidence.page)) if f.moment is None else f for f in made.figures]
    return replace(made, tellings=tuple(sorted(told, key=order)), figures=tuple(sorted(figures, key=order)))


def _captured(at: str) -> float | None:
    try:
        return datetime.fromisoformat(at).timestamp()
    except ValueError:
        return None


def _moment(published: str | None) -> float | None:
    """The beginning of the moment or day of publication, seconds since 1970."""
    moment = moment_of(published)
    return float(moment.first - YEAR_ONE) if moment is not None else None


def _at(words: Evidence) -> str:
    return f"{words.page}@{words.start}"


def _names(parties: Iterable[Party]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(party.name for party in parties))


def _codes(parties: Iterable[Party]) -> frozenset[str]:
    return frozenset(party.code for party in parties if not party.code.startswith("UNK"))
