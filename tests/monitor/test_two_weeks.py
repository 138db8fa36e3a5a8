"""Two weeks of an invented conflict, watched: what is gathered, how politely, what becomes of it, and what rings.

By default a few hundred pages; PALAGAN_NEWSROOM=full watches 3,000 (`make newsroom`, minutes).
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator
from sqlalchemy import select

from palagan.model.moments import seconds_of
from palagan.model.record import Record
from palagan.monitor.alerts.message import Message, of_json
from palagan.monitor.alerts.rules import rule_of
from palagan.monitor.rechecks import STEPS
from palagan.monitor.rhythm import rhythm_of
from palagan.monitor.watch import watch
from palagan.run import add_pages, run
from palagan.store.alerts import add_rule
from palagan.store.open import CaseFile, make_case
from palagan.store.records import load_record
from palagan.store.runs import dropped_items
from palagan.store.subscriptions import list_subscriptions
from palagan.store.watch_schema import alert_rules, alerts, captures
from tests.apart import run_apart
from tests.newsroom.comparing import SLOWEST_LOOK, from_files, holding, wrong_versions, wrongly_gathered
from tests.newsroom.judging import faults, fetched_twice
from tests.newsroom.running import Newsroom, newsroom
from tests.newsroom.watching import AGENT, Golden, NewsroomClock, golden, iso, listening_case, settings
from tests.newsroom.world import DAY, HOUR, World, moment_of

FULL = os.environ.get("PALAGAN_NEWSROOM") == "full"
PAGES = 3000 if FULL else 280
READ_EVERY = 3 * HOUR if FULL else 8 * HOUR
"""Seconds for which pages wait to be read together, so that a test has fewer runs."""
RECHECKS = STEPS if FULL else (4 * HOUR, 1 * DAY, 2 * DAY)
"""When kept pages are looked at again; fewer times where the test is to be short."""
WITHIN = 12 * HOUR if FULL else 36 * HOUR
"""Seconds within which whatever is published is seen; a source that says little is asked seldom."""
LATE = READ_EVERY if FULL else READ_EVERY + 16 * HOUR
"""Seconds by which an alert may come after the golden list's moment, since pages wait and sources are asked seldom."""


@dataclass(frozen=True, slots=True)
class Rang:
    """One alert: its rule, when it first rang, its message."""

    rule: str
    first: float
    message: Message
    rings: int


def rang(case: CaseFile) -> list[Rang]:
    """All that rang."""
    joined = select(alerts, alert_rules.c.name).join_from(alerts, alert_rules, alerts.c.rule == alert_rules.c.id)
    with case.reading() as connection:
        return [
            Rang(row.name, seconds_of(row.first) or 0.0, of_json(row.told), row.rings)
            for row in connection.execute(joined.order_by(alerts.c.first))
        ]


def words_of(message: Message) -> str:
    """All that a message says."""
    return " ".join([message.headline, *message.facts, *(line.words for line in message.lines)])


def wrongly_rung(found: list[Rang], wanted: list[Golden], late: float) -> Iterator[str]:
    """Alerts of the golden list that did not ring, or not in time, or not with what they must tell; and others."""
    left = list(found)
    for one in wanted:
        fits = [ring for ring in left if ring.rule == one.rule and all(w in words_of(ring.message) for w in one.tells)]
        if len(fits) != 1:
            yield f"{one.rule} {one.tells} rang {len(fits)} times: {[ring.message.headline for ring in fits]}"
        for ring in fits:
            left.remove(ring)
        for ring in fits[:1]:
            if not moment_of(one.first_after) <= ring.first <= moment_of(one.first_by) + late:
                yield f"{one.rule} {one.tells} rang at {iso(ring.first)}, {one.first_after} to {one.first_by} is right"
            if one.toll_now is not None and f"{one.toll_now:g}" not in (ring.message.toll_now or ""):
                yield f"{one.rule} {one.tells} tells the toll {ring.message.toll_now}"
            if one.denied_by is not None and one.denied_by not in ring.message.denied_by:
                yield f"{one.rule} {one.tells} is denied by {ring.message.denied_by}"
            if one.origins_low is not None and ring.message.origins_low < one.origins_low:
                yield f"{one.rule} {one.tells} tells {ring.message.origins_low} origins"
    yield from (f"{ring.rule} rang at {iso(ring.first)}: {ring.message.headline}" for ring in left)


def wrongly_silent(case: CaseFile, wanted: set[str]) -> Iterator[str]:
    """Sources said to be silent that are not, and those that are and are not said to be."""
    with case.reading() as connection:
        silent = {one.name for one in list_subscriptions(connection) if rhythm_of(one.rhythm).silent is not None}
    yield from (f"{name} is said to be silent" for name in sorted(silent - wanted))
    yield from (f"{name} is silent, and nobody says so" for name in sorted(wanted - silent))


def broken_captures(case: CaseFile) -> Iterator[str]:
    """Captures that are no WARC records, or whose digests do not hold."""
    with case.reading() as connection:
        for row in connection.execute(select(captures.c.id, captures.c.url, captures.c.warc)):
            records = list(ArchiveIterator(BytesIO(row.warc), parse_http=False, verify_digests=True))
            if not records:
                yield f"{row.url}: no record in capture {row.id}"
            with_digest = [one for one in records if "WARC-Block-Digest" in one.headers]
            if any(one.verify_block_digest() is False for one in with_digest):
                yield f"{row.url}: a digest that does not hold in capture {row.id}"


def unforbidden(case: CaseFile, world: World) -> Iterator[str]:
    """Pages that robots.txt forbids and that are not listed as such."""
    with case.reading() as connection:
        listed = {one["item"] for one in dropped_items(connection, "robots")}
    for article in world.articles:
        if article.forbidden and article.at < world.end - DAY and not any(one.endswith(article.path) for one in listed):
            yield f"{article.path} is not listed as forbidden"


def record_of(case: CaseFile) -> Record:
    with case.reading() as connection:
        return load_record(connection)


def rules_on(case: CaseFile, now: float) -> list[Golden]:
    """The golden rules turned on; what they must ring."""
    rules, wanted = golden()
    with case.writing() as connection:
        for name, told in rules.items():
            add_rule(connection, name, rule_of(told), (), now=now)
    return wanted


def watched(case: CaseFile, room: Newsroom) -> None:
    """The case watched until the newsroom's end."""
    how = settings(room, room.world.end, read_seconds=READ_EVERY, rechecks=RECHECKS)
    run_apart(lambda: watch(case, how, NewsroomClock(room.moment)))


@pytest.mark.slow
def test_two_weeks_of_a_conflict(tmp_path: Path) -> None:
    world = World(seed=1, days=14, pages=PAGES)
    with newsroom(tmp_path / "newsroom", world) as room:
        case = listening_case(tmp_path / "watched.palagan", room)
        wanted = rules_on(case, room.moment.now())
        watched(case, room)
        log = room.log()
        held = holding(case)
        wrong = {
            "manners": faults(log, AGENT),
            "asked in vain": fetched_twice(log, world.articles),
            "gathered": list(wrongly_gathered(world, held, WITHIN)),
            "versions": list(wrong_versions(world, held, WITHIN, SLOWEST_LOOK)),
            "forbidden": list(unforbidden(case, world)),
            "silence": list(wrongly_silent(case, {"Gema Jauh"})),
            "captures": list(broken_captures(case)),
            "alerts": list(wrongly_rung(rang(case), wanted, LATE)),
        }
        files, wrong["bytes"] = from_files(room, log, held)
        other = make_case(tmp_path / "files.palagan", iso(world.end))
        add_pages(other, files, lambda: iso(world.end), {})
        run(other, lambda: iso(world.end))
        assert {name: found[:8] for name, found in wrong.items() if found} == {}
        assert record_of(other) == record_of(case)
        assert record_of(case).happenings
