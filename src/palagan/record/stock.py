"""Stock: text that an outlet repeats under one report after another. It counts for nothing in copies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np

from palagan.record.fingerprints import GRAM_BITS, Grams
from palagan.record.postings import Indexes, Mask, group_sizes

STOCK_PAGES = 5
"""Text that stands under at least so many pages of an outlet, which are otherwise different, is its stock."""
LOOKED_AT = 24
"""So many pages of the outlet, the first that hold it, tell whether it is."""
_SAME_PAGE = 0.5
"""Share of fingerprints from which two pages of an outlet are versions of one."""
_AT_ONCE = 1 << (63 - GRAM_BITS)
"""Pairs compared at once: as many as can be counted beside a fingerprint."""


def stock_among(firsts: Sequence[Sequence[str]], prints: Mapping[str, Grams]) -> list[bool]:
    """Whether fingerprints are stock, by the first pages of the outlet that hold each, in order of publication.

    One is where most of these pages are otherwise different from the one before: no versions of one page.
    """
    numbers: dict[tuple[str, str], int] = {}
    asked = [
        [numbers.setdefault(pair, len(numbers)) for pair in pairwise(first)] if len(first) >= STOCK_PAGES else []
        for first in firsts
    ]
    same = _alike(list(numbers), prints)
    return [sum(not same[n] for n in mine) * 2 > len(mine) if mine else False for mine in asked]


def _alike(pairs: Sequence[tuple[str, str]], prints: Mapping[str, Grams]) -> list[bool]:
    """Whether two pages are versions of one: half the fingerprints of the one that has fewer stand in the other."""
    out: list[bool] = []
    for start in range(0, len(pairs), _AT_ONCE):
        part = pairs[start : start + _AT_ONCE]
        sides = [[prints[pair[side]] for pair in part] for side in (0, 1)]
        sizes = [np.array([len(mine) for mine in side], np.int64) for side in sides]
        every = np.concatenate([grams for side in sides for grams in side])
        number = np.concatenate([np.repeat(np.arange(len(part)), size) for size in sizes])
        every = np.sort((number << GRAM_BITS) | every)
        twice = every[1:][every[1:] == every[:-1]] >> GRAM_BITS
        shared = np.bincount(twice, minlength=len(part))
        out += (shared >= _SAME_PAGE * np.maximum(1, np.minimum(*sizes))).tolist()
    return out


def repeated(gram: Indexes, page: Indexes, outlet: Indexes, fresh: Mask) -> list[Indexes]:
    """Rows of each fingerprint that enough pages of one outlet hold to be its stock, in order of publication: the first
    that tell, and only where one of them is fresh. Outlet 0 is none."""
    own = np.flatnonzero(outlet > 0)
    own = own[np.lexsort((page[own], outlet[own], gram[own]))]
    outlets = int(outlet.max(initial=0)) + 1
    starts, sizes = group_sizes(gram[own] * outlets + outlet[own])
    place = np.arange(len(own))
    tells = (sizes >= STOCK_PAGES) & (place - starts < LOOKED_AT)
    first = np.unique(starts[tells & fresh[own]])
    return [own[start : start + min(LOOKED_AT, size)] for start, size in zip(first, sizes[first], strict=True)]
