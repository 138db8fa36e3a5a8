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
Mask = npt.NDArray[np.bool_]
Pair = tuple[str, str]
"""Two pages by their ids, the lesser first."""
Key = tuple[int, str]
"""A fingerprint and an outlet."""


class Post(NamedTuple):
    """A page that holds a fingerprint: its place in the order of publication (with its id), and its outlet."""

    order: Order
    outlet: str | None


@dataclass(frozen=True, slots=True)
class Held:
    """Row n: the page `posts[page[n]]` holds `gram[n]`, in any order. `many` are those on more pages than were asked
    for, which have no rows; ascending."""

    gram: Grams
    page: Indexes
    posts: Sequence[Post]
    many: Grams


class CopyBook(Protocol):
    """What is kept of the pages of a case, as far as copies go. Ids, fingerprints and keys it lacks are left out."""

    def postings(self, prints: Grams, most: int, /) -> Held:
        """The pages that hold each fingerprint, as far as they are not more than `most`."""

    def stock(self, prints: Grams, /) -> Collection[Key]:
        """Which of these fingerprints are stock of which outlets."""

    def held(self, keys: Collection[Key], most: int | None, /) -> Mapping[Key, Sequence[Order]]:
        """Per fingerprint and outlet the first `most` pages of the outlet that hold it, in order; all where None."""

    def prints(self, pages: Collection[str], /) -> Mapping[str, Grams]:
        """The fingerprints of each page, ascending."""

    def texts(self, pages: Collection[str], /) -> Mapping[str, Text]:
        """The texts of the pages."""

    def kept(self, pairs: Collection[Pair], /) -> Collection[Pair]:
        """Which of the pairs are kept copies."""

    def copies(self, pages: Collection[str], /) -> Sequence[Copy]:
        """The kept copies in which one of the pages is the earlier or the later, each once."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Row n: the page `page[n]` of outlet `outlet[n]` (0: none) holds fingerprint number `gram[n]`, before the change
    (`was`), after it (`now`) or both. Sorted by gram, then page; pages are counted in the order of publication."""

    gram: Indexes
    page: Indexes
    outlet: Indexes
    was: Mask
    now: Mask

    def only(self, mask: Mask) -> Rows:
        """The rows for which the mask is true."""
        return Rows(self.gram[mask], self.page[mask], self.outlet[mask], self.was[mask], self.now[mask])


def group_sizes(values: Indexes) -> tuple[Indexes, Indexes]:
    """For sorted values: where the group of each begins, and how many it has."""
    if not len(values):
        return np.empty(0, np.int64), np.empty(0, np.int64)
    starts = np.flatnonzero(np.concatenate([[True], values[1:] != values[:-1]]))
    sizes = np.diff(np.append(starts, len(values)))
    return np.repeat(starts, sizes), np.repeat(sizes, sizes)


def pairings(gram: Indexes, page: Indexes, asked: Mask, pages: int) -> tuple[Indexes, Indexes]:
    """Pairs of pages as `first * pages + second` (first < second), and how much one fingerprint speaks for each.

    Of rows sorted by gram, then page; only pairs whose second page's row is asked for. A pair comes once for each
    fingerprint that speaks for it.
    """
    starts, sizes = group_sizes(gram)
    weight = np.where(sizes <= FEW_PAGES, ENOUGH, 1)
    place = np.flatnonzero(asked)
    before = place - starts[place] if len(place) else place
    pairs: list[Indexes] = [np.empty(0, np.int64)]
    weights: list[Indexes] = [np.empty(0, np.int64)]
    for back in range(1, NEIGHBOURS + 1):
        place, before = place[before >= back], before[before >= back]
        if not len(place):
            break
        pairs.append(page[place - back] * pages + page[place])
        weights.append(weight[place])
    far = place[before > NEIGHBOURS]
    pairs.append(page[starts[far]] * pages + page[far])
    weights.append(weight[far])
    return np.concatenate(pairs), np.concatenate(weights)


def summed(pairs: Indexes, weights: Indexes) -> tuple[Indexes, Indexes]:
    """The pairs ascending, each once, with the sum of its weights."""
    if not len(pairs):
        return pairs, weights
    place = np.argsort(pairs)
    pairs, weights = pairs[place], weights[place]
    starts = np.flatnonzero(np.concatenate([[True], pairs[1:] != pairs[:-1]]))
    return pairs[starts], np.add.reduceat(weights, starts)


def near(gram: Indexes, was: Mask, now: Mask) -> Mask:
    """Rows that a fingerprint may pair otherwise with earlier pages than before: a row that came or went is among the
    last few up to it, or is the first, or the fingerprint tells more or less than before."""
    found: Mask = _behind(gram, was != now) | (_few(gram, was) != _few(gram, now))
    return found


def beside(rows: Rows, pages: Mask) -> Mask:
    """Rows that a fingerprint pairs with one of these pages, the page itself before or after."""
    return _behind(rows.gram, pages[rows.page])


def _behind(gram: Indexes, marked: Mask) -> Mask:
    """Rows that are marked, or have a marked one among the few before them or as the first of their fingerprint."""
    starts, _ = group_sizes(gram)
    place = np.arange(len(gram))
    last = np.maximum.accumulate(np.where(marked, place, -1))
    found: Mask = (last >= np.maximum(starts, place - NEIGHBOURS)) | marked[starts]
    return found


def _few(gram: Indexes, mask: Mask) -> Mask:
    """Rows of fingerprints that few of the rows of the mask have."""
    if not len(gram):
        return mask
    sizes: Indexes = np.bincount(gram[mask], minlength=int(gram[-1]) + 1)[gram]
    few: Mask = sizes <= FEW_PAGES
    return few
