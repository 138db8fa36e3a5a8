"""Happenings: event mentions that tell the same event become one, within a page and across pages.

Pages are gone through by publication. A telling joins the happening it is most like, if it can be the same as *every*
telling already there, so that chains do not drift. What is planned stays apart from what was made; background stays
apart from news. Only tellings that share type, country and day are compared.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from palagan.model.ids import content_id
from palagan.model.reading import Span, Status
from palagan.model.record import Happening, OriginCount, Party
from palagan.record.contradictions import contradictions
from palagan.record.dates import days_of, narrower
from palagan.record.matching import SAME, likeness
from palagan.record.parties import nearness
from palagan.record.places import narrower_place, place_name
from palagan.record.telling import Telling

_MOST_DAYS = 7
"""Days of a longer stretch are not all looked under: its first stands for it."""
_LATE = 2
"""Undated tellings are looked for under so many days around publication."""
_LOOKED_AT = 100
"""Happenings of one type, country and day that are compared: the last found."""
_COMPARED = 12
"""Tellings of a happening, first and last told, that a new one must be able to be the same as."""

Count = Callable[[Iterable[tuple[str, Span | None]]], OriginCount]


@dataclass(slots=True, eq=False)
class Gathering:
    """Tellings of one event while they are gathered."""

    number: int
    tellings: list[Telling] = field(default_factory=list)

    def likeness(self, telling: Telling) -> float | None:
        """The mean likeness to its tellings; None when one of them rules the new one out."""
        compared = self.tellings
        if len(compared) > _COMPARED:
            compared = compared[: _COMPARED // 2] + compared[-_COMPARED // 2 :]
        total = 0.0
        for other in compared:
            value = likeness(telling, other)
            if value is None:
                return None
            total += value
        return total / len(compared)


def gather(tellings: Sequence[Telling]) -> list[list[Telling]]:
    """The tellings in groups that tell one event each, first told first."""
    buckets: dict[tuple[object, ...], list[Gathering]] = defaultdict(list)
    found: list[Gathering] = []
    for telling in sorted(tellings, key=lambda t: (t.order, t.type, t.planned)):
        candidates: dict[int, Gathering] = {}
        for key in _keys(telling, _sought_days(telling)):
            for gathering in buckets.get(key, ())[-_LOOKED_AT:]:
                candidates[gathering.number] = gathering
        chosen: Gathering | None = None
        best = SAME
        for number in sorted(candidates):
            value = candidates[number].likeness(telling)
            if value is not None and (value > best or (value == best and chosen is None)):
                best, chosen = value, candidates[number]
        if chosen is None:
            chosen = Gathering(len(found))
            found.append(chosen)
        chosen.tellings.append(telling)
        for key in _keys(telling, _filed_days(telling)):
            if chosen not in buckets[key]:
                buckets[key].append(chosen)
    return [gathering.tellings for gathering in found]


def _keys(telling: Telling, days: Iterable[int | str]) -> Iterator[tuple[object, ...]]:
    """The buckets of a telling, for some days."""
    what = (telling.type, telling.planned, telling.background)
    countries: Sequence[str] = sorted(telling.countries) or [""]
    for day in days:
        for country in countries:
            yield (*what, country, day)


def _sought_days(telling: Telling) -> Iterator[int | str]:
    yield from (day for day in _filed_days(telling) if day != "undated" or telling.day is None)
    if telling.days is not None and telling.days.exact and not telling.background:
        yield telling.days.first - 1
        yield telling.days.first + 1


def _filed_days(telling: Telling) -> Iterator[int | str]:
    days = telling.days
    if days is not None:
        if days.open:
            yield f"{days.first}/.."
        elif telling.background:
            yield "then"
        else:
            yield from range(days.first, min(days.last, days.first + _MOST_DAYS) + 1)
    elif telling.background:
        yield "then"
    else:
        yield "undated"
        if telling.day is not None:
            yield from range(telling.day - _LATE, telling.day + _LATE + 1)


def make_happenings(
    groups: Iterable[Sequence[Telling]], count: Count, story_of: Mapping[str, str]
) -> dict[str, tuple[Happening, tuple[Telling, ...]]]:
    """Happening id → the happening, without its links, and the tellings it was made from."""
    made: dict[str, tuple[Happening, tuple[Telling, ...]]] = {}
    for group in groups:
        happening = _happening(group, count, story_of)
        number = 1
        while happening.id in made:  # two events told by one and the same word
            number += 1
            happening = replace(happening, id=content_id("hp", happening.id, number))
        made[happening.id] = (happening, tuple(group))
    return made


def _happening(group: Sequence[Telling], count: Count, story_of: Mapping[str, str]) -> Happening:
    first = group[0]
    mentions = tuple(mention for telling in group for mention in telling.mentions)
    date: str | None = None
    place: str | None = None
    for telling in group:
        date = narrower(date, telling.date) if date else telling.date
        place = narrower_place(place, telling.place)
    modes = Counter(telling.mode for telling in group if telling.mode)
    published = [telling.sheet.published for telling in group if telling.sheet.published]
    stories = Counter(story_of[m.page] for m in mentions if m.page in story_of)
    return Happening(
        id=content_id("hp", first.sheet.id, first.events[0].anchor.start, first.events[0].anchor.end, first.type),
        type=first.type,
        mode=min(modes, key=lambda mode: (-modes[mode], mode)) if modes else None,
        sources=_narrowest(_most_told([t.sides(event)[0] for t in group for event in t.events])),
        targets=_narrowest(_most_told([t.sides(event)[1] for t in group for event in t.events])),
        date=date if days_of(date) else None,
        place=place_name(place) if place else None,
        status=_status(group),
        background=first.background,
        mentions=mentions,
        said_by=_each(p for m in mentions for p in m.said_by),
        denied_by=_each(p for m in mentions for p in m.denied_by),
        origins=count((m.page, Span(m.evidence.start, m.evidence.end)) for m in mentions),
        first_told=published[0] if published else None,
        last_told=published[-1] if published else None,
        story=min(stories, key=lambda story: (-stories[story], story)) if stories else None,
        contradictions=contradictions(group),
    )


def _status(group: Sequence[Telling]) -> Status:
    counts = Counter(telling.status for telling in group)
    return "happened" if counts["happened"] else min(counts, key=lambda status: (-counts[status], status))


def _each(parties: Iterable[Party]) -> tuple[Party, ...]:
    return tuple({party.key: party for party in parties}.values())


def _most_told(sides: Sequence[Sequence[Party]]) -> list[Party]:
    """The parties that at least half of the mentions tell that tell this side at all, else those told most; names of
    one party ("tentara Armenia", "militer Armenia") count for each other."""
    told = Counter(tuple(sorted({party.key for party in side})) for side in sides if side)
    parties = {party.key: party for side in sides for party in side}
    same = {key: {k for k, other in parties.items() if nearness(parties[key], other) > 1} for key in parties}
    counts = {key: sum(n for keys, n in told.items() if not same[key].isdisjoint(keys)) for key in parties}
    least = min(max(counts.values(), default=0), told.total() / 2)
    return [party for key, party in parties.items() if counts[key] >= least]


def _narrowest(parties: Iterable[Party]) -> tuple[Party, ...]:
    """Each party once; a whole state is left out where somebody of it is named."""
    every = _each(parties)
    named = {party.code.partition(".")[0] for party in every if party.kind == "person"}
    return tuple(party for party in every if party.kind != "state" or party.code not in named)
