"""The pages around a change, as far as they share fingerprints with pages that come or go: before it and after it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from palagan.record.fingerprints import Grams, among
from palagan.record.postings import MOST_PAGES, CopyBook, Indexes, Key, Mask, Pair, Rows
from palagan.record.stock import LOOKED_AT, repeated, stock_among
from palagan.record.texts import Order, Text

_GONE, _FRESH = 1, 2
"""Rows of pages that go, and that come; 0: of pages that stay."""


@dataclass(frozen=True, slots=True)
class Scene:
    """All pages around, in order of publication, and the fingerprints that they are around by."""

    orders: list[Order]
    outlets: list[str | None]
    grams: Grams
    rows: Rows

    def pair(self, key: int) -> Pair:
        """The pages of a pair of places."""
        first, second = divmod(key, len(self.orders))
        one, other = self.orders[first][2], self.orders[second][2]
        return (one, other) if one < other else (other, one)

    def places(self, pages: Collection[str]) -> Mask:
        """Which places are of these pages."""
        return np.array([order[2] in pages for order in self.orders], np.bool_)


class Ground:
    """What the book and the change hold of some fingerprints. `fresh` are the pages that come, `left` those that go."""

    def __init__(self, book: CopyBook, fresh: Mapping[str, Text], left: Mapping[str, Text]) -> None:
        self._book, self._fresh, self._left = book, fresh, left
        self._prints: dict[str, Grams] = {}
        self._asked: Grams = np.empty(0, np.int64)
        self._many: Grams = np.empty(0, np.int64)
        self._orders: dict[Order, int] = {}
        self._outlets: dict[str | None, int] = {None: 0}
        self._rows: list[tuple[Grams, Indexes, Indexes, Indexes]] = []
        self._add_fresh()
        self.stock: set[Key] = set()
        """What is stock, before the change."""

    def fetch(self, prints: Grams) -> None:
        """Bring in the pages that hold fingerprints."""
        new = prints[~among(prints, self._asked)]
        if not len(new):
            return
        self._asked = np.sort(np.concatenate([self._asked, new]))
        held = self._book.postings(new, MOST_PAGES + len(self._left))
        self._many = np.sort(np.concatenate([self._many, held.many]))
        self.stock |= set(self._book.stock(new))
        orders = np.array([self._orders.setdefault(post.order, len(self._orders)) for post in held.posts], np.int64)
        outlets = np.array([self._outlet(post.outlet) for post in held.posts], np.int64)
        gone = np.array([_GONE if post.order[2] in self._left else 0 for post in held.posts], np.int64)
        if len(held.gram):
            self._rows.append((held.gram, orders[held.page], outlets[held.page], gone[held.page]))

    def prints(self, pages: Iterable[str]) -> dict[str, Grams]:
        """The fingerprints of pages as they are after the change."""
        pages = list(pages)
        missing = [page for page in pages if page not in self._fresh and page not in self._prints]
        if missing:
            self._prints.update(self._book.prints(missing))
        return {page: self._fresh[page].prints if page in self._fresh else self._prints[page] for page in pages}

    def texts(self, pages: Iterable[str]) -> dict[str, Text]:
        """The texts of pages as they are after the change."""
        pages = list(pages)
        missing = [page for page in pages if page not in self._fresh]
        found = dict(self._book.texts(missing)) if missing else {}
        return {**found, **{page: self._fresh[page] for page in pages if page in self._fresh}}

    def scene(self) -> Scene:
        """All that was brought in."""
        orders = list(self._orders)
        by_order = sorted(range(len(orders)), key=orders.__getitem__)
        place = np.empty(len(orders), np.int64)
        place[by_order] = np.arange(len(orders))
        gram, page, outlet, kind = (np.concatenate(several) for several in zip(*self._rows, strict=True))
        number, page = np.searchsorted(self._asked, gram), place[page]
        sort = np.argsort(number * len(orders) + page)
        kind = kind[sort]
        rows = Rows(number[sort], page[sort], outlet[sort], kind != _FRESH, kind != _GONE)
        return Scene([orders[n] for n in by_order], list(self._outlets), self._asked, rows)

    def flipped(self, scene: Scene) -> set[Key]:
        """The fingerprints that the change makes stock of an outlet, or stock no longer."""
        firsts = self._first_pages(scene) | self._first_of_many()
        prints = self.prints({page for first in firsts.values() for page in first})
        told = dict(zip(firsts, stock_among(list(firsts.values()), prints), strict=True))
        return {key for key, is_stock in told.items() if is_stock != (key in self.stock)}

    def speaking(self, scene: Scene, stock: Collection[Key], after: bool) -> Mask:
        """Rows that speak for pairs before or after the change, of fingerprints on few enough pages and not stock."""
        rows, number = scene.rows, self._outlets
        here = rows.now if after else rows.was
        alive = np.bincount(rows.gram[here], minlength=len(scene.grams)) <= MOST_PAGES
        alive[np.searchsorted(scene.grams, self._many)] = False
        width = len(self._outlets)
        listed = [(gram, number[outlet]) for gram, outlet in stock if outlet in number]
        keys = np.array(listed, np.int64).reshape(-1, 2)
        keys = keys[among(keys[:, 0], scene.grams)]
        stocked = np.searchsorted(scene.grams, keys[:, 0]) * width + keys[:, 1]
        speaks: Mask = here & alive[rows.gram] & ~among(rows.gram * width + rows.outlet, np.sort(stocked))
        return speaks

    def holders(self, keys: Collection[Key]) -> dict[Key, list[str]]:
        """The pages of each outlet that hold the fingerprint, of those that stay."""
        found = self._book.held(keys, None) if keys else {}
        return {key: [page for _, _, page in orders if page not in self._left] for key, orders in found.items()}

    def _outlet(self, name: str | None) -> int:
        return self._outlets.setdefault(name or None, len(self._outlets))

    def _add_fresh(self) -> None:
        texts = list(self._fresh.values())
        lengths = [len(text.prints) for text in texts]
        orders = [self._orders.setdefault(text.order, len(self._orders)) for text in texts]
        outlets = [self._outlet(text.outlet) for text in texts]
        grams = np.concatenate([np.empty(0, np.int64), *(text.prints for text in texts)])
        pages, several = (np.repeat(np.array(each, np.int64), lengths) for each in (orders, outlets))
        self._rows.append((grams, pages, several, np.full(len(grams), _FRESH)))

    def _first_pages(self, scene: Scene) -> dict[Key, list[str]]:
        """Per fingerprint and outlet in question the first pages of the outlet that hold it now; of those on too many
        pages to be brought in only the fresh ones are here, which tell nothing."""
        few = ~among(scene.grams[scene.rows.gram], self._many)
        rows = scene.rows.only(scene.rows.now & few)
        asked = ~rows.was
        out: dict[Key, list[str]] = {}
        lost = self._keys(self._left.values())
        if lost:
            out = {key: [] for key in lost if key in self.stock}
            width = len(self._outlets)
            keys = np.array(
                [(gram, self._outlets[outlet]) for gram, outlet in lost if outlet in self._outlets], np.int64
            )
            keys = keys[among(keys[:, 0], scene.grams)]
            mine = np.searchsorted(scene.grams, keys[:, 0]) * width + keys[:, 1]
            asked |= among(rows.gram * width + rows.outlet, np.sort(mine))
        for first in repeated(rows.gram, rows.page, rows.outlet, asked):
            outlet = scene.outlets[rows.outlet[first[0]]]
            assert outlet is not None
            out[int(scene.grams[rows.gram[first[0]]]), outlet] = [scene.orders[n][2] for n in rows.page[first].tolist()]
        return out

    def _first_of_many(self) -> dict[Key, list[str]]:
        """The same for fingerprints on too many pages to be brought in."""
        many = set(self._many.tolist())
        if not many:
            return {}
        lost, won = (
            {key for key in self._keys(texts) if key[0] in many}
            for texts in (self._left.values(), self._fresh.values())
        )
        held = self._book.held(lost | won, LOOKED_AT + len(self._left))
        orders = {key: [order for order in held.get(key, ()) if order[2] not in self._left] for key in lost | won}
        for text in self._fresh.values():
            for gram in text.prints.tolist():
                if gram in many and text.outlet:
                    orders[gram, text.outlet].append(text.order)
        first = {key: [order[2] for order in sorted(mine)[:LOOKED_AT]] for key, mine in orders.items()}
        return {key: mine for key, mine in first.items() if key in lost or not self._fresh.keys().isdisjoint(mine)}

    def _keys(self, texts: Iterable[Text]) -> set[Key]:
        return {(gram, text.outlet) for text in texts if text.outlet for gram in text.prints.tolist()}
