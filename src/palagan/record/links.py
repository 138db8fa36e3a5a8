"""Ties between happenings: a plan and its carrying out, a truce and its breach."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from palagan.model.record import Happening, Link
from palagan.record.dates import Days, days_of
from palagan.record.matters import tells
from palagan.record.parties import UNKNOWN, country_of, side_nearness
from palagan.record.places import can_be_same, place_key
from palagan.record.sheet import day_number
from palagan.record.telling import Telling, split
from palagan.record.weights import shared_words

_CARRIED_OUT = 14
"""Days after its announcement within which an undated plan is looked for as made."""
_SAME_PARTIES = 2
"""How near the parties of an undated plan must stand to those of what was made."""
_SLIP = 1
"""Days by which what was planned may come earlier or later."""
_AGREED = frozenset({"CONCEDE", "AGREE"})
_IN_FORCE = 3
"""Days after its making within which a truce comes into force."""
_HELD = 10
"""Days after a truce within which fighting between its parties breaks it."""

Made = Mapping[str, tuple[Happening, tuple[Telling, ...]]]


def with_links(made: Made) -> list[Happening]:
    """The happenings with their links, sorted by day (that of the first telling where none is told)."""
    links: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for one, kind, other, back in (*_plans(made), *_truces(made), *_breaches(made)):
        links[one].add((kind, other))
        links[other].add((back, one))
    happenings = [
        replace(happening, links=tuple(Link(kind, other) for kind, other in sorted(links[id_])))
        for id_, (happening, _) in made.items()
    ]
    return sorted(happenings, key=lambda h: (h.date or h.first_told or "9", h.first_told or "9", h.id))


def _plans(made: Made) -> list[tuple[str, str, str, str]]:
    """Planned happenings with the one made that fits each best."""
    done: dict[tuple[str, str, int], list[str]] = defaultdict(list)
    for id_, (happening, _) in sorted(made.items()):
        days = _days(happening)
        if happening.status == "happened" and not happening.background and days is not None:
            for country in _countries(happening):
                done[happening.type, country, days.first].append(id_)
    found = []
    for id_, (plan, _) in sorted(made.items()):
        days = _days(plan)
        if plan.status == "planned" and days is not None:
            window = range(days.first - _SLIP, min(days.last, days.first + _CARRIED_OUT) + _CARRIED_OUT + 1)
            keys = [(plan.type, country, day) for country in sorted(_countries(plan)) for day in window]
            near = dict.fromkeys(other for key in keys for other in done.get(key, ()))
            fits = [(value, other) for other in near if (value := _carries_out(plan, made[other][0])) is not None]
            if fits:
                found.append((id_, "carried-out-as", min(fits, key=lambda f: (-f[0], f[1]))[1], "planned-as"))
    return found


def _carries_out(plan: Happening, made: Happening) -> float | None:
    sources = side_nearness((*plan.sources, *plan.targets), (*made.sources, *made.targets))
    if sources is None or not plan.sources or not made.sources or side_nearness(plan.sources, made.sources) is None:
        return None
    if not can_be_same(place_key(plan.place), place_key(made.place)):
        return None
    if plan.mode and made.mode and plan.mode != made.mode:
        return None
    planned, done = _days(plan), _days(made)
    if planned is None or done is None:
        return None
    told = days_of(plan.date)
    if told is None and sources < _SAME_PARTIES:
        return None
    slip = _SLIP if told is not None else _CARRIED_OUT
    if done.last < planned.first - _SLIP or done.first > planned.last + slip:
        return None
    if days_of(made.date) is None and _pages(made) <= _pages(plan):
        return None  # the page that announces it cannot tell, without a date, that it was done
    words = shared_words(_words(plan), _words(made))
    return sources + 2 * words + (1.0 if told is not None and days_of(made.date) == told else 0.0)


def _pages(happening: Happening) -> frozenset[str]:
    return frozenset(mention.page for mention in happening.mentions)


def _truces(made: Made) -> list[tuple[str, str, str, str]]:
    """Truces agreed with the truce in force that follows: of the same place and a shared country, within days."""
    in_force: dict[str, list[tuple[str, Happening, Days]]] = defaultdict(list)
    for id_, (happening, _) in sorted(made.items()):
        days = _days(happening)
        if days is not None and not happening.background and happening.type == "RETREAT" and _is_truce(happening):
            for country in _countries(happening):
                in_force[country].append((id_, happening, days))
    found = []
    for id_, (deal, _) in sorted(made.items()):
        days = _days(deal)
        agreed = deal.type in _AGREED and deal.status == "happened" and not deal.background
        if days is None or not agreed or not any(tells("truce", mention.evidence.words) for mention in deal.mentions):
            continue
        fits = [
            (abs(then.first - days.first), other)
            for country in sorted(_countries(deal))
            for other, truce, then in in_force[country]
            if -_SLIP <= then.first - days.first <= _IN_FORCE
            and can_be_same(place_key(deal.place), place_key(truce.place))
        ]
        if fits:
            found.append((id_, "carried-out-as", min(fits)[1], "planned-as"))
    return found


def _breaches(made: Made) -> list[tuple[str, str, str, str]]:
    """Fighting between the parties of a truce in the days after it, or an act said to break it."""
    truces: dict[str, list[tuple[str, Happening, Days]]] = defaultdict(list)
    for id_, (happening, _) in sorted(made.items()):
        days = _days(happening)
        if days is not None and not happening.background and _is_truce(happening):
            for country in _countries(happening):
                truces[country].append((id_, happening, days))
    found = []
    for id_, (fight, _) in sorted(made.items()):
        days = _days(fight)
        if fight.type != "ASSAULT" or fight.background or fight.status != "happened" or days is None:
            continue
        if days.last - days.first > _HELD:
            continue
        open_truces = {
            truce_id: truce_days
            for country in _countries(fight)
            for truce_id, truce, truce_days in truces[country]
            if truce_days.first <= days.first <= truce_days.first + _HELD and _between(fight, truce)
        }
        if open_truces:
            latest = max(truce_days.first for truce_days in open_truces.values())
            found += [(id_, "breaks", t, "broken-by") for t, d in sorted(open_truces.items()) if d.first == latest]
    return found


def _is_truce(happening: Happening) -> bool:
    if happening.status != "happened":
        return False
    if happening.type == "RETREAT" and happening.mode == "ceasefire":
        return True
    return happening.type == "CONCEDE" and any(
        tells("truce", mention.anchor.words) or tells("truce", mention.evidence.words) for mention in happening.mentions
    )


def _between(fight: Happening, truce: Happening) -> bool:
    """Whether the truce binds the one who fights: they share two countries, or the fight is told as a breach."""
    both = _countries(fight) & _countries(truce)
    if len(both) > 1:
        return True
    return bool(both) and any(tells("breach", mention.evidence.words) for mention in fight.mentions)


def _countries(happening: Happening) -> frozenset[str]:
    return frozenset(country_of(p.code) for p in (*happening.sources, *happening.targets)) - {UNKNOWN}


def _days(happening: Happening) -> Days | None:
    told = days_of(happening.date)
    if told is not None:
        return told
    day = day_number(happening.first_told)
    return Days(day, day) if day is not None else None


def _words(happening: Happening) -> Sequence[str]:
    return [word for mention in happening.mentions for word in split(mention.evidence.words)]
