"""`/timeline` and `/happenings`: happenings by day, deeds, plans and background apart; and by how many tell them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from fastapi import APIRouter

from palagan.looking.bars import bars_of, totals
from palagan.looking.heads import HappeningHead, happening_heads
from palagan.looking.hearing import heard
from palagan.looking.rows import Wish, narrowed
from palagan.store.look_up import look_up_after
from palagan.web.asked import Ask, Asked
from palagan.web.bar_chart import Chart, chart_of, day_number
from palagan.web.screen import screen

router = APIRouter()
PARTS = ("deeds", "plans", "background")
ORDERS = {"oldest": "timeline", "newest": "newest"}
SIZE = 50
_FINE = 6
"""Times that the chosen stretch must fit into the case's time before it has bars of its own."""


@dataclass(frozen=True, slots=True)
class DayGroup:
    """Happenings of one day in their order; `day` None: neither they nor the page that told them first is dated."""

    day: str | None
    happenings: tuple[HappeningHead, ...]


@dataclass(frozen=True, slots=True)
class TimelineScreen:
    """`counts` has how many each part holds. `chart` is of the whole time of the case, `detail` of the stretch that is
    asked for."""

    part: str
    order: str
    counts: dict[str, int]
    chart: Chart | None
    detail: Chart | None
    days: tuple[DayGroup, ...]
    next: str | None


@screen(router, "/timeline", "timeline")
def timeline(asked: Ask, part: str = "", order: str = "") -> TimelineScreen:
    """A part of the timeline; `order=newest` begins with the last day."""
    wishes = {name: replace(asked.wish, part=number) for number, name in enumerate(PARTS)}
    counts = dict(zip(PARTS, totals(asked.connection, asked.wish), strict=True))
    chosen = part if part in PARTS else next((name for name in PARTS if counts[name]), PARTS[0])
    turned = order if order in ORDERS else "oldest"
    wanted = narrowed(wishes[chosen])
    found = look_up_after(asked.connection, "happenings", wanted, asked.after, SIZE, ORDERS[turned])
    chart, detail = charts(asked)
    heads = happening_heads(asked.connection, found.values)
    return TimelineScreen(chosen, turned, counts, chart, detail, tuple(_by_day(heads)), found.next)


def _by_day(heads: tuple[HappeningHead, ...]) -> list[DayGroup]:
    groups: dict[str | None, list[HappeningHead]] = {}
    for head in heads:
        groups.setdefault(head.date or head.told_on, []).append(head)
    return [DayGroup(day, tuple(several)) for day, several in groups.items()]


def charts(asked: Asked) -> tuple[Chart | None, Chart | None]:
    """The bars of the case's time, and of the stretch asked for where that is much shorter."""
    sources = heard(asked.connection)
    if sources.since is None or sources.until is None:
        return None, None
    silences = [silence for source in sources.sources for silence in source.silences]
    chosen = asked.chosen
    whole = bars_of(asked.connection, asked.wish, sources.since, sources.until)
    chart = chart_of(whole, silences, sources.regular, chosen.since, chosen.until)
    if chart.chosen is None or chart.chosen[1] * _FINE > chart.width:
        return chart, None
    since = max(chosen.since or sources.since, sources.since)
    asked_until = dt.date.fromordinal(day_number(chosen.until)).isoformat() if chosen.until else sources.until
    until = min(asked_until, sources.until)
    if since > until:
        return chart, None
    return chart, chart_of(bars_of(asked.connection, asked.wish, since, until), silences, sources.regular)


@dataclass(frozen=True, slots=True)
class HappeningsScreen:
    """Happenings, news before background, those that most origins tell first."""

    rows: tuple[HappeningHead, ...]
    next: str | None
    count: int


@screen(router, "/happenings", "happenings")
def happenings(asked: Ask) -> HappeningsScreen:
    """A part of the list."""
    wish: Wish = asked.wish
    found = look_up_after(asked.connection, "happenings", narrowed(wish), asked.after, SIZE)
    rows = happening_heads(asked.connection, found.values)
    return HappeningsScreen(rows, found.next, sum(totals(asked.connection, wish)))
