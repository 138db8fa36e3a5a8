"""Scores as chances that sum to 1."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice


def softmax(scores: Sequence[float]) -> list[float]:
    """The chance of each of several, one at least, by their scores."""
    top = max(scores)
    raised = [math.exp(score - top) for score in scores]
    total = sum(raised)
    return [one / total for one in raised]


def of_runs(scores: Iterable[float], sizes: Iterable[int]) -> Iterator[list[float]]:
    """The same for each run of so many scores."""
    left = iter(scores)
    return (softmax(list(islice(left, size))) for size in sizes)
