"""Which mentions of a page tell one event: what speaks for and against it, weighed. Nothing else of an event changes.

Points were fitted on the unseen readings of train (logistic regression over pairs of mentions of one type), rounded to
tenths and checked on dev: docs/quality.md, Happenings. An event told again in the next sentence is told without its
parties, by another noun, or of the day on which somebody spoke of it; so no one sign decides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count
from typing import NamedTuple

from palagan.model.reading import Event, Place
from palagan.reading.cast import Cast
from palagan.reading.happenings import Told
from palagan.reading.parted import Mention, Side, mention_of, overlap, parted

_LOOK_BACK = 30
"""Happenings of one type that a mention is held against: the last begun."""
_COMPARED = 12
"""Mentions of a happening that a new one is held against: the last."""

_BASE = {
    "ASSAULT": -1.65,
    **dict.fromkeys(("ACCUSE", "AGREE", "CONCEDE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"), -1.65),
    "CONSULT": -0.65,
}
_BASE_OF_DEEDS = -0.75
"""Points from which each two mentions begin: a page tells of several attacks and demands, but of one arrest."""
_SAME_WORD = 0.7
_SAME_SENTENCE, _SAME_LINE, _NEXT_LINE = -1.5, 1.2, 0.4
_SAME_DATE, _OTHER_DATE = 0.5, -0.5
_SAME_MODE, _OTHER_MODE = 0.6, -1.5
_SAME_PLACE, _OTHER_PLACE = 0.4, -0.4
_DOER_UNTOLD, _OTHER_DOER = 0.5, -1.1
_SAME_TARGET, _NO_TARGET, _OTHER_TARGET = 0.6, 0.4, -0.9
_POINTED_AT = 0.4
"""Points for what a mention that points back may point to ("serangan itu"): of the pairs that this joins on train and
dev 16 are right, and two fewer wrong ones are joined than without it (2026-11)."""
_TAKEN_OVER, _LIKE_IT = 1.5, 0.2
"""Points for a mention that tells no parties and took them from the other ("serangan itu") or fires a weapon that it
told ("menembakkan rudal itu"), and for one that tells its own and is like it. Of 100 of the first on train and dev 89
tell the event that they were filled from."""
_OTHER_STATUS, _HISTORY_AND_NEWS = -0.3, -0.6


class _Group(NamedTuple):
    name: str
    mentions: list[Mention]


def gathered(
    told: Sequence[Told], events: Sequence[Event], text: str, cast: Cast, places: Sequence[Place]
) -> tuple[Event, ...]:
    """The events of a page's text in order, `happening` the same for those that tell one event; `told` has what is
    known of their telling. A mention joins the happening that it is most like on the mean, if nothing parts it from one
    there."""
    known: dict[str, list[_Group]] = defaultdict(list)
    numbers = count(1)
    out: dict[str, Event] = {}
    for mention in _mentions(told, events, text, cast, places):
        groups = known[mention.event.type]
        group = _best(mention, groups[-_LOOK_BACK:])
        if group is None:
            group = _Group(f"h{next(numbers)}", [])
            groups.append(group)
        group.mentions.append(mention)
        out[mention.event.id] = replace(mention.event, happening=group.name)
    return tuple([out[event.id] for event in events])


def _mentions(
    told: Sequence[Told], events: Sequence[Event], text: str, cast: Cast, places: Sequence[Place]
) -> Iterator[Mention]:
    levels = {place.start: place.level for place in places}
    for telling, event, line in zip(told, events, _lines(events, text), strict=True):
        level = levels.get(event.place_span.start) if event.place_span else None
        yield mention_of(event, telling, line, level, cast)


def _best(mention: Mention, groups: Sequence[_Group]) -> _Group | None:
    """The happening that a mention is most like, the earliest of several; None when it is more unlike than like all."""
    best, chosen = 0.0, None
    for group in groups:
        points = _points_of_group(mention, group.mentions[-_COMPARED:])
        if points is not None and points > best:
            best, chosen = points, group
    return chosen


def _lines(events: Sequence[Event], text: str) -> list[int]:
    """The number of the line that tells each event, empty lines not counted; events come in order."""
    out, line, at = [], 0, 0
    for event in events:
        start = event.evidence.start
        passed = text[at:start].split("\n")[1:] if start > at else []
        line += sum(1 for rest in passed[:-1] if rest.strip()) + bool(passed)
        at = max(at, start)
        out.append(line)
    return out


def _points_of_group(mention: Mention, group: Sequence[Mention]) -> float | None:
    """The mean likeness to the mentions of a happening; None where something parts it from one of them."""
    if any(parted(mention, other) for other in group):
        return None
    return sum(_points(mention, other) for other in group) / len(group)


def _points(one: Mention, other: Mention) -> float:
    """Points for two mentions of one type telling one event, `other` before `one`."""
    a, b = one.event, other.event
    points = _BASE.get(a.type, _BASE_OF_DEEDS) + _when(a, b) + _doers(one, other) + _targets(one, other)
    points += _near(one, other) + _same(a.place, b.place, _SAME_PLACE, _OTHER_PLACE)
    points += _SAME_MODE if a.mode == b.mode else _OTHER_MODE if a.mode and b.mode else 0.0
    points += _SAME_WORD * (one.told.root == other.told.root)
    points += _POINTED_AT * one.told.demonstrative
    if a.happening == b.happening:
        points += _LIKE_IT if one.told.explicit and not one.told.that_weapon else _TAKEN_OVER
    return points + _OTHER_STATUS * (a.status != b.status) + _HISTORY_AND_NEWS * (a.background != b.background)


def _same(one: str | None, other: str | None, same: float, differs: float) -> float:
    if one is None or other is None:
        return 0.0
    return same if one.lower() == other.lower() else differs


def _near(one: Mention, other: Mention) -> float:
    if one.event.evidence == other.event.evidence:
        return _SAME_LINE if one.told.outcome != other.told.outcome else _SAME_SENTENCE
    return (_SAME_LINE, _NEXT_LINE, 0.0)[min(abs(one.line - other.line), 2)]


def _when(one: Event, other: Event) -> float:
    if one.date == other.date:
        return _SAME_DATE
    return 0.0 if one.date is None or other.date is None or overlap(one.date, other.date) else _OTHER_DATE


def _doers(one: Mention, other: Mention) -> float:
    if not one.event.sources or not other.event.sources:
        return _DOER_UNTOLD
    return _OTHER_DOER if _differ(one.doers, other.doers) else 0.0


def _targets(one: Mention, other: Mention) -> float:
    a, b = one.event.targets, other.event.targets
    if not a and not b:
        return _NO_TARGET
    if a == b or set(a) == set(b):
        return _SAME_TARGET
    return _OTHER_TARGET if a and b and _differ(one.others, other.others) else 0.0


def _differ(one: Side, other: Side) -> bool:
    """Whether two sides have no country in common."""
    return one.lands.isdisjoint(other.lands)
