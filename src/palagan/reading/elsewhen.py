"""Events told before, by which a sentence only tells when its own took place: "seusai *pertemuan itu* X menemui Y"."""

from __future__ import annotations

from palagan.reading.anchors import Anchor
from palagan.reading.clause import Clause, words

_NAMING = frozenset({"noun", "bare"})


def is_elsewhen(clause: Clause, anchor: Anchor) -> bool:
    """Whether a noun points back to an event before or after which that of its sentence took place."""
    pointing = anchor.voice in _NAMING and clause.word(anchor.last) in words("demonstratives")
    return pointing and clause.word(anchor.first - 1) in words("earlier_or_later")
