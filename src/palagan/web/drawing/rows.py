"""Labels put into rows so that none stands on another."""

from __future__ import annotations

_LETTER = 6.4
"""Pixels of a letter of a label, on the average of 12-pixel type."""
_GAP = 10


def width_of(label: str) -> float:
    """About how wide a label is, in pixels."""
    return _LETTER * len(label)


def shortened(text: str, most: int) -> str:
    """At most so many letters, the last an ellipsis where some are left out."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


class Rows:
    """Rows of labels from left to right, at most so many."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._ends: list[float] = []

    def __len__(self) -> int:
        return len(self._ends)

    def place(self, start: float, width: float, least: int = 0) -> int | None:
        """The first row from `least` in which a label from `start` has room, and takes it; None where there is none."""
        for row in range(least, self._most):
            while len(self._ends) <= row:
                self._ends.append(float("-inf"))
            if self._ends[row] <= start:
                self._ends[row] = start + width + _GAP
                return row
        return None
