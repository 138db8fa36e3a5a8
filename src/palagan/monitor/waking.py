"""What a watcher does first, and again when the clock jumped or the machine slept: nothing waits for a moment that will
not come, and what fell due meanwhile comes one after another."""

from __future__ import annotations

from dataclasses import replace

from palagan.monitor import rechecks, rhythm
from palagan.store.addresses import not_due_after, spread_checks
from palagan.store.open import CaseFile
from palagan.store.subscriptions import keep_subscription, list_subscriptions
from palagan.store.watch_facts import put_fact

LATE = 600.0
"""Seconds by which something must be overdue to be spread."""
APART = 2.0
"""Seconds between overdue sources, all of them within `WITHIN`."""
WITHIN = 600.0
CHECKS_WITHIN = 3600.0
"""Seconds within which overdue looks at kept pages are made up for."""
_LONGEST_WAIT = 86_400.0
"""Seconds that a host can ask an address that was never had to wait."""


def wake(case: CaseFile, now: float, at_once: bool = False) -> None:
    """Bring what is due into bounds. With `at_once` nothing is spread: what is overdue is due now."""
    with case.writing() as connection:
        sources = list_subscriptions(connection, "on")
        for one in sources:
            every = one.every or rhythm.UNKNOWN
            longest = now + (rhythm.LONGEST if one.refused else every)
            if one.next_due is None or one.next_due > longest:
                keep_subscription(connection, replace(one, next_due=now if one.next_due is None else now + every))
        late = [one for one in sources if one.next_due is not None and one.next_due < now - LATE and one.asked]
        apart = min(APART, WITHIN / max(len(late), 1))
        if not at_once:
            for rank, one in enumerate(sorted(late, key=lambda one: (one.every or 0.0, one.id))):
                keep_subscription(connection, replace(one, next_due=now + rank * apart))
            spread_checks(connection, now - LATE, now, CHECKS_WITHIN)
        not_due_after(connection, now, _LONGEST_WAIT, rechecks.STEPS[-1])


def note_life(case: CaseFile, now: float) -> None:
    """Leave a sign of life in the case."""
    with case.writing() as connection:
        put_fact(connection, "lived", f"{now:.3f}")
