"""The pages around a change, as far as they share fingerprints with pages that come or go: before it and after it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from palagan.record.fingerprints import Grams
from palagan.record.postings import MOST_PAGES, CopyBook, Indexes, Post, Rows, group_sizes, rows_of, votes
from palagan.record.stock import LOOKED_AT, Likeness, is_stock, repeated
from palagan.record.texts import Order, Text

Pair = tuple[str, str]
"""Two pages by their ids, the lesser first."""
Key = tuple[int, str]
"""A fingerprint and an outlet."""


@dataclass(frozen=True, slots=True)
class Scene:
    """All pages around, in order of publication, with their outlets' numbers (-1: none)."""

    orders: list[Order]
    outlets: list[str]
    place: dict[Order, int]
    number: dict[str | None, int]

    def pair(self, key: int) -> Pair:
        """The pages of a pair of places."""
        first, second = divmod(key, len(self.orders))
        one, other = self.orders[first][2], self.orders[second][2]
        return (one, other) if one < other else (other, one)

    def touching(self, pairs: Indexes, pages: Collection[str]) -> npt.NDArray[np.bool_]:
        """Which of the pairs have one of the pages."""
        mine = np.array([order[2] in pages for order in self.orders], np.bool_)
        count = max(1, len(self.orders))
        mask: npt.NDArray[np.bool_] = mine[pairs // count] | mine[pairs % count]
        return mask


@dataclass(frozen=True, slots=True)
class Side:
    """How fingerprints pair pages, before or after the change.

    `dead` are those on too many pages to pair any; `stock` holds the stock among the others; pair `pairs[n]` (of places
    in the scene) has `votes[n]`.
    """

    dead: Grams
    stock: set[Key]
    pairs: Indexes
    votes: Indexes


class Ground:
    """What the book and the change hold of some fingerprints. `fresh` are the pages that come, `left` those that go."""

    def __init__(self, book: CopyBook, fresh: Mapping[str, Text], left: Mapping[str, Text]) -> None:
        self._book, self._fresh, self._left = book, fresh, left
        self._posts: dict[int, Sequence[Post]] = {}
        self._prints: dict[str, Grams] = {}
        self._asked: Grams = np.empty(0, np.int64)
        self.scene = self._scene()

    def fetch(self, prints: Grams) -> None:
        """Bring in the pages that hold fingerprints; the scene grows by them, and its places change."""
        new = np.setdiff1d(prints, self._asked, assume_unique=True)
        self._asked = np.union1d(self._asked, new)
        self._posts.update(self._book.postings(new.tolist(), MOST_PAGES + 1 + len(self._left)))
        self.scene = self._scene()

    def prints(self, pages: Iterable[str], after: bool) -> dict[str, Grams]:
        """The fingerprints of pages."""
        ours = self._fresh if after else self._left
        pages = list(pages)
        missing = [page for page in pages if page not in ours and page not in self._prints]
        if missing:
            self._prints.update(self._book.prints(missing))
        return {page: ours[page].prints if page in ours else self._prints[page] for page in pages}

    def texts(self, pages: Iterable[str]) -> dict[str, Text]:
        """The texts of pages as they are after the change."""
        pages = list(pages)
        missing = [page for page in pages if page not in self._fresh]
        found = dict(self._book.texts(missing)) if missing else {}
        return {**found, **{page: self._fresh[page] for page in pages if page in self._fresh}}

    def side(self, after: bool) -> Side:
        """How all fingerprints brought in pair pages."""
        every = self._rows(after)
        alive = group_sizes(every.gram)[1] <= MOST_PAGES
        rows = every.only(alive)
        orders, outlets = self.scene.orders, self.scene.outlets
        groups = [(group, [orders[n][2] for n in rows.page[group[:LOOKED_AT]]]) for group in repeated(rows)]
        alike = Likeness(self.prints({page for _, first in groups for page in first}, after))
        speaks = np.ones(len(rows.gram), np.bool_)
        stock: set[Key] = set()
        for group, first in groups:
            if is_stock(first, alike):
                speaks[group] = False
                stock.add((int(rows.gram[group[0]]), outlets[rows.outlet[group[0]]]))
        return Side(np.unique(every.gram[~alive]), stock, *votes(rows.only(speaks), len(orders)))

    def dead_stock(self, keys: Collection[Key], after: bool) -> set[Key]:
        """Which of the keys, whose fingerprints are on too many pages to pair any, are stock all the same."""
        if not keys:
            return set()
        held = self._book.held(keys, LOOKED_AT + len(self._left))
        orders = {key: [post.order for post in held.get(key, ())] for key in keys}
        if after:
            orders = {key: [order for order in mine if order[2] not in self._left] for key, mine in orders.items()}
            grams = np.unique(np.array([gram for gram, _ in keys], np.int64))
            for text in self._fresh.values():
                for gram in np.intersect1d(text.prints, grams).tolist():
                    if text.outlet and (gram, text.outlet) in orders:
                        orders[gram, text.outlet].append(text.order)
        first = {key: [order[2] for order in sorted(mine)[:LOOKED_AT]] for key, mine in orders.items()}
        alike = Likeness(self.prints({page for mine in first.values() for page in mine}, after))
        return {key for key, mine in first.items() if is_stock(mine, alike)}

    def holders(self, keys: Collection[Key]) -> set[str]:
        """The pages of the outlets that hold the fingerprints, of those that stay as they are."""
        found = self._book.held(keys, None) if keys else {}
        return {post.order[2] for posts in found.values() for post in posts} - self._left.keys()

    def outlets_of(self) -> dict[str, str]:
        """The outlets of the scene's pages, after the change."""
        posts = (post for held in self._posts.values() for post in held if post.order[2] not in self._left)
        out = {post.order[2]: post.outlet for post in posts if post.outlet}
        return out | {page: text.outlet for page, text in self._fresh.items() if text.outlet}

    def _scene(self) -> Scene:
        posts = {post for held in self._posts.values() for post in held}
        texts = self._fresh.values()
        orders = sorted({post.order for post in posts} | {text.order for text in texts})
        outlets = sorted({post.outlet for post in posts if post.outlet} | {t.outlet for t in texts if t.outlet})
        place = {order: n for n, order in enumerate(orders)}
        return Scene(orders, outlets, place, {name: n for n, name in enumerate(outlets)})

    def _rows(self, after: bool) -> Rows:
        place, number = self.scene.place, self.scene.number
        held = [
            (gram, place[post.order], number.get(post.outlet, -1))
            for gram, posts in self._posts.items()
            for post in posts
            if not (after and post.order[2] in self._left)
        ]
        kept: Indexes = np.array(held, np.int64).reshape(-1, 3)
        texts = list(self._fresh.values()) if after else []
        lengths = [len(text.prints) for text in texts]
        pages = np.repeat(np.array([place[text.order] for text in texts], np.int64), lengths)
        outlets = np.repeat(np.array([number.get(text.outlet, -1) for text in texts], np.int64), lengths)
        grams = np.concatenate([kept[:, 0], *(text.prints for text in texts)])
        return rows_of(grams, np.concatenate([kept[:, 1], pages]), np.concatenate([kept[:, 2], outlets]))
