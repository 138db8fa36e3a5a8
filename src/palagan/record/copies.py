"""Copies: which pages share running text, which of the two was first, and where the shared stretches stand.

Fingerprints find the pairs, alignment confirms them; words of any language do. Which pairs are copies is a function of
the set of pages alone, and it is kept up: pages that come or go touch only the pages that share fingerprints with them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from palagan.model.record import Copy
from palagan.record.copy_pairs import Pairs, pair_of
from palagan.record.fingerprints import Grams
from palagan.record.passages import copy_of
from palagan.record.postings import CopyBook, Held, Key, Pair
from palagan.record.sheet import Sheet
from palagan.record.texts import Order, Text, text_of

_AT_ONCE = 500
"""Pairs whose texts are held at a time."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Pairs of pages to be compared, with all that tells whether they are copies."""

    pairs: tuple[Pair, ...]
    texts: Mapping[str, Text]
    stock: frozenset[Key]


def compare(given: Compared) -> list[Copy]:
    """The copies among some pairs."""
    found = (copy_of(given.texts[one], given.texts[other], given.stock) for one, other in given.pairs)
    return [copy for copy in found if copy is not None]


Compare = Callable[[Iterable[Compared]], Iterable[list[Copy]]]
"""`compare` for some pairs after the others, in this process or in several."""


def compare_here(several: Iterable[Compared]) -> Iterator[list[Copy]]:
    """In this process."""
    return map(compare, several)


@dataclass(frozen=True, slots=True)
class Change:
    """What to do to the kept copies: take away `gone` (earlier, later), then put in `made`, each sorted.

    `stocked` are the fingerprints that are stock of an outlet now, `unstocked` those that are it no longer.
    """

    gone: tuple[tuple[str, str], ...]
    made: tuple[Copy, ...]
    stocked: tuple[Key, ...] = ()
    unstocked: tuple[Key, ...] = ()


def find_copies(sheets: Sequence[Sheet], credits: Mapping[str, Collection[str]]) -> tuple[Copy, ...]:
    """The copies among the pages, sorted by later page and falling share.

    `credits` gives, per page, the outlets that it says it draws on: of two pages published at the same time the one
    that credits the other's outlet is the later. Then the shorter is, then the one with the greater id.
    """
    texts = [text_of(sheet, credits.get(sheet.id, ())) for sheet in sheets]
    return update_copies(_Empty(), texts, ()).made


def update_copies(
    book: CopyBook, added: Iterable[Text], removed: Collection[str], compared: Compare = compare_here
) -> Change:
    """How the kept copies change when pages come and go; the book is as it was before.

    A page that is added under an id that the book has takes its place. The result is the same as from scratch.
    """
    fresh = {text.page: text for text in added}
    left = dict(book.texts({*removed, *fresh}))
    for page in [page for page in fresh if page in left and fresh[page].same(left[page])]:
        del fresh[page], left[page]
    if not fresh and not left:
        return Change((), ())
    pairs = Pairs(book, fresh, left)
    found = {pair_of(copy): copy for several in compared(_to_compare(pairs)) for copy in several}
    gone = [copy for key, copy in pairs.kept.items() if found.get(key) != copy]
    made = [copy for key, copy in found.items() if pairs.kept.get(key) != copy]
    return Change(
        tuple(sorted((copy.earlier, copy.later) for copy in gone)),
        tuple(sorted(made, key=lambda copy: (copy.later, -copy.share, copy.earlier))),
        tuple(sorted(pairs.won)),
        tuple(sorted(pairs.lost)),
    )


def _to_compare(pairs: Pairs) -> Iterator[Compared]:
    stock = frozenset(pairs.stock)
    for start in range(0, len(pairs.asked), _AT_ONCE):
        part = pairs.asked[start : start + _AT_ONCE]
        yield Compared(tuple(part), pairs.texts({page for pair in part for page in pair}), stock)


class _Empty:
    """A book without pages."""

    def postings(self, *_: object) -> Held:
        return Held(np.empty(0, np.int64), np.empty(0, np.int64), (), np.empty(0, np.int64))

    def stock(self, *_: object) -> Collection[Key]:
        return ()

    def held(self, *_: object) -> Mapping[Key, Sequence[Order]]:
        return {}

    def prints(self, *_: object) -> Mapping[str, Grams]:
        return {}

    def texts(self, *_: object) -> Mapping[str, Text]:
        return {}

    def kept(self, *_: object) -> Collection[Pair]:
        return ()

    def copies(self, *_: object) -> Sequence[Copy]:
        return ()
