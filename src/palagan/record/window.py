"""The pages of some days laid out to be compared: each day once, its postings by page and by word, as arrays.

A window is days put side by side. What a word weighs depends on the window; where it stands does not, so that days are
laid out once and serve every window that they are in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

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
_CELLS = 1 << 20
"""Pairs of pages that are looked at in one go: bounds the memory."""
NO_DAY = -1
"""What stands for a day that is not known."""


class Words:
    """Numbers for the words' hashes, from 0, by the first time that they are met; they serve as places in arrays."""

    def __init__(self) -> None:
        self._known: Ints = np.empty(0, dtype=np.int64)
        self._numbers: Ints = np.empty(0, dtype=np.int64)
        self._cells: Ints = np.empty(0, dtype=np.int64)
        self._told: Floats = np.empty(0)

    def room(self, number: int) -> tuple[Ints, Floats]:
        """Room for so many products and their cells, the same each time: to get it anew costs more than to fill it."""
        if len(self._cells) < number:
            self._cells, self._told = np.empty(number, dtype=np.int64), np.empty(number)
        return self._cells[:number], self._told[:number]

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
        self._words = words
        self.starts = np.cumsum([0, *(len(one.pages) for one in laid)])
        self.number = int(self.starts[-1])
        self._often = np.zeros(len(words), dtype=np.int64)
        self._rarity = self._rarities()
        self._values: list[Floats] = []
        for one in laid:
            values = one.told * self._rarity[one.words]
            length = np.sqrt(np.bincount(one.page_of, values * values, minlength=len(one.pages)))
            self._values.append(values / np.where(length > 0, length, 1.0)[one.page_of])

    def _rarities(self) -> Floats:
        often, share = self._often, np.zeros(len(self._often))
        for one in reversed(self.laid):
            often[one.distinct] += one.counts
            share[one.distinct] = one.shares[one.by_word[one.first]]
        met = np.flatnonzero(often)
        told = np.log((self.number + _PRIOR + 1) / (often[met] + _PRIOR * share[met]))
        is_rare = often[met] <= max(_MANY, _COMMON * self.number)
        rarity = np.zeros(len(often))
        rarity[met] = np.where(is_rare, np.maximum(told, 0.0) ** _POWER, 0.0)
        return rarity

    def cosines(self, chosen: Bools) -> Iterator[tuple[Ints, Floats]]:
        """The cosines of the chosen pages with all pages of the window: numbers of pages, and a row for each; some
        pages at a time."""
        asked = [
            _Asked.of(one, chosen[start:end])
            for one, (start, end) in zip(self.laid, pairwise(self.starts.tolist()), strict=True)
        ]
        words = np.concatenate([one.words[of.spots] for one, of in zip(self.laid, asked, strict=True)])
        values = np.concatenate([told[of.spots] for told, of in zip(self._values, asked, strict=True)])
        lengths = np.concatenate([of.lengths for of in asked])
        starts, often, posted, weights = self._postings(words)
        times = often[words]
        pages = np.flatnonzero(chosen)
        ends = np.cumsum(lengths)
        products = np.cumsum(times)[ends - 1] if len(times) else ends
        at = 0
        while at < len(pages):
            done = int(products[at - 1]) if at else 0
            to = min(int(np.searchsorted(products, done + _CELLS)), at + _CELLS // self.number)
            to = min(max(to, at + 1), len(pages))
            span = slice(int(ends[at] - lengths[at]), int(ends[to - 1]))
            rows = np.repeat(np.arange(to - at) * self.number, lengths[at:to])
            room = self._words.room(int(times[span].sum()))
            _multiply(rows, values[span], starts[words[span]], times[span], (posted, weights), room)
            out = np.bincount(*room, minlength=(to - at) * self.number).astype(np.float64, copy=False)
            yield pages[at:to], out.reshape(to - at, self.number)
            at = to

    def _postings(self, asked: Ints) -> tuple[Ints, Ints, Ints, Floats]:
        """Where the pages that tell a word stand, for the words asked: for each word the start and number of its
        postings, and the postings, pages and their values, word by word."""
        wanted = np.zeros(len(self._often), dtype=bool)
        wanted[asked] = True
        wanted &= self._rarity > 0
        often = np.where(wanted, self._often, 0)
        starts = np.cumsum(often) - often
        total = int(often.sum())
        posted, weights = np.empty(total, dtype=np.int64), np.empty(total)
        filled = starts.copy()
        for one, values, start in zip(self.laid, self._values, self.starts.tolist(), strict=False):
            is_in = np.flatnonzero(wanted[one.distinct])
            here, counts = one.distinct[is_in], one.counts[is_in]
            within = np.arange(int(counts.sum()))
            skipped = np.cumsum(counts) - counts
            spots = one.by_word[within + np.repeat(one.first[is_in] - skipped, counts)]
            into = within + np.repeat(filled[here] - skipped, counts)
            posted[into] = one.page_of[spots] + start
            weights[into] = values[spots]
            filled[here] += counts
        return starts, often, posted, weights


@dataclass(frozen=True, slots=True, eq=False)
class _Asked:
    """The postings of some pages of a day, by their places, and how many each page has."""

    spots: Ints
    lengths: Ints

    @classmethod
    def of(cls, laid: Laid, chosen: Bools) -> _Asked:
        lengths = np.diff(laid.ends, prepend=0)
        return cls(np.flatnonzero(chosen[laid.page_of]), lengths[chosen])


def _multiply(
    rows: Ints, values: Floats, starts: Ints, times: Ints, postings: tuple[Ints, Floats], out: tuple[Ints, Floats]
) -> None:
    """Each value times all weights of its word's postings, and the cell that each product belongs to. Words that are
    told equally often go together, so that their postings are copied as rows of one table."""
    order = np.argsort(times, kind="stable")
    order = order[np.searchsorted(times[order], 1) :]
    rows, values, starts, times = rows[order], values[order], starts[order], times[order]
    posted, weights = postings
    cells, told = out
    at = 0
    for first, last in pairwise(np.flatnonzero(np.diff(times, prepend=0, append=0)).tolist()):
        often = int(times[first])
        to = at + often * (last - first)
        here = starts[first:last]
        shape = (len(posted) - often + 1, often)  # row n of such a table is what stands from n on
        pages = np.ndarray(shape, posted.dtype, posted, strides=(posted.itemsize,) * 2)[here]
        shares = np.ndarray(shape, weights.dtype, weights, strides=(weights.itemsize,) * 2)[here]
        np.add(pages, rows[first:last, None], out=cells[at:to].reshape(-1, often))
        np.multiply(shares, values[first:last, None], out=told[at:to].reshape(-1, often))
        at = to
