"""A page's lines with their kinds as they are being decided, and what was met on the way."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, field

from palagan.articles.byline import BylineLine
from palagan.articles.dateline import Dateline
from palagan.articles.lines import Line
from palagan.articles.published import Moment
from palagan.model.article import Kind


@dataclass(slots=True)
class Sheet:
    """`kinds` and `rules` by the lines' order; `moments` and `bylines` are what time and byline lines hold.

    `first` and `last` are the report's first and last running text, `title` the title's line; None until found.
    `told_again` is whether the page prints the report twice.
    """

    text: str
    lines: tuple[Line, ...]
    outlet: str | None
    kinds: list[Kind | None]
    rules: list[str]
    moments: dict[int, Moment] = field(default_factory=dict)
    bylines: dict[int, BylineLine] = field(default_factory=dict)
    dateline: Dateline | None = None
    first: int | None = None
    last: int | None = None
    title: int | None = None
    told_again: bool = False

    def put(self, order: int, kind: Kind, rule: str) -> None:
        """Decides a line that is not yet decided."""
        if self.kinds[order] is None:
            self.kinds[order] = kind
            self.rules[order] = rule

    def change(self, order: int, kind: Kind, rule: str) -> None:
        """Decides a line anew."""
        self.kinds[order] = kind
        self.rules[order] = rule

    def free(self, order: int) -> bool:
        """Whether a line is not yet decided."""
        return self.kinds[order] is None

    def marks(self, before: int) -> list[int]:
        """The orders of the time and byline lines above `before`."""
        return sorted({order for order in (*self.moments, *self.bylines) if order < before})


def blank_sheet(text: str, lines: tuple[Line, ...], outlet: str | None) -> Sheet:
    """A sheet on which nothing is decided."""
    return Sheet(text, lines, outlet, [None] * len(lines), [""] * len(lines))


def beside(order: int, marks: Container[int], reach: int = 1) -> bool:
    """Whether one of the marks stands within `reach` lines of a line."""
    return any(other in marks for other in range(order - reach, order + reach + 1) if other != order)
