"""Stories as a fold over days: what becomes of a day's pages depends on the pages and stories of some days before.

On each day that has pages the pages of the last days (`FREE`) are grouped anew, among themselves and with the stories
that older pages of the window are in: so a story splits or merges when later pages show it, while it is young. Then a
page stays where it is. How rare a word is, the window says, evened out by the tables of common words. Average linkage
and the end of the window keep a war from becoming one story.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from palagan.record.grouping import group
from palagan.record.leaf import TERM, WEIGHT, Leaf

WINDOW = 10
"""Days back to which a page is compared."""
FREE = 1
"""Days after its own in which a page may still move."""
ALIKE = 1.0
"""Mean likeness at which two groups of pages tell one story: cosines are told in units of their languages' level."""
_FADE = 0.05
"""How fast likeness fades, per day."""
_UNTOLD_DAYS = 2
"""Days that a page without a day is supposed to lie from any other."""
_POWER = 1.2
_PRIOR = 200
"""The tables of common words weigh as much as so many pages."""
_COMMON, _MANY = 0.05, 100
"""Words that stand in more than this share of the window's pages, and in more than so many, tell nothing there."""
_SAME_PLACE, _OTHER_PLACE = 1.3, 0.7
"""What likeness is multiplied by where two pages tell of events in one place, or in none that is the same."""
_USUAL_PLACE, _FEW = 0.15, 10
"""The share of the window's pages, and a few more, above which a place where events happen says nothing."""
_OTHER_DAY, _SAME_NEWS = 0.7, 2
"""What likeness is multiplied by where the latest events that two pages tell of lie more than so many days apart."""
LEAST_COPIED = 0.25
"""Share of a page that another has from which the two are one story by that alone."""
_BLOCK = 64
"""Pages compared with all others at once: bounds the memory."""

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


def fold_day(
    leaves: Sequence[Leaf],
    kept: Mapping[str, str],
    copies: Iterable[tuple[str, str, float]] = (),
) -> dict[str, str]:
    """Page → story, for the pages that are free on a day; a story is named by its first page.

    `leaves` are all those of the window (the day and `WINDOW` days before), `kept` the stories of those among them that
    are free no more. `copies` are pairs of pages with the share of the later that stands in the earlier. Pure, the same
    whatever the order of the leaves.
    """
    pages = sorted(leaves, key=lambda leaf: leaf.place)
    is_free = [leaf.page not in kept for leaf in pages]
    node_of: dict[str, int] = {}
    stories: list[str] = []
    sizes: list[int] = []
    nodes: list[int] = []
    for leaf, free in zip(pages, is_free, strict=True):
        story = leaf.page if free else kept[leaf.page]
        key = ("+" if free else "-") + story
        if key not in node_of:
            node_of[key] = len(stories)
            stories.append(story)
            sizes.append(0)
        nodes.append(node_of[key])
        sizes[node_of[key]] += 1
    likeness: dict[tuple[int, int], float] = defaultdict(float)
    for a, b, value in _pairs(pages, is_free, copies):
        one, other = sorted((nodes[a], nodes[b]))
        likeness[one, other] += value / (sizes[one] * sizes[other])
    old = {node for key, node in node_of.items() if key[0] == "-"}
    assigned: dict[str, str] = {}
    for members in group(likeness, len(stories), ALIKE, sizes, old):
        story = next((stories[node] for node in members if node in old), stories[members[0]])
        assigned.update((stories[node], story) for node in members if node not in old)
    return assigned


def _pairs(
    pages: Sequence[Leaf], is_free: Sequence[bool], copies: Iterable[tuple[str, str, float]]
) -> Iterable[tuple[int, int, float]]:
    """Pairs of pages that are alike at all, one of them free at least, by their numbers, the smaller first."""
    is_free_page = np.array(is_free, dtype=bool)
    free = np.flatnonzero(is_free_page)
    if not len(free):
        return
    days = np.array([leaf.day if leaf.day is not None else -1 for leaf in pages], dtype=np.int64)
    level = np.sqrt(np.array([leaf.alike for leaf in pages], dtype=np.float64))
    matrix = _Matrix(pages)
    gates = _Gates(pages)
    number_of = {leaf.page: n for n, leaf in enumerate(pages)}
    shared: dict[int, dict[int, float]] = defaultdict(dict)
    for one, other, share in copies:
        if share >= LEAST_COPIED and one in number_of and other in number_of:
            a, b = sorted((number_of[one], number_of[other]))
            shared[a][b] = shared[b][a] = share
    lowest = ALIKE / 5 * float(level.min()) ** 2
    for at in range(0, len(free), _BLOCK):
        block = free[at : at + _BLOCK]
        cosines = matrix.likeness(block)
        rows, others = np.nonzero(cosines >= lowest)
        ones = block[rows]
        apart = np.abs(days[ones] - days[others])
        apart[(days[ones] < 0) | (days[others] < 0)] = _UNTOLD_DAYS
        alike = cosines[rows, others] * np.exp(-_FADE * apart) / (level[ones] * level[others])
        wanted = (alike >= ALIKE / 5) & (ones != others) & (~is_free_page[others] | (ones < others))
        for a, b, value in zip(ones[wanted].tolist(), others[wanted].tolist(), alike[wanted].tolist(), strict=True):
            if b not in shared.get(a, ()):
                yield min(a, b), max(a, b), value * gates.of(a, b)
    for a, copies_of in sorted(shared.items()):
        for b, share in sorted(copies_of.items()):
            if a < b and (is_free[a] or is_free[b]):
                yield a, b, 1.0 + share


class _Gates:
    """What the readings of two pages say for or against one story: a war is told in one place after another."""

    def __init__(self, pages: Sequence[Leaf]) -> None:
        self.places = [frozenset(leaf.places) for leaf in pages]
        self.latest = [leaf.latest for leaf in pages]
        often = Counter(place for leaf in pages for place in leaf.places)
        self.telling = {place for place, pages_with in often.items() if pages_with <= _USUAL_PLACE * len(pages) + _FEW}

    def of(self, a: int, b: int) -> float:
        """What the likeness of two pages is to be multiplied by; 1 where one of them tells nothing."""
        factor = 1.0
        if self.places[a] and self.places[b]:
            shared = self.places[a] & self.places[b]
            if not shared:
                factor = _OTHER_PLACE
            elif shared & self.telling:
                factor = _SAME_PLACE
        one, other = self.latest[a], self.latest[b]
        if one is not None and other is not None and abs(one - other) > _SAME_NEWS:
            factor *= _OTHER_DAY
        return factor


class _Matrix:
    """The pages of a window as unit vectors, laid out by page and by term."""

    def __init__(self, pages: Sequence[Leaf]) -> None:
        self.number = len(pages)
        lengths = np.array([len(leaf.terms) for leaf in pages], dtype=np.int64) // 8
        self.ends = np.cumsum(lengths)
        self.page_of = np.repeat(np.arange(self.number), lengths)
        terms = np.frombuffer(b"".join([leaf.terms for leaf in pages]), dtype=TERM)
        told = np.frombuffer(b"".join([leaf.weights for leaf in pages]), dtype=WEIGHT).astype(np.float64)
        shares = np.frombuffer(b"".join([leaf.shares for leaf in pages]), dtype=WEIGHT).astype(np.float64)
        _, first, self.term_of = np.unique(terms, return_index=True, return_inverse=True)
        self.often = np.bincount(self.term_of, minlength=len(first))
        rarity = np.log((self.number + _PRIOR + 1) / (self.often + _PRIOR * shares[first]))
        rarity = np.where(self.often <= max(_MANY, _COMMON * self.number), np.maximum(rarity, 0.0) ** _POWER, 0.0)
        values = told * rarity[self.term_of]
        length = np.sqrt(np.bincount(self.page_of, values * values, minlength=self.number))
        self.values = values / np.where(length > 0, length, 1.0)[self.page_of]
        by_term = np.argsort(self.term_of, kind="stable")
        by_term = by_term[self.values[by_term] > 0]
        self.often = np.bincount(self.term_of[by_term], minlength=len(first))
        self.starts = np.cumsum(self.often) - self.often
        self.posted_pages = self.page_of[by_term]
        self.posted_values = self.values[by_term]

    def likeness(self, block: Ints) -> Floats:
        """The cosines of some pages (rows) with all pages of the window."""
        spots = np.concatenate([np.arange(self.ends[page - 1] if page else 0, self.ends[page]) for page in block])
        rows = np.repeat(np.arange(len(block)), np.diff(self.ends, prepend=0)[block])
        terms = self.term_of[spots]
        counts = self.often[terms]
        skipped = np.cumsum(counts) - counts
        posts = np.arange(int(counts.sum())) + np.repeat(self.starts[terms] - skipped, counts)
        cells = np.repeat(rows * self.number, counts) + self.posted_pages[posts]
        products = np.repeat(self.values[spots], counts) * self.posted_values[posts]
        out = np.bincount(cells, products, minlength=len(block) * self.number).astype(np.float64, copy=False)
        return out.reshape(len(block), self.number)
