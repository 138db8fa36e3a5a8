"""Copies: which pages share running text, which of the two was first, and where the shared stretches stand.

Fingerprints find the pairs, alignment confirms them; words of any language do. An outlet's stock paragraphs, which it
repeats under one report after another, count for nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from palagan.model.record import Aligned, Copy
from palagan.record.alignment import Stretch, align
from palagan.record.fingerprints import GRAM, WINDOW, Words, grams, winnow
from palagan.record.sheet import Sheet

LEAST_STRETCH = 8
"""Agreeing words in a row (small gaps allowed) that make a shared stretch: longer than a name with its title."""
LEAST_SHARED = 16
"""Agreeing words that make a copy: a long sentence."""
_FEW = 2
"""Shared fingerprints that make a pair worth aligning."""
_COMMON = 24
"""A fingerprint on more pages than this pairs each page only with the first and the last few before it."""
_NEIGHBOURS = 4
_STOCK_PAGES = 5
"""Text that stands under at least so many pages of an outlet, which are otherwise different, is its stock."""
_SAME_PAGE = 0.5
"""Share of fingerprints from which two pages of an outlet are versions of one."""


@dataclass(frozen=True, slots=True)
class _Text:
    sheet: Sheet
    numbers: list[int]
    hashes: list[int]
    kept: list[int]
    prints: frozenset[int]


def find_copies(sheets: Sequence[Sheet], credits: Mapping[str, Collection[str]]) -> tuple[Copy, ...]:
    """The copies among the pages, sorted by later page and falling share.

    `credits` gives, per page, the outlets that it says it draws on: of two pages published at the same time the one
    that credits the other's outlet is the later. Then the one of which less stands in the other, then the greater id.
    """
    words = Words()
    texts = [_text(sheet, words) for sheet in sorted(sheets, key=lambda sheet: sheet.order)]
    postings: dict[int, list[int]] = defaultdict(list)
    for index, text in enumerate(texts):
        for gram in text.prints:
            postings[gram].append(index)
    stock = _stock(texts, postings)
    shared = _candidates(postings, stock)
    found = []
    for (a, b), number in sorted(shared.items()):
        fewest = min(len(texts[a].kept), len(texts[b].kept))
        if number >= _FEW or number == fewest:
            copy = _compare(texts[a], texts[b], stock, credits)
            if copy is not None:
                found.append(copy)
    return tuple(sorted(found, key=lambda copy: (copy.later, -copy.share, copy.earlier)))


def _text(sheet: Sheet, words: Words) -> _Text:
    numbers = words.numbers(sheet.words)
    hashes = grams(numbers)
    kept = winnow(hashes)
    return _Text(sheet, numbers, hashes, kept, frozenset(hashes[position] for position in kept))


def _stock(texts: Sequence[_Text], postings: Mapping[int, Sequence[int]]) -> dict[str, frozenset[int]]:
    """Outlet → fingerprints of its stock."""
    out: dict[str, set[int]] = defaultdict(set)
    likeness: dict[tuple[int, int], float] = {}
    for gram, indexes in postings.items():
        if len(indexes) < _STOCK_PAGES:
            continue
        pages: dict[str, list[int]] = defaultdict(list)
        for index in indexes:
            outlet = texts[index].sheet.outlet
            if outlet is not None:
                pages[outlet].append(index)
        for outlet, mine in pages.items():
            if len(mine) >= _STOCK_PAGES and _otherwise_different(mine, texts, likeness):
                out[outlet].add(gram)
    return {outlet: frozenset(kept) for outlet, kept in out.items()}


def _otherwise_different(
    indexes: Sequence[int], texts: Sequence[_Text], likeness: dict[tuple[int, int], float]
) -> bool:
    """Whether most of these pages share less than half their fingerprints with the one before: no page's versions."""
    different = 0
    for pair in pairwise(indexes):
        if pair not in likeness:
            one, other = texts[pair[0]].prints, texts[pair[1]].prints
            likeness[pair] = len(one & other) / max(1, min(len(one), len(other)))
        different += likeness[pair] < _SAME_PAGE
    return different * 2 > len(indexes) - 1


def _candidates(postings: Mapping[int, Sequence[int]], stock: Mapping[str, frozenset[int]]) -> Counter[tuple[int, int]]:
    """Pairs of pages (by index) → how many fingerprints they share."""
    repeated = frozenset().union(*stock.values()) if stock else frozenset()
    shared: Counter[tuple[int, int]] = Counter()
    for gram, indexes in postings.items():
        if len(indexes) > 1 and gram not in repeated:
            shared.update(_pairs(indexes))
    return shared


def _pairs(indexes: Sequence[int]) -> Iterable[tuple[int, int]]:
    if len(indexes) <= _COMMON:
        return [(a, b) for n, b in enumerate(indexes) for a in indexes[:n]]
    first = indexes[0]
    return [
        (a, b)
        for n, b in enumerate(indexes[1:], start=1)
        for a in dict.fromkeys((first, *indexes[max(1, n - _NEIGHBOURS) : n]))
    ]


def _compare(
    one: _Text, other: _Text, stock: Mapping[str, frozenset[int]], credits: Mapping[str, Collection[str]]
) -> Copy | None:
    forth = _shared_part(other, one, stock)
    later, earlier, stretches = other, one, forth
    if _same(forth) < LEAST_SHARED:
        return None
    if _is_first(other, one, credits):
        later, earlier, stretches = one, other, _shared_part(one, other, stock)
        if _same(stretches) < LEAST_SHARED:
            return None
    total = len(later.numbers)
    share = min(1.0, _same(stretches) / total)
    return Copy(earlier.sheet.id, later.sheet.id, round(share, 4), tuple(_span(s, later, earlier) for s in stretches))


def _shared_part(later: _Text, earlier: _Text, stock: Mapping[str, frozenset[int]]) -> list[Stretch]:
    found = align(later.numbers, earlier.numbers, later.hashes, earlier.hashes, LEAST_STRETCH)
    marked = _stock_words(later, stock) if later.sheet.outlet in stock else None
    if not marked:
        return found
    return [s for s in found if sum(n in marked for n in range(s.start, s.end)) * 2 < s.end - s.start]


def _stock_words(text: _Text, stock: Mapping[str, frozenset[int]]) -> set[int]:
    """Positions of the words that belong to the outlet's stock: between its fingerprints and under them."""
    mine = stock[text.sheet.outlet or ""]
    marked: set[int] = set()
    last = -GRAM - WINDOW
    for position in text.kept:
        if text.hashes[position] in mine:
            begin = last if position - last <= GRAM + WINDOW else position
            marked.update(range(begin, position + GRAM))
            last = position
    return marked


def _same(stretches: Iterable[Stretch]) -> int:
    return sum(stretch.same for stretch in stretches)


def _is_first(one: _Text, other: _Text, credits: Mapping[str, Collection[str]]) -> bool:
    """Whether `one` was before `other`."""
    a, b = one.sheet, other.sheet
    if a.moment and b.moment and (a.moment.before(b.moment) or b.moment.before(a.moment)):
        return a.moment.before(b.moment)
    credits_b, credits_a = b.outlet in credits.get(a.id, ()), a.outlet in credits.get(b.id, ())
    if a.outlet != b.outlet and credits_a != credits_b:
        return credits_a
    if len(one.numbers) != len(other.numbers):
        return len(one.numbers) > len(other.numbers)
    return a.id < b.id


def _span(stretch: Stretch, later: _Text, earlier: _Text) -> Aligned:
    return Aligned(
        later.sheet.starts[stretch.start],
        later.sheet.ends[stretch.end - 1],
        earlier.sheet.starts[stretch.other],
        earlier.sheet.ends[stretch.other_end - 1],
    )
