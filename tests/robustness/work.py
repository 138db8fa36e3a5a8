"""Work counted, not timed: how many lines of our code run for a text, loops and comprehensions turn by turn."""

from __future__ import annotations

import sys
from collections.abc import Callable
from math import log
from types import FrameType
from typing import Any


def lines_run(work: Callable[[], object]) -> int:
    """The number of lines of palagan that `work` runs; what C does inside one line counts once."""
    count = 0

    def inside(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal count
        if event == "line":
            count += 1
        return inside

    def entered(frame: FrameType, event: str, argument: Any) -> Any:
        return inside if "palagan" in frame.f_code.co_filename else None

    before = sys.gettrace()
    sys.settrace(entered)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def exponent(small: int, large: int, times: float) -> float:
    """How work grows with size: 1 where a text `times` as long takes `times` the work, 2 where it takes the square."""
    return log(max(large, 1) / max(small, 1)) / log(times)
