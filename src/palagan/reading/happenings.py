"""Mentions of the same event on one page: which one a later mention repeats, and what it takes over from the first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from palagan.model.reading import Event
from palagan.reading.making import Making

_LOOK_BACK = 14
"""Events back in which a repeated mention is sought."""

_BY_SIDES = frozenset({"ACCUSE"})
"""Types of which what both do to each other and what one does to the other are two events."""


_VISIT = "visit"
"""What one does toward another; who meets whom on it is an event of its own. Annotators kept 13 of 20 apart."""


class Told(NamedTuple):
    """An event with what is known of its telling: `root` of its anchor, whether its parties are its sentence's own,
    whether its words tell of a further event ("juga menyerang"), whether they tell what came of one ("tewas"), whether
    what its sentence tells came before or after it ("setelah pertemuan itu"), whether it is the firing of a weapon told
    before ("menembakkan rudal itu"), whether its sentence points back to its place ("di kota itu")."""

    event: Making
    root: str
    explicit: bool
    demonstrative: bool
    nominal: bool
    further: bool = False
    outcome: bool = False
    elsewhen: bool = False
    that_weapon: bool = False
    that_place: bool = False


def join_happenings(told: Sequence[Told]) -> tuple[Event, ...]:
    """The events in order, each with its `happening`, and parties, date and place taken over where it tells none."""
    out: list[Event] = []
    seen: list[Told] = []
    number = 0
    for item in told:
        if item.elsewhen and _is_told_beside(item, told):
            item = item._replace(explicit=False)
        match = _earlier(item, seen)
        if match is None:
            number += 1
            event = item.event._replace(happening=f"h{number}")
        else:
            event = _filled(item, match)
        out.append(event.made())
        seen.append(item._replace(event=event))
    return tuple(out)


def _is_told_beside(item: Told, told: Sequence[Told]) -> bool:
    """Whether its sentence tells another event of the type, whose parties are not the one's that it points back to:
    "seusai *pertemuan itu* X berunding dengan Y"."""
    one = item.event
    return any(
        other.event.type == one.type and other.event.evidence == one.evidence and other.event.anchor != one.anchor
        for other in told
    )


def _earlier(item: Told, seen: Sequence[Told]) -> Making | None:
    best: tuple[int, Making] | None = None
    for back, earlier in enumerate(reversed(seen[-_LOOK_BACK:])):
        fit = _fit(item, earlier)
        if fit > 0:
            score = fit * 20 - back
            if best is None or score > best[0]:
                best = (score, earlier.event)
    return best[1] if best else None


def _fit(item: Told, earlier: Told) -> int:
    """How well two tellings go together; 0 when they cannot be the same event."""
    one, other = item.event, earlier.event
    if one.type != other.type or one.background != other.background:
        return 0
    if one.date and other.date and not _dates_meet(one.date, other.date):
        return 0
    if not item.demonstrative and _is_year(one.date) != _is_year(other.date):
        return 0
    if one.status != other.status and not item.demonstrative:
        return 0
    same_root = item.root == earlier.root
    if item.that_weapon:
        return 3 if _meet(one.sources, other.sources) else 0
    if item.demonstrative and not item.explicit:
        return 4 if same_root else 2
    if item.explicit and earlier.explicit:
        if one.type in _BY_SIDES and _is_mutual(one) != _is_mutual(other):
            return 0
        if (one.mode == _VISIT) != (other.mode == _VISIT) and _is_mutual(one) != _is_mutual(other):
            return 0
        sources = _meet(one.sources, other.sources)
        targets = _meet(one.targets, other.targets)
        if not sources or not targets:
            return 0
        return 3 if same_root else 1
    if item.demonstrative:
        return 3 if same_root else 2
    return 2 if item.nominal and same_root else 0


def _is_mutual(event: Making) -> bool:
    return len(event.sources) > 1 and set(event.sources) == set(event.targets)


def _is_year(date: str | None) -> bool:
    """Whether a date is a bare year or stretch of years: history, not the news told without a date."""
    return date is not None and len(date.split("/")[0]) == 4


def _meet(one: Sequence[str], other: Sequence[str]) -> bool:
    return not one or not other or bool(set(one) & set(other))


def _dates_meet(one: str, other: str) -> bool:
    a, b = one.split("/")[0], other.split("/")[0]
    return a.startswith(b) or b.startswith(a)


def _filled(item: Told, match: Making) -> Making:
    event = item.event
    if item.demonstrative and not item.explicit:
        return event._replace(
            happening=match.happening,
            status=match.status if event.status == "happened" else event.status,
            sources=match.sources or event.sources,
            targets=match.targets if match.sources or match.targets else event.targets,
            date=event.date or match.date,
            place=match.place or event.place,
        )
    sources, targets = event.sources, event.targets
    if item.that_weapon:
        return event._replace(
            happening=match.happening, date=event.date or match.date, place=match.place or event.place
        )
    if not sources and not targets:
        sources, targets = match.sources, match.targets
    elif not sources and item.nominal:
        sources = tuple(actor for actor in match.sources if actor not in targets)
    elif not targets and item.nominal and set(sources) & set(match.sources):
        mutual = set(match.sources) == set(match.targets)
        sources = match.sources if mutual else sources
        targets = tuple(actor for actor in match.targets if mutual or actor not in sources)
    return event._replace(
        happening=match.happening,
        sources=sources,
        targets=targets,
        date=event.date or match.date,
        place=event.place or match.place,
    )
