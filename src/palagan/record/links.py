"""Ties between happenings: a plan and its carrying out, a truce agreed and in force, a truce and its breach.

The ties of a happening are told by those near it in time that share a country with it, so that they can be looked up
(`roles_of`, `Near`) and brought up to date where something near has changed (`tied_to`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import combinations

from palagan.model.record import Happening, Link
from palagan.record.dates import Days, days_of
from palagan.record.matters import tells
from palagan.record.parties import side_nearness
from palagan.record.places import place_key, unlike
from palagan.record.sheet import day_number
from palagan.record.telling import Telling, split
from palagan.record.truces import (
    binds,
    binds_long,
    countries,
    follows,
    is_breach,
    is_told,
    is_truce,
    is_truce_broken,
    sides_of,
)
from palagan.record.weights import overlap_of, telling_words

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
_HELD_LONG = 120
"""The same for fighting that is told as the breach of a truce."""

Made = Mapping[str, tuple[Happening, tuple[Telling, ...]]]


@dataclass(frozen=True, slots=True)
class Role:
    """What a happening can be to others: `name` with a country of its own (or two: "ARM+AZE", or its story's id), on a
    day, an ordinal."""

    name: str
    country: str
    day: int


Near = Callable[[str, str, int, int], Iterable[Happening]]
"""The happenings that have a role of that name and country on a day from one to another, both included."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A link from `one` to `other` and the name of the way back."""

    one: str
    kind: str
    other: str
    back: str


def roles_of(happening: Happening) -> list[Role]:
    """All that a happening can be in a tie: planned or done, a truce agreed, in force or held, a fight."""
    days = _days(happening)
    if days is None:
        return []
    names = []
    news, status = not happening.background, happening.status
    if status == "planned":
        names.append(f"plan {happening.type}")
    if status == "happened" and news:
        names.append(f"done {happening.type}")
        if happening.type in _AGREED and any(tells("truce", m.evidence.words) for m in happening.mentions):
            names.append("deal")
        if _is_fight(happening) and days.last - days.first <= _HELD:
            names += ["fight", "breach"] if is_truce_broken(happening) else ["fight"]
    if news and is_truce(happening):
        names.append("truce")
        if happening.type == "RETREAT":
            names.append("truce in force")
    return [Role(name, sides, days.first) for name in names for sides in _keys(name, happening)]


def _is_fight(happening: Happening) -> bool:
    """Whether it is an assault that somebody tells. What lies destroyed since nobody says when is none: it may be older
    than the truce."""
    undated = happening.mode == "destroy" and happening.date is None and not is_breach(happening)
    return happening.type == "ASSAULT" and is_told(happening) and not undated


def _keys(name: str, happening: Happening) -> list[str]:
    """Under which sides a role is looked up: the countries of those who do it; of a truce the sides, alone and two by
    two, or its story where nobody is told to have made it; of a fight its story and the pairs of its sides, or told as
    a breach each alone."""
    if name.startswith(("plan ", "done ")):
        return sorted(countries(happening.sources))
    sides = sorted(sides_of(happening))
    pairs = ["+".join(pair) for pair in combinations(sides, 2)]
    story = [happening.story] if happening.story else []
    if name == "truce":
        return [*sides, *pairs] if sides else story
    if name == "fight":
        breach = is_breach(happening)
        return [*pairs, *(sides if breach else ()), *(story if pairs or breach else ())]
    return (pairs or sides) if name == "breach" else sides


Span = tuple[str, str, int, int]
"""The name and country of a role, and the days from and to."""


def sought(happening: Happening, roles: Iterable[Role]) -> list[Span]:
    """Where the ties of a happening, which has these roles, are looked for."""
    days = _days(happening)
    if days is None:
        return []
    found = []
    for role in roles:
        if role.name.startswith("plan "):
            told = days_of(happening.date) is not None
            last = min(days.last, days.first + _CARRIED_OUT) + (_SLIP if told else _CARRIED_OUT)
            found.append((role.name.replace("plan ", "done "), role.country, days.first - _SLIP, last))
        elif role.name == "deal":
            found.append(("truce in force", role.country, days.first - _SLIP, days.first + _IN_FORCE))
        elif role.name == "fight":
            found.append(("truce", role.country, days.first - _HELD, days.first))
        elif role.name == "breach":
            found.append(("truce", role.country, days.first - _HELD_LONG, days.first - _HELD - 1))
    return found


def tied_to(role: Role) -> list[Span]:
    """Who may be tied to one of that role."""
    if role.name.startswith("done "):
        plan = role.name.replace("done ", "plan ")
        return [(plan, role.country, role.day - _CARRIED_OUT - _SLIP, role.day + _SLIP)]
    if role.name == "truce in force":
        return [("deal", role.country, role.day - _IN_FORCE, role.day + _SLIP)]
    if role.name == "truce":
        long = ("breach", role.country, role.day + _HELD + 1, role.day + _HELD_LONG)
        return [("fight", role.country, role.day, role.day + _HELD), long]
    return []


def ties_of(happening: Happening, spans: Iterable[Span], near: Near) -> list[Tie]:
    """The ties that begin at a happening: from plan to deed, from deal to truce, from fight to the truce it breaks;
    `spans` is where they are sought."""
    found: dict[str, dict[str, Happening]] = defaultdict(dict)
    for name, country, first, last in spans:
        found[name].update({other.id: other for other in near(name, country, first, last) if other.id != happening.id})
    ties = []
    for name, others in found.items():
        if name == "truce":
            ties += _broken(happening, others.values())
        elif name == "truce in force":
            ties += _come_into_force(happening, others.values())
        else:
            ties += _carried_out(happening, others.values())
    return ties


def with_links(made: Made) -> list[Happening]:
    """The happenings with their links, sorted by day (that of the first telling where none is told)."""
    index: dict[tuple[str, str], dict[int, list[Happening]]] = defaultdict(lambda: defaultdict(list))
    roles = {id_: roles_of(happening) for id_, (happening, _) in made.items()}
    for id_, (happening, _) in sorted(made.items()):
        for role in roles[id_]:
            index[role.name, role.country][role.day].append(happening)

    def near(name: str, country: str, first: int, last: int) -> Iterable[Happening]:
        days = index.get((name, country), {})
        return [happening for day in range(first, last + 1) for happening in days.get(day, ())]

    links: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for id_, (happening, _) in made.items():
        for tie in ties_of(happening, sought(happening, roles[id_]), near):
            links[tie.one].add((tie.kind, tie.other))
            links[tie.other].add((tie.back, tie.one))
    happenings = [linked(happening, links[id_]) for id_, (happening, _) in made.items()]
    return sorted(happenings, key=by_day)


def linked(happening: Happening, links: Collection[tuple[str, str]]) -> Happening:
    """The happening with these links (kind, other), in order."""
    if not links and not happening.links:
        return happening
    return replace(happening, links=tuple(Link(kind, other) for kind, other in sorted(links)))


def by_day(happening: Happening) -> tuple[str, str, str]:
    """A key that sorts by day, that of the first telling where none is told."""
    return happening.date or happening.first_told or "9", happening.first_told or "9", happening.id


def _carried_out(plan: Happening, done: Iterable[Happening]) -> list[Tie]:
    """The happening made that fits a plan best."""
    words = _telling(plan)
    fits = [(value, other.id) for other in done if (value := _carries_out(plan, words, other)) is not None]
    if not fits:
        return []
    return [Tie(plan.id, "carried-out-as", min(fits, key=lambda fit: (-fit[0], fit[1]))[1], "planned-as")]


def _carries_out(plan: Happening, words: Callable[[], frozenset[str]], made: Happening) -> float | None:
    """How well what was made fits a plan of these telling words; None where it cannot be its carrying out. What rules
    most out, and what is quickly known, is asked first."""
    if not plan.sources or not made.sources or (plan.mode and made.mode and plan.mode != made.mode):
        return None
    planned, done = _days(plan), _days(made)
    if planned is None or done is None:
        return None
    told, dated = days_of(plan.date), days_of(made.date)
    slip = _SLIP if told is not None else _CARRIED_OUT
    if done.last < planned.first - _SLIP or done.first > planned.last + slip:
        return None
    if dated is None and _pages(made) <= _pages(plan):
        return None  # the page that announces it cannot tell, without a date, that it was done
    if side_nearness(plan.sources, made.sources) is None:
        return None
    sources = side_nearness((*plan.sources, *plan.targets), (*made.sources, *made.targets))
    if sources is None or (told is None and sources < _SAME_PARTIES):
        return None
    borrowed = "place" in (*plan.carried_over, *made.carried_over)
    if not borrowed and unlike(place_key(plan.place), place_key(made.place)):
        return None
    shared = overlap_of(words(), telling_words(_words(made)))
    return sources + 2 * shared + (1.0 if told is not None and dated == told else 0.0)


def _telling(happening: Happening) -> Callable[[], frozenset[str]]:
    """The telling words of a happening, looked for when first asked for."""
    return cache(lambda: telling_words(_words(happening)))


def _pages(happening: Happening) -> frozenset[str]:
    return frozenset(mention.page for mention in happening.mentions)


def _come_into_force(deal: Happening, truces: Iterable[Happening]) -> list[Tie]:
    """The truce in force that follows a truce agreed: of the same place and a shared country, within days."""
    days = _days(deal)
    fits = [
        (abs(then.first - days.first), truce.id)
        for truce in truces
        if days is not None
        and (then := _days(truce)) is not None
        and not unlike(place_key(deal.place), place_key(truce.place))
    ]
    return [Tie(deal.id, "carried-out-as", min(fits)[1], "planned-as")] if fits else []


def _broken(fight: Happening, truces: Iterable[Happening]) -> list[Tie]:
    """The latest truces in the days before a fight between their parties, or an act said to break them."""
    days = _days(fight)
    opened = [
        (then.first, truce.id)
        for truce in truces
        if days is not None and (then := _days(truce)) is not None and _binds(truce, fight, days.first - then.first)
    ]
    latest = max((first for first, _ in opened), default=None)
    return [Tie(fight.id, "breaks", id_, "broken-by") for first, id_ in sorted(opened) if first == latest]


def _binds(truce: Happening, fight: Happening, days: int) -> bool:
    """Whether a truce binds those who fight so many days later."""
    return binds_long(truce, fight) if days > _HELD else binds(truce, fight) and follows(fight, days)


def _days(happening: Happening) -> Days | None:
    return days_of(happening.date) or _day_told(happening.first_told)


@lru_cache(maxsize=65536)
def _day_told(moment: str | None) -> Days | None:
    day = day_number(moment)
    return Days(day, day) if day is not None else None


def _words(happening: Happening) -> Sequence[str]:
    return [word for mention in happening.mentions for word in split(mention.evidence.words)]
