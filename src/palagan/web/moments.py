"""Moments as people read them: how long ago, how long yet, and the clock of the newsroom's zone."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from palagan.views.messages import Tongue
from palagan.web.words import say

ZONE = "Asia/Jakarta"
"""Where the case tells no zone."""
_MINUTE, _HOUR, _DAY = 60.0, 3600.0, 86_400.0


def length(seconds: float, tongue: Tongue) -> str:
    """A stretch of time in its largest fitting unit: "5 mnt", "3 jam", "12 hari"; under a minute "< 1 mnt"."""
    told = abs(seconds)
    if told < _MINUTE:
        return say("moments.moment", tongue)
    unit, size = next((u, s) for u, s in (("days", _DAY), ("hours", _HOUR), ("minutes", _MINUTE)) if told >= s)
    if unit == "days" and told < 2 * _DAY:
        unit, size = "hours", _HOUR
    return say(f"moments.{unit}", tongue, n=int(told // size))


def ago(moment: float | None, now: float, tongue: Tongue) -> str:
    """When something was, or will be, from now: "3 jam lalu", "5 mnt lagi", "sekarang"."""
    if moment is None:
        return say("moments.never", tongue)
    if abs(moment - now) < _MINUTE:
        return say("moments.now" if moment <= now else "moments.soon", tongue)
    key = "moments.ago" if moment < now else "moments.ahead"
    return say(key, tongue, time=length(moment - now, tongue))


def clock_of(moment: float, zone: str = ZONE) -> str:
    """The moment on the clock of a zone, to the minute, with the zone's short name: "2026-11-22 22:50 WIB"."""
    return dt.datetime.fromtimestamp(moment, _zone(zone)).strftime("%Y-%m-%d %H:%M %Z")


def midnight(now: float, zone: str = ZONE) -> float:
    """When the day of `now` began in a zone, seconds since 1970."""
    day = dt.datetime.fromtimestamp(now, _zone(zone)).date()
    return dt.datetime.combine(day, dt.time(), _zone(zone)).timestamp()


def _zone(name: str) -> dt.tzinfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return dt.UTC
