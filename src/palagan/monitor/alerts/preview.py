"""What a rule would have done on the past: when it would have rung, what it would have told then, how that grew.

The past is that of publication: each matter is gone through page by page, with the origins and tolls that were told by
then. What pages were about is known as it is today, so a matter that took long to be told clearly rings where its first
page stands.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from palagan.deciding.looking import looking
from palagan.errors import InputError
from palagan.model.moments import iso
from palagan.monitor.alerts.asking import asked, matching, told_between
from palagan.monitor.alerts.composing import composed, known_of, news_of
from palagan.monitor.alerts.folding import folded
from palagan.monitor.alerts.making import counting, facet_of, found_pages, matter_of
from palagan.monitor.alerts.matter import Matter, cut_at
from palagan.monitor.alerts.message import Message
from palagan.monitor.alerts.noting import OLD
from palagan.monitor.alerts.quiet import HOME
from palagan.monitor.alerts.replay import Step, replay
from palagan.monitor.alerts.rules import Rule
from palagan.monitor.alerts.wording import word
from palagan.store.open import CaseFile
from palagan.store.upkeep import stories_of

MOST = 100
"""Matters that a preview tells at most; the others are counted."""


@dataclass(frozen=True, slots=True)
class Would:
    """One matter that would have rung. `at` are the moments of ringing (ISO 8601 UTC), the first and the promotions;
    `told` is what would have been told at the first; `grew` how often it would have been edited without a sound, `now`
    what it has come to since, in words ("" where nothing)."""

    at: tuple[str, ...]
    told: Message
    grew: int
    now: str
    grave: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """What a rule would have done from a day to a day, both included. `matters` would have rung, the first first;
    `rings` counts ringing, promotions included, `grew` silent changes; `more` matters are not told. `not_known` says
    why a rule cannot be tried on the past, "" where it can."""

    since: str
    until: str
    matters: tuple[Would, ...]
    rings: int
    grew: int
    more: int
    not_known: str = ""


def preview(case: CaseFile, rule: Rule, since: str, until: str) -> Preview:
    """What a rule would have done on what was published from one day to another ("2026-05-01"), by the clock of
    Western Indonesia."""
    first, end = _day(since, "since"), _day(until, "until") + 86_400.0
    if end <= first:
        raise InputError("ends before it begins", item=f"{since} to {until}", way_out="Turn the days round.")
    if rule.about == "silence":
        return Preview(since, until, (), 0, 0, 0, word("none.silence", rule.lang))
    with looking(case) as connection:
        every = list(_matters(connection, rule, first, end))
        count, sources = counting(connection, (told.evidence.page for one in every for told in one.tellings))
        found = []
        for matter in every:
            steps = replay(matter, rule, count, sources)
            inside = tuple(step for step in _rung(steps) if first <= step.moment < end)
            if inside:
                found.append(_Rang(matter, steps, inside, _grew(rule, steps, inside, end)))
        found.sort(key=lambda one: (one.inside[0].moment, one.matter.about))
        shown = tuple(_would(connection, rule, one, end) for one in found[:MOST])
    rings, grew = sum(len(one.inside) for one in found), sum(one.grew for one in found)
    return Preview(since, until, shown, rings, grew, max(0, len(found) - MOST))


@dataclass(frozen=True, slots=True)
class _Rang:
    """A matter that would have rung: all its steps, those within the days at which it rings, how often it grew."""

    matter: Matter
    steps: tuple[Step, ...]
    inside: tuple[Step, ...]
    grew: int


def _matters(connection: Connection, rule: Rule, first: float, end: float) -> Iterable[Matter]:
    ids = told_between(connection, rule, first - (OLD if rule.about == "truce" else 0.0), end)
    if rule.about == "search":
        pages = matching(connection, rule, ids)
        stories = stories_of(connection, pages)
        by_story: dict[str, list[str]] = {}
        for page in pages:
            by_story.setdefault(stories.get(page, page), []).append(page)
        for story, told in by_story.items():
            yield found_pages(connection, rule, story if story in stories.values() else None, told)
        return
    things = {one.id: one for one in asked(connection, rule, ids)}
    facets = [facet_of(connection, rule, one) for one in things.values()]
    for bundle in folded(facets, [], episodes=rule.about == "truce"):
        yield matter_of(connection, rule, [things[id_] for id_ in bundle.things])


def _would(connection: Connection, rule: Rule, one: _Rang, end: float) -> Would:
    """What would have been told of a matter when it first rang in these days."""
    at = one.inside[0]
    last = max((step for step in one.steps if step.moment < end), key=lambda step: step.moment)
    then = cut_at(one.matter, at.moment)
    known = known_of(connection, then, at.state, rule.lang)
    told = composed("", rule, then, at.state, known, news="", rung=[iso(at.moment)], before=at.before)
    moments = tuple(iso(step.moment) for step in one.inside)
    return Would(moments, told, one.grew, news_of(rule, at.state, last.state), at.grave)


def _rung(steps: Iterable[Step]) -> list[Step]:
    """The steps at which a matter rings: each that reaches a higher rank than before."""
    found: list[Step] = []
    rank = 0
    for step in steps:
        if step.rank > rank:
            found.append(step)
            rank = step.rank
    return found


def _grew(rule: Rule, steps: Iterable[Step], inside: Sequence[Step], end: float) -> int:
    """How often its message would have been changed without a sound, from its first ringing in these days on."""
    grew, before = 0, inside[0].state
    for step in steps:
        if inside[0].moment < step.moment < end:
            grew += step not in inside and bool(news_of(rule, before, step.state))
            before = step.state
    return grew


def _day(told: str, name: str) -> float:
    try:
        return dt.datetime.combine(dt.date.fromisoformat(told), dt.time(), ZoneInfo(HOME)).timestamp()
    except ValueError as error:
        raise InputError("is no day", item=f"{name} {told}", way_out="Write it as 2026-05-12.") from error
