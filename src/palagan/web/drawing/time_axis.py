"""An axis of time: moments of publication to places along a line, with ticks that people read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from palagan.record.sheet import moment_of
from palagan.views.messages import Tongue, say

_HOUR, _DAY = 3_600, 86_400
_HOME = 7 * _HOUR
"""The axis is told in Western Indonesian time (WIB, +07:00), by which the record takes a moment without an offset."""
_STEPS = (
    _HOUR,
    3 * _HOUR,
    6 * _HOUR,
    12 * _HOUR,
    _DAY,
    2 * _DAY,
    7 * _DAY,
    14 * _DAY,
    30 * _DAY,
    91 * _DAY,
    365 * _DAY,
)
"""Distances of ticks in seconds."""
_TICK = 70
"""Pixels that a tick's label needs."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A tick at `x` pixels; `label` is "6 Okt" or "14.00"."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Axis:
    """From `first` to `last` (seconds since 0001-01-01 UTC) along pixels `left` to `right`."""

    first: int
    last: int
    left: float
    right: float

    def x(self, second: int) -> float:
        """Where a moment lies."""
        if self.last <= self.first:
            return self.left
        return round(self.left + (second - self.first) / (self.last - self.first) * (self.right - self.left), 1)

    def ticks(self, tongue: Tongue) -> tuple[Tick, ...]:
        """The ticks, as many as have room; a day's own tick names the day."""
        room = max(1, int((self.right - self.left) / _TICK))
        span = max(1, self.last - self.first)
        step = next((one for one in _STEPS if span / one <= room), _STEPS[-1] * (1 + span // _STEPS[-1] // room))
        start = (self.first + _HOME) // step * step - _HOME
        found = [second for second in range(start, self.last + 1, step) if second >= self.first]
        return tuple(Tick(self.x(second), _label(second, step, tongue)) for second in found or [self.first])


def axis_of(moments: Iterable[str | None], left: float, right: float) -> Axis | None:
    """The axis that holds some moments of publication; None where none is dated."""
    known = list(_seconds(moments))
    return Axis(min(known), max(known), left, right) if known else None


def _seconds(moments: Iterable[str | None]) -> Iterator[int]:
    for told in moments:
        second = second_of(told)
        if second is not None:
            yield second


def second_of(told: str | None) -> int | None:
    """A moment of publication in seconds; of a bare day its noon, so that it stands in the middle of its day."""
    moment = moment_of(told)
    return None if moment is None else (moment.first + moment.last + 1) // 2


def _label(second: int, step: int, tongue: Tongue) -> str:
    days, rest = divmod(second + _HOME, _DAY)
    date = dt.date.fromordinal(max(1, days))
    month = say("about.months", tongue).split()[date.month - 1][:3]
    if step >= 365 * _DAY:
        return str(date.year)
    if step >= 30 * _DAY:
        return f"{month} {date.year}"
    if step < _DAY and rest:
        return f"{rest // _HOUR:02d}.{rest % _HOUR // 60:02d}" if tongue == "id" else f"{rest // _HOUR:02d}:00"
    return f"{date.day} {month}"
