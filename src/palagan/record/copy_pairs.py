"""Which pairs of pages are to be compared, and which kept copies reconsidered, when pages come and go."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

import numpy as np

from palagan.model.record import Copy
from palagan.record.copy_ground import Ground, Key, Pair, Scene, Side
from palagan.record.fingerprints import Grams, in_one
from palagan.record.postings import ENOUGH, CopyBook, Indexes
from palagan.record.texts import Text


class Pairs:
    """What a change asks: pairs to compare (`asked`), and the kept copies in question (`kept`).

    In question are the pairs of pages that come or go, of pages on which text became stock or ceased to be, and those
    pairs of other pages for which fingerprints speak that did not before, or no longer do. `stock` holds what is stock
    on the pages to compare.
    """

    def __init__(self, book: CopyBook, fresh: Mapping[str, Text], left: Mapping[str, Text]) -> None:
        self._ground = ground = Ground(book, fresh, left)
        ours = [*fresh.values(), *left.values()]
        prints = in_one(text.prints for text in ours)
        ground.fetch(prints)
        before, after = ground.side(after=False), ground.side(after=True)
        again = self._flipped(before, after, ours) - fresh.keys()
        touched = {*fresh, *left, *again}
        swayed = _swayed(before, after, ground.scene, touched)
        asked = {*left, *again, *(page for pair in swayed for page in pair)}
        kept = {_pair(copy): copy for copy in book.copies(asked)} if asked else {}
        unsure = {pair for pair, more in swayed.items() if more != (pair in kept)}
        theirs = ground.prints({*again, *(page for pair in unsure for page in pair)}, after=True)
        shared = [np.intersect1d(theirs[a], theirs[b], assume_unique=True) for a, b in unsure]
        if theirs:
            ground.fetch(in_one([prints, *(theirs[page] for page in again), *shared]))
            after = ground.side(after=True)
        self.asked = _asked(after, ground.scene, touched, unsure)
        self.kept = {pair: copy for pair, copy in kept.items() if pair in unsure or not touched.isdisjoint(pair)}
        self.stock = after.stock | self._dead_stock(after.dead)

    def texts(self, pages: Iterable[str]) -> Mapping[str, Text]:
        """The texts of pages as they are after the change."""
        return self._ground.texts(pages)

    def _flipped(self, before: Side, after: Side, ours: Sequence[Text]) -> set[str]:
        """The pages on which text has become stock of their outlet, or is it no longer."""
        dead = np.union1d(before.dead, after.dead)
        every = set(dead.tolist())
        keys = {
            (gram, text.outlet) for text in ours if text.outlet and every for gram in _both(text.prints, dead).tolist()
        }
        flipped = {key for key in before.stock ^ after.stock if key[0] not in every}
        flipped |= self._stock_of(keys, before, after=False) ^ self._stock_of(keys, after, after=True)
        return self._ground.holders(flipped)

    def _stock_of(self, keys: Collection[Key], side: Side, after: bool) -> set[Key]:
        dead = set(side.dead.tolist())
        found = self._ground.dead_stock({key for key in keys if key[0] in dead}, after)
        return found | {key for key in keys if key in side.stock}

    def _dead_stock(self, dead: Grams) -> set[Key]:
        """Stock among the fingerprints, on too many pages to pair any, of the pages to compare."""
        if not len(dead) or not self.asked:
            return set()
        outlets = self._ground.outlets_of()
        prints = self._ground.prints({page for pair in self.asked for page in pair if page in outlets}, after=True)
        keys = {(gram, outlets[page]) for page, mine in prints.items() for gram in _both(mine, dead).tolist()}
        return self._ground.dead_stock(keys, after=True)


def _pair(copy: Copy) -> Pair:
    return (copy.earlier, copy.later) if copy.earlier < copy.later else (copy.later, copy.earlier)


def _both(one: Grams, other: Grams) -> Grams:
    return np.intersect1d(one, other, assume_unique=True)


def _swayed(before: Side, after: Side, scene: Scene, touched: Collection[str]) -> dict[Pair, bool]:
    """Pairs of pages that are not touched, for which more speaks now (True), or less."""
    pairs: Indexes = np.union1d(before.pairs, after.pairs)
    pairs = pairs[~scene.touching(pairs, touched)]
    change = _votes(after, pairs) - _votes(before, pairs)
    moved = np.flatnonzero(change)
    return {scene.pair(int(pairs[n])): bool(change[n] > 0) for n in moved}


def _votes(side: Side, pairs: Indexes) -> Indexes:
    if not len(side.pairs):
        return np.zeros(len(pairs), np.int64)
    place = np.minimum(np.searchsorted(side.pairs, pairs), len(side.pairs) - 1)
    return np.where(side.pairs[place] == pairs, side.votes[place], 0)


def _asked(side: Side, scene: Scene, touched: Collection[str], unsure: Collection[Pair]) -> list[Pair]:
    enough = side.pairs[side.votes >= ENOUGH]
    near = scene.touching(enough, touched)
    asked = [scene.pair(key) for key in enough[near].tolist()]
    if unsure:
        asked += [pair for pair in map(scene.pair, enough[~near].tolist()) if pair in unsure]
    return asked
