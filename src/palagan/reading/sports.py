"""Pages about sport, which speak of attack and defence without meaning war: "Serangan klub itu berbuah *gol*"."""

from __future__ import annotations

from collections.abc import Sequence

from palagan.reading.scan import Scanned
from palagan.reading.untold import listed

_OF_PLAY = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "THREATEN"})
_ENOUGH = 2
"""Different words of sport from which on a page is about it, if nothing on it is of war."""


def at_play(page: Sequence[Scanned], types: Sequence[str | None]) -> frozenset[int]:
    """Numbers of the anchors that tell of force on a page about sport on which nobody is killed or carries arms."""
    if not any(type_ in _OF_PLAY for type_ in types):
        return frozenset()
    told = {token.lower for scanned in page for token in scanned.clause.tokens}
    if len(told & listed("sport")) < _ENOUGH or told & listed("no_sport"):
        return frozenset()
    return frozenset(number for number, type_ in enumerate(types) if type_ in _OF_PLAY)
