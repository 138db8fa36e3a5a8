"""Lines of numbers for the parts that rows are made of, each worked out once and kept in one table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import zip_longest
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

Part = tuple[str, ...]
Unite = Callable[..., Any]
"""What unites lines: of two arrays, into the third."""
Way = tuple[Callable[[Sequence[Part]], NDArray[Any]], Unite]
"""What works out a line for each of several parts, `()` too, and what unites lines: it must leave a line as it is with
that of `()`."""

_MOST = 3_072
"""Parts that are remembered; a line of the parties' has 3 KB. Of 146 real pages each brings 250 parts of theirs, of
which 80 are new and 70 were forgotten, which costs a third of a millisecond (2026-11)."""


def in_one(table: NDArray[Any], columns: Iterable[Sequence[int] | NDArray[Any]], unite: Unite) -> NDArray[Any]:
    """For each row the lines of a table that it has in each column, united in the order of the columns."""
    whole: NDArray[Any] | None = None
    for column in columns:
        lines = table.take(column, axis=0)
        whole = lines if whole is None else unite(whole, lines, whole)
    return table[:0] if whole is None else whole


def of_names(
    table: NDArray[Any], rows: Mapping[str, int], several: Sequence[Sequence[str]], unite: Unite
) -> NDArray[Any]:
    """For each of several parts the lines of its names in one; line 0, which changes none, if none of them is known."""
    found = [list(filter(None, map(rows.get, part))) for part in several]
    return in_one(table, zip_longest(*found, fillvalue=0) if any(found) else [(0,) * len(several)], unite)


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
    """The lines of the parts met so far. When there are too many, all are forgotten, and others come in their place."""

    def __init__(self, *ways: Way, most: int = _MOST) -> None:
        self._ways = ways
        self._most = most
        self._numbers = _Numbers()
        self._tables: list[NDArray[Any]] = []
        self._held = 0
        """Lines in each table."""
        self._lock = Lock()

    def united(self, rows: Sequence[Sequence[Part]]) -> list[NDArray[Any]]:
        """For each way and each row the lines of its parts in one, part by part in their order; there must be a row."""
        columns = list(zip_longest(*rows, fillvalue=())) or [((),) * len(rows)]  # shorter rows are filled with ()
        with self._lock:
            numbers = self._of(columns)
            both = zip(self._ways, self._tables, strict=True)
            return [in_one(table, numbers, unite) for (_, unite), table in both]

    def _of(self, columns: Sequence[Sequence[Part]]) -> NDArray[np.int64]:
        """The numbers of the parts in each column, whose lines the tables have then."""
        if len(self._numbers) >= self._most:
            self._numbers, self._held = _Numbers(), 0
        numbers = [list(map(self._numbers.__getitem__, column)) for column in columns]
        fresh = self._numbers.parts[self._held :]
        if fresh:
            lines = [way(fresh) for way, _ in self._ways]
            tables = self._tables or [own[:0] for own in lines]
            self._tables = [self._with(*both) for both in zip(tables, lines, strict=True)]
            self._held += len(fresh)
        return np.array(numbers)

    def _with(self, table: NDArray[Any], fresh: NDArray[Any]) -> NDArray[Any]:
        """The table with lines put behind those that it holds: itself, if it has room."""
        after = self._held + len(fresh)
        if after > len(table):
            larger = np.empty((max(after, self._most) * 5 // 4, fresh.shape[1]), dtype=fresh.dtype)  # all it will need
            larger[: self._held] = table[: self._held]
            table = larger
        table[self._held : after] = fresh
        return table
