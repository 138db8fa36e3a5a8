"""What the readings of two pages say for or against one story, beside their words: a war is told in one place after
another."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from palagan.record.window import NO_DAY, Bools, Floats, Ints, Laid

_SAME_PLACE, _OTHER_PLACE = 1.3, 0.7
"""What likeness is multiplied by where two pages tell of events in one place, or in none that is the same."""
_USUAL_PLACE, _FEW = 0.15, 10
"""The share of the window's pages, and a few more, above which a place where events happen says nothing."""
_OTHER_DAY, _SAME_NEWS = 0.7, 2
"""What likeness is multiplied by where the latest events that two pages tell of lie more than so many days apart."""
_BITS = 63


class Gates:
    """The gates of a window's pages, which are numbered through, day after day. A page's places stand as bits."""

    def __init__(self, laid: Sequence[Laid]) -> None:
        number = sum(len(one.pages) for one in laid)
        starts = np.cumsum([0, *(len(one.pages) for one in laid)])
        pages = np.concatenate([one.places[0] + start for one, start in zip(laid, starts[:-1], strict=True)])
        places, told = np.unique(np.concatenate([one.places[1] for one in laid]), return_inverse=True)
        often = np.bincount(told, minlength=len(places))
        width = len(places) // _BITS + 1
        self._bits: npt.NDArray[np.int64] = np.zeros((number, width), dtype=np.int64)
        np.add.at(self._bits, (pages, told // _BITS), np.left_shift(1, told % _BITS))
        telling = np.flatnonzero(often <= _USUAL_PLACE * number + _FEW)
        self._telling = np.zeros(width, dtype=np.int64)
        np.add.at(self._telling, telling // _BITS, np.left_shift(1, telling % _BITS))
        self._placed: Bools = np.any(self._bits, axis=1)
        self._latest = np.concatenate([one.latest for one in laid])

    def of(self, ones: Ints, others: Ints) -> Floats:
        """What the likeness of each two pages is to be multiplied by; 1 where one of them tells nothing."""
        shared = self._bits[ones] & self._bits[others]
        same = shared.any(axis=1)
        telling = (shared & self._telling).any(axis=1)
        both = self._placed[ones] & self._placed[others]
        factor = np.where(telling, _SAME_PLACE, np.where(both & ~same, _OTHER_PLACE, 1.0))
        one, other = self._latest[ones], self._latest[others]
        apart = (one != NO_DAY) & (other != NO_DAY) & (np.abs(one - other) > _SAME_NEWS)
        return factor * np.where(apart, _OTHER_DAY, 1.0)
