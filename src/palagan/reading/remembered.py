"""Lines of numbers for the parts that rows are made of, each worked out once and kept in one table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import zip_longest
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

Part = tuple[str, ...]

_MOST = 16_384
"""Parts that are remembered: nearly all of 150 pages' (12,000 of the parties', 1 KB each)."""


class _Numbers(dict[Part, int]):
    """The number of each part, given when it is first asked for; `parts` has them in that order."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[Part] = []

    def __missing__(self, part: Part) -> int:
        number = self[part] = len(self.parts)
        self.parts.append(part)
        return number


class Remembered:
    """The lines of the parts met so far. When there are too many, all are forgotten."""

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._numbers = _Numbers()
        self._table: NDArray[Any] | None = None
        self._held = 0
        """Lines in the table."""
        self._lock = Lock()

    def united(
        self,
        rows: Sequence[Sequence[Part]],
        lines: Callable[[Sequence[Part]], NDArray[Any]],
        unite: Callable[..., Any],
    ) -> NDArray[Any]:
        """For each row the lines of its parts in one, part by part in their order; there must be a row.

        `lines` works out one line a part, for `()` too: `unite` (of two arrays, into the third) must leave a line as it
        is with that one. The columns of a shorter row are filled with it.
        """
        columns = list(zip_longest(*rows, fillvalue=())) or [((),) * len(rows)]
        numbers, table = self._of(columns, lines)
        whole: NDArray[Any] = table.take(numbers[0], axis=0)
        for column in numbers[1:]:
            unite(whole, table.take(column, axis=0), whole)
        return whole

    def _of(
        self, columns: Sequence[Sequence[Part]], lines: Callable[[Sequence[Part]], NDArray[Any]]
    ) -> tuple[NDArray[np.int64], NDArray[Any]]:
        """The numbers of the parts in each column, and the table that has their lines."""
        with self._lock:
            if len(self._numbers) >= self._most:
                self._numbers, self._table, self._held = _Numbers(), None, 0  # who still reads the old table keeps it
            numbers = [list(map(self._numbers.__getitem__, column)) for column in columns]
            fresh = self._numbers.parts[self._held :]
            if self._table is None or fresh:
                self._table = _with(self._table, self._held, lines(fresh))
                self._held += len(fresh)
            return np.array(numbers), self._table


def _with(table: NDArray[Any] | None, held: int, fresh: NDArray[Any]) -> NDArray[Any]:
    """The table with lines put behind those that it holds; it grows by a quarter at least, so that this is seldom."""
    if table is None or held + len(fresh) > len(table):
        larger = np.empty((max(held * 5 // 4, held + len(fresh), 256), fresh.shape[1]), dtype=fresh.dtype)
        if table is not None:
            larger[:held] = table[:held]
        table = larger
    table[held : held + len(fresh)] = fresh
    return table
