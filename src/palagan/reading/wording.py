"""The words that a network of parties looks at: an anchor's own and its neighbours', an actor's and those between.

Each place has a slot of its own; what stands there is the mean of its words.
"""

from __future__ import annotations

from collections.abc import Iterator

from palagan.reading.anchors import Anchor
from palagan.reading.cast import Cast
from palagan.reading.clause import Clause
from palagan.reading.linking import Candidate
from palagan.reading.scan import Scanned

ANCHOR_SLOTS = 3
"""The anchor, two words before it, two after."""
ACTOR_SLOTS = 4
"""The actor, what stands between it and the anchor, the word before it, the word after."""
_LONGEST = 8
_FARTHEST = 25

Words = tuple[str, ...]


def of_anchor(scanned: Scanned) -> tuple[Words, ...]:
    """What stands in the anchor's slots."""
    clause, anchor = scanned.clause, scanned.anchor
    first, last = anchor.first, anchor.last
    return _words(clause, first, last), _words(clause, max(0, first - 2), first), _words(clause, last, last + 2)


def of_candidates(scanned: Scanned, options: tuple[Candidate, ...]) -> Iterator[tuple[Words, ...]]:
    """What stands in the slots of each candidate; those of an earlier sentence have their name alone."""
    for option in options:
        if option.group is not None:
            yield _of_group(scanned.clause, scanned.anchor, option.group.first, option.group.last)
        else:
            yield _of_name(scanned.scene.cast, option.actor), (), (), ()


def _of_group(clause: Clause, anchor: Anchor, first: int, last: int) -> tuple[Words, ...]:
    start, end = (anchor.last, first) if first >= anchor.last else (last, anchor.first)
    return (
        _words(clause, first, min(last, first + _LONGEST)),
        _words(clause, start, min(end, start + _FARTHEST)),
        _words(clause, max(0, first - 1), first),
        _words(clause, last, last + 1),
    )


def _of_name(cast: Cast, actor: str) -> Words:
    known = cast.get(actor)
    return tuple(known.name.lower().split()[:_LONGEST]) if known else ()


def _words(clause: Clause, first: int, last: int) -> Words:
    return clause.lowers[first:last]
