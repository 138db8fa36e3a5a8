"""Toll ledgers: every figure of one matter and kind, who gave it, what it replaced, what contradicts it.

The matter is the happening that the figure is the toll of, if that has a place. A figure that sums up since a start, or
that no such happening holds, belongs to the toll of whom it counts: civilians, forces or others of a country; of an
official who does not say whose, his own side; else to its place; else to its story. `low`–`high` is the union of what
the speakers now say; an open bound stays open.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from palagan.model.ids import content_id
from palagan.model.reading import Event, Figure, Span
from palagan.model.record import Happening, Ledger, LedgerEntry, Party
from palagan.record.dates import days_of
from palagan.record.happenings import Count
from palagan.record.parties import UNKNOWN, Register, country_of, is_official, sector_of
from palagan.record.places import holders, place_key, place_name
from palagan.record.sheet import Moment, Sheet, evidence, moment_of
from palagan.record.telling import Telling

_DAY = 24 * 3600
_LONG = 2
"""Days from which the stretch of an event makes its toll a sum."""
_NAMED = 3
"""Parties that are named in a ledger's heading."""
_HARM = frozenset({"ASSAULT", "COERCE", "PROTEST"})
_FORCES = frozenset({"MIL", "REB", "PRM", "COP", "PRE", "GOV"})


@dataclass(frozen=True, slots=True)
class _Matter:
    """What a ledger is about: a happening, or whose toll it is, or where, or in which story; `then` dates history."""

    happening: str | None = None
    of: str | None = None
    place: str | None = None
    story: str | None = None
    then: str | None = None


def find_ledgers(
    sheets: Sequence[Sheet],
    made: Mapping[str, tuple[Happening, tuple[Telling, ...]]],
    register: Register,
    count: Count,
    story_of: Mapping[str, str],
) -> tuple[Ledger, ...]:
    """The ledgers, those with most entries first."""
    happening_of = {
        (telling.sheet.id, event.id): id_
        for id_, (_, tellings) in made.items()
        for telling in tellings
        for event in telling.events
    }
    rows: dict[tuple[_Matter, str], list[LedgerEntry]] = defaultdict(list)
    for sheet in sorted(sheets, key=lambda sheet: sheet.order):
        for figure in sorted(sheet.reading.figures, key=lambda f: (f.start, f.end, f.id)):
            event = _event_of(sheet, figure)
            happening = made[happening_of[sheet.id, event.id]][0] if event else None
            matter = _matter(sheet, figure, event, happening, register, story_of.get(sheet.id))
            rows[matter, figure.kind].append(_entry(sheet, figure, _is_sum(figure, event), register))
    ledgers = [_ledger(matter, kind, entries, made, count, story_of) for (matter, kind), entries in rows.items()]
    return tuple(sorted(ledgers, key=lambda ledger: (-len(ledger.entries), ledger.about, ledger.kind, ledger.id)))


def _event_of(sheet: Sheet, figure: Figure) -> Event | None:
    events = sheet.reading.events
    if figure.event is not None:
        return next((event for event in events if event.id == figure.event), None)
    near = [e for e in events if e.type in _HARM and e.evidence.start <= figure.start < e.evidence.end]
    return min(near, key=lambda e: (abs(e.anchor.start - figure.start), e.anchor.start), default=None)


def _is_sum(figure: Figure, event: Event | None) -> bool:
    if figure.cumulative:
        return True
    days = days_of(figure.date) or days_of(event.date if event else None)
    return days is not None and (days.open or days.width > _LONG)


def _matter(
    sheet: Sheet,
    figure: Figure,
    event: Event | None,
    happening: Happening | None,
    register: Register,
    story: str | None,
) -> _Matter:
    then = (figure.date or event.date or "undated")[:4] if event is not None and event.background else None
    officials = [party for party in register.parties(sheet.id, figure.said_by) if is_official(party)]
    placed = happening is not None and (happening.place or figure.place) and not _is_sum(figure, event)
    if happening is not None and placed and not (officials and _is_mutual(happening)):
        return _Matter(happening=happening.id, then=then)
    whose = sorted({_people(party) for party in register.parties(sheet.id, figure.of) if _has_country(party)})
    if not whose:
        whose = [f"{country_of(party.code)} · people untold" for party in officials][:1]
    if whose:
        return _Matter(of=" + ".join(whose), then=then)
    if happening is not None:
        return _Matter(happening=happening.id, then=then)
    place = _wide(place_key(figure.place))
    return _Matter(place=place, story=None if place else story or sheet.id, then=then)


def _is_mutual(happening: Happening) -> bool:
    """Whether both sides fight: an official then counts his own side's dead."""
    return bool({party.key for party in happening.sources} & {party.key for party in happening.targets})


def _has_country(party: Party) -> bool:
    return country_of(party.code) != UNKNOWN


def _people(party: Party) -> str:
    """Whom a toll counts: a country's civilians, its forces, or its people without more."""
    sector = sector_of(party.code)
    kind = "civilians" if sector == "CVL" else "forces" if sector in _FORCES else "people untold"
    return f"{country_of(party.code)} · {kind}"


def _wide(place: str | None) -> str | None:
    """The widest place known to hold it, so that a sum told of a town and of its country stand together."""
    if place is None:
        return None
    outer = holders(place)
    return min(outer, key=lambda key: (len(holders(key)), key)) if outer else place


def _entry(sheet: Sheet, figure: Figure, cumulative: bool, register: Register) -> LedgerEntry:
    article = sheet.reading.article
    words = figure.evidence or Span(figure.start, figure.end)
    return LedgerEntry(
        id=content_id("fg", sheet.id, figure.start, figure.end, figure.kind),
        kind=figure.kind,
        low=figure.low,
        high=figure.high,
        words=sheet.reading.words(figure.start, figure.end),
        speakers=register.parties(sheet.id, figure.said_by),
        place=figure.place,
        date=figure.date,
        published=article.published,
        outlet=article.outlet,
        cumulative=cumulative,
        evidence=evidence(sheet.reading, words.start, words.end),
    )


def _ledger(
    matter: _Matter,
    kind: str,
    entries: Sequence[LedgerEntry],
    made: Mapping[str, tuple[Happening, tuple[Telling, ...]]],
    count: Count,
    story_of: Mapping[str, str],
) -> Ledger:
    settled = _settled(entries, matter.happening is not None or matter.of is not None)
    now = [entry for entry in settled if entry.current] or list(settled)
    stories = sorted({story_of[e.evidence.page] for e in settled if e.evidence.page in story_of})
    happening = made[matter.happening][0] if matter.happening else None
    return Ledger(
        id=content_id("lg", matter.happening, matter.of, matter.place, matter.story, matter.then, kind),
        about=_about(matter, happening),
        kind=kind,
        happening=matter.happening,
        story=happening.story if happening else (stories[0] if len(stories) == 1 else None),
        entries=settled,
        low=None if any(entry.low is None for entry in now) else min(entry.low or 0.0 for entry in now),
        high=None if any(entry.high is None for entry in now) else max(entry.high or 0.0 for entry in now),
        origins=count((e.evidence.page, Span(e.evidence.start, e.evidence.end)) for e in settled),
    )


def _about(matter: _Matter, happening: Happening | None) -> str:
    if happening is not None:
        who = ", ".join(party.name for party in (happening.targets or happening.sources)[:_NAMED])
        return " · ".join(part for part in (happening.place, happening.date, happening.type, who) if part)
    place = place_name(matter.place) if matter.place else None
    parts = [part for part in (matter.of, place, matter.then) if part]
    return " · ".join(parts) if matter.of or place else " · ".join(["people and place untold", *parts])


def _settled(entries: Sequence[LedgerEntry], comparable: bool) -> tuple[LedgerEntry, ...]:
    """The entries by publication, each with what it replaces and contradicts, and whether it still stands.

    `comparable` tells whether all count the same people; figures of an unknown matter do not contradict each other.
    """
    replaced: dict[str, list[str]] = defaultdict(list)
    gone: set[str] = set()
    latest: dict[str, list[LedgerEntry]] = defaultdict(list)
    for entry in entries:
        voice = _voice(entry)
        for earlier in latest[voice]:
            if _later_and_higher(entry, earlier):
                replaced[entry.id].append(earlier.id)
                gone.add(earlier.id)
        latest[voice] = [e for e in latest[voice] if e.id not in gone] + [entry]
    gone |= {e.id for e in entries if not e.speakers and e.high is None and _made_precise(e, entries)}
    against: dict[str, set[str]] = defaultdict(set)
    standing = [entry for entry in entries if entry.id not in gone] if comparable else []
    for number, one in enumerate(standing):
        for other in standing[max(0, number - _HELD_AGAINST) : number]:
            if _contradict(one, other):
                against[one.id].add(other.id)
                against[other.id].add(one.id)
    return tuple(
        replace(
            entry,
            replaces=tuple(sorted(replaced[entry.id])),
            contradicts=tuple(sorted(against[entry.id])),
            current=entry.id not in gone,
        )
        for entry in entries
    )


_HELD_AGAINST = 50
"""Standing entries before it that a figure is held against."""


def _voice(entry: LedgerEntry) -> str:
    """Whose figure it is: the first speaker's side for officials, the speaker, or the outlet's own voice."""
    if entry.speakers:
        speaker = entry.speakers[0]
        if is_official(speaker):
            return f"country:{country_of(speaker.code)}"
        return speaker.key
    return f"outlet:{entry.outlet or entry.evidence.page}"


def _later_and_higher(entry: LedgerEntry, earlier: LedgerEntry) -> bool:
    one, other = moment_of(entry.published), moment_of(earlier.published)
    later = other.before(one) if one and other else False
    return later and _size(entry) > _size(earlier)


def _size(entry: LedgerEntry) -> float:
    return entry.low if entry.low is not None else entry.high or 0.0


def _made_precise(entry: LedgerEntry, entries: Iterable[LedgerEntry]) -> bool:
    """Whether a page's own "at least" was filled by a later figure that somebody gave."""
    mine = moment_of(entry.published)
    return mine is not None and any(
        other.speakers
        and other.low is not None
        and other.low >= (entry.low or 0.0)
        and _is_after(moment_of(other.published), mine)
        for other in entries
    )


def _is_after(one: Moment | None, other: Moment) -> bool:
    return one is not None and other.before(one)


def _contradict(one: LedgerEntry, other: LedgerEntry) -> bool:
    """Whether two voices give, within a day, figures that cannot both be right."""
    if _voice(one) == _voice(other) or one.cumulative != other.cumulative:
        return False
    if one.evidence.page == other.evidence.page and not (one.speakers and other.speakers):
        return False
    a, b = moment_of(one.published), moment_of(other.published)
    if a is None or b is None or max(a.first - b.last, b.first - a.last) > _DAY:
        return False
    return _below(one, other) or _below(other, one)


def _below(one: LedgerEntry, other: LedgerEntry) -> bool:
    return one.high is not None and other.low is not None and one.high < other.low
