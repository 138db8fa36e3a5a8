"""Chances as features: the steps they reach, by name."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

_STEPS = (0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.65, 0.8, 0.9)

Parts = tuple[tuple[str, ...], ...]
"""Features in parts; what rows share is one object, which is weighed once."""


@cache
def ladder(name: str) -> tuple[tuple[str, ...], ...]:
    """What `steps` gives for a name, by how many steps are reached."""
    return tuple([tuple([f"{name}>{step}" for step in range(up)]) for up in range(len(_STEPS) + 1)])


def steps(name: str, value: float) -> tuple[str, ...]:
    """The steps that a chance reaches."""
    return ladder(name)[bisect_right(_STEPS, value)]
