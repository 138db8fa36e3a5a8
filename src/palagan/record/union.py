"""Happenings across stories: groups of tellings, gathered story by story, that share a strict key become one.

A group tells its key alone, so a case finds which groups of other stories a new one touches by looking the key up. What
becomes of the groups of one key depends on those groups alone. Groups without a told date have no key: a wrong union
would hide an event, a missed one only tells it twice.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from palagan.model.record import Party
from palagan.record.dates import days_of, narrower
from palagan.record.loose_days import SPOKEN
from palagan.record.matching import APART, Compared, Matching, much_alike
from palagan.record.parties import UNKNOWN, country_of, is_official
from palagan.record.places import is_spot, narrower_place
from palagan.record.sheet import day_name
from palagan.record.telling import Telling

Group = Sequence[Telling]

ALIKE = 4.0
"""Mean points (`matching.likeness`) from which news of one key, of different stories, is one event."""
_LOOKED_AT = 3
"""Tellings of a group, first told, that are held against those of another."""
_MONTH = len("2023-10")
"""Letters of a date from which history of one key is one event: a year tells too little."""
_OLD = 60
"""Days after which what began is one event only with what was told of it in the same year: else all pages of ten years
that name a war would be one happening, which each new page would touch."""
_YEAR = len("2023")
HISTORY = "since"
"""The first word of keys of a stretch (a month, a war that goes on), whose groups are one by the key alone."""
_DAY, _UNDATED = "day", "undated"
"""The first words of keys whose groups are compared: told of one day; undated, of pages of one day."""


def keys_of(group: Group) -> frozenset[str]:
    """The key that finds a group in other stories; none when it tells too little to be found."""
    key = key_of(group)
    return frozenset([key]) if key is not None else frozenset()


def key_of(group: Group) -> str | None:
    """What a group must share with others to be one with them; None when it tells too little.

    Type, whether planned, whether mutual or an abduction, the date as told (for undated news the day of publication),
    for what is old the year in which it was told, and the parties: of what is done by speaking those who speak, of
    meetings all who meet, else both sides and the town or site.
    """
    first = group[0]
    date: str | None = None
    place: str | None = None
    for telling in group:
        date = narrower(date, telling.date) if date else telling.date
        place = narrower_place(place, telling.place)
    told = days_of(date)
    if date is not None and told is not None:
        kind = _DAY if told.exact else HISTORY
        date = _since(date) if told.open else date
        if len(date) < _MONTH:
            return None
    elif first.background or first.day is None:
        return None
    else:
        kind, date = _UNDATED, day_name(first.day)
    meets = first.type == "CONSULT"
    doers = _side(side for t in group for sides in t.sides for side in (sides if meets else sides[:1]))
    others = "" if meets else _side(targets for t in group for _, targets in t.sides)
    if first.type in SPOKEN and kind != HISTORY:
        others = ""
    if doers is None or others is None or not (doers or others):
        return None
    spot = place if place and is_spot(place) and not meets and first.type not in SPOKEN else ""
    year = ""
    if told is not None and first.day is not None and first.day - told.first > _OLD:
        year = day_name(first.day)[:_YEAR]
    how = "mutual" if first.mutual and not meets else first.mode if first.mode in APART else ""
    return "|".join([kind, first.type, "planned" if first.planned else "", how or "", date, doers, others, spot, year])


def is_history(key: str) -> bool:
    """Whether a key is of a stretch, so that all its groups are one happening."""
    return key.startswith(HISTORY)


def _since(date: str) -> str:
    """The month in which a stretch that goes on began: a war since a month and one since a day of it are one."""
    return f"{date[:_MONTH]}/.."


def _side(sides: Iterable[Sequence[Party]]) -> str | None:
    """The side as most mentions have it, a state for its officials; None when somebody of it is of no known country."""
    told = [_names(side) for side in sides if side]
    if not told:
        return ""
    most = told[0]
    if len(told) > 1:
        times = Counter(told)
        most = min(times, key=lambda names: (-times[names], names))
    return None if any(name.startswith(UNKNOWN) for name in most) else "+".join(most)


def _names(side: Sequence[Party]) -> tuple[str, ...]:
    return tuple(sorted({country_of(party.code) if is_official(party) else party.code for party in side}))


def united(groups: Iterable[Group]) -> list[list[Telling]]:
    """The groups, those that share a key and contradict each other in nothing as one; tellings and groups in order of
    publication. The outcome does not depend on the order of the groups, and of those of one key on them alone."""
    classes: dict[str, list[Group]] = defaultdict(list)
    out: list[list[Telling]] = []
    for group in groups:
        key = key_of(group)
        if key is None:
            out.append(list(group))
        else:
            classes[key].append(group)
    for key, same in classes.items():
        out += united_of_key(key, same)
    return sorted(out, key=lambda group: _in_order(group[0]))


def united_of_key(key: str, groups: Sequence[Group]) -> list[list[Telling]]:
    """The same for all groups of one key."""
    if is_history(key):
        return [sorted((telling for group in groups for telling in group), key=_in_order)]
    matching = Matching()
    found: list[list[Telling]] = []
    heads: list[list[Compared]] = []
    for group in sorted(groups, key=lambda group: _in_order(group[0])):
        head = [matching.ready(telling) for telling in group[:_LOOKED_AT]]
        fits = [(value, -n) for n, other in enumerate(heads) if (value := _alike(head, other, matching)) >= ALIKE]
        if fits:
            chosen = -max(fits)[1]
            found[chosen] += group
            heads[chosen] = [*heads[chosen], *head][:_LOOKED_AT]
        else:
            found.append(list(group))
            heads.append(head)
    return [sorted(group, key=_in_order) for group in found]


def _alike(one: Sequence[Compared], other: Sequence[Compared], matching: Matching) -> float:
    """The mean likeness of first tellings; 0 when one rules another out or undated ones differ in words."""
    values = []
    for a in one:
        for b in other:
            if a.telling.page == b.telling.page:
                continue
            value = matching.likeness(a, b)
            dated = a.telling.days and b.telling.days
            if value is None or (not dated and not much_alike(a.telling, b.telling)):
                return 0.0
            values.append(value)
    return sum(values) / len(values) if values else 0.0


def _in_order(telling: Telling) -> tuple[object, ...]:
    return telling.order, telling.type, telling.id
