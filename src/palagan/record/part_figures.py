"""Figures that are part of a number told before in their sentence: "tujuh orang tewas, termasuk *dua* anak"."""

from __future__ import annotations

from collections.abc import Sequence

from palagan.model.reading import Figure
from palagan.record.matters import tells
from palagan.record.sheet import Sheet
from palagan.record.toll_dates import sentence_of

_BEFORE = 6
"""Figures before one that may count whom it counts."""
_AFTER = 30
"""Characters behind a number in which it is said to be part of another."""


def wholes(sheet: Sheet) -> list[Figure]:
    """The figures of a page, by place, but those that count some of whom another counts: they are no tolls of their
    own."""
    told = sorted(sheet.reading.figures, key=lambda figure: (figure.start, figure.end, figure.id))
    return [figure for n, figure in enumerate(told) if not _is_part(sheet, figure, told[max(0, n - _BEFORE) : n])]


def _is_part(sheet: Sheet, figure: Figure, before: Sequence[Figure]) -> bool:
    start, end = sentence_of(sheet, figure.start)
    wholes = [one for one in before if one.start >= start and one.kind == figure.kind and _holds(one, figure)]
    if not wholes:
        return False
    between = sheet.reading.words(min(one.end for one in wholes), figure.start)
    after = sheet.reading.words(figure.end, min(end, figure.end + _AFTER)).partition(",")[0]
    return tells("part_before", between) or tells("part_after", after)


def _holds(whole: Figure, part: Figure) -> bool:
    return whole.low is not None and part.low is not None and whole.low >= part.low
