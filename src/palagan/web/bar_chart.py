"""Bars over time as numbers that a template draws: places in the picture, ticks, a chosen stretch, silences."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from palagan.looking.bars import Bars
from palagan.looking.hearing import Silence

WIDTH, HEIGHT, STRIP = 1200, 160, 12
"""Units of the picture: the bars, and under them the strip of silences."""
_TICKS = 8


@dataclass(frozen=True, slots=True)
class Block:
    """One bar: its days, its counts and the heights of its parts from the ground up; `y` is where each begins."""

    since: str
    until: str
    all: int
    x: float
    width: float
    deeds: tuple[float, float]
    plans: tuple[float, float]
    background: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Tick:
    """A day told under the bars."""

    x: float
    label: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Hush:
    """Days on which regular sources were silent: how many, and how high the strip is hatched."""

    since: str
    until: str
    sources: int
    x: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Chart:
    """A bar chart. `chosen` is the stretch (x, width) that the address asks for, if it does."""

    bars: Bars
    blocks: tuple[Block, ...]
    ticks: tuple[Tick, ...]
    hushes: tuple[Hush, ...]
    chosen: tuple[float, float] | None
    regular: int
    width: int = WIDTH
    height: int = HEIGHT
    strip: int = STRIP


def chart_of(
    bars: Bars,
    silences: Sequence[Silence] = (),
    regular: int = 0,
    since: str | None = None,
    until: str | None = None,
) -> Chart:
    """The picture of these bars. `silences` are those of all sources, of which `regular` have a known rhythm."""
    begin, end = day_number(bars.since), day_number(bars.until)
    scale = WIDTH / (end - begin + 1)

    def x_of(day: int) -> float:
        return round((min(max(day, begin), end + 1) - begin) * scale, 2)

    blocks = []
    for bar in bars.bars:
        x, right = x_of(day_number(bar.since)), x_of(day_number(bar.until) + 1)
        deeds, plans, background = (
            round(count * (HEIGHT - 8) / max(1, bars.highest), 2) for count in (bar.deeds, bar.plans, bar.background)
        )
        gap = min(1.5, (right - x) / 5)
        low, middle = HEIGHT - deeds, HEIGHT - deeds - plans
        blocks.append(
            Block(bar.since, bar.until, bar.all, x, round(right - x - gap, 2), (round(low, 2), deeds),
                  (round(middle, 2), plans), (round(middle - background, 2), background))
        )  # fmt: skip
    chosen = None
    if since or until:
        left = x_of(day_number(since)) if since else 0.0
        right = x_of(day_number(until) + 1) if until else float(WIDTH)
        chosen = (left, max(2.0, round(right - left, 2)))
    ticks = tuple(_ticks(blocks, bars))
    return Chart(bars, tuple(blocks), ticks, tuple(_hushes(bars, silences, regular, x_of)), chosen, regular)


def _ticks(blocks: Sequence[Block], bars: Bars) -> list[Tick]:
    every = max(1, -(-len(blocks) // _TICKS))
    length = {"year": 4, "month": 7}.get(bars.step, 10)
    shown = range(0, len(blocks), every)
    return [
        Tick(blocks[at].x, blocks[at].since[:length], "start" if at == 0 else "middle")
        for at in shown
        if at == 0 or blocks[at].x < WIDTH * 0.96
    ]


def _hushes(bars: Bars, silences: Sequence[Silence], regular: int, x_of: Callable[[int], float]) -> list[Hush]:
    """Per bar how many sources were silent on most of its days."""
    found = []
    for bar in bars.bars:
        first, last = day_number(bar.since), day_number(bar.until)
        need = (last - first + 2) // 2
        count = 0
        for one in silences:
            overlap = min(last, day_number(one.until)) - max(first, day_number(one.since)) + 1
            count += overlap >= need
        if count:
            x = x_of(first)
            width = x_of(last + 1) - x
            height = round(max(3.0, STRIP * min(1.0, count / max(1, regular))), 2)
            found.append(Hush(bar.since, bar.until, count, x, round(width, 2), height))
    return found


def day_number(day: str) -> int:
    """The ordinal of a day; "2020-10-99", the end of a month whose days are not told, is its last."""
    year, month, number = (*day.split("-"), "01", "01")[:3]
    if number == "99" or month == "99":
        first = dt.date(int(year), 12 if month == "99" else int(month), 1)
        following = first.replace(day=28) + dt.timedelta(4)
        return (following - dt.timedelta(following.day)).toordinal()
    return dt.date(int(year), int(month), int(number)).toordinal()
