"""Deaths on a page on which nobody attacks, fights or is held down: an accident's, an illness's, and no event."""

from __future__ import annotations

from collections.abc import Sequence

from palagan.reading.clause import words
from palagan.reading.parties import VICTIM
from palagan.reading.scan import Scanned
from palagan.reading.untold import listed

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
    if any(scanned.ruled_out == "label" and scanned.anchor.entry.frame == "war" for scanned in page):
        return frozenset()
    return frozenset(number for number in harmed if not _fell_in_war(page[number]))


def _fell_in_war(scanned: Scanned) -> bool:
    """Whether the sentence has no word of a mishap or a game and its verb says that somebody killed them, or they
    are armed or of a land at war."""
    harmless = words("mishap") | listed("mishaps")
    if any(token.lower in harmless for token in scanned.clause.tokens):
        return False
    if scanned.anchor.form in listed("killed"):
        return True
    codes = [actor.code for id_ in scanned.parties.targets if (actor := scanned.scene.cast.get(id_)) is not None]
    lands, sectors = listed("lands_at_war"), listed("armed")
    return any(land in lands or sector in sectors for land, _, sector in (code.partition(".") for code in codes))
