"""A source's rhythm: how often it brings something new, by the hours of the day; when to ask it, when it is silent.

All follows from one count: how many new items came in each hour of the last three weeks (by the moment that the source
gives for them, else by that of finding them). Pure.

**When to ask next.** The rate of an hour of the day is what came in it on the days that were watched, drawn a little
towards the mean of all hours. What came in the last hour counts as well, so that a burst is followed closely. The next
ask is when half an item is to be expected, not sooner than five minutes. The longer nothing comes that was expected,
the less is believed in the rate (a Poisson rate with a gamma prior of shape 3: after as many items missed, half of it),
so that a source which stops is asked ever more seldom. But news of a truce that breaks must be heard within the hour,
from a source that brings little as well, and a conditional request costs its host next to nothing: so the longest pause
is half an hour until three days are known, an hour where something came within three days, three within two weeks, and
a day only for a source that has brought nothing for longer.

**Silence.** A source's waits are those that ended on a day with news: of each day the longest, so that nights and
weekends count as usual. It is silent where it has brought nothing for longer than twice the wait that nine
in ten of these do not exceed, and for a day longer than that; of a source with fewer than eight such days nothing is
said, since everybody has a day off. `looking/hearing`
says the same of outlets, by days of pages.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

SHORTEST, LONGEST = 300.0, 86_400.0
"""Seconds between two asks."""
UNKNOWN = 1800.0
"""Seconds between two asks of a source of which too little is known."""
KEPT_HOURS = 21 * 24
LEAST_DAYS = 8
"""Days with news that a source must have had before its silence is known."""
LEAST_SILENCE = 24 * 3600.0
"""Seconds by which a silence is longer than a usual wait."""
_HOUR = 3600
_LAST_HOUR, _MOST = 3_000_000, 1_000_000
"""Hours and counts beyond which a kept rhythm is none."""
_DAY = 24
_EXPECTED = 0.5
_SHAPE = 3.0
_TOWARDS_MEAN = 1.0
_STEP = 300.0
_LONGEST = ((3, 3600.0), (14, 3 * 3600.0))
"""Days without anything new up to which a pause is the longest."""
_NINE_IN_TEN = 0.9
_TIMES = 2


@dataclass(frozen=True, slots=True)
class Rhythm:
    """What is known of a source. `since` is the first moment watched (the oldest item of the first ask), `last` that of
    its newest item; `hours` the hours (since 1970) with something new and how much; `silent` since when it is so."""

    since: float | None = None
    last: float | None = None
    hours: tuple[tuple[int, int], ...] = ()
    silent: float | None = None

    def days(self, now: float) -> list[int]:
        """New items of each whole day that was watched, 24 hours back from `now` by 24, the latest last."""
        end = int(now // _HOUR)
        number = min(KEPT_HOURS, end - int((self.since or now) // _HOUR)) // _DAY
        counts = [0] * number
        for hour, count in self.hours:
            back = (end - hour) // _DAY
            if 0 <= back < number:
                counts[number - 1 - back] += count
        return counts

    def usual(self, now: float) -> tuple[int, int] | None:
        """Between how many new items a day eight in ten days lie; None before three days are known."""
        counts = sorted(self.days(now))
        if len(counts) < 3:
            return None
        return counts[len(counts) // 10], counts[-1 - len(counts) // 10]

    def usual_wait(self) -> float | None:
        """The seconds that nine in ten of its longest waits of a day do not exceed; None where too little is known."""
        longest: dict[int, int] = {}
        came = [hour for hour, _ in self.hours]
        for earlier, later in pairwise(came):
            day = later // _DAY
            longest[day] = max(longest.get(day, 0), later - earlier)
        if len(longest) < LEAST_DAYS:
            return None
        waits = sorted(longest.values())
        return float(waits[min(len(waits) - 1, int(len(waits) * _NINE_IN_TEN))] * _HOUR)

    def silent_from(self) -> float | None:
        """The moment from which it is silent, if nothing comes until then; None where that is not known."""
        usual = self.usual_wait()
        return None if usual is None or self.last is None else self.last + max(usual + LEAST_SILENCE, _TIMES * usual)

    def by_hour(self, now: float) -> list[float]:
        """Items that are usually to be expected in each hour of the day, UTC."""
        days = max((now - (self.since if self.since is not None else now)) / (_HOUR * _DAY), 1.0 / _DAY)
        days = min(days, KEPT_HOURS / _DAY)
        mean = sum(count for _, count in self.hours) / days / _DAY
        if days < 1.0:
            return [mean] * _DAY
        came = [0] * _DAY
        for hour, count in self.hours:
            came[hour % _DAY] += count
        return [(count + _TOWARDS_MEAN * mean) / (days + _TOWARDS_MEAN) for count in came]


def heard(rhythm: Rhythm, now: float, came: Iterable[float]) -> Rhythm:
    """The rhythm after an ask at `now` that brought new items of these moments. Moments to come count as now."""
    moments = sorted(min(moment, now) for moment in came)
    first = int(now // _HOUR) - KEPT_HOURS
    counts = {hour: count for hour, count in rhythm.hours if first < hour}
    for moment in moments:
        hour = int(moment // _HOUR)
        if hour > first:
            counts[hour] = counts.get(hour, 0) + 1
    oldest = max(moments[0], first * _HOUR) if moments else now
    since = oldest if rhythm.since is None else rhythm.since
    last = max([*moments[-1:], *([] if rhythm.last is None else [rhythm.last])], default=None)
    return replace(rhythm, since=since, last=last, hours=tuple(sorted(counts.items())))


def pause(rhythm: Rhythm, now: float) -> float:
    """Seconds until the source is to be asked again."""
    if rhythm.since is None:
        return UNKNOWN
    last = rhythm.last if rhythm.last is not None else rhythm.since
    longest = _longest(now - rhythm.since, now - last)
    usual = rhythm.by_hour(now)
    belief = _SHAPE / (_SHAPE + _expected(usual, max(last, now - 14 * _DAY * _HOUR), now))
    lately = _lately(rhythm, now) / 2
    waited, expected = 0.0, 0.0
    while waited < longest and expected < _EXPECTED:
        rate = usual[int((now + waited) // _HOUR) % _DAY] * belief
        expected += max(rate, lately if waited < _HOUR else 0.0) * _STEP / _HOUR
        waited += _STEP
    return min(max(waited, SHORTEST), longest)


def _longest(known: float, quiet: float) -> float:
    """The longest pause for a source that was watched so long and has brought nothing for so long."""
    if known < 3 * _DAY * _HOUR:
        return UNKNOWN
    return next((pause for days, pause in _LONGEST if quiet <= days * _DAY * _HOUR), LONGEST)


def _lately(rhythm: Rhythm, now: float) -> float:
    """New items of the last 60 minutes, those of the hour before this one by the part of it that counts."""
    counts = dict(rhythm.hours[-2:])
    hour, passed = divmod(now, _HOUR)
    return counts.get(int(hour), 0) + counts.get(int(hour) - 1, 0) * (1 - passed / _HOUR)


def _expected(usual: list[float], start: float, end: float) -> float:
    """Items that hours of the day let expect between two moments."""
    return sum(usual[int((start + hour * _HOUR) // _HOUR) % _DAY] for hour in range(int((end - start) // _HOUR)))


def silence(rhythm: Rhythm, now: float) -> Rhythm:
    """The rhythm with `silent` set or cleared as of `now`: since the last item, once it is silent."""
    starts = rhythm.silent_from()
    silent = rhythm.last if starts is not None and now >= starts else None
    return rhythm if silent == rhythm.silent else replace(rhythm, silent=silent)


@lru_cache(maxsize=1024)
def rhythm_of(told: str) -> Rhythm:
    """The rhythm that a subscription keeps as JSON. What cannot be one, since another program wrote it, is unknown."""
    try:
        value = json.loads(told)
    except (ValueError, RecursionError):
        return Rhythm()
    if not isinstance(value, dict):
        return Rhythm()
    hours = value.get("hours")
    counts: dict[int, int] = {}
    for pair in hours if isinstance(hours, list) else ():
        if isinstance(pair, list) and len(pair) == 2 and all(isinstance(one, int) for one in pair):
            hour, count = pair
            if 0 <= hour < _LAST_HOUR and 0 < count < _MOST:
                counts[hour] = count
    kept = sorted(counts.items())[-KEPT_HOURS:]
    return Rhythm(_moment(value.get("since")), _moment(value.get("last")), tuple(kept), _moment(value.get("silent")))


def _moment(value: object) -> float | None:
    """A moment in seconds, if it is one."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if 0 <= value < _LAST_HOUR * _HOUR else None


def rhythm_json(rhythm: Rhythm) -> str:
    """The rhythm as a subscription keeps it."""
    told = {"since": rhythm.since, "last": rhythm.last, "hours": rhythm.hours, "silent": rhythm.silent}
    return json.dumps(told, separators=(",", ":"))
