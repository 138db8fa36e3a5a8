"""A host is never asked sooner than it wants, and refusals stretch the pause up to a ceiling."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from palagan.gather.web.pace import FORBIDS_AFTER, LEAST, LONGEST_BACK_OFF, LONGEST_WISH, REFUSALS, Pace, retry_after

answers = st.tuples(
    st.sampled_from([200, 304, 404, 403, 429, 500, 503, None]), st.floats(0, 20), st.none() | st.floats(0, 1e6)
)


@given(st.lists(answers, max_size=60), st.floats(0, 60))
def test_the_next_request_is_never_too_soon(
    several: list[tuple[int | None, float, float | None]], least: float
) -> None:
    pace, now = Pace(), 1000.0
    for status, took, wish in several:
        now = max(now, pace.next_at)
        pace = pace.after(status, now, now + took, wish=wish, least=max(least, LEAST))
        now += took
        assert pace.next_at - now >= max(least, LEAST) - 1e-6
        if wish is not None:
            assert pace.next_at - now >= min(wish, LONGEST_WISH) - 1e-6
        assert pace.next_at - now <= max(LONGEST_BACK_OFF, LONGEST_WISH) + 1e-6


def test_refusals_double_the_pause_and_an_answer_ends_them() -> None:
    pace, pauses = Pace(), []
    for _ in range(20):
        pace = pace.after(429, 0.0, 0.1)
        pauses.append(pace.next_at - 0.1)
    assert pauses[0] < pauses[1] < pauses[2]
    assert abs(pauses[-1] - LONGEST_BACK_OFF) < 1e-6
    assert pace.after(200, 0.0, 0.1).next_at < 10
    assert 429 in REFUSALS


def test_a_host_that_keeps_saying_no_forbids() -> None:
    pace = Pace()
    for _ in range(FORBIDS_AFTER):
        assert not pace.forbids
        pace = pace.after(403, 0.0, 0.1)
    assert pace.forbids
    assert not pace.after(200, 0.0, 0.1).forbids


def test_a_wish_is_read_as_seconds_or_as_a_date() -> None:
    assert retry_after("120", 0) == 120
    assert retry_after("Thu, 01 Jan 1970 00:02:00 GMT", 60) == 60
    assert retry_after("Thu, 01 Jan 1970 00:00:00 GMT", 60) == 0
    for odd in (None, "", "soon", "-5", "١٢", "Thu, 99 Foo"):
        assert retry_after(odd, 0) is None


@given(st.text(max_size=60))
def test_no_wish_is_a_fault(value: str) -> None:
    found = retry_after(value, 0)
    assert found is None or found >= 0
