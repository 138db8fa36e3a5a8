"""Deaths on a page on which nobody attacks, fights or is held down: an accident's, an illness's, and no event."""

from __future__ import annotations

from collections.abc import Sequence

from palagan.reading.parties import VICTIM
from palagan.reading.scan import Scanned

_FORCE = frozenset({"ASSAULT", "COERCE", "PROTEST"})


def of_nobody(page: Sequence[Scanned], types: Sequence[str | None]) -> frozenset[int]:
    """Numbers of the anchors that tell of the dead and hurt alone, where no other of the page tells of force."""
    harmed = frozenset(
        number
        for number, (scanned, type_) in enumerate(zip(page, types, strict=True))
        if type_ == "ASSAULT" and scanned.anchor.entry.frame in VICTIM
    )
    if any(type_ in _FORCE and number not in harmed for number, type_ in enumerate(types)):
        return frozenset()
    return harmed
