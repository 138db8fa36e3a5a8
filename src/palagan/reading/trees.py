"""Boosted decision trees over named features, read from JSON; trained by `training/trees.py`.

Run without walking them, after Lucchese et al., "QuickScorer" (SIGIR 2015): every feature that is there crosses out the
leaves below the "no" of the nodes that ask for it; of the leaves that are left in a tree, in order, the first is the
one that the way down would have come to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import reduce
from itertools import pairwise
from operator import and_
from typing import Any

import numpy as np
from numpy.typing import NDArray

from palagan.errors import DataError
from palagan.reading.parts import Parts, Rows
from palagan.reading.remembered import Remembered, Way, in_one, of_names

_MOST_LEAVES = 64
_FLOATS: dict[int, tuple[np.dtype[Any], np.dtype[Any], np.dtype[Any], int, int]] = {
    32: (np.dtype("<u4"), np.dtype(np.float32), np.dtype(np.int32), 23, 127),
    64: (np.dtype("<u8"), np.dtype(np.float64), np.dtype(np.int64), 52, 1023),
}
"""By the bits of a tree: how they are read, the numbers that hold each power of two among them exactly, where such a
number has its exponent, and that of one."""


@dataclass(frozen=True, slots=True)
class Trees:
    """The trees of one model, or of several that are asked about the same rows.

    `left[features[name]]` has a number for each tree, with a bit for each leaf that the feature does not cross out, the
    first leaf's lowest; row 0 has all of them, for a feature that is not known. `values` holds the leaves of all trees,
    `width` for each tree in turn; `begins` has the first of each less the exponent of one. The trees of model m are
    those from `bounds[m]` to `bounds[m + 1]`.
    """

    features: dict[str, int]
    left: NDArray[Any]
    width: int
    values: NDArray[np.float64]
    begins: NDArray[Any]
    bounds: tuple[int, ...]
    _met: Remembered = field(init=False, repr=False, compare=False)
    _tables: dict[Parts, NDArray[Any]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_met", Remembered(self.way))

    @property
    def way(self) -> Way:
        """How leaves are left by parts, and by rows of them: what `sums` takes."""
        return self._left_by, np.bitwise_and

    def scores(self, rows: Sequence[Sequence[str]]) -> list[float]:
        """One sum of leaves a row of features, in the order of the rows, by the first model; no row is remembered."""
        return self.sums(self._left_by(rows))[0]

    def all_scores(self, rows: Sequence[Sequence[tuple[str, ...]]]) -> list[list[float]]:
        """The same for each of the models, of rows in parts; what a part crosses out is remembered."""
        if not rows:
            return [[] for _ in pairwise(self.bounds)]
        return self.sums(self._met.united(rows)[0])

    def scores_of(self, rows: Rows) -> list[float]:
        """One sum of leaves a row, by the first model, of rows whose parts are numbered."""
        if not rows.groups:
            return []
        masks = self._numbered(rows.parts)
        groups = [(in_one(masks, members.T, np.bitwise_and), which) for members, which in rows.groups]
        return self.sums(reduce(and_, [one if which is None else one.take(which, axis=0) for one, which in groups]))[0]

    def _numbered(self, parts: Parts) -> NDArray[Any]:
        """The leaves that each of the parts leaves, by their numbers."""
        masks = self._tables.get(parts)
        known = 0 if masks is None else len(masks)
        if masks is None or known < len(parts):
            fresh = self._left_by([parts[number] for number in range(known, len(parts))])
            masks = self._tables[parts] = fresh if masks is None else np.concatenate((masks, fresh))
        return masks

    def _left_by(self, several: Sequence[Sequence[str]]) -> NDArray[Any]:
        """For each of several sets of features a line of numbers, one a tree: the leaves that none crosses out."""
        return of_names(self.left, self.features, several, np.bitwise_and)

    def sums(self, left: NDArray[Any]) -> list[list[float]]:
        """For each model the sums of the first of the leaves that each row has left."""
        _, real, whole, exponent, _ = _FLOATS[self.width]
        lowest = -left
        lowest &= left
        first = lowest.astype(real).view(whole)
        first >>= exponent  # a power of two: its exponent is the place
        first += self.begins
        leaves = self.values.take(first)
        return [np.add.reduce(leaves[:, begin:end], axis=1).tolist() for begin, end in pairwise(self.bounds)]


def trees_of(*models: dict[str, Any]) -> Trees:
    """The trees of a weights file's models: {"names", "asks", "yes", "no", "value", "roots"}, nodes in flat lists.

    Node n asks whether feature `asks[n]` is there and goes to `yes[n]` or `no[n]`; a leaf points to itself and holds
    `value[n]`. A tree of more than 64 leaves is a `DataError`. Several models are for rows that are the same for all.
    """
    names = {name: number for number, name in enumerate({name: None for model in models for name in model["names"]}, 1)}
    bounds = [0]
    for model in models:
        bounds.append(bounds[-1] + len(model["roots"]))
    left = np.full((len(names) + 1, bounds[-1]), np.uint64(2**_MOST_LEAVES - 1), dtype=np.uint64)
    values = np.zeros((bounds[-1], _MOST_LEAVES), dtype=np.float64)
    most = 0

    def number(model: dict[str, Any], node: int, tree: int, before: int) -> int:
        """Give the leaves below a node their places, from `before` on; how many there are then."""
        yes, no = model["yes"][node], model["no"][node]
        if yes == no == node:
            if before >= _MOST_LEAVES:
                raise DataError(f"tree {tree} has more than {_MOST_LEAVES} leaves")
            values[tree, before] = model["value"][node]
            return before + 1
        middle = number(model, no, tree, before)
        left[names[model["names"][model["asks"][node]]], tree] &= ~np.uint64((1 << middle) - (1 << before))
        return number(model, yes, tree, middle)

    for model, begin in zip(models, bounds[:-1], strict=True):
        for tree, root in enumerate(model["roots"], begin):
            most = max(most, number(model, root, tree, 0))
    width = _MOST_LEAVES if most > _MOST_LEAVES // 2 else _MOST_LEAVES // 2
    leaves = values[:, :width].reshape(-1)
    begins = np.arange(0, leaves.size, width, dtype=_FLOATS[width][2]) - _FLOATS[width][-1]
    return Trees(names, left.astype(_FLOATS[width][0]), width, leaves, begins, tuple(bounds))
