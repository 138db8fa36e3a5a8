"""Copies: which pages share running text, which of the two was first, and where the shared stretches stand.

Fingerprints find the pairs, alignment confirms them; words of any language do. Which pairs are copies is a function of
the set of pages alone, and it is kept up: pages that come or go touch only the pages that share fingerprints with them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from palagan.model.record import Copy
from palagan.record.copy_pairs import Pairs
from palagan.record.fingerprints import Grams
from palagan.record.passages import copy_of
from palagan.record.postings import CopyBook, Held, Key, Pair
from palagan.record.sheet import Sheet
from palagan.record.texts import Order, Text, text_of

_AT_ONCE = 2000
"""Pairs whose texts are held at a time."""


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


def update_copies(book: CopyBook, added: Iterable[Text], removed: Collection[str]) -> Change:
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
    found = _compared(pairs)
    gone = [copy for key, copy in pairs.kept.items() if found.get(key) != copy]
    made = [copy for key, copy in found.items() if pairs.kept.get(key) != copy]
    return Change(
        tuple(sorted((copy.earlier, copy.later) for copy in gone)),
        tuple(sorted(made, key=lambda copy: (copy.later, -copy.share, copy.earlier))),
        tuple(sorted(pairs.won)),
        tuple(sorted(pairs.lost)),
    )


def _compared(pairs: Pairs) -> dict[Pair, Copy]:
    found: dict[Pair, Copy] = {}
    asked = pairs.asked
    for start in range(0, len(asked), _AT_ONCE):
        part = asked[start : start + _AT_ONCE]
        texts = pairs.texts({page for pair in part for page in pair})
        for one, other in part:
            copy = copy_of(texts[one], texts[other], pairs.stock)
            if copy is not None:
                found[one, other] = copy
    return found


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
