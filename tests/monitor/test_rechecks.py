"""When kept pages are looked at again and what failed is asked again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from palagan.monitor.rechecks import STEPS, TRIES, checks_done, next_check, retry

KEPT = 1_700_000_000.0


def test_looks_come_close_at_first_and_end_after_a_week() -> None:
    moments, checks = [], 0
    while (due := next_check(KEPT, checks)) is not None:
        moments.append(due - KEPT)
        checks = checks_done(KEPT, checks, due)
    assert tuple(moments) == STEPS
    assert (moments[0], moments[-1]) == (3600.0, 7 * 86_400.0)


def test_looks_that_were_missed_are_made_up_for_by_one() -> None:
    late = KEPT + 1.5 * 86_400.0
    checks = checks_done(KEPT, 0, late)
    assert next_check(KEPT, checks) == KEPT + 2 * 86_400.0


@given(st.lists(st.floats(0, 8 * 86_400.0), max_size=12))
def test_a_next_look_is_never_in_the_past_of_the_look(waits: list[float]) -> None:
    now, checks = KEPT, 0
    for wait in waits:
        now += wait
        checks = checks_done(KEPT, checks, now)
        due = next_check(KEPT, checks)
        assert due is None or due > now
    assert checks >= min(len(waits), len(STEPS))


def test_what_failed_is_asked_ever_more_seldom_and_given_up() -> None:
    waits = []
    for tries in range(1, TRIES):
        due = retry(tries, KEPT)
        assert due is not None
        waits.append(due - KEPT)
    assert waits == sorted(waits)
    assert (waits[0], max(waits) <= 12 * 3600.0) == (300.0, True)
    assert retry(TRIES, KEPT) is None
