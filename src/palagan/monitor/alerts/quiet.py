"""When a message may go: quiet hours and a budget a day hold it back; what is grave goes at once.

Pure functions of settings and moments. Hours are those of the clock on the wall in a zone, so that a night in which the
clocks change is as long as it is; quiet hours may run across midnight.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from zoneinfo import ZoneInfo

from palagan.errors import InputError

HOME = "Asia/Jakarta"
"""The zone where none is set."""
_WRITTEN = re.compile(r"(\d{1,2})[:.](\d{2})\s*[-–]\s*(\d{1,2})[:.](\d{2})(?:\s+(\S+))?")
_WAY_OUT = 'Write it as "22:00-06:00 Asia/Jakarta".'
_ZONES = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura", "Z": "UTC", "GMT": "UTC"}


@dataclass(frozen=True, slots=True)
class Quiet:
    """Hours of quiet, in minutes after midnight: from the first up to the second, which is of the next day where it is
    the smaller."""

    begins: int
    ends: int
    zone: str

    def __str__(self) -> str:
        told = (f"{one // 60:02d}:{one % 60:02d}" for one in (self.begins, self.ends))
        return f"{'-'.join(told)} {self.zone}"


@lru_cache(maxsize=256)
def quiet_of(written: str, zone: str | None = None) -> Quiet:
    """The quiet hours that "22:00-06:00 Asia/Jakarta" means; without a zone those of `zone`.

    Equal bounds are an `InputError`, since they could mean always or never, and so is what cannot be read.
    """
    match = _WRITTEN.fullmatch(written.strip())
    if match is None:
        raise InputError("are no quiet hours", item=written, way_out=_WAY_OUT)
    hours, minutes = (int(match[1]), int(match[3])), (int(match[2]), int(match[4]))
    bounds = [hour * 60 + minute for hour, minute in zip(hours, minutes, strict=True)]
    if max(bounds) > 24 * 60 or max(minutes) > 59:
        raise InputError("is no time of day", item=written, way_out=_WAY_OUT)
    begins, ends = (one % (24 * 60) for one in bounds)
    if begins == ends:
        raise InputError(
            "begin and end at the same minute",
            item=written,
            way_out="Leave quiet hours out for none; to hear nothing at all, turn the channel off.",
        )
    return Quiet(begins, ends, zone_of(match[5] or zone))


def zone_of(name: str | None) -> str:
    """The name of a time zone as the tz database has it: "WIT" is Asia/Jayapura, none is Asia/Jakarta."""
    found = _ZONES.get(name.upper(), name) if name else HOME
    try:
        ZoneInfo(found)
    except (KeyError, ValueError, OSError) as error:
        raise InputError(
            "is no time zone", item=name, way_out="Write WIB, WITA, WIT, or a name such as Asia/Jayapura."
        ) from error
    return found


def held_until(
    now: float, quiet: str | None, budget: int | None, sent: Sequence[float], zone: str | None = None
) -> float | None:
    """Until when a message that is to be heard is held: the end of the quiet hours; the next midnight, and the end of
    quiet hours then, where the budget of the day is spent. None: it may go now.

    `sent` are the moments, seconds since 1970, at which messages that were heard went out by the channel. Of a grave
    message this is not asked.
    """
    hours = quiet_of(quiet, zone) if quiet else None
    where = ZoneInfo(hours.zone if hours else zone_of(zone))
    held: float | None = None
    if budget is not None and sum(1 for one in sent if _midnight(now, where) <= one <= now) >= budget:
        held = _midnight(now, where, days=1)
    if hours is not None:
        held = _after_quiet(held if held is not None else now, hours, where) or held
    return held


def day_began(now: float, quiet: str | None, zone: str | None = None) -> float:
    """The midnight before a moment, where the channel counts its days."""
    return _midnight(now, ZoneInfo(quiet_of(quiet, zone).zone if quiet else zone_of(zone)))


def _after_quiet(moment: float, hours: Quiet, where: ZoneInfo) -> float | None:
    """The end of the quiet hours in which a moment lies; None where it lies in none."""
    local = dt.datetime.fromtimestamp(moment, where)
    at = local.hour * 60 + local.minute
    across = hours.begins > hours.ends
    inside = at >= hours.begins or at < hours.ends if across else hours.begins <= at < hours.ends
    if not inside:
        return None
    day = local.date() + dt.timedelta(days=1 if across and at >= hours.begins else 0)
    end = _moment(day, hours.ends, where)
    if end <= moment:  # the clock was turned back over the end: quiet lasts until it is past it again
        end = _moment(day, hours.ends, where, fold=1)
    return end if end > moment else None


def _midnight(moment: float, where: ZoneInfo, days: int = 0) -> float:
    day = dt.datetime.fromtimestamp(moment, where).date() + dt.timedelta(days=days)
    return _moment(day, 0, where)


def _moment(day: dt.date, minutes: int, where: ZoneInfo, fold: int = 0) -> float:
    return dt.datetime.combine(day, dt.time(minutes // 60, minutes % 60, fold=fold), where).timestamp()
