"""The pages of some days laid out to be compared: each day once, its postings by page and by word, as arrays.

A window is days put side by side. What a word weighs depends on the window; where it stands does not, so that days are
laid out once and serve every window that they are in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from palagan.record.leaf import TERM, WEIGHT, Leaf

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

_POWER = 1.2
_PRIOR = 200
"""The tables of common words weigh as much as so many pages."""
_COMMON, _MANY = 0.05, 100
"""Words that stand in more than this share of the window's pages, and in more than so many, tell nothing there."""
_CELLS = 1 << 19
"""Pairs of pages that are looked at in one go: bounds the memory."""
NO_DAY = -1
"""What stands for a day that is not known."""


class Words:
    """Numbers for the words' hashes, from 0, by the first time that they are met; they serve as places in arrays."""

    def __init__(self) -> None:
        self._known: Ints = np.empty(0, dtype=np.int64)
        self._numbers: Ints = np.empty(0, dtype=np.int64)

    def __len__(self) -> int:
        return len(self._known)

    def numbers(self, hashes: Ints) -> Ints:
        """The numbers of hashes that ascend and are each told once."""
        at = np.searchsorted(self._known, hashes)
        if len(self._known):
            new = self._known[np.minimum(at, len(self._known) - 1)] != hashes
        else:
            new = np.ones(len(hashes), dtype=bool)
        if new.any():
            fresh = np.arange(len(self._known), len(self._known) + int(new.sum()))
            self._known = np.insert(self._known, at[new], hashes[new])
            self._numbers = np.insert(self._numbers, at[new], fresh)
            at = np.searchsorted(self._known, hashes)
        return self._numbers[at]


@dataclass(frozen=True, slots=True, eq=False)
class Laid:
    """Pages in the order of their places, laid out.

    Postings stand by page (`words`, `told`, `shares`, `page_of`; `ends` tells where each page's end). `distinct` are
    the words of all, `first` and `counts` tell where each stands in `by_word`: the postings' numbers sorted by word.
    `places` are pairs of page (row 0) and place (row 1), pages by their numbers here.
    """

    pages: tuple[str, ...]
    day: Ints
    level: Floats
    words: Ints
    told: Floats
    shares: Floats
    page_of: Ints
    ends: Ints
    distinct: Ints
    first: Ints
    counts: Ints
    by_word: Ints
    places: Ints
    latest: Ints


def lay(leaves: Sequence[Leaf], words: Words) -> Laid:
    """These pages laid out; `words` numbers the words of all that are to be compared with each other."""
    pages = sorted(leaves, key=lambda leaf: leaf.place)
    lengths = np.array([len(leaf.terms) for leaf in pages], dtype=np.int64) // 8
    hashes = np.frombuffer(b"".join([leaf.terms for leaf in pages]), dtype=TERM)
    by_word = np.argsort(hashes, kind="stable")
    ordered = hashes[by_word]
    first = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1]))) if len(ordered) else by_word
    distinct = words.numbers(ordered[first])
    counts = np.diff(first, append=len(ordered))
    numbers = np.empty(len(hashes), dtype=np.int64)
    numbers[by_word] = np.repeat(distinct, counts)
    places = [(n, place) for n, leaf in enumerate(pages) for place in leaf.places]
    return Laid(
        pages=tuple(leaf.page for leaf in pages),
        day=np.array([NO_DAY if leaf.day is None else leaf.day for leaf in pages], dtype=np.int64),
        level=np.sqrt(np.array([leaf.alike for leaf in pages], dtype=np.float64)),
        words=numbers,
        told=np.frombuffer(b"".join([leaf.weights for leaf in pages]), dtype=WEIGHT).astype(np.float64),
        shares=np.frombuffer(b"".join([leaf.shares for leaf in pages]), dtype=WEIGHT).astype(np.float64),
        page_of=np.repeat(np.arange(len(pages)), lengths),
        ends=np.cumsum(lengths),
        distinct=distinct,
        first=first,
        counts=counts,
        by_word=by_word,
        places=np.array(places, dtype=np.int64).reshape(-1, 2).T,
        latest=np.array([NO_DAY if leaf.latest is None else leaf.latest for leaf in pages], dtype=np.int64),
    )


class Window:
    """Days side by side, each page a unit vector. Pages are numbered through, day after day."""

    def __init__(self, laid: Sequence[Laid], words: Words) -> None:
        self.laid = laid
        self._known = len(words)
        self.starts = np.cumsum([0, *(len(one.pages) for one in laid)])
        self.number = int(self.starts[-1])
        rarity = self._rarity()
        self._values: list[Floats] = []
        for one in laid:
            values = one.told * rarity[one.words]
            length = np.sqrt(np.bincount(one.page_of, values * values, minlength=len(one.pages)))
            self._values.append(values / np.where(length > 0, length, 1.0)[one.page_of])

    def _rarity(self) -> Floats:
        often = np.zeros(self._known, dtype=np.int64)
        share = np.zeros(self._known)
        for one in reversed(self.laid):
            often[one.distinct] += one.counts
            share[one.distinct] = one.shares[one.by_word[one.first]]
        met = np.flatnonzero(often)
        rarity = np.zeros(self._known)
        told = np.log((self.number + _PRIOR + 1) / (often[met] + _PRIOR * share[met]))
        rarity[met] = np.where(
            often[met] <= max(_MANY, _COMMON * self.number), np.maximum(told, 0.0) ** _POWER, 0.0
        )
        return rarity

    def cosines(self, of: Sequence[Ints]) -> Iterator[tuple[Ints, int, Floats]]:
        """The cosines of some pages, told by their numbers within each day, with all pages: page numbers (rows), a
        day, and a row of cosines with the pages of that day for each; some rows and a day at a time."""
        many = max((len(one.pages) for one in self.laid), default=0)
        at_once = max(1, _CELLS // max(1, many))
        tables = [(one.page_of[one.by_word], values[one.by_word]) for one, values in zip(self.laid, self._values)]
        first, counts = np.zeros(self._known, dtype=np.int64), np.zeros(self._known, dtype=np.int64)
        asked = [(n, some) for n, chosen in enumerate(of) for some in np.split(chosen, range(at_once, len(chosen), at_once))]
        asked = [(n, some) for n, some in asked if len(some)]
        for day, one in enumerate(self.laid):
            first[one.distinct], counts[one.distinct] = one.first, one.counts
            posted, weights = tables[day]
            for n, some in asked:
                yield some + self.starts[n], day, self._products(n, some, first, counts, posted, weights, len(one.pages))
            counts[one.distinct] = 0

    def _products(
        self, n: int, some: Ints, first: Ints, counts: Ints, posted: Ints, weights: Floats, width: int
    ) -> Floats:
        of = self.laid[n]
        lengths = np.diff(of.ends, prepend=0)[some]
        begun = np.cumsum(lengths) - lengths
        spots = np.arange(int(lengths.sum())) + np.repeat(of.ends[some] - lengths - begun, lengths)
        rows = np.repeat(np.arange(len(some)) * width, lengths)
        words = of.words[spots]
        values = self._values[n][spots]
        met = np.flatnonzero((counts[words] > 0) & (values > 0))
        words = words[met]
        times = counts[words]
        ends = np.cumsum(times)
        total = int(ends[-1]) if len(ends) else 0
        posts = np.arange(total) + np.repeat(first[words] - (ends - times), times)
        cells = np.repeat(rows[met], times) + posted[posts]
        products = np.repeat(values[met], times) * weights[posts]
        out = np.bincount(cells, products, minlength=len(some) * width).astype(np.float64, copy=False)
        return out.reshape(len(some), width)
