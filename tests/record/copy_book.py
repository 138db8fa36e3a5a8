"""A book of copies in memory: what the record keeps of pages for copies, as plain as can be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from palagan.model.record import Copy
from palagan.record.copies import update_copies
from palagan.record.fingerprints import Grams
from palagan.record.postings import Post
from palagan.record.texts import Text


class MemoryBook:
    """A `CopyBook` that keeps all in dicts, and can be changed."""

    def __init__(self) -> None:
        self.pages: dict[str, Text] = {}
        self.kept: dict[tuple[str, str], Copy] = {}
        self._holders: defaultdict[int, dict[str, Post]] = defaultdict(dict)

    def change(self, added: Collection[Text], removed: Collection[str]) -> None:
        """Bring pages in and take pages out, and keep the copies up."""
        change = update_copies(self, added, removed)
        for gone in change.gone:
            del self.kept[gone]
        for copy in change.made:
            assert (copy.earlier, copy.later) not in self.kept
            self.kept[copy.earlier, copy.later] = copy
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
        return tuple(sorted(self.kept.values(), key=lambda copy: (copy.later, -copy.share, copy.earlier)))

    def postings(self, prints: Sequence[int], most: int) -> Mapping[int, Sequence[Post]]:
        """As `CopyBook.postings`; the latest come first, and of too many the earliest are left out."""
        return {
            gram: sorted(self._holders[gram].values(), key=lambda post: post.order, reverse=True)[:most]
            for gram in prints
            if self._holders.get(gram)
        }

    def held(self, keys: Collection[tuple[int, str]], most: int | None) -> Mapping[tuple[int, str], Sequence[Post]]:
        """As `CopyBook.held`."""
        return {
            (gram, outlet): sorted(
                (post for post in self._holders[gram].values() if post.outlet == outlet), key=lambda post: post.order
            )[:most]
            for gram, outlet in keys
            if gram in self._holders
        }

    def prints(self, pages: Collection[str]) -> Mapping[str, Grams]:
        """As `CopyBook.prints`."""
        return {page: self.pages[page].prints for page in pages if page in self.pages}

    def texts(self, pages: Collection[str]) -> Mapping[str, Text]:
        """As `CopyBook.texts`."""
        return {page: self.pages[page] for page in pages if page in self.pages}

    def copies(self, pages: Collection[str]) -> Sequence[Copy]:
        """As `CopyBook.copies`."""
        return [copy for key, copy in self.kept.items() if not set(pages).isdisjoint(key)]
