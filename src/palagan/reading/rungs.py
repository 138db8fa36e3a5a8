"""Chances as features: the steps they reach, by name."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from palagan.reading.made_once import Part

_STEPS = (0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.65, 0.8, 0.9)
_MARKS = range(len(_STEPS))

Parts = tuple[tuple[str, ...], ...]
"""Features in parts; what rows share is one object, which is weighed once."""


@cache
def ladder(name: str, marks: Sequence[float]) -> tuple[Part, ...]:
    """The features of a ladder whose steps are so marked: of none, one, and so on up to all of them."""
    every = [f"{name}>{mark}" for mark in marks]
    return tuple([Part(every[:reached]) for reached in range(len(every) + 1)])


def steps(name: str, value: float) -> tuple[str, ...]:
    """The steps that a chance reaches."""
    return ladder(name, _MARKS)[bisect_right(_STEPS, value)]
