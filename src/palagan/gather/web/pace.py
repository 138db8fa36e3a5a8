"""How fast a host is asked: one request at a time, slower when it is slow, long pauses when it says no.

A pure value: what happened and when go in, when the host may be asked next comes out. Times are seconds of whatever
clock the caller has; only their differences matter.
"""

from __future__ import annotations

import email.utils
from dataclasses import dataclass, replace

LEAST = 1.0
"""Seconds between two requests to a host that answers at once and names no delay."""
CALM = 2.0
"""A host is left alone for so many times as long as it took to answer."""
MOST = 30.0
"""Seconds beyond which slowness alone does not stretch the pause."""
FIRST_BACK_OFF, LONGEST_BACK_OFF = 30.0, 6 * 3600.0
"""Seconds after the first refusal, doubled with each that follows, and the ceiling."""
LONGEST_WISH = 24 * 3600.0
"""Seconds of a Retry-After that are obeyed; longer wishes are obeyed so long."""
REFUSALS = frozenset({403, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 529})
FORBIDS_AFTER = 5
"""Refusals with 401, 403 or 451 in a row after which a host is said to forbid."""


@dataclass(frozen=True, slots=True)
class Pace:
    """Of one host: the pause it is given, when it may be asked next, refusals and forbiddings in a row."""

    pause: float = LEAST
    next_at: float = float("-inf")
    refused: int = 0
    forbidden: int = 0

    @property
    def forbids(self) -> bool:
        """Whether the host does not want us."""
        return self.forbidden >= FORBIDS_AFTER

    def after(
        self, status: int | None, began: float, ended: float, *, wish: float | None = None, least: float = LEAST
    ) -> Pace:
        """The pace after an answer (`status` None: none came). `wish`: seconds of its Retry-After, `least` of its
        robots.txt or of what the user set."""
        pause = max(least, min(CALM * max(ended - began, 0.0), MOST))
        forbidden = self.forbidden + 1 if status in (401, 403, 451) else 0 if status is not None else self.forbidden
        if status is None or status in REFUSALS:
            refused = self.refused + 1
            back_off = min(FIRST_BACK_OFF * 2.0 ** min(refused - 1, 40), LONGEST_BACK_OFF)
            return Pace(pause, ended + max(pause, back_off, _obeyed(wish)), refused, forbidden)
        return Pace(pause, ended + max(pause, _obeyed(wish)), 0, forbidden)

    def not_after(self, now: float) -> Pace:
        """The same where the clock jumped back: it never waits longer than the longest that it could have been told."""
        return replace(self, next_at=min(self.next_at, now + LONGEST_WISH))


def _obeyed(wish: float | None) -> float:
    return 0.0 if wish is None else min(max(wish, 0.0), LONGEST_WISH)


def retry_after(value: str | None, now: float) -> float | None:
    """The seconds that a Retry-After header asks for, as such or as a date (RFC 9110, 10.2.3); `now` is Unix time.

    None where there is none, or it cannot be read.
    """
    if value is None:
        return None
    told = value.strip()
    if told.isascii() and told.isdecimal():
        return float(told[:9])
    try:
        return max(0.0, email.utils.parsedate_to_datetime(told).timestamp() - now)
    except (TypeError, ValueError, OverflowError):
        return None
