"""Stock: text that an outlet repeats under one report after another. It counts for nothing in copies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np

from palagan.record.fingerprints import Grams
from palagan.record.postings import Indexes, Rows, group_sizes

STOCK_PAGES = 5
"""Text that stands under at least so many pages of an outlet, which are otherwise different, is its stock."""
LOOKED_AT = 24
"""So many pages of the outlet, the first that hold it, tell whether it is."""
_SAME_PAGE = 0.5
"""Share of fingerprints from which two pages of an outlet are versions of one."""


class Likeness:
    """Whether two pages are versions of one, by their fingerprints; each pair is compared once."""

    def __init__(self, prints: Mapping[str, Grams]) -> None:
        self._prints = prints
        self._alike: dict[tuple[str, str], bool] = {}

    def __call__(self, one: str, other: str) -> bool:
        """Whether half the fingerprints of the page that has fewer stand in the other."""
        alike = self._alike.get((one, other))
        if alike is None:
            a, b = self._prints[one], self._prints[other]
            shared = len(np.intersect1d(a, b, assume_unique=True))
            alike = self._alike[one, other] = shared >= _SAME_PAGE * max(1, min(len(a), len(b)))
        return alike


def is_stock(pages: Sequence[str], alike: Likeness) -> bool:
    """Whether a fingerprint is stock, by the outlet's pages that hold it, in order of publication.

    It is where most of the first pages are otherwise different from the one before: no versions of one page.
    """
    if len(pages) < STOCK_PAGES:
        return False
    first = pages[:LOOKED_AT]
    return sum(not alike(one, other) for one, other in pairwise(first)) * 2 > len(first) - 1


def repeated(rows: Rows) -> list[Indexes]:
    """Rows of each fingerprint that enough pages of one outlet hold to be its stock, in order of publication."""
    own = np.flatnonzero(rows.outlet >= 0)
    own = own[np.lexsort((rows.page[own], rows.outlet[own], rows.gram[own]))]
    outlets = int(rows.outlet.max(initial=0)) + 1
    _, number = np.unique(rows.gram[own], return_inverse=True)
    starts, sizes = group_sizes(number * outlets + rows.outlet[own])
    first = np.flatnonzero((sizes >= STOCK_PAGES) & (starts == np.arange(len(own))))
    return [own[start : start + sizes[start]] for start in first]
