"""Happenings: event mentions that tell the same event become one, within a page and across the pages of a story.

Pages are gone through by publication. A telling joins the happening it is most like, if it can be the same as *every*
telling already there, so that chains do not drift; two tellings of one page only on the word of other pages. What is
planned stays apart from what was made; undated background apart from news. Happenings of different stories are united
by strict keys (`union.py`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from palagan.model.reading import Span, Status
from palagan.model.record import Happening, OriginCount
from palagan.record.contradictions import contradictions
from palagan.record.dates import days_of, narrower, overlap
from palagan.record.matching import SAME, Compared, Matching
from palagan.record.places import narrower_place, unlike
from palagan.record.sides import both_sides, once, one_each
from palagan.record.telling import Telling

_LOOKED_AT = 100
"""Happenings of one type that are compared: the last found."""
_COMPARED = 12
"""Tellings of a happening, first and last told, that a new one must be able to be the same as."""
_HELD_APART = 2.0
"""Points against a telling for each of its own page that the happening holds."""

Count = Callable[[Iterable[tuple[str, Span | None]]], OriginCount]


@dataclass(slots=True, eq=False)
class Gathering:
    """Tellings of one event while they are gathered."""

    tellings: list[Compared] = field(default_factory=list)

    def likeness(self, telling: Compared, matching: Matching) -> float | None:
        """The mean likeness to its tellings; None when one of them rules the new one out.

        The reader held two tellings of one page apart: that weighs against the new one, and they are one only if at
        least as many tellings of other pages are like it.
        """
        held = self.tellings
        if len(held) > _COMPARED:
            held = held[: _COMPARED // 2] + held[-_COMPARED // 2 :]
        total, beside = 0.0, 0
        for other in held:
            if other.telling.page == telling.telling.page:
                if matching.rules_out(telling, other):
                    return None
                beside += 1
                continue
            value = matching.likeness(telling, other)
            if value is None:
                return None
            total += value
        others = len(held) - beside
        return None if beside > others else (total - _HELD_APART * beside) / others


def gather(tellings: Sequence[Telling]) -> list[list[Telling]]:
    """The tellings in groups that tell one event each, first told first."""
    matching = Matching()
    found: list[Gathering] = []
    of_kind: dict[tuple[str, bool], list[Gathering]] = defaultdict(list)
    torn: dict[tuple[int, int], tuple[Gathering, Gathering]] = {}
    for telling in sorted(tellings, key=_in_order):
        ready = matching.ready(telling)
        kind = of_kind[telling.type, telling.planned]
        chosen: Gathering | None = None
        best = SAME
        fits: list[Gathering] = []
        for gathering in kind[-_LOOKED_AT:]:
            value = gathering.likeness(ready, matching)
            if value is not None and value >= SAME:
                fits.append(gathering)
                if value > best or chosen is None:
                    best, chosen = value, gathering
        for other in fits if len(fits) > 1 else ():
            if other is not chosen and chosen is not None:
                torn.setdefault((id(other), id(chosen)), (other, chosen))
        if chosen is None:
            chosen = Gathering()
            found.append(chosen)
            kind.append(chosen)
        chosen.tellings.append(ready)
    _mend(torn.values(), matching)
    return [[ready.telling for ready in gathering.tellings] for gathering in found if gathering.tellings]


def _mend(torn: Iterable[tuple[Gathering, Gathering]], matching: Matching) -> None:
    """Makes one of two gatherings, to either of which a telling could have gone, if all tellings of the smaller can
    join the greater."""
    for one, other in torn:
        few, many = sorted((one, other), key=lambda gathering: len(gathering.tellings))
        if not few.tellings or few is many:
            continue
        values = [many.likeness(ready, matching) for ready in few.tellings]
        if all(value is not None and value >= SAME for value in values):
            one.tellings, other.tellings = sorted([*one.tellings, *other.tellings], key=_ready_in_order), []


def _ready_in_order(ready: Compared) -> tuple[object, ...]:
    return _in_order(ready.telling)


def _in_order(telling: Telling) -> tuple[object, ...]:
    return telling.order, telling.type, telling.id


def make_happenings(
    groups: Iterable[Sequence[Telling]], count: Count, story_of: Mapping[str, str]
) -> dict[str, tuple[Happening, tuple[Telling, ...]]]:
    """Happening id → the happening, without its links, and the tellings it was made from."""
    return {group[0].id: (_happening(group, count, story_of), tuple(group)) for group in groups}


def _happening(group: Sequence[Telling], count: Count, story_of: Mapping[str, str]) -> Happening:
    first = group[0]
    mentions = tuple(mention for telling in group for mention in telling.mentions)
    date, place = _date(group), _place(group)
    modes = [telling.mode for telling in group if telling.mode]
    published = [telling.published for telling in group if telling.published]
    parties = [party for t in group for sides in t.sides for side in sides for party in side]
    same = one_each([*parties, *(p for m in mentions for p in (*m.said_by, *m.denied_by))])
    stories = [story_of[m.page] for m in mentions if m.page in story_of]
    sources, targets = both_sides([sides for t in group for sides in t.sides], same)
    return Happening(
        id=first.id,
        type=first.type,
        mode=_most_told(modes) if modes else None,
        sources=sources,
        targets=targets,
        date=date,
        place=next((telling.spelt for telling in group if telling.place == place), None),
        status=_status(group),
        background=2 * sum(telling.background for telling in group) > len(group),
        mentions=mentions,
        said_by=once((p for m in mentions for p in m.said_by), same),
        denied_by=once((p for m in mentions for p in m.denied_by), same),
        origins=count((m.page, Span(m.evidence.start, m.evidence.end)) for m in mentions),
        first_told=published[0] if published else None,
        last_told=published[-1] if published else None,
        story=_most_told(stories) if stories else None,
        contradictions=contradictions(group),
        carried_over=_carried(group, date, place),
    )


def _date(group: Sequence[Telling]) -> str | None:
    """The most precise date told; where they are not one, of those told in a sentence that tells the event."""
    days = [telling.days for telling in group if telling.days is not None]
    one = all(overlap(days[0], other) for other in days[1:])
    told = group if one else [telling for telling in group if telling.dated_firmly] or group
    date: str | None = None
    for telling in told:
        if telling.date != date:
            date = narrower(date, telling.date) if date else telling.date
    return date if days_of(date) else None


def _place(group: Sequence[Telling]) -> str | None:
    """The narrowest place told; where they are not one, of those told in a sentence that tells the event, else none."""
    first = next((telling.place for telling in group if telling.place), None)
    one = not any(unlike(first, telling.place) for telling in group)
    place: str | None = None
    for telling in group if one else [telling for telling in group if telling.placed_beside]:
        if telling.place != place:
            place = narrower_place(place, telling.place)
    return place


def _carried(group: Sequence[Telling], date: str | None, place: str | None) -> tuple[str, ...]:
    """Of date and place those that are told, and by no telling in a sentence of its own."""
    dated = date is None or any(telling.date == date and telling.dated_beside for telling in group)
    placed = place is None or any(telling.place == place and telling.placed_beside for telling in group)
    return tuple(name for name, beside in (("date", dated), ("place", placed)) if not beside)


def _most_told(values: Sequence[str]) -> str:
    """The value told most often, of several the first by itself."""
    if len(values) == 1:
        return values[0]
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], value))


def _status(group: Sequence[Telling]) -> Status:
    if len(group) == 1:
        return group[0].status
    counts = Counter(telling.status for telling in group)
    return "happened" if counts["happened"] else min(counts, key=lambda status: (-counts[status], status))
