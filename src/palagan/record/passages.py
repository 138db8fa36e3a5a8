"""What two pages share: who of the two was likely first, and the passages of the later that stand in the earlier."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from palagan.model.record import Aligned, Copy
from palagan.record.alignment import Laid, Stretch, align
from palagan.record.fingerprints import GRAM
from palagan.record.texts import Text

LEAST_STRETCH = 8
"""Agreeing words in a row (small gaps allowed) that make a shared stretch: longer than a name with its title."""
LEAST_SHARED = 16
"""Agreeing words that make a copy: a long sentence."""
_LEAST_GRAMS = 4
"""Grams that two texts must share to be aligned: eight words in a row have as many."""
_LAID = 1024


@lru_cache(_LAID)
def _laid(text: Text) -> Laid:
    return Laid(text.numbers)


def copy_of(one: Text, other: Text, stock: Collection[tuple[int, str]]) -> Copy | None:
    """The copy that two pages make, or None. `stock` are fingerprints with the outlet whose stock they are.

    Of a copy the share is the part of the later page's words that stand in the earlier, stretches of its outlet's own
    stock left out.
    """
    earlier, later = (one, other) if is_first(one, other) else (other, one)
    laid, over = _laid(later), _laid(earlier)
    found = align(laid, over, LEAST_STRETCH, _LEAST_GRAMS)
    found = _without_stock(found, laid, later, earlier, stock)
    same = sum(stretch.same for stretch in found)
    if same < LEAST_SHARED:
        return None
    share = min(1.0, same / len(later.numbers))
    return Copy(earlier.page, later.page, round(share, 4), tuple(_span(s, later, earlier) for s in found))


def is_first(one: Text, other: Text) -> bool:
    """Whether `one` was likely before `other`: it was published before, or else is credited by the other, or is longer.

    Where nothing tells, the lesser id goes first.
    """
    a, b = one.moment, other.moment
    if a and b and (a.before(b) or b.before(a)):
        return a.before(b)
    credited, credits = one.outlet in other.credits, other.outlet in one.credits
    if one.outlet != other.outlet and credited != credits:
        return credited
    if len(one.numbers) != len(other.numbers):
        return len(one.numbers) > len(other.numbers)
    return one.page < other.page


def _without_stock(
    found: list[Stretch], laid: Laid, later: Text, earlier: Text, stock: Collection[tuple[int, str]]
) -> list[Stretch]:
    """The stretches of which less than half the fingerprints that both pages keep are stock of the later's outlet."""
    outlet = later.outlet
    if not stock or outlet is None or not found:
        return found
    shared = set(later.prints.tolist()).intersection(earlier.prints.tolist())
    repeated = {gram for gram in shared if (gram, outlet) in stock}
    if not repeated:
        return found
    out = []
    for stretch in found:
        inside = shared.intersection(laid.grams[stretch.start : stretch.end - GRAM + 1].tolist())
        if not inside or len(inside & repeated) * 2 < len(inside):
            out.append(stretch)
    return out


def _span(stretch: Stretch, later: Text, earlier: Text) -> Aligned:
    return Aligned(
        int(later.starts[stretch.start]),
        int(later.ends[stretch.end - 1]),
        int(earlier.starts[stretch.other]),
        int(earlier.ends[stretch.other_end - 1]),
    )
