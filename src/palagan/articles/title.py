"""The page's own headline: which line of its head is the title."""

from __future__ import annotations

from collections.abc import Sequence

from palagan.articles.letters import folded
from palagan.articles.lines import Line

_REACH = 25
_LEAST_WORDS = 4


def title_line(
    lines: Sequence[Line], free: Sequence[int], marks: Sequence[int], body: int, given: str | None = None
) -> int | None:
    """The order of the line that is the title, or None when the page shows none.

    `free` are the lines before the report that nothing else has claimed, `marks` those that are byline or time lines,
    `body` the order of the report's first line, `given` the title that the bringer tells. Where two lines could be it,
    the one nearest above the first mark is taken, the longer of neighbours; below the marks only when none is above.
    """
    if given:
        wanted = folded(given)
        for order in free:
            if lines[order].fold == wanted or (
                len(wanted) > 20 and wanted.startswith(lines[order].fold.rstrip()) and lines[order].words >= 5
            ):
                return order
    reach = min(body, _REACH + 1)
    candidates = [order for order in free if order < reach and _could_be(lines[order])]
    if not candidates:
        return next((order for order in free if order < reach and _in_small_letters(lines[order])), None)
    first_mark = min((mark for mark in marks if mark < body), default=body)
    above = [order for order in candidates if order < first_mark]
    pool = above or candidates
    return max(pool, key=lambda order: (_worth(lines[order]), order if above else -order))


def _could_be(line: Line) -> bool:
    if not line.is_headline or line.words < _LEAST_WORDS or line.menu >= 0.6 or line.address:
        return False
    return line.letters >= 18


def _in_small_letters(line: Line) -> bool:
    """A headline that is written like a sentence, without its stop."""
    return (
        5 <= line.words <= 20
        and 25 <= line.length <= 150
        and line.text[:1].isupper()
        and not line.stops
        and line.menu < 0.4
        and not line.address
        and line.text[-1:].isalnum()
    )


def _worth(line: Line) -> int:
    """0 short, 1 a headline's length: a rubric above the title is shorter than it."""
    return int(line.length >= 32)
