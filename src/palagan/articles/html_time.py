"""The time line of an HTML page: which of the moments that it shows is the article's own, and what it means.

A page shows many: the site's clock, those of other headlines, when it was brought up to date. The article's stands near
its headline, agrees with what the page declares, or is marked as its own; `html_published.settle` says what it means.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from palagan.articles.html_layout import Layout
from palagan.articles.html_meta import Declared
from palagan.articles.html_published import (
    ZONES,
    Clock,
    clock_from_iso,
    clock_in_address,
    clock_of,
    settle,
)
from palagan.articles.published import Moment, find_moment, time_line

_AWAY = frozenset(["nav", "aside", "related", "comments", "footer", "ads"])
_ZONE = re.compile(rf"\d{{1,2}}[.:]\d{{2}}(?:[.:]\d{{2}})?\s{{0,3}}\(?({'|'.join(ZONES.values())})\b", re.IGNORECASE)
_LONGEST = 160
_BESIDE = 3


@dataclass(frozen=True, slots=True)
class PublishedLine:
    """When a page was published: the value, its words (None, None where only declared), the rule, the lines."""

    value: str
    start: int | None
    end: int | None
    rule: str
    flags: tuple[str, ...]
    block: int | None
    others: frozenset[int]
    """Further lines near the report that only tell a time."""

    @property
    def at(self) -> tuple[int, int, int] | None:
        """The line of the time, and where in the text the time stands; None where the page shows none."""
        if self.block is None or self.start is None or self.end is None:
            return None
        return self.block, self.start, self.end


@dataclass(frozen=True, slots=True)
class _Shown:
    block: int
    moment: Moment
    clock: Clock
    worth: float


def find_published(
    layout: Layout,
    around: Sequence[frozenset[str]],
    near: Iterable[int],
    headline: int | None,
    declared: Sequence[Declared],
    *,
    zone: int | None,
    likely: int | None,
    address: str | None,
    captured: str | None,
) -> PublishedLine | None:
    """The publication of a page, or None where it neither shows nor declares one.

    `near` are the lines round the headline and the report; `zone` is the outlet's (minutes east of UTC) where known,
    `likely` the one to show a moment in that is only told in UTC.
    """
    lines = list(near)
    told = [
        (one, clock) for one in (*declared, *_of_elements(layout, lines)) if (clock := clock_of(one.value)) is not None
    ]
    shown = _shown(layout, around, lines, headline, [clock for _, clock in told])
    best = max(shown, key=lambda one: (one.worth, -one.block), default=None)
    page_zone = next((one.clock.offset for one in shown if one.clock.offset), None) or zone or _zone_of(layout.text)
    found = settle(
        best.clock if best else None,
        told,
        zone=page_zone,
        likely=likely,
        address=clock_in_address(address),
        captured=clock_of(captured) if captured else None,
    )
    middle = headline if headline is not None else (best.block if best else 0)
    others = frozenset(one.block for one in shown if one is not best and abs(one.block - middle) <= _BESIDE)
    if found is None:
        return None
    if found.rule == "shown" and best is not None:
        return PublishedLine(
            found.value, best.moment.start, best.moment.end, "line.published", found.flags, best.block, others
        )
    block = best.block if best else None
    return PublishedLine(found.value, None, None, found.rule, found.flags, block, others)


def _of_elements(layout: Layout, lines: Sequence[int]) -> list[Declared]:
    """The values of time elements near the report ("<time datetime=…>3 jam lalu</time>")."""
    if not lines:
        return []
    start, end = layout.blocks[lines[0]].start, layout.blocks[lines[-1]].end
    return [
        Declared("published", stretch.value, "time.datetime")
        for stretch in layout.stretches
        if stretch.value
        and "published" in stretch.marks
        and not stretch.marks & _AWAY
        and start <= stretch.start <= end
    ][:5]


def _shown(
    layout: Layout,
    around: Sequence[frozenset[str]],
    lines: Sequence[int],
    headline: int | None,
    declared: Sequence[Clock],
) -> list[_Shown]:
    found = []
    middle = headline if headline is not None else (lines[0] if lines else 0)
    for number in lines:
        block = layout.blocks[number]
        marks = around[block.node]
        if len(block.text) > _LONGEST or marks & _AWAY or not any(char.isdigit() for char in block.text):
            continue
        moment = time_line(layout.text, block.start, block.end)
        if moment is None and "published" in marks:
            moment = find_moment(layout.text, block.start, block.end)
        clock = clock_from_iso(moment.value) if moment else None
        if moment is None or clock is None:
            continue
        worth = 2.0 if clock.exact else 0.0
        worth += 2.0 if "published" in marks else 0.0
        worth -= 4.0 if moment.label == "updated" else 0.0
        worth -= min(4.0, 0.4 * abs(number - middle))
        if any(_agrees(clock, other) for other in declared):
            worth += 5.0
        found.append(_Shown(number, moment, clock, worth))
    return found


def _agrees(shown: Clock, declared: Clock) -> bool:
    """Whether a shown moment is a declared one, by the wall or by the sun."""
    if not (shown.exact and declared.exact):
        return shown.wall.date() == declared.wall.date()
    near = 120
    return abs((shown.wall - declared.wall).total_seconds()) < near or (
        shown.offset is not None
        and declared.offset is not None
        and abs((shown.utc - declared.utc).total_seconds()) < near
    )


def _zone_of(text: str) -> int | None:
    """The Indonesian zone that most clock times of the page name, in minutes east of UTC; None when none does."""
    named = Counter(match[1].upper() for match in _ZONE.finditer(text))
    if not named:
        return None
    most = max(named, key=lambda name: (named[name], name))
    return next(minutes for minutes, name in ZONES.items() if name == most)
