"""The simulated clock stands still while anybody works and goes on otherwise; the real one notes that it was set."""

from __future__ import annotations

import asyncio
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palagan.monitor.clock import NEVER, RealClock, SimulatedClock
from tests.apart import run_apart

START = 1_700_000_000.0


def test_it_goes_from_one_moment_that_is_waited_for_to_the_next() -> None:
    async def story() -> list[tuple[str, float]]:
        clock = SimulatedClock(START)
        told: list[tuple[str, float]] = []

        async def sleeper(name: str, *pauses: float) -> None:
            for pause in pauses:
                await clock.sleep_until(clock.now() + pause)
                told.append((name, clock.now() - START))
            clock.end()

        clock.begin()
        clock.begin()
        await asyncio.gather(sleeper("slow", 10.0, 86_400.0), sleeper("quick", 3.0, 3.0, 3.0, 3.0))
        return told

    assert run_apart(story) == [
        ("quick", 3.0), ("quick", 6.0), ("quick", 9.0), ("slow", 10.0), ("quick", 12.0), ("slow", 86_410.0),
    ]  # fmt: skip


def test_it_stands_still_while_somebody_works() -> None:
    async def story() -> tuple[float, float]:
        clock = SimulatedClock(START)

        async def sleeper() -> None:
            await clock.sleep_until(START + 60.0)
            clock.end()

        async def worker() -> float:
            for _ in range(50):
                await asyncio.sleep(0)
            seen = clock.now()
            clock.end()
            return seen

        clock.begin()
        clock.begin()
        seen, _ = await asyncio.gather(worker(), sleeper())
        return seen, clock.now()

    assert run_apart(story) == (START, START + 60.0)


def test_a_bell_wakes_who_waits_before_the_moment_comes() -> None:
    async def story() -> list[float]:
        clock = SimulatedClock(START)
        bell = clock.bell()
        woken: list[float] = []

        async def waiter() -> None:
            await bell.wait(START + 1000.0)
            woken.append(clock.now())
            await bell.wait(START + 1000.0)
            woken.append(clock.now())
            clock.end()

        async def ringer() -> None:
            await clock.sleep_until(START + 5.0)
            bell.ring()
            clock.end()

        clock.begin()
        clock.begin()
        await asyncio.gather(waiter(), ringer())
        return woken

    assert run_apart(story) == [START + 5.0, START + 1000.0]


def test_a_ring_that_nobody_waits_for_is_heard_by_the_next() -> None:
    async def story() -> float:
        clock = SimulatedClock(START)
        bell = clock.bell()
        with clock.working():
            bell.ring()
            bell.ring()
            await bell.wait(NEVER)
            await bell.wait(START + 7.0)
        return clock.now()

    assert run_apart(story) == START + 7.0


def test_one_who_gave_up_waiting_does_not_hold_the_clock() -> None:
    async def story() -> float:
        clock = SimulatedClock(START)

        async def impatient() -> None:
            with clock.working():
                await clock.sleep_until(START + 100.0)

        async def other() -> None:
            with clock.working():
                task.cancel()
                await asyncio.sleep(0)
                await clock.sleep_until(START + 200.0)

        clock.begin()
        task = asyncio.create_task(impatient())
        await asyncio.sleep(0)
        again = asyncio.create_task(other())
        await asyncio.sleep(0)
        clock.end()
        await again
        assert task.cancelled()
        return clock.now()

    assert run_apart(story) == START + 200.0


@settings(max_examples=60)
@given(st.lists(st.lists(st.floats(0.001, 1e6), min_size=1, max_size=5), min_size=1, max_size=6))
def test_nobody_is_woken_early_and_time_never_goes_back(pauses: list[list[float]]) -> None:
    async def story() -> float:
        clock = SimulatedClock(START)
        seen = [START]

        async def sleeper(own: list[float]) -> None:
            for pause in own:
                until = clock.now() + pause
                await clock.sleep_until(until)
                assert clock.now() == max(until, seen[-1])
                seen.append(clock.now())
            clock.end()

        for _ in pauses:
            clock.begin()
        await asyncio.gather(*(sleeper(own) for own in pauses))
        assert seen == sorted(seen)
        return clock.now()

    assert run_apart(story) == pytest.approx(START + max(sum(own) for own in pauses), abs=1e-3)


def test_a_clock_that_is_set_says_by_how_much_once() -> None:
    clock = SimulatedClock(START)
    clock.set(START - 3600.0)
    assert (clock.now(), clock.jumped(), clock.jumped()) == (START - 3600.0, -3600.0, 0.0)


def test_the_real_clock_notes_that_it_was_set(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = RealClock()
    assert abs(clock.jumped()) < 30.0
    shown = time.time
    monkeypatch.setattr(time, "time", lambda: shown() + 7200.0)
    assert 7000.0 < clock.jumped() < 7400.0
    assert abs(clock.jumped()) < 30.0


def test_the_real_clock_does_not_wait_for_a_moment_that_went_away(monkeypatch: pytest.MonkeyPatch) -> None:
    async def story() -> None:
        clock = RealClock(glance=0.01)
        await clock.sleep_until(time.time() - 5.0)
        bell = clock.bell()
        await bell.wait(NEVER)  # a glance, no more
        bell.ring()
        await bell.wait(NEVER)

    async def in_time() -> None:
        await asyncio.wait_for(story(), 20.0)

    run_apart(in_time)
