"""Which sources are heard and which are silent, each by its own rhythm.

A source's gaps are the days from one day with pages of its to the next. It is silent where a gap is longer than three
days and than twice the gap that nine in ten of its gaps do not exceed. Of a source with fewer than eight gaps nothing
is said. The last gap of each runs to the last day of the case, so a source that nobody fetches any more is silent too.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sqlalchemy import Connection

from palagan.store.named import kept

LEAST_GAPS = 8
"""Gaps that a source must have before its rhythm is known."""
LEAST_DAYS = 3
"""Days without a page that are no silence for anybody."""
_NINE_IN_TEN = 0.9
_TIMES = 2
BARS = 60
"""Stretches of the case's time for which a source's pages are counted."""


@dataclass(frozen=True, slots=True)
class Silence:
    """Days without a page of a source, first and last; `ongoing` where it lasts to the end of the case."""

    since: str
    until: str
    days: int
    ongoing: bool


@dataclass(frozen=True, slots=True)
class Source:
    """An outlet as far as it is heard. `name` None: pages whose outlet is unknown. `usual_gap` is what nine in ten of
    its gaps do not exceed, in days; None where its rhythm is not known. `pages_a_day` is the median of its days with
    pages. `bars` counts its pages over the time of the case, `BARS` equal stretches."""

    name: str | None
    pages: int
    days: int
    first: str | None
    last: str | None
    pages_a_day: float | None
    usual_gap: int | None
    silences: tuple[Silence, ...]
    bars: tuple[int, ...]

    @property
    def silent(self) -> Silence | None:
        """The silence that lasts to the end of the case."""
        return self.silences[-1] if self.silences and self.silences[-1].ongoing else None


@dataclass(frozen=True, slots=True)
class Heard:
    """All sources, those with most pages first, and the days from the first to the last page of the case."""

    sources: tuple[Source, ...]
    since: str | None
    until: str | None

    @property
    def silent(self) -> tuple[Source, ...]:
        """Those that are silent at the end of the case."""
        return tuple(source for source in self.sources if source.silent)

    @property
    def regular(self) -> int:
        """How many have a rhythm that is known."""
        return sum(source.usual_gap is not None for source in self.sources)


def heard(connection: Connection) -> Heard:
    """The sources of the case; counted once for each moment that the connection sees."""
    return kept(connection, "heard", lambda: hearing(_pages_by_day(connection)))


def _pages_by_day(connection: Connection) -> dict[str | None, Counter[str]]:
    """Outlet → day → pages; "" for pages whose day is unknown."""
    out: dict[str | None, Counter[str]] = {}
    query = (
        "SELECT r.outlet, substr(r.published, 1, 10) AS day, count(*) FROM readings r "
        "WHERE r.outlet IS NOT NULL GROUP BY 1, 2 "
        "UNION ALL SELECT p.hint_outlet, substr(coalesce(r.published, p.hint_published), 1, 10), count(*) "
        "FROM readings r JOIN pages p ON p.id = r.page WHERE r.outlet IS NULL GROUP BY 1, 2"
    )
    for outlet, day, pages in connection.exec_driver_sql(query):
        out.setdefault(outlet, Counter())[day or ""] += pages
    return out


def hearing(pages: Mapping[str | None, Mapping[str, int]]) -> Heard:
    """The sources, from outlet → day → pages."""
    told = {outlet: {_ordinal(day): n for day, n in days.items() if _is_day(day)} for outlet, days in pages.items()}
    every = [day for days in told.values() for day in days]
    begin, end = (min(every), max(every)) if every else (0, 0)
    sources = [_source(outlet, sum(pages[outlet].values()), days, begin, end) for outlet, days in told.items()]
    order = sorted(sources, key=lambda source: (source.name is None, -source.pages, source.name or ""))
    return Heard(tuple(order), _iso(begin) if every else None, _iso(end) if every else None)


def _source(name: str | None, pages: int, days: Mapping[int, int], begin: int, end: int) -> Source:
    told = sorted(days)
    usual = usual_gap(told) if name is not None else None
    return Source(
        name=name,
        pages=pages,
        days=len(told),
        first=_iso(told[0]) if told else None,
        last=_iso(told[-1]) if told else None,
        pages_a_day=_median(sorted(days.values())) if told else None,
        usual_gap=usual,
        silences=tuple(_silences(told, usual, end)) if usual is not None else (),
        bars=_bars(days, begin, end),
    )


def usual_gap(days: Sequence[int]) -> int | None:
    """What nine in ten gaps between these days (ordinals, in order) do not exceed; None where there are too few."""
    gaps = sorted(later - earlier for earlier, later in pairwise(days))
    if len(gaps) < LEAST_GAPS:
        return None
    return gaps[min(len(gaps) - 1, int(len(gaps) * _NINE_IN_TEN))]


def _silences(days: Sequence[int], usual: int, end: int) -> list[Silence]:
    longest = max(LEAST_DAYS, _TIMES * usual)
    found = [
        Silence(_iso(earlier + 1), _iso(later - 1), later - earlier - 1, ongoing=False)
        for earlier, later in pairwise(days)
        if later - earlier > longest
    ]
    if end - days[-1] >= longest:
        found.append(Silence(_iso(days[-1] + 1), _iso(end), end - days[-1], ongoing=True))
    return found


def _bars(days: Mapping[int, int], begin: int, end: int) -> tuple[int, ...]:
    length = end - begin + 1
    number = min(BARS, length)
    counts = [0] * number
    for day, pages in days.items():
        counts[(day - begin) * number // length] += pages
    return tuple(counts)


def _median(values: Sequence[int]) -> float:
    half = len(values) // 2
    return float(values[half]) if len(values) % 2 else (values[half - 1] + values[half]) / 2


def _is_day(day: str) -> bool:
    try:
        dt.date.fromisoformat(day)
    except ValueError:
        return False
    return len(day) == 10


def _ordinal(day: str) -> int:
    return dt.date.fromisoformat(day).toordinal()


def _iso(day: int) -> str:
    return dt.date.fromordinal(day).isoformat()
