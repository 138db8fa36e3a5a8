"""A page's text laid out for finding copies: its words as numbers, its fingerprints, and what tells who was first."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from palagan.model.article import REPORT
from palagan.record.fingerprints import Grams, grams, kept
from palagan.record.numbered import Numbers, Places, numbered
from palagan.record.sheet import Moment, Sheet

Order = tuple[int, int, str]
"""Sorts pages by publication, undated ones last, then by id (`Sheet.order`); its last part is the page's id."""


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """A page's report as `numbers[n]` at `text[starts[n]:ends[n]]`.

    `prints` are its fingerprints, ascending; `credits` the outlets that the page says it draws on.
    """

    order: Order
    outlet: str | None
    moment: Moment | None
    credits: frozenset[str]
    numbers: Numbers
    starts: Places
    ends: Places
    prints: Grams

    @property
    def page(self) -> str:
        """The page's id."""
        return self.order[2]

    def same(self, other: Text) -> bool:
        """Whether the other tells copies nothing new."""
        return (
            (self.order, self.outlet, self.moment, self.credits)
            == (other.order, other.outlet, other.moment, other.credits)
            and np.array_equal(self.numbers, other.numbers)
            and np.array_equal(self.starts, other.starts)
            and np.array_equal(self.ends, other.ends)
        )


def text_of(sheet: Sheet, credits: Collection[str]) -> Text:
    """The text of a sheet: of its body, headings and captions."""
    article = sheet.reading.article
    parts = [(segment.start, segment.end) for segment in article.segments if segment.kind in REPORT]
    numbers, starts, ends = numbered(article.text, parts)
    return Text(
        sheet.order, sheet.outlet, sheet.moment, frozenset(credits), numbers, starts, ends, kept(grams(numbers))
    )
