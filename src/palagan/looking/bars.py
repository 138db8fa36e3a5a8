"""Happenings over time as bars: deeds, plans and background apart, in days, weeks, months or years."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from sqlalchemy import Connection

from palagan.looking.rows import Wish, narrowed
from palagan.store.counts import where_counted
from palagan.store.every import every, halves_of, index_for
from palagan.store.named import kept, names_of

Step = Literal["day", "week", "month", "year"]
MOST = 124
"""Bars of one chart: four months of days fit."""
Counts = Mapping[tuple[str, str, int], int]
"""(first and last day of a date of any precision, "" for unknown; 0 deeds, 1 plans, 2 background) → happenings."""


@dataclass(frozen=True, slots=True)
class Bar:
    """The happenings that begin in a stretch; its first and last day."""

    since: str
    until: str
    deeds: int
    plans: int
    background: int

    @property
    def all(self) -> int:
        """How many in all."""
        return self.deeds + self.plans + self.background


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars from `since` to `until`, and what they do not show: happenings dated before and after, dated more vaguely
    than a bar, and not dated at all."""

    step: Step
    since: str
    until: str
    bars: tuple[Bar, ...]
    before: int
    after: int
    vague: int
    undated: int

    @property
    def highest(self) -> int:
        """The most in one bar."""
        return max((bar.all for bar in self.bars), default=0)


def bars_of(connection: Connection, wish: Wish, since: str, until: str) -> Bars:
    """The happenings that the wish lets through, whatever its own bounds in time, as bars from day to day."""
    return draw(counts_of(connection, wish), since, until)


def counts_of(connection: Connection, wish: Wish) -> Counts:
    """How many happenings the wish lets through begin on each day; its bounds in time are left aside."""
    bare = replace(wish, chosen=replace(wish.chosen, since=None, until=None), part=None)
    return kept(connection, ("counts", bare), lambda: _counts(connection, bare))


def totals(connection: Connection, wish: Wish) -> tuple[int, int, int]:
    """How many deeds, plans and background happenings the wish lets through, its bounds in time among it."""
    found = [0, 0, 0]
    since, until = wish.chosen.since, wish.chosen.until
    for (first, last, part), n in counts_of(connection, wish).items():
        outside = (since and last < since) or (until and first > until) or ((since or until) and not (first or last))
        found[part] += 0 if outside else n
    return found[0], found[1], found[2]


def _counts(connection: Connection, wish: Wish) -> Counts:
    chosen = wish.chosen
    if chosen == replace(type(chosen)(), types=chosen.types):
        return _kept_counts(connection, wish)
    where = every(connection, narrowed(wish))
    halves = halves_of(connection, "it.day_from, it.day_to, it.part", where, index_for(where))
    counts: Counter[tuple[str, str, int]] = Counter()
    for half in halves:
        query = f"SELECT day_from, day_to, part, count(*) FROM ({half}) GROUP BY 1, 2, 3"
        for first, last, part, n in connection.exec_driver_sql(query, where.values):
            counts[first or "", last or "", part] += n
    return counts


def _is_laid(connection: Connection) -> bool:
    laid = "SELECT count(*) FROM temp.sqlite_master WHERE type = 'table' AND name = 'decided_happenings'"
    return bool(connection.exec_driver_sql(laid).scalar_one())


def _kept_counts(connection: Connection, wish: Wish) -> Counts:
    """From the counts that are kept, less what decisions took away, with what they put there."""
    lets = {name: wish.chosen.lets_type(name) for name in names_of(connection, "happenings", "type")}
    counts: Counter[tuple[str, str, int]] = Counter()
    days = "coalesce(day_from, ''), coalesce(day_to, ''), part, type"
    queries = [f"SELECT day, last, part, type, happenings FROM {where_counted(connection, 'day_counts')}"]
    if _is_laid(connection):
        away = "main.happenings WHERE id IN (SELECT id FROM temp.away_happenings)"
        queries.append(f"SELECT {days}, -1 FROM {away}")
        queries.append(f"SELECT {days}, 1 FROM temp.decided_happenings")
    for query in queries:
        for first, last, part, type_, n in connection.exec_driver_sql(query):
            if lets.get(type_):
                counts[first, last, part] += n
    return counts


def draw(counts: Counts, since: str, until: str) -> Bars:
    """Bars from `since` to `until` (days), as fine as `MOST` of them allow."""
    first, last = dt.date.fromisoformat(since), dt.date.fromisoformat(until)
    last = max(first, last)
    until = last.isoformat()
    step = step_for((last - first).days + 1)
    starts = _starts(first, last, step)
    parts = [Counter[int]() for _ in starts]
    place = {start.isoformat(): number for number, start in enumerate(starts)}
    before = after = vague = undated = 0
    for (day, _last, part), n in counts.items():
        start = _start(day, step)
        if not day:
            undated += n
        elif start is None:
            vague += n
        elif day[:10] < since[: len(day)]:
            before += n
        elif day[:10] > until[: len(day)]:
            after += n
        else:
            parts[place[max(start, starts[0]).isoformat()]][part] += n
    ends = [(start - dt.timedelta(1)).isoformat() for start in starts[1:]] + [until]
    bars = tuple(
        Bar(max(start.isoformat(), since), end, told[0], told[1], told[2])
        for start, end, told in zip(starts, ends, parts, strict=True)
    )
    return Bars(step, since, until, bars, before, after, vague, undated)


def step_for(days: int) -> Step:
    """The finest step in which so many days are no more than `MOST` bars (years are as many as they are)."""
    if days <= MOST:
        return "day"
    if days <= MOST * 7:
        return "week"
    return "month" if days <= MOST * 30 else "year"


def _starts(first: dt.date, last: dt.date, step: Step) -> list[dt.date]:
    starts = [_floor(first, step)]
    while (following := _next(starts[-1], step)) <= last:
        starts.append(following)
    return starts


def _floor(day: dt.date, step: Step) -> dt.date:
    match step:
        case "day":
            return day
        case "week":
            return max(dt.date.min, day - dt.timedelta(day.weekday())) if day.toordinal() > 7 else dt.date.min
        case "month":
            return day.replace(day=1)
        case "year":
            return day.replace(month=1, day=1)


def _next(start: dt.date, step: Step) -> dt.date:
    match step:
        case "day":
            return start + dt.timedelta(1)
        case "week":
            return start + dt.timedelta(7)
        case "month":
            return (start.replace(day=1) + dt.timedelta(32)).replace(day=1)
        case "year":
            return start.replace(year=start.year + 1)


def _start(day: str, step: Step) -> dt.date | None:
    """The start of the stretch in which a date lies; None where it is vaguer than the step, or no date."""
    need = {"day": 10, "week": 10, "month": 7, "year": 4}[step]
    if len(day) < need:
        return None
    try:
        return _floor(dt.date.fromisoformat(day[:need] + "-01-01"[: 10 - need]), step)
    except ValueError:
        return None
