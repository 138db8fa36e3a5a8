"""Which pairs of pages are to be compared, and which kept copies reconsidered, when pages come and go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

import numpy as np

from palagan.model.record import Copy
from palagan.record.copy_ground import Ground, Scene
from palagan.record.fingerprints import in_one
from palagan.record.postings import ENOUGH, CopyBook, Key, Mask, Pair, beside, near, pairings, summed
from palagan.record.texts import Text


class Pairs:
    """What a change asks: pairs to compare (`asked`), and the kept copies in question (`kept`).

    In question are the pairs of pages that come or go, of pages on which text ceased to be stock, and those pairs of
    other pages for which fingerprints speak that did not before, or no longer do; and where text became stock, the
    copies of it: other pairs it cannot bring together. `stock` holds what is stock on the pages to compare; `won` and
    `lost` what became stock, and what is stock no longer.
    """

    def __init__(self, book: CopyBook, fresh: Mapping[str, Text], left: Mapping[str, Text]) -> None:
        self._ground = ground = Ground(book, fresh, left)
        prints = in_one(text.prints for text in (*fresh.values(), *left.values()))
        ground.fetch(prints)
        scene = ground.scene()
        flipped = ground.flipped(scene)
        self.won, self.lost = flipped - ground.stock, flipped & ground.stock
        again = {page for pages in ground.holders(self.lost).values() for page in pages} - fresh.keys()
        touched = {*fresh, *left, *again}
        swayed = _swayed(ground, scene, flipped, touched)
        kept = set(book.kept(swayed.keys())) if swayed else set()
        unsure = {pair for pair, more in swayed.items() if more != (pair in kept)}
        unsure |= {pair for pair in _stocked(book, ground, self.won) if touched.isdisjoint(pair)}
        pages = {page for pair in unsure for page in pair}
        theirs = ground.prints({*again, *pages})
        if theirs:
            shared = [np.intersect1d(theirs[a], theirs[b], assume_unique=True) for a, b in unsure]
            ground.fetch(in_one([*(theirs[page] for page in again), *shared]))
            scene = ground.scene()
        self.stock: set[Key] = ground.stock ^ flipped
        self.asked = _asked(scene, ground.speaking(scene, self.stock, after=True), touched, unsure, pages)
        copies = book.copies({*left, *again, *pages})
        self.kept = {
            pair: copy for pair, copy in ((pair_of(copy), copy) for copy in copies)
            if pair in unsure or not touched.isdisjoint(pair)
        }  # fmt: skip

    def texts(self, pages: Iterable[str]) -> Mapping[str, Text]:
        """The texts of pages as they are after the change."""
        return self._ground.texts(pages)


def _stocked(book: CopyBook, ground: Ground, won: Collection[Key]) -> set[Pair]:
    """The copies kept so far of whose text some became stock of the later page's outlet, of pages that stay."""
    grams_of: dict[str, set[int]] = defaultdict(set)
    for (gram, _), pages in ground.holders(won).items():
        for page in pages:
            grams_of[page].add(gram)
    copies = [copy for copy in book.copies(grams_of.keys()) if copy.later in grams_of] if grams_of else []
    prints = ground.prints({copy.earlier for copy in copies})
    return {pair_of(copy) for copy in copies if not grams_of[copy.later].isdisjoint(prints[copy.earlier].tolist())}


def pair_of(copy: Copy) -> Pair:
    """The pair that a copy is of."""
    return (copy.earlier, copy.later) if copy.earlier < copy.later else (copy.later, copy.earlier)


def _swayed(ground: Ground, scene: Scene, flipped: set[Key], touched: Collection[str]) -> dict[Pair, bool]:
    """Pairs of pages that are not touched, for which more speaks now (True), or less."""
    was = ground.speaking(scene, ground.stock, after=False)
    now = ground.speaking(scene, ground.stock ^ flipped, after=True)
    if not np.any(was):
        return {}
    rows, ours = scene.rows, scene.places(touched)
    some = was | now
    rows, was, now = rows.only(some), was[some], now[some]
    asked = near(rows.gram, was, now)
    count = len(scene.orders)
    found = []
    for mask, sign in ((was, -1), (now, 1)):
        pairs, weights = pairings(rows.gram[mask], rows.page[mask], asked[mask], count)
        others = ~(ours[pairs // count] | ours[pairs % count])
        found.append((pairs[others], weights[others] * sign))
    pairs, change = summed(*(np.concatenate(both) for both in zip(*found, strict=True)))
    moved = np.flatnonzero(change)
    return {
        scene.pair(pair): more > 0 for pair, more in zip(pairs[moved].tolist(), change[moved].tolist(), strict=True)
    }


def _asked(
    scene: Scene, speaks: Mask, touched: Collection[str], unsure: Collection[Pair], others: Collection[str]
) -> list[Pair]:
    """The pairs to compare: those of touched pages for which enough speaks, and such of the unsure ones."""
    rows, count = scene.rows.only(speaks), len(scene.orders)
    ours = scene.places(touched)
    pairs, votes = summed(*pairings(rows.gram, rows.page, beside(rows, ours | scene.places(others)), count))
    enough = pairs[votes >= ENOUGH]
    mine = ours[enough // count] | ours[enough % count]
    asked = [scene.pair(pair) for pair in enough[mine].tolist()]
    if unsure:
        asked += [pair for pair in map(scene.pair, enough[~mine].tolist()) if pair in unsure]
    return asked
