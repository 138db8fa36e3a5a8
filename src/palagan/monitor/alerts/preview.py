"""What a rule would have done on the past: when it would have rung, what it would have told then, how that grew.

The past is that of publication: each matter is gone through page by page, with the origins and tolls that were told by
then. What pages were about is known as it is today, so a matter that took long to be told clearly rings where its first
page stands.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from palagan.deciding.looking import looking
from palagan.errors import InputError
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
from palagan.store.alerts import iso
from palagan.store.open import CaseFile
from palagan.store.upkeep import stories_of

MOST = 500
"""Matters that a preview tells at most."""


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
        found = [
            one
            for made in _matters(connection, rule, first, end)
            if (one := _would(connection, rule, made, first, end))
        ]
    found.sort(key=lambda one: (one.at, one.told.about))
    return Preview(
        since, until, tuple(found[:MOST]), sum(len(one.at) for one in found), sum(one.grew for one in found),
        max(0, len(found) - MOST),
    )  # fmt: skip


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
    if rule.about != "truce":
        yield from (matter_of(connection, rule, [one]) for one in things.values())
        return
    facets = [facet_of(connection, rule, one) for one in things.values()]
    for bundle in folded(facets, [], episodes=True):
        yield matter_of(connection, rule, [things[id_] for id_ in bundle.things])


def _would(connection: Connection, rule: Rule, matter: Matter, first: float, end: float) -> Would | None:
    """What would have been told of a matter, if it would have rung in these days."""
    count, sources = counting(connection, (one.evidence.page for one in matter.tellings))
    steps = replay(matter, rule, count, sources)
    rung = _rung(steps)
    inside = [step for step in rung if first <= step.moment < end]
    if not inside:
        return None
    at = inside[0]
    last = max((step for step in steps if step.moment < end), key=lambda step: step.moment)
    then = cut_at(matter, at.moment)
    known = known_of(connection, then, at.state, rule.lang)
    told = composed(
        "", rule, then, at.state, known, news="", rung=[iso(one.moment) for one in inside[:1]], before=at.before
    )
    return Would(
        at=tuple(iso(step.moment) for step in inside),
        told=told,
        grew=_grew(rule, [step for step in steps if at.moment < step.moment < end], at, inside),
        now=news_of(rule, at.state, last.state),
        grave=at.grave,
    )


def _rung(steps: Iterable[Step]) -> list[Step]:
    """The steps at which a matter rings: each that reaches a higher rank than before."""
    found: list[Step] = []
    rank = 0
    for step in steps:
        if step.rank > rank:
            found.append(step)
            rank = step.rank
    return found


def _grew(rule: Rule, later: Iterable[Step], at: Step, inside: list[Step]) -> int:
    grew, before = 0, at.state
    for step in later:
        if step not in inside and news_of(rule, before, step.state):
            grew += 1
        before = step.state
    return grew


def _day(told: str, name: str) -> float:
    try:
        return dt.datetime.combine(dt.date.fromisoformat(told), dt.time(), ZoneInfo(HOME)).timestamp()
    except ValueError as error:
        raise InputError("is no day", item=f"{name} {told}", way_out="Write it as 2026-05-12.") from error
