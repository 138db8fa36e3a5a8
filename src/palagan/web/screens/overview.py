"""`/`: the case at a glance."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter

from palagan.deciding.looking import standing
from palagan.looking.digest import Digest, digest
from palagan.looking.hearing import heard
from palagan.looking.rows import Wish
from palagan.record.rates import ErrorRate
from palagan.store.named import kept
from palagan.views.filters import Filter
from palagan.web.asked import Ask
from palagan.web.bar_chart import Chart, chart_of
from palagan.web.screen import screen

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Overview:
    """The digest of the case with its bars drawn; `rates` are how often the machine was wrong, from decisions."""

    digest: Digest
    chart: Chart | None
    rates: tuple[ErrorRate, ...]


@screen(router, "/", "overview")
def overview(asked: Ask) -> Overview:
    """The case at a glance, whatever filters stand in the address."""
    found = digest(asked.connection, Wish(Filter()))
    sources = heard(asked.connection)
    silences = [silence for source in sources.sources for silence in source.silences]
    chart = chart_of(found.bars, silences, sources.regular) if found.bars else None
    return Overview(found, chart, kept(asked.connection, "standing", lambda: standing(asked.case)).rates)
