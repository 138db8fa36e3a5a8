"""Work in several processes: in order, bounded, stopped between chunks, and no item lost but the one that kills."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator, Sequence

import pytest

from palagan.pool import AHEAD, BEHIND, Crew, in_order


def doubled(numbers: Sequence[int]) -> list[int]:
    if 13 in numbers:
        os._exit(1)
    if -1 in numbers:
        raise ValueError("minus one")
    return [2 * number for number in numbers]


def lost(number: int) -> list[int]:
    return [-number]


def flat(results: Iterator[list[int]]) -> list[int]:
    return [number for result in results for number in result]


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_the_order_of_the_chunks(workers: int) -> None:
    chunks = [[1, 2], [3], [4, 5, 6], [7]]
    assert flat(in_order(doubled, chunks, workers=workers, lost=lost)) == [2, 4, 6, 8, 10, 12, 14]


def test_only_the_item_that_kills_its_process_is_lost() -> None:
    chunks = [[1, 2], [3, 13, 4], [5], [6], [7], [8], [9]]
    assert flat(in_order(doubled, chunks, workers=2, lost=lost)) == [2, 4, 6, -13, 8, 10, 12, 14, 16, 18]


@pytest.mark.parametrize("workers", [1, 2])
def test_what_the_work_raises_is_raised_here(workers: int) -> None:
    with pytest.raises(ValueError, match="minus one"):
        flat(in_order(doubled, [[1], [-1], [2]], workers=workers, lost=lost))


@pytest.mark.parametrize("workers", [1, 2])
def test_stopped_work_finishes_what_is_under_way_and_begins_nothing(workers: int) -> None:
    taken: list[int] = []

    def chunks() -> Iterator[list[int]]:
        for number in range(100):
            taken.append(number)
            yield [number]

    results: list[list[int]] = []
    for result in in_order(doubled, chunks(), workers=workers, lost=lost, stopped=lambda: len(results) >= 3):
        results.append(result)
    assert results == [[2 * number] for number in range(len(results))]
    assert 3 <= len(results) <= 3 + workers * AHEAD
    assert len(taken) <= 4 + workers * AHEAD


def rank(_: Sequence[int]) -> int:
    return os.nice(0)


@pytest.mark.skipif(not hasattr(os, "nice"), reason="this system ranks no processes")
def test_a_crew_leaves_its_parent_the_processor_first() -> None:
    crew = Crew(1)
    try:
        (told,) = crew.begin(rank, [[0]])
        assert told.result() == min(19, os.nice(0) + BEHIND)
    finally:
        crew.close()


def collects(_: Sequence[int]) -> bool:
    return gc.isenabled()


def test_a_crew_searches_for_no_rings_of_dead_values() -> None:
    crew = Crew(1)
    try:
        (told,) = crew.begin(collects, [[0]])
        assert not told.result()
    finally:
        crew.close()
