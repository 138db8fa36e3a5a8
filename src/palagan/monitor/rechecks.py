"""When a kept page is looked at again, and when one that could not be had is asked again. Pure."""

from __future__ import annotations

HOUR, DAY = 3600.0, 86_400.0

STEPS: tuple[float, ...] = (1 * HOUR, 4 * HOUR, 12 * HOUR, 1 * DAY, 2 * DAY, 4 * DAY, 7 * DAY)
"""Seconds after a page was kept, or last edited, at which it is looked at for edits: most edits come soon."""
OLDEST = 30 * DAY
"""Seconds after it was found from which on edits begin no further looks."""
TRIES = 6
"""Asks that give nothing after which an address is given up."""
_FIRST, _LONGEST = 300.0, 12 * HOUR
CONFIRM = 1 * DAY
"""Seconds after which a page that was taken down is asked for once more, since some come back."""
PATIENCE = 14 * DAY
"""Seconds since it was found for which an address waits for a host that wants to be left alone."""


def next_check(kept: float, checks: int, steps: tuple[float, ...] = STEPS) -> float | None:
    """When a page that was kept at `kept` and looked at `checks` times since is looked at again; None: never."""
    return kept + steps[checks] if checks < len(steps) else None


def checks_done(kept: float, checks: int, now: float, steps: tuple[float, ...] = STEPS) -> int:
    """How many looks count as made after one at `now`: those that fell due meanwhile are made up for by this one."""
    return max(checks + 1, sum(kept + step <= now for step in steps))


def retry(tries: int, now: float) -> float | None:
    """When an address is asked again that gave nothing `tries` times: after 5 minutes, four times as long each time, at
    most 12 hours; None: it is given up."""
    return None if tries >= TRIES else now + min(_FIRST * 4.0 ** (tries - 1), _LONGEST)
