"""Which pages hold which fingerprint, and for which pairs of pages that speaks.

A fingerprint pairs each page that holds it with the nearest few before it and with the first, never all with all: a
wire in eighty papers gives some nine pairs a paper. One on few pages tells more than one on many; one on very many is a
phrase that everybody uses and tells nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from palagan.model.record import Copy
from palagan.record.fingerprints import Grams
from palagan.record.texts import Order, Text

MOST_PAGES = 500
"""A fingerprint on more pages pairs nobody."""
NEIGHBOURS = 8
"""Pages before a page that a fingerprint pairs it with, beside the first that holds it."""
FEW_PAGES = 4
"""A fingerprint on so few pages is enough for a pair by itself; of others a pair must share two."""
ENOUGH = 2
"""Votes from which a pair is worth aligning."""

Indexes = npt.NDArray[np.int64]


class Post(NamedTuple):
    """A page that holds a fingerprint: its place in the order of publication (with its id), and its outlet."""

    order: Order
    outlet: str | None


class CopyBook(Protocol):
    """What is kept of the pages of a case, as far as copies go. Ids, fingerprints and keys it lacks are left out."""

    def postings(self, prints: Sequence[int], most: int, /) -> Mapping[int, Sequence[Post]]:
        """The pages that hold each fingerprint, in any order; of one on more than `most` pages, any `most` of them."""

    def held(self, keys: Collection[tuple[int, str]], most: int | None, /) -> Mapping[tuple[int, str], Sequence[Post]]:
        """Per fingerprint and outlet the first `most` pages of the outlet that hold it, in order; all where None."""

    def prints(self, pages: Collection[str], /) -> Mapping[str, Grams]:
        """The fingerprints of each page, ascending."""

    def texts(self, pages: Collection[str], /) -> Mapping[str, Text]:
        """The texts of the pages."""

    def copies(self, pages: Collection[str], /) -> Sequence[Copy]:
        """The kept copies in which one of the pages is the earlier or the later, each once."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Row n: the page `page[n]` of outlet `outlet[n]` (-1: none) holds `gram[n]`. Sorted by gram, then page.

    Pages are counted in the order of publication.
    """

    gram: Grams
    page: Indexes
    outlet: Indexes

    def only(self, mask: npt.NDArray[np.bool_]) -> Rows:
        """The rows for which the mask is true."""
        return Rows(self.gram[mask], self.page[mask], self.outlet[mask])


def rows_of(gram: Grams, page: Indexes, outlet: Indexes) -> Rows:
    """Rows in whatever order, sorted; fingerprints on one page only, which pair nobody, are left out."""
    place = np.lexsort((page, gram))
    rows = Rows(gram[place], page[place], outlet[place])
    return rows.only(group_sizes(rows.gram)[1] > 1)


def group_sizes(values: npt.NDArray[np.int64]) -> tuple[Indexes, Indexes]:
    """For sorted values: where the group of each begins, and how many it has."""
    if not len(values):
        return np.empty(0, np.int64), np.empty(0, np.int64)
    starts = np.flatnonzero(np.concatenate([[True], values[1:] != values[:-1]]))
    sizes = np.diff(np.append(starts, len(values)))
    return np.repeat(starts, sizes), np.repeat(sizes, sizes)


def votes(rows: Rows, pages: int) -> tuple[Indexes, Indexes]:
    """Pairs of pages as `first * pages + second` (first < second), ascending, and how much speaks for each."""
    starts, sizes = group_sizes(rows.gram)
    weight = np.where(sizes <= FEW_PAGES, ENOUGH, 1)
    place = np.arange(len(rows.gram))
    pairs: list[Indexes] = [np.empty(0, np.int64)]
    weights: list[Indexes] = [np.empty(0, np.int64)]
    for back in range(1, NEIGHBOURS + 1):
        mine = place[place - starts >= back]
        if not len(mine):
            break
        pairs.append(rows.page[mine - back] * pages + rows.page[mine])
        weights.append(weight[mine])
    far = place[place - starts > NEIGHBOURS]
    pairs.append(rows.page[starts[far]] * pages + rows.page[far])
    weights.append(weight[far])
    found, where = np.unique(np.concatenate(pairs), return_inverse=True)
    return found, np.bincount(where, np.concatenate(weights), len(found)).astype(np.int64)
