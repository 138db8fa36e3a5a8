"""Toll ledgers: every figure of one matter and kind, who gave it, what it replaced, what contradicts it.

A ledger's matter is what its tolls are of: a strike on a town on a day, the people of a side since a start, a past war;
else the happening that the figure is told with, if it has a day; else the place; else the story. `low`–`high` is the
union of what the speakers now say; an open bound stays open.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace

from palagan.model.ids import content_id
from palagan.model.reading import Span
from palagan.model.record import Ledger, LedgerEntry
from palagan.record.dates import days_of
from palagan.record.happenings import Count
from palagan.record.places import holders, place_key, place_name, place_told, state_name
from palagan.record.sheet import Moment, moment_of
from palagan.record.struck import ToldWith, struck_with
from palagan.record.toll_series import Toll
from palagan.record.voices import voice_of, voices_of

_DAY = 24 * 3600
_NAMED = 3
"""Parties that are named in a ledger's heading."""


@dataclass(frozen=True, slots=True)
class Matter:
    """What a ledger is about: a strike, whose toll it is, a happening, where, or which story; `then` dates history."""

    spot: str | None = None
    day: int | None = None
    people: str | None = None
    country: str | None = None
    happening: str | None = None
    place: str | None = None
    story: str | None = None
    then: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A figure as it stands in a ledger: of which matter, told with which happening, on whose behalf."""

    matter: Matter
    entry: LedgerEntry
    happening: str | None
    voice: str
    order: tuple[tuple[int, int, str], int]


def told_of(toll: Toll, happening: ToldWith | None, story: str | None) -> Told:
    """A decided toll under its matter; `happening` is that of its event."""
    entry = toll.entry
    matter = _matter(toll, happening, story)
    return Told(matter, entry, happening.id if happening else None, voice_of(entry, toll.speaks_for), toll.order)


def ledger_key(told: Told) -> str:
    """The id of the ledger that a figure belongs to."""
    return content_id("lg", *(getattr(told.matter, field.name) for field in fields(told.matter)), told.entry.kind)


def make_ledger(
    told: Sequence[Told], happenings: Mapping[str, ToldWith], count: Count, story_of: Mapping[str, str]
) -> Ledger:
    """The ledger of some figures of one key. `happenings` holds those they are told with."""
    ordered = sorted(told, key=lambda one: (one.order, one.entry.id))
    return _ledger(ordered[0].matter, ordered[0].entry.kind, ordered, happenings, count, story_of)


def by_entries(ledger: Ledger) -> tuple[int, str, str, str]:
    """A key that sorts ledgers, those with most entries first."""
    return -len(ledger.entries), ledger.about, ledger.kind, ledger.id


def _matter(toll: Toll, happening: ToldWith | None, story: str | None) -> Matter:
    if toll.then is not None:
        return Matter(then=toll.then)
    if toll.is_strike:
        return Matter(*(struck_with(toll, happening) or (toll.spot, toll.day)))
    if toll.country is not None:
        return Matter(people=toll.people or "people", country=toll.country)
    if happening is not None and not toll.running and days_of(happening.date) is not None:
        struck = struck_with(toll, happening)
        return Matter(*struck) if struck is not None else Matter(happening=happening.id)
    place = _wide(place_key(toll.entry.place or (happening.place if happening else None)))
    return Matter(place=place, story=None if place else story or toll.entry.evidence.page)


def _wide(place: str | None) -> str | None:
    """The widest place known to hold it, so that a sum told of a town and of its country stand together."""
    if place is None:
        return None
    outer = holders(place)
    return min(outer, key=lambda key: (len(holders(key)), key)) if outer else place


def _ledger(
    matter: Matter,
    kind: str,
    found: Sequence[Told],
    made: Mapping[str, ToldWith],
    count: Count,
    story_of: Mapping[str, str],
) -> Ledger:
    is_one = matter.spot is not None or matter.happening is not None
    settled = _settled(
        [one.entry for one in found],
        voices_of({one.entry.id: (one.entry.speakers, one.voice) for one in found}),
        is_one or matter.people is not None,
        is_one,
    )
    now = [entry for entry in settled if entry.current] or list(settled)
    stories = sorted({story_of[e.evidence.page] for e in settled if e.evidence.page in story_of})
    happening = _happening(matter, [made[one.happening] for one in found if one.happening is not None])
    keys = [getattr(matter, field.name) for field in fields(matter)]
    return Ledger(
        id=content_id("lg", *keys, kind),
        about=_about(matter, happening, settled),
        kind=kind,
        happening=happening.id if happening else None,
        story=happening.story if happening else (stories[0] if len(stories) == 1 else None),
        entries=settled,
        low=None if any(entry.low is None for entry in now) else min(entry.low or 0.0 for entry in now),
        high=None if any(entry.high is None for entry in now) else max(entry.high or 0.0 for entry in now),
        origins=count((e.evidence.page, Span(e.evidence.start, e.evidence.end)) for e in settled),
    )


def _happening(matter: Matter, near: Sequence[ToldWith]) -> ToldWith | None:
    """The happening that the ledger is the toll of; for a strike the one most told with its figures at that place."""
    if matter.happening is not None:
        return next(happening for happening in near if happening.id == matter.happening)
    there = {h.id: h for h in near if matter.spot is not None and place_key(h.place) == matter.spot}
    counts = Counter(happening.id for happening in near if happening.id in there)
    return there[min(counts, key=lambda id_: (-counts[id_], id_))] if counts else None


def _about(matter: Matter, happening: ToldWith | None, entries: Sequence[LedgerEntry]) -> str:
    """What the ledger is about, its parts joined by " · "; the views' catalogue tells them in the reader's language."""
    if matter.spot is not None:
        day = dt.date.fromordinal(matter.day).isoformat() if matter.day else None
        return " · ".join(part for part in ("strike", _spelt(matter.spot, entries), day) if part)
    if matter.people is not None:
        whose = state_name(matter.country or "")
        starts = Counter(e.date.partition("/")[0] for e in entries if e.date and e.date.endswith("/.."))
        since = min(starts, key=lambda day: (-starts[day], day)) if starts else None
        return " · ".join(part for part in (matter.people, whose, since and f"{since}/..") if part)
    if matter.then is not None:
        return f"history · {matter.then}"
    if happening is not None:
        who = ", ".join(party.name for party in (happening.targets or happening.sources)[:_NAMED])
        return " · ".join(part for part in (happening.type, happening.place, happening.date, who) if part)
    return f"war · {_spelt(matter.place, entries)}" if matter.place else "untold"


def _spelt(key: str, entries: Sequence[LedgerEntry]) -> str:
    """A place as the first page writes it that gives a figure there, where the knowledge base lacks it."""
    return next((told for e in entries if place_key(e.place) == key and (told := place_told(e.place))), place_name(key))


def _settled(
    entries: Sequence[LedgerEntry], voices: Mapping[str, str], comparable: bool, is_one: bool
) -> tuple[LedgerEntry, ...]:
    """The entries by publication, each with what it replaces and contradicts, and whether it still stands.

    `comparable` tells whether all count the same people; figures of an unknown matter do not contradict each other.
    `is_one`: all are of one event, so that a page's own number gives way to a later one that somebody gives.
    """
    replaced: dict[str, list[str]] = defaultdict(list)
    gone: set[str] = set()
    latest: dict[str, list[LedgerEntry]] = defaultdict(list)
    for entry in entries:
        voice = voices[entry.id]
        for earlier in latest[voice]:
            if _later_and_higher(entry, earlier):
                replaced[entry.id].append(earlier.id)
                gone.add(earlier.id)
        latest[voice] = [e for e in latest[voice] if e.id not in gone] + [entry]
    given = [
        (e.low, moment_of(e.published), e.evidence.page) for e in reversed(entries) if e.speakers and e.low is not None
    ]
    gone |= {e.id for e in entries if not e.speakers and (is_one or e.high is None) and _made_precise(e, given)}
    against = _against(
        [_Held(e, voices[e.id], moment_of(e.published)) for e in entries if comparable and e.id not in gone]
    )
    return tuple(
        replace(
            entry,
            replaces=tuple(sorted(replaced.get(entry.id, ()))),
            contradicts=tuple(sorted(against.get(entry.id, ()))),
            current=entry.id not in gone,
        )
        if entry.id in gone or entry.id in replaced or entry.id in against or not _is_bare(entry)
        else entry
        for entry in entries
    )


def _is_bare(entry: LedgerEntry) -> bool:
    """Whether nothing is told of it beside others, as it came from its page."""
    return entry.current and not entry.replaces and not entry.contradicts


_HELD_AGAINST = 50
"""Standing entries before it that a figure is held against."""


def _later_and_higher(entry: LedgerEntry, earlier: LedgerEntry) -> bool:
    one, other = moment_of(entry.published), moment_of(earlier.published)
    later = other.before(one) if one and other else False
    return later and _size(entry) > _size(earlier)


def _size(entry: LedgerEntry) -> float:
    return entry.low if entry.low is not None else entry.high or 0.0


def _made_precise(entry: LedgerEntry, given: Iterable[tuple[float, Moment | None, str]]) -> bool:
    """Whether a page's own number was filled or raised by a later one of those that somebody gave, or is less than one
    that the page itself has from somebody."""
    mine, least, page = moment_of(entry.published), entry.low or 0.0, entry.evidence.page
    return mine is not None and any(
        low > least if where == page else low >= least and _is_after(moment, mine) for low, moment, where in given
    )


def _is_after(one: Moment | None, other: Moment) -> bool:
    return one is not None and other.before(one)


@dataclass(frozen=True, slots=True)
class _Held:
    """A standing entry while it is held against others."""

    entry: LedgerEntry
    voice: str
    moment: Moment | None


def _against(standing: Sequence[_Held]) -> dict[str, set[str]]:
    """Entry → those that contradict it: two voices that give, within a day, figures that cannot both be right."""
    found: dict[str, set[str]] = defaultdict(set)
    for number, one in enumerate(standing):
        a = one.moment
        for other in standing[max(0, number - _HELD_AGAINST) : number] if a is not None else ():
            b = other.moment
            if a is None or b is None or a.first - b.last > _DAY or b.first - a.last > _DAY or one.voice == other.voice:
                continue
            if _contradict(one.entry, other.entry):
                found[one.entry.id].add(other.entry.id)
                found[other.entry.id].add(one.entry.id)
    return found


def _contradict(one: LedgerEntry, other: LedgerEntry) -> bool:
    """Whether two figures of about one time cannot both be right."""
    if one.cumulative != other.cumulative:
        return False
    if one.evidence.page == other.evidence.page and not (one.speakers and other.speakers):
        return False
    return _below(one, other) or _below(other, one)


def _below(one: LedgerEntry, other: LedgerEntry) -> bool:
    return one.high is not None and other.low is not None and one.high < other.low
