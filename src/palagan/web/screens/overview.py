"""`/`: the case at a glance."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter

from palagan.deciding.looking import standing
from palagan.looking.digest import Digest, digest
from palagan.looking.hearing import heard
from palagan.looking.ringing import rung
from palagan.looking.rows import Wish
from palagan.record.rates import ErrorRate
from palagan.store.named import kept
from palagan.views.filters import Filter
from palagan.web.alerted import Alerted, alerted
from palagan.web.asked import Ask
from palagan.web.bar_chart import Chart, chart_of
from palagan.web.listened import Listened, listened
from palagan.web.screen import screen
from palagan.web.watching import seconds_now

router = APIRouter()
NEWEST = 4
"""Alerts that are shown."""


@dataclass(frozen=True, slots=True)
class Overview:
    """The digest of the case with its bars drawn; `rates` are how often the machine was wrong, from decisions.
    `alerts` rang last; `trouble` are subscriptions that somebody should look at. `now` seconds since 1970."""

    digest: Digest
    chart: Chart | None
    rates: tuple[ErrorRate, ...]
    alerts: tuple[Alerted, ...]
    trouble: tuple[Listened, ...]
    now: float


@screen(router, "/", "overview")
def overview(asked: Ask) -> Overview:
    """The case at a glance, whatever filters stand in the address."""
    found = digest(asked.connection, Wish(Filter()))
    sources = heard(asked.connection)
    silences = [silence for source in sources.sources for silence in source.silences]
    chart = chart_of(found.bars, silences, sources.regular) if found.bars else None
    now = seconds_now(asked)
    return Overview(
        digest=found,
        chart=chart,
        rates=kept(asked.connection, "standing", lambda: standing(asked.case)).rates,
        alerts=tuple(alerted(one) for one in rung(asked.connection, most=NEWEST).rows),
        trouble=tuple(one for one in listened(asked.connection, now)[1] if one.in_trouble),
        now=now,
    )
