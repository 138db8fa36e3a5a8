"""The moment of publication that an HTML page means, out of what it shows and what it declares.

What the page shows to its readers, with a zone, beats all: newsrooms check it. What it declares to machines is often a
local time with a "Z" glued on (detikcom 2015–16) or has no zone at all (Kompas.com 2025, beside a second value in
true UTC). Two values of one page tell on each other; so do the digits in its address and the moment it was fetched.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from palagan.articles.html_meta import Declared
from palagan.articles.published import find_moment

FALSE_Z = "a Z in the meta that means {zone}"
ZONES = {7 * 60: "WIB", 8 * 60: "WITA", 9 * 60: "WIT"}
"""Minutes east of UTC of the three Indonesian zones (Keppres 41/1987)."""

_NEAR = timedelta(minutes=2)
_DIGITS = re.compile(r"^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?$")
_EPOCH = re.compile(r"^1\d{9}(?:\d{3})?$")
_IN_ADDRESS = (
    re.compile(r"(?<!\d)(20\d\d)([01]\d)([0-3]\d)([0-2]\d)([0-5]\d)([0-5]\d)(?!\d)"),
    re.compile(r"/(20\d\d)/([01]\d)/([0-3]\d)/([0-2]\d)([0-5]\d)\d{2,6}(?!\d)"),
)


@dataclass(frozen=True, slots=True)
class Clock:
    """A moment as written: wall time, minutes east of UTC (None: not told), whether the time of day is told."""

    wall: datetime
    offset: int | None
    exact: bool

    @property
    def utc(self) -> datetime:
        """The moment in UTC, the wall time taken for UTC where no offset is told."""
        return self.wall - timedelta(minutes=self.offset or 0)

    def at(self, offset: int) -> Clock:
        """The same moment on the clocks of another zone."""
        return Clock(self.utc + timedelta(minutes=offset), offset, self.exact)

    @property
    def iso(self) -> str:
        """ISO 8601 to the minute, with the offset where it is known; the day alone where no time is told."""
        if not self.exact:
            return self.wall.date().isoformat()
        text = self.wall.strftime("%Y-%m-%dT%H:%M")
        if self.offset is None:
            return text
        sign = "-" if self.offset < 0 else "+"
        return f"{text}{sign}{abs(self.offset) // 60:02}:{abs(self.offset) % 60:02}"


@dataclass(frozen=True, slots=True)
class Publication:
    """The moment a page means, the rule that found it, and what looked wrong on the way."""

    value: str
    rule: str
    flags: tuple[str, ...] = ()


def clock_of(text: str) -> Clock | None:
    """The moment that a declared value tells: ISO 8601 and what passes for it, RFC 822, 14 digits, seconds of 1970."""
    text = text.strip()[:80]
    if _EPOCH.match(text):
        moment = datetime.fromtimestamp(int(text[:10]), tz=UTC)
        return Clock(moment.replace(tzinfo=None), 0, True)
    if digits := _DIGITS.match(text):
        return _clock(digits.groups())
    found = find_moment(text)
    return clock_from_iso(found.value) if found else None


def clock_from_iso(value: str) -> Clock | None:
    """The moment of an ISO 8601 text: a day, or a moment with or without an offset."""
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    offset = moment.utcoffset()
    minutes = None if offset is None else int(offset.total_seconds() // 60)
    return Clock(moment.replace(tzinfo=None), minutes, "T" in value or len(value) > 10)


def clock_in_address(url: str | None) -> Clock | None:
    """The moment that the digits of an address tell, in the outlet's own time."""
    for pattern in _IN_ADDRESS:
        if found := pattern.search(url or ""):
            return _clock(found.groups()[:5])
    return None


def _clock(parts: Sequence[str | None]) -> Clock | None:
    """The wall time of year, month, day and, where told, hour, minute and second."""
    numbers = [int(part) for part in parts if part is not None]
    try:
        year, month, day, hour, minute, second = (*numbers, 0, 0, 0)[:6]
        return Clock(datetime(year, month, day, hour, minute, second), None, len(numbers) > 3)
    except ValueError:
        return None


def settle(
    shown: Clock | None,
    declared: Sequence[tuple[Declared, Clock]],
    *,
    zone: int | None,
    likely: int | None = None,
    address: Clock | None = None,
    captured: Clock | None = None,
) -> Publication | None:
    """The publication that a page means, or None where it neither shows nor declares one.

    `shown` is the time line that readers see. `zone` (minutes east of UTC) is the page's own: what its time lines
    name, or its outlet's, or None; `likely` the zone to tell a moment in that is given in UTC alone. `captured` is
    when the page was fetched: nothing is published after that.
    """
    exact = [(told, clock) for told, clock in declared if clock.exact]
    false = [told for told, clock in exact if _is_false_z(clock, shown, [c for _, c in exact], address, captured)]
    if shown is not None and shown.exact:
        offset = shown.offset if shown.offset is not None else _zone_beside(shown, exact, false, zone)
        return Publication(Clock(shown.wall, offset, True).iso, "shown", _flags(false, offset))
    if shown is not None and not exact:
        return Publication(shown.iso, "shown")
    for told, clock in exact:
        offset = clock.offset
        if told in false:
            offset = zone if zone is not None else _told_zone(exact)
            resolved = Clock(clock.wall, offset, True)
        elif offset is None:
            resolved = Clock(clock.wall, _zone_beside(clock, exact, false, zone), True)
        elif offset == 0:
            east = next((z for z in (_zone_of_twin(clock, exact, address), zone, likely) if z is not None), None)
            resolved = clock.at(east) if east is not None else clock
        else:
            resolved = clock
        if shown is None or resolved.wall.date() == shown.wall.date():
            return Publication(resolved.iso, told.rule, _flags(false, resolved.offset))
    if shown is not None:
        return Publication(shown.iso, "shown", _flags(false, zone))
    for told, clock in declared:
        return Publication(clock.iso, told.rule)
    return None


def _flags(false: Sequence[Declared], offset: int | None) -> tuple[str, ...]:
    name = ZONES.get(offset, "local time") if offset is not None else "local time"
    return (FALSE_Z.format(zone=name),) if false else ()


def _is_false_z(
    clock: Clock, shown: Clock | None, declared: Sequence[Clock], address: Clock | None, captured: Clock | None
) -> bool:
    """Whether a value written as UTC is local time: the page's other clocks read the same, or it lies in the future."""
    if clock.offset != 0:
        return False
    seen = shown if shown is not None and shown.exact else None
    others = [other for other in (seen, *declared) if other is not None and other is not clock]
    if any(other.offset and _same(other.wall, clock.wall) for other in others):
        return True
    if any(other.offset and _same(other.utc, clock.utc) for other in others):
        return False
    unzoned = [other for other in (*others, address) if other is not None and other.exact and other.offset is None]
    if any(_same(other.wall, clock.wall) for other in unzoned):
        return True
    if captured is not None and captured.offset == 0 and clock.utc > captured.utc + _NEAR:
        return True
    # Of two values with a Z (when it was written, when it was put up), the one that readers see tells on the other.
    twins = [other for other in declared if other.offset == 0 and other is not clock]
    return seen is not None and seen.offset != 0 and any(_same(other.wall, seen.wall) for other in twins)


def _same(one: datetime, other: datetime) -> bool:
    return abs(one - other) < _NEAR


def _zone_of_twin(clock: Clock, exact: Sequence[tuple[Declared, Clock]], address: Clock | None) -> int | None:
    """The zone in which another value of the page, told without one, is the same moment as this one in UTC."""
    for other in (*(c for _, c in exact), address):
        if other is not None and other.exact and other.offset is None:
            for minutes in ZONES:
                if _same(other.wall - timedelta(minutes=minutes), clock.utc):
                    return minutes
    return next((c.offset for _, c in exact if c.offset and _same(c.utc, clock.utc)), None)


def _zone_beside(
    clock: Clock, exact: Sequence[tuple[Declared, Clock]], false: Sequence[Declared], zone: int | None
) -> int | None:
    """The zone of a wall time that names none: that of the page's other value for the same moment, else the page's."""
    for told, other in exact:
        if other.offset is None or told in false:
            continue
        if other.offset == 0:
            for minutes in ZONES:
                if _same(clock.wall - timedelta(minutes=minutes), other.utc):
                    return minutes
        elif _same(other.wall, clock.wall):
            return other.offset
    return zone


def _told_zone(exact: Sequence[tuple[Declared, Clock]]) -> int | None:
    return next((clock.offset for _, clock in exact if clock.offset), None)
