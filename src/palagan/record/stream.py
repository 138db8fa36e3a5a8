"""Stories as a fold over days: what becomes of a day's pages depends on the pages and stories of some days before.

On each day that has pages the pages of the last days (`FREE`) are grouped anew, among themselves and with the stories
that older pages of the window are in: so a story splits or merges when later pages show it, while it is young. Then a
page stays where it is. How rare a word is, the window says, evened out by the tables of common words. Average linkage
and the end of the window keep a war from becoming one story.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from palagan.record.gates import Gates
from palagan.record.grouping import group
from palagan.record.window import NO_DAY, Bools, Floats, Ints, Laid, Window, Words

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
LEAST_COPIED = 0.25
"""Share of a page that another has from which the two are one story by that alone."""
IS_FREE = -1
"""What stands for the story of a page that is free."""

Copies = Iterable[tuple[str, str, float]]


def fold_laid(
    laid: Sequence[Laid], words: Words, kept: Ints, names: Sequence[str], copies: Copies = ()
) -> dict[str, str]:
    """The same for days that are laid out already, in their order; `kept` tells the story of each page by its number
    among `names`, or `IS_FREE`."""
    pages = [page for one in laid for page in one.pages]
    free = kept == IS_FREE
    if not free.any():
        return {}
    _, first, inverse, counts = np.unique(
        np.where(free, -1 - np.arange(len(kept)), kept), return_index=True, return_inverse=True, return_counts=True
    )
    order = np.argsort(first)
    node_of = np.argsort(order)[inverse]
    at, sizes = first[order], counts[order]
    ones, others, likeness = _pairs(Window(laid, words), pages, free, copies)
    a, b = node_of[ones], node_of[others]
    pairs, of = np.unique(np.minimum(a, b) * len(at) + np.maximum(a, b), return_inverse=True)
    a, b = pairs // len(at), pairs % len(at)
    total = np.bincount(of, likeness, minlength=len(pairs)) / (sizes[a] * sizes[b])
    assigned = {page: page for page, is_free in zip(pages, free.tolist(), strict=True) if is_free}
    for members in _grouped(a, b, total, sizes, ~free[at]):
        named = [(pages[at[node]], kept[at[node]]) for node in members]
        story = next((names[number] for _, number in named if number != IS_FREE), named[0][0])
        assigned.update((page, story) for page, number in named if number == IS_FREE)
    return assigned


def _grouped(a: Ints, b: Ints, likeness: Floats, sizes: Ints, old: Bools) -> list[list[int]]:
    """The groups of nodes of which some two are alike enough. Where no chain of such pairs ties two nodes together they
    can never come into one group, so that likeness between them is not looked at."""
    near = likeness >= ALIKE
    tied = np.unique(np.concatenate((a[near], b[near])))
    chain = np.full(len(sizes), -1, dtype=np.int64)
    chain[tied] = _chains(np.searchsorted(tied, a[near]).tolist(), np.searchsorted(tied, b[near]).tolist(), len(tied))
    inside = (chain[a] == chain[b]) & (chain[a] >= 0)
    ones, others = np.searchsorted(tied, a[inside]).tolist(), np.searchsorted(tied, b[inside]).tolist()
    pairs = dict(zip(zip(ones, others, strict=True), likeness[inside].tolist(), strict=True))
    groups = group(pairs, len(tied), ALIKE, sizes[tied].tolist(), np.flatnonzero(old[tied]).tolist())
    return [tied[members].tolist() for members in groups]


def _chains(ones: Sequence[int], others: Sequence[int], number: int) -> list[int]:
    """For each node, the least of those that pairs tie it to, over however many others."""
    least = list(range(number))

    def end(node: int) -> int:
        while least[node] != node:
            least[node] = least[least[node]]
            node = least[node]
        return node

    for one, other in zip(ones, others, strict=True):
        a, b = sorted((end(one), end(other)))
        least[b] = a
    return [end(node) for node in range(number)]


def _pairs(window: Window, pages: Sequence[str], free: Bools, copies: Copies) -> tuple[Ints, Ints, Floats]:
    """Pairs of pages that are alike at all, one of them free at least, by their numbers, and how alike they are."""
    days = np.concatenate([one.day for one in window.laid])
    level = np.concatenate([one.level for one in window.laid])
    gates = Gates(window.laid)
    lowest = ALIKE / 5 * float(level.min()) ** 2
    found: list[tuple[Ints, Ints, Floats]] = []
    for some, cosines in window.cosines(free):
        cells = np.flatnonzero(cosines >= lowest)
        rows, others = np.divmod(cells, len(pages))
        ones, values = some[rows], cosines.ravel()[cells]
        apart = np.abs(days[ones] - days[others])
        apart[(days[ones] == NO_DAY) | (days[others] == NO_DAY)] = _UNTOLD_DAYS
        alike = values * np.exp(-_FADE * apart) / (level[ones] * level[others])
        wanted = (alike >= ALIKE / 5) & (ones != others) & (~free[others] | (ones < others))
        ones, others = ones[wanted], others[wanted]
        found.append((ones, others, alike[wanted] * gates.of(ones, others)))
    ones, others, alike = (np.concatenate(parts) for parts in zip(*found, strict=True))
    shared = _shared(pages, copies)
    if not shared:
        return ones, others, alike
    a, b = np.array(list(shared), dtype=np.int64).T
    values = 1.0 + np.array(list(shared.values()))
    other = ~np.isin(np.minimum(ones, others) * len(pages) + np.maximum(ones, others), a * len(pages) + b)
    some = free[a] | free[b]
    return (
        np.concatenate((ones[other], a[some])),
        np.concatenate((others[other], b[some])),
        np.concatenate((alike[other], values[some])),
    )


def _shared(pages: Sequence[str], copies: Copies) -> dict[tuple[int, int], float]:
    """The share of text that two pages have in common, by their numbers, the smaller first, where it is enough."""
    number_of = {page: n for n, page in enumerate(pages)}
    shared: dict[tuple[int, int], float] = {}
    for one, other, share in copies:
        if share >= LEAST_COPIED and one in number_of and other in number_of:
            a, b = sorted((number_of[one], number_of[other]))
            shared[a, b] = share
    return dict(sorted(shared.items()))
