"""Where the points of a network stand: a force layout that gives the same picture for the same network every time.

Fruchterman and Reingold (1991, Softw. Pract. Exper. 21, 1129–1164) with a pull to the middle, then boxes that overlap
are pushed apart, so that every label can be read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

ROUNDS = 90
"""Steps of the forces; after that, pictures of up to 150 points no longer changed to the eye (tried November 2026)."""
_PULL = 0.6
"""Strength of the pull to the middle, which keeps parts that nothing ties together in one picture."""
_GAP = 6.0
"""Empty units kept between two boxes."""


@dataclass(frozen=True, slots=True)
class Spread:
    """A picture of `width` × `height` units with a place (x, y) for each point, its box wholly inside."""

    width: float
    height: float
    places: tuple[tuple[float, float], ...]


def spread(boxes: Sequence[tuple[float, float]], ties: Sequence[tuple[int, int, float]], shape: float = 1.6) -> Spread:
    """Places for points whose boxes have a width and height each, and whose ties have two points and a weight.

    `shape` is the width of the picture by its height. No two boxes overlap. Points with strong ties stand near each
    other.
    """
    if not boxes:
        return Spread(0.0, 0.0, ())
    sizes = np.array(boxes, dtype=float) + _GAP
    at = _forces(len(boxes), ties)
    side = float(np.sqrt(3.0 * np.sum(sizes[:, 0] * sizes[:, 1])))
    at = at * np.array([side * np.sqrt(shape), side / np.sqrt(shape)])
    at = _apart(at, sizes)
    low = np.min(at - sizes / 2, axis=0)
    high = np.max(at + sizes / 2, axis=0)
    width, height = (float(one) for one in high - low)
    places = tuple((round(float(x), 1), round(float(y), 1)) for x, y in at - low)
    return Spread(round(width, 1), round(height, 1), places)


def _forces(count: int, ties: Sequence[tuple[int, int, float]]) -> Numbers:
    """Places within about −0.5 to 0.5, begun on a spiral so that no chance is needed."""
    turn = np.arange(count) * np.pi * (3 - np.sqrt(5))
    far = np.sqrt((np.arange(count) + 0.5) / count) / 2
    at = np.stack([far * np.cos(turn), far * np.sin(turn)], axis=1)
    pull = np.zeros((count, count))
    for one, other, weight in ties:
        if one != other:
            pull[one, other] += np.log1p(weight)
            pull[other, one] += np.log1p(weight)
    near = np.maximum(np.sum(pull > 0, axis=1), 1)
    strongest = float(pull.max())
    if strongest:
        pull = (pull > 0) * (0.4 + 0.6 * pull / strongest) * 2.2 / np.sqrt(near[:, None] + near[None, :])
    rest = 1.0 / np.sqrt(count)
    for heat in np.linspace(0.12, 0.004, ROUNDS):
        squares = np.sum(at**2, axis=1)
        far2 = np.maximum(squares[:, None] + squares[None, :] - 2 * (at @ at.T), 1e-9)
        push = rest**2 / far2 - pull * np.sqrt(far2) / rest
        np.fill_diagonal(push, 0.0)
        moved = at * (np.sum(push, axis=1, keepdims=True) - _PULL) - push @ at
        length = np.sqrt(np.sum(moved**2, axis=1, keepdims=True)) + 1e-12
        at = at + moved / length * np.minimum(length, heat)
    reach = float(np.abs(at).max()) or 1.0
    placed: Numbers = at / (2 * reach)
    return placed


def _apart(at: Numbers, sizes: Numbers) -> Numbers:
    """Boxes pushed apart along the shorter way until none overlap; where there is no room, there is made some."""
    wide, high = ((sizes[:, None, axis] + sizes[None, :, axis]) / 2 for axis in (0, 1))
    np.fill_diagonal(wide, -1.0)
    number = np.arange(len(sizes))
    for step in range(1, 400):
        across, down = (at[:, None, axis] - at[None, :, axis] for axis in (0, 1))
        short, low = wide - np.abs(across), high - np.abs(down)
        over = np.minimum(short, low) > 1e-6
        one, other = np.nonzero(over)
        if not len(one):
            return at
        sideways = short[one, other] <= low[one, other]
        order = np.sign(number[one] - number[other])
        for axis, far, lack in ((0, across, short), (1, down, low)):
            way = np.sign(far[one, other])
            way = np.where(way == 0, order, way)
            push = np.where(sideways if axis == 0 else ~sideways, way * (lack[one, other] + 0.01) * 0.35, 0.0)
            at[:, axis] += np.bincount(one, push, len(sizes))
        if step % 12 == 0:
            at = at * 1.06
    return at
