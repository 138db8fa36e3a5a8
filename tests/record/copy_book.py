"""A book of copies in memory: what the record keeps of pages for copies, as plain as can be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

import numpy as np

from palagan.model.record import Copy
from palagan.record.copies import update_copies
from palagan.record.fingerprints import Grams
from palagan.record.postings import Held, Key, Pair, Post
from palagan.record.texts import Order, Text


class MemoryBook:
    """A `CopyBook` that keeps all in dicts, and can be changed."""

    def __init__(self) -> None:
        self.pages: dict[str, Text] = {}
        self.copied: dict[tuple[str, str], Copy] = {}
        self.stocked: set[Key] = set()
        self._holders: defaultdict[int, dict[str, Post]] = defaultdict(dict)

    def change(self, added: Collection[Text], removed: Collection[str]) -> None:
        """Bring pages in and take pages out, and keep the copies up."""
        change = update_copies(self, added, removed)
        for gone in change.gone:
            del self.copied[gone]
        for copy in change.made:
            assert (copy.earlier, copy.later) not in self.copied
            self.copied[copy.earlier, copy.later] = copy
        assert self.stocked.isdisjoint(change.stocked)
        assert self.stocked.issuperset(change.unstocked)
        self.stocked = (self.stocked - set(change.unstocked)) | set(change.stocked)
        for page in {*removed, *(text.page for text in added)} & self.pages.keys():
            for gram in self.pages.pop(page).prints.tolist():
                del self._holders[gram][page]
        for text in added:
            self.pages[text.page] = text
            for gram in text.prints.tolist():
                self._holders[gram][text.page] = Post(text.order, text.outlet)

    @property
    def found(self) -> tuple[Copy, ...]:
        """The copies kept, in the order of `find_copies`."""
        return tuple(sorted(self.copied.values(), key=lambda copy: (copy.later, -copy.share, copy.earlier)))

    def postings(self, prints: Grams, most: int) -> Held:
        """As `CopyBook.postings`."""
        holders = {gram: self._holders[gram] for gram in prints.tolist() if self._holders.get(gram)}
        few = {gram: mine for gram, mine in holders.items() if len(mine) <= most}
        posts = list(dict.fromkeys(post for mine in few.values() for post in mine.values()))
        number = {post.order: n for n, post in enumerate(posts)}
        rows = [(gram, number[post.order]) for gram, mine in few.items() for post in mine.values()]
        columns = np.array(rows, np.int64).reshape(-1, 2).T
        return Held(columns[0], columns[1], posts, np.array(sorted(holders.keys() - few), np.int64))

    def stock(self, prints: Grams) -> Collection[Key]:
        """As `CopyBook.stock`."""
        asked = set(prints.tolist())
        return [key for key in self.stocked if key[0] in asked]

    def held(self, keys: Collection[Key], most: int | None) -> Mapping[Key, Sequence[Order]]:
        """As `CopyBook.held`."""
        return {
            (gram, outlet): sorted(post.order for post in self._holders[gram].values() if post.outlet == outlet)[:most]
            for gram, outlet in keys
            if gram in self._holders
        }

    def prints(self, pages: Collection[str]) -> Mapping[str, Grams]:
        """As `CopyBook.prints`."""
        return {page: self.pages[page].prints for page in pages if page in self.pages}

    def texts(self, pages: Collection[str]) -> Mapping[str, Text]:
        """As `CopyBook.texts`."""
        return {page: self.pages[page] for page in pages if page in self.pages}

    def kept(self, pairs: Collection[Pair]) -> Collection[Pair]:
        """As `CopyBook.kept`."""
        return [pair for pair in pairs if pair in self.copied or pair[::-1] in self.copied]

    def copies(self, pages: Collection[str]) -> Sequence[Copy]:
        """As `CopyBook.copies`."""
        return [copy for key, copy in self.copied.items() if not set(pages).isdisjoint(key)]
